"""One use of a term in Turtle, cut from `ontology/examples/*.ttl`: short, and valid by itself.

Source: RDF 1.1 Turtle, sections 2.2 (predicate lists) and 2.4 (prefixed names).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from thongthin.asking.question import Language
from thongthin.errors import OntologyError
from thongthin.graph.namespaces import ID, PREFIXES, RDFS, SCHEME, SKOS, XSD
from thongthin.graph.ontology import read_turtle
from thongthin.paths import Project
from thongthin.publishing.ontology_docs.model import Ontology, Term
from thongthin.publishing.ontology_docs.triples import TYPE, Triples, Value

EXAMPLES = ("ontology/examples", "*.ttl")

MOST_LINES = 8
"""Statements that are shown of a thing whose class is the term."""

_LABELS = (SKOS + "prefLabel", RDFS + "label")
_LOCAL = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9_.-]*[A-Za-z0-9_-])?")
_NEXT = " ;\n    "
_PLAIN = {XSD + "boolean", XSD + "integer", XSD + "decimal"}

Statement = tuple[str, str, Value]


@dataclass(frozen=True, slots=True)
class Example:
    """A graph, with the prefixes that its file writes."""

    triples: Triples
    prefixes: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Examples:
    """The example graphs, and behind them the concept schemes."""

    graphs: tuple[Example, ...]

    def of(self, term: Term, language: Language) -> str:
        """Return the statements around one use of a term as Turtle, "" where none uses it.

        Args:
            term: the term.
            language: the language whose labels are kept where there are both.
        """
        for around in (_use, _mention):
            for example in self.graphs:
                statements = around(term, example.triples)
                if statements:
                    kept = tuple(_in_language(statements, language))
                    return "\n".join(_Writer(example.prefixes).document(kept)) + "\n"
        return ""


def read_examples(project: Project, ontology: Ontology) -> Examples:
    """Return the examples of a project.

    Raises:
        OntologyError: a file is no Turtle; names file and line.
    """
    graphs = [
        Example(Triples(read_turtle(path)), _prefixes(path)) for path in project.files(*EXAMPLES)
    ]
    return Examples((*graphs, Example(ontology.schemes, {})))


def _prefixes(path: Path) -> dict[str, str]:
    try:
        parser = ox.parse(path=path, format=ox.RdfFormat.TURTLE)
        for _ in parser:
            pass
    except SyntaxError as error:
        raise OntologyError(f"is no Turtle: {error.msg}", where=path.name) from error
    return dict(parser.prefixes)


def _use(term: Term, graph: Triples) -> tuple[Statement, ...]:
    """Return what is said of a thing of the class, or one statement with the property."""
    if term.kind == "class":
        for thing in graph.subjects(TYPE, term.iri):
            return tuple(_statements(thing, graph))[:MOST_LINES]
    else:
        for subject, value in graph.uses_of(term.iri):
            return (*_names(subject, graph), (subject, term.iri, value), *_named(value, graph))
    return ()


def _mention(term: Term, graph: Triples) -> tuple[Statement, ...]:
    """Return one statement whose value the term is."""
    for subject, predicate in graph.used(term.iri):
        return (*_names(subject, graph), (subject, predicate, term.iri))
    return ()


def _named(value: Value, graph: Triples) -> Iterator[Statement]:
    if isinstance(value, str):
        yield from _names(value, graph)


def _names(thing: str, graph: Triples) -> Iterator[Statement]:
    """Yield what a thing is and what it is called."""
    for predicate in (TYPE, *_LABELS):
        for value in graph.values(thing, predicate):
            yield thing, predicate, value


def _statements(thing: str, graph: Triples) -> Iterator[Statement]:
    yield from _names(thing, graph)
    for predicate in graph.predicates(thing):
        if predicate not in (TYPE, *_LABELS):
            for value in graph.values(thing, predicate):
                yield thing, predicate, value


def _in_language(statements: tuple[Statement, ...], language: Language) -> Iterator[Statement]:
    """Yield the statements without the texts that are there in the page's language too."""
    said = {
        (s, p) for s, p, v in statements if isinstance(v, ox.Literal) and v.language == language
    }
    for subject, predicate, value in statements:
        tag = value.language if isinstance(value, ox.Literal) else None
        if tag in (None, language) or (subject, predicate) not in said:
            yield subject, predicate, value


class _Writer:
    """Turtle with the prefixes it needs, a subject a paragraph, a statement a line."""

    def __init__(self, prefixes: Mapping[str, str]) -> None:
        common = {namespace: prefix for prefix, namespace in PREFIXES.items()}
        self._prefixes = common | {namespace: prefix for prefix, namespace in prefixes.items()}
        self._used: dict[str, str] = {}

    def document(self, statements: Iterable[Statement]) -> list[str]:
        by_subject: dict[str, list[str]] = {}
        for subject, predicate, value in statements:
            verb = "a" if predicate == TYPE else self._iri(predicate)
            line = f"{verb} {self._value(value)}"
            lines = by_subject.setdefault(self._iri(subject), [])
            if line not in lines:
                lines.append(line)
        body = [f"{subject} {_NEXT.join(lines)} ." for subject, lines in by_subject.items()]
        declared = [f"@prefix {p}: <{iri}> ." for p, iri in sorted(self._used.items())]
        return [*declared, "", *body]

    def _value(self, value: Value) -> str:
        if isinstance(value, str):
            return self._iri(value)
        datatype = value.datatype.value
        if datatype in _PLAIN:
            return value.value
        if value.language or datatype == XSD + "string":
            return str(value)
        return f"{ox.Literal(value.value)}^^{self._iri(datatype)}"

    def _iri(self, iri: str) -> str:
        if iri.startswith("_:"):
            return iri
        cut = max(iri.rfind("/"), iri.rfind("#")) + 1
        namespace, local = iri[:cut], iri[cut:]
        prefix = self._prefixes.get(namespace) or _typed_prefix(namespace)
        is_taken = self._used.get(prefix, namespace) != namespace
        if not prefix or is_taken or not _LOCAL.fullmatch(local):
            return f"<{iri}>"
        self._used[prefix] = namespace
        return f"{prefix}:{local}"


def _typed_prefix(namespace: str) -> str:
    """Return a prefix for a type of thing or a scheme of ours, which has none: its last part."""
    if not namespace.startswith((ID, SCHEME)):
        return ""
    return namespace.rstrip("/").rsplit("/", 1)[-1]
