"""The JSON-LD context that records are written under, made from the ontology.

Keys are the local names of our classes and properties, and the few terms of others that records
use. Object properties are coerced to `@id`, data properties to their datatype; texts in a
language say it themselves (`{"@value": …, "@language": …}`).

Source: JSON-LD 1.1, sections 4.1 (context), 4.2.3 (type coercion), 4.1.11 (protected terms).

`python -m thongthin.graph.context` prints it; with a file name it writes it there.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable
from pathlib import Path

import pyoxigraph as ox

from thongthin.errors import OntologyError
from thongthin.graph.namespaces import (
    DCTERMS,
    LGC,
    ORG,
    OWL,
    PREFIXES,
    PROV,
    RDF,
    SCHEMA,
    SKOS,
    XSD,
)
from thongthin.graph.ontology import read_ontology
from thongthin.paths import Project

TermDefinition = str | dict[str, str]

SHORTENED = ("dcterms", "id", "lgc", "prov", "scheme", "skos", "xsd")
"""Prefixes under which records may write compact IRIs."""

FOREIGN: dict[str, tuple[str, str]] = {
    "Concept": (SKOS + "Concept", ""),
    "Organization": (ORG + "Organization", ""),
    "altLabel": (SKOS + "altLabel", ""),
    "audience": (DCTERMS + "audience", "@id"),
    "inScheme": (SKOS + "inScheme", "@id"),
    "issued": (DCTERMS + "issued", XSD + "date"),
    "notation": (SKOS + "notation", ""),
    "prefLabel": (SKOS + "prefLabel", ""),
    "publisher": (DCTERMS + "publisher", "@id"),
    "subject": (DCTERMS + "subject", "@id"),
    "title": (DCTERMS + "title", ""),
    "wasAttributedTo": (PROV + "wasAttributedTo", "@id"),
}
"""Key → IRI and coercion ("" for none) of the terms of others that records use."""

_CLASS = OWL + "Class"
_OBJECT_PROPERTY = OWL + "ObjectProperty"
_KINDS = frozenset({_CLASS, _OBJECT_PROPERTY, OWL + "DatatypeProperty", OWL + "AnnotationProperty"})


def make_context(project: Project) -> dict[str, dict[str, object]]:
    """Return the context document: one key, `@context`; terms sorted by name.

    Raises:
        OntologyError: a module is no Turtle, or two terms would share a key.
    """
    triples = read_ontology(project)
    kinds, ranges = _kinds(triples), _ranges(triples)
    terms: dict[str, TermDefinition] = {
        key: _definition(iri, coercion) for key, (iri, coercion) in FOREIGN.items()
    }
    for iri, kind in kinds.items():
        key = iri.removeprefix(LGC)
        if key in terms:
            raise OntologyError(f"{iri} and a term of others share the key {key}; rename it")
        terms[key] = _definition(iri, _coercion(kind, ranges.get(iri, ())))
    prefixes: dict[str, TermDefinition] = {name: PREFIXES[name] for name in SHORTENED}
    context: dict[str, object] = {"@version": 1.1}
    return {"@context": context | prefixes | dict(sorted(terms.items()))}


def to_json(document: dict[str, dict[str, object]]) -> str:
    """Return the document as it is committed: two spaces, keys as given, a final newline."""
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _kinds(triples: Iterable[ox.Triple]) -> dict[str, str]:
    """Term of ours → its kind (class, object, data or annotation property)."""
    return {
        triple.subject.value: triple.object.value
        for triple in triples
        if triple.predicate.value == RDF + "type"
        and isinstance(triple.subject, ox.NamedNode)
        and isinstance(triple.object, ox.NamedNode)
        and triple.subject.value.startswith(LGC)
        and triple.object.value in _KINDS
    }


def _ranges(triples: Iterable[ox.Triple]) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for triple in triples:
        subject, value = triple.subject, triple.object
        if triple.predicate.value != SCHEMA + "rangeIncludes":
            continue
        if isinstance(subject, ox.NamedNode) and isinstance(value, ox.NamedNode):
            found.setdefault(subject.value, []).append(value.value)
    return {iri: tuple(sorted(values)) for iri, values in found.items()}


def _coercion(kind: str, ranges: tuple[str, ...]) -> str:
    """What plain strings and numbers under a key become: `@id`, a datatype, or as they are."""
    if kind == _CLASS:
        return ""
    if kind == _OBJECT_PROPERTY or ranges == (RDF + "Property",):
        return "@id"
    return ranges[0] if len(ranges) == 1 and ranges[0].startswith(XSD) else ""


def _definition(iri: str, coercion: str) -> TermDefinition:
    if not coercion:
        return _shorten(iri)
    return {"@id": _shorten(iri), "@type": _shorten(coercion)}


def _shorten(iri: str) -> str:
    for prefix in SHORTENED:
        if iri.startswith(PREFIXES[prefix]):
            return f"{prefix}:{iri.removeprefix(PREFIXES[prefix])}"
    return iri


def main(arguments: list[str]) -> None:
    """Print the context, or write it to the file named."""
    file = _file_named(arguments)
    text = to_json(make_context(Project()))
    if file:
        file.write_text(text, encoding="utf-8")
    else:
        sys.stdout.write(text)


def _file_named(arguments: list[str]) -> Path | None:
    parser = argparse.ArgumentParser(
        prog="python -m thongthin.graph.context", description="Print the JSON-LD context."
    )
    parser.add_argument("file", nargs="?", type=Path, help="write it there instead")
    named: Path | None = parser.parse_args(arguments).file
    return named


if __name__ == "__main__":
    main(sys.argv[1:])
