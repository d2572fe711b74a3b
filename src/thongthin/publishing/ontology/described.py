"""What is said of each term and concept, found by subject and property."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from types import MappingProxyType
from typing import Literal

import pyoxigraph as ox

from thongthin.graph.namespaces import LGC, OWL, RDF

Kind = Literal["class", "object property", "data property", "annotation property"]

_KINDS: MappingProxyType[str, Kind] = MappingProxyType(
    {
        OWL + "Class": "class",
        OWL + "ObjectProperty": "object property",
        OWL + "DatatypeProperty": "data property",
        OWL + "AnnotationProperty": "annotation property",
    }
)

_Value = ox.NamedNode | ox.Literal


class Described:
    """Triples with named subjects, indexed.

    Args:
        triples: any; those about blank nodes, and with blank nodes as values, are passed over.
    """

    def __init__(self, triples: Iterable[ox.Triple]) -> None:
        self._values: dict[tuple[str, str], list[_Value]] = defaultdict(list)
        self._kinds: dict[str, Kind] = {}
        for triple in triples:
            subject, value = triple.subject, triple.object
            if isinstance(subject, ox.NamedNode) and isinstance(value, ox.NamedNode | ox.Literal):
                self._values[subject.value, triple.predicate.value].append(value)
                if triple.predicate.value == RDF + "type" and value.value in _KINDS:
                    self._kinds[subject.value] = _KINDS[value.value]

    def own_terms(self) -> dict[str, Kind]:
        """Return the classes and properties of our namespace, sorted by IRI, with their kind."""
        return {iri: self._kinds[iri] for iri in sorted(self._kinds) if iri.startswith(LGC)}

    def texts(self, iri: str, predicate: str, language: str | None = None) -> tuple[str, ...]:
        """Return literal values, sorted; of one language ("" for none at all) or of any."""
        found = self._values.get((iri, predicate), ())
        return tuple(
            sorted(
                value.value
                for value in found
                if isinstance(value, ox.Literal) and language in (None, value.language or "")
            )
        )

    def by_language(self, iri: str, predicate: str) -> dict[str, str]:
        """Return language → text, sorted by language; of several in one language the last."""
        found = self._values.get((iri, predicate), ())
        texts = sorted(
            (value.language, value.value)
            for value in found
            if isinstance(value, ox.Literal) and value.language
        )
        return dict(texts)

    def iris(self, iri: str, predicate: str) -> tuple[str, ...]:
        """Return values that are IRIs, sorted."""
        found = self._values.get((iri, predicate), ())
        return tuple(sorted(value.value for value in found if isinstance(value, ox.NamedNode)))
