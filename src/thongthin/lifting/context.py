"""The context of records, read as plain JSON: which keys and values JSON-LD would lose in silence.

A JSON-LD processor drops, without a word, a key that the context does not define, a reference
that is no IRI and an empty value (JSON-LD 1.1 API, 5.1.2 steps 13.3 and 13.4, 5.2.2), and makes
a blank node of a node without `@id`. Records are checked for all of that before.

No RDF library is needed here, so that the gate and the graph ask the same question.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from thongthin.errors import OntologyError
from thongthin.lifting.record import Node
from thongthin.paths import Project

CONTEXT_FILE = "ontology/context.jsonld"
"""Where the generated context lies in a project."""

_OWN_TERMS = "lgc"
_NODE_KEYWORDS = frozenset({"@id", "@type"})
_VALUE_KEYWORDS = frozenset({"@value", "@type", "@language"})
_LANGUAGE = re.compile(r"[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*")
"""A well-formed tag, as far as RDF asks (Turtle, production LANGTAG; RFC 5646 for the lengths)."""

_IRI = re.compile(r"""([A-Za-z][A-Za-z0-9+.-]*):([^\x00-\x20<>"{}|\\^`]+)""")
"""Prefix and rest of a compact or absolute IRI; the rest excludes what RFC 3987 does."""


@dataclass(frozen=True)
class Context:
    """The context that records are written under.

    Attributes:
        source: the object under `@context`, as JSON.
        terms: keys that name a class or a property.
        prefixes: keys that only shorten IRIs ("id", "scheme", "lgc").
        references: keys whose plain string values are IRIs (coerced to `@id` or `@vocab`).
    """

    source: dict[str, Any]
    terms: frozenset[str]
    prefixes: frozenset[str]
    references: frozenset[str]

    @classmethod
    def of(cls, source: dict[str, Any]) -> Context:
        """Read the object that stands under `@context`."""
        named = {key: value for key, value in source.items() if not key.startswith("@")}
        prefixes = frozenset(key for key, value in named.items() if _is_prefix(value))
        references = frozenset(
            key
            for key, value in named.items()
            if isinstance(value, dict) and value.get("@type") in ("@id", "@vocab")
        )
        return cls(source, frozenset(named) - prefixes, prefixes, references)

    def definition(self, term: str) -> str:
        """Return the compact or absolute IRI that a term stands for.

        Raises:
            KeyError: no such term.
        """
        value = self.source[term]
        return str(value["@id"] if isinstance(value, dict) else value)


def read_context(project: Project) -> Context:
    """Read `ontology/context.jsonld`.

    Raises:
        OntologyError: the file is missing, no JSON, or has no `@context` object.
    """
    path = project.file(CONTEXT_FILE)
    if path is None:
        raise OntologyError("is missing; write it with `python -m thongthin.graph.context`",
                            where=CONTEXT_FILE)  # fmt: skip
    try:
        source = json.loads(path.read_text(encoding="utf-8"))
    except (json.JSONDecodeError, UnicodeDecodeError) as error:
        raise OntologyError(f"is no JSON: {error}", where=str(path)) from error
    if not isinstance(source, dict) or not isinstance(source.get("@context"), dict):
        raise OntologyError("has no object under @context", where=str(path))
    return Context.of(source["@context"])


def unknown_keys(node: Node, context: Context) -> tuple[str, ...]:
    """Return the keys of a node, and of nodes inside it, that the context does not define.

    Args:
        node: a JSON-LD node object.
        context: the context it stands under.

    Returns:
        The keys, each once, sorted; `@graph`, `@reverse`, `@list` and other keywords that records
        do not use are among them.
    """
    found: set[str] = set()
    waiting: list[Node] = [node]
    for each in waiting:
        known = _VALUE_KEYWORDS if "@value" in each else _NODE_KEYWORDS
        for key, value in each.items():
            if key not in known and ("@value" in each or key not in context.terms):
                found.add(key)
            items = value if isinstance(value, list) else (value,)
            waiting.extend(item for item in items if isinstance(item, dict))
    return tuple(sorted(found))


def lost_values(node: Node, context: Context) -> tuple[str, ...]:
    """Return the values that JSON-LD processing would drop or turn into something else.

    Args:
        node: a JSON-LD node object whose keys are known (`unknown_keys` is empty).
        context: the context it stands under.

    Returns:
        One sentence fragment a value ("hasParty: 'x' is no IRI"), in the order of the node.
    """
    return tuple(_losses_of_node(node, context))


def count_values(node: Node) -> int:
    """Return how many values a node has, types and those of nodes inside it included.

    It is the number of triples that JSON-LD processing must yield, repeats counted.
    """
    count = 0
    for key, value in node.items():
        for item in value if isinstance(value, list) else (value,):
            count += key != "@id"
            if isinstance(item, dict) and "@value" not in item:
                count += count_values(item)
    return count


def _is_prefix(definition: object) -> bool:
    if isinstance(definition, dict):
        return bool(definition.get("@prefix", False))
    return isinstance(definition, str) and definition.endswith(("/", "#"))


def _losses_of_node(node: Node, context: Context) -> Iterator[str]:
    if not isinstance(node.get("@id"), str):
        yield "a node without @id would become a blank node"
    elif not _is_iri(node["@id"], context):
        yield f"@id: {node['@id']!r} is no IRI under the context"
    for key, value in node.items():
        if key == "@id":
            continue
        items = value if isinstance(value, list) else [value]
        if not items:
            yield f"{key}: an empty list says nothing"
        for item in items:
            yield from _losses_of_value(key, item, context)


def _losses_of_value(key: str, value: object, context: Context) -> Iterator[str]:
    match value:
        case dict() if "@value" in value:
            yield from _losses_of_literal(key, value["@value"])
            yield from _losses_of_tags(key, value, context)
        case dict():
            yield from _losses_of_node(value, context)
        case str() if key == "@type":
            if value not in context.terms and not _is_iri(value, context):
                yield f"@type: {value!r} is no class of the context"
        case str() if key in context.references:
            if not _is_iri(value, context):
                yield f"{key}: {value!r} is no IRI under the context"
        case _:
            yield from _losses_of_literal(key, value)


def _losses_of_literal(key: str, value: object) -> Iterator[str]:
    # Numbers with a fraction become xsd:double in E notation (JSON-LD 1.1 API, 8.2.2 step 9).
    if value is None or isinstance(value, float | list | dict):
        yield f"{key}: {value!r} cannot be kept as it is; write it as a string"


def _losses_of_tags(key: str, value: Mapping[str, object], context: Context) -> Iterator[str]:
    language, datatype = value.get("@language", "th"), value.get("@type")
    if not isinstance(language, str) or not _LANGUAGE.fullmatch(language):
        yield f"{key}: {language!r} is no language tag"
    if "@type" in value and not (isinstance(datatype, str) and _is_iri(datatype, context)):
        yield f"{key}: {datatype!r} is no datatype under the context"
    if "@language" in value and ("@type" in value or not isinstance(value["@value"], str)):
        yield f"{key}: only a string without a datatype has a language"


def _is_iri(text: str, context: Context) -> bool:
    prefix, rest = _split(text)
    if not prefix:
        return False
    if prefix == _OWN_TERMS:
        return rest in context.terms
    return prefix in context.prefixes or rest.startswith("//")


@lru_cache(maxsize=1 << 12)
def _split(text: str) -> tuple[str, str]:
    """Return prefix and rest of a compact or absolute IRI, ("", "") of anything else."""
    found = _IRI.fullmatch(text)
    return (found[1], found[2]) if found else ("", "")
