"""Triples in memory, looked up by subject or by value; IRIs and blank nodes are plain strings.

A name is an IRI, or `_:` and the name of a blank node; only literals stay objects of their own.
Every answer is sorted or in the order of the files, so that what is made of it never varies.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from thongthin.asking.question import Bilingual
from thongthin.graph.namespaces import RDF

Value = str | ox.Literal

TYPE = RDF + "type"


class Triples:
    """An index of triples."""

    def __init__(self, triples: Iterable[ox.Triple]) -> None:
        self._forward: dict[str, dict[str, dict[Value, None]]] = {}
        self._back: dict[Value, dict[str, dict[str, None]]] = {}
        for triple in triples:
            subject, value = _node(triple.subject), _value(triple.object)
            predicate = triple.predicate.value
            self._forward.setdefault(subject, {}).setdefault(predicate, {})[value] = None
            self._back.setdefault(value, {}).setdefault(predicate, {})[subject] = None

    def __contains__(self, name: str) -> bool:
        return name in self._forward

    def names(self) -> tuple[str, ...]:
        """Return every subject, in the order of the files."""
        return tuple(self._forward)

    def predicates(self, subject: str) -> tuple[str, ...]:
        """Return the properties of a subject, sorted, its types first."""
        return tuple(sorted(self._forward.get(subject, ()), key=lambda p: (p != TYPE, p)))

    def values(self, subject: str, predicate: str) -> tuple[Value, ...]:
        """Return the values of a property, in the order of the files."""
        return tuple(self._forward.get(subject, {}).get(predicate, ()))

    def iris(self, subject: str, predicate: str) -> tuple[str, ...]:
        """Return the values that are IRIs, sorted."""
        found = self.values(subject, predicate)
        return tuple(sorted(v for v in found if isinstance(v, str) and not is_blank(v)))

    def blanks(self, subject: str, predicate: str) -> tuple[str, ...]:
        """Return the values that are blank nodes, in the order of the files."""
        found = self.values(subject, predicate)
        return tuple(v for v in found if isinstance(v, str) and is_blank(v))

    def texts(self, subject: str, predicate: str) -> tuple[ox.Literal, ...]:
        """Return the values that are literals, sorted."""
        found = (v for v in self.values(subject, predicate) if isinstance(v, ox.Literal))
        return tuple(sorted(found, key=literal_order))

    def text(self, subject: str, predicate: str) -> Bilingual:
        """Return the first value of a property in each language, "" where there is none."""
        found = {"th": "", "en": ""}
        for literal in reversed(self.texts(subject, predicate)):
            if literal.language in found:
                found[literal.language] = literal.value
        return Bilingual(found["th"], found["en"])

    def plain(self, subject: str, predicate: str) -> str:
        """Return the first value of a property as text, "" where there is none."""
        found = self.texts(subject, predicate)
        return found[0].value if found else next(iter(self.iris(subject, predicate)), "")

    def subjects(self, predicate: str, value: Value) -> tuple[str, ...]:
        """Return what has that value of a property, sorted."""
        return tuple(sorted(self._back.get(value, {}).get(predicate, ())))

    def used(self, value: Value) -> Iterator[tuple[str, str]]:
        """Yield subject and property of every triple with that value, in the order of files."""
        for predicate, subjects in self._back.get(value, {}).items():
            for subject in subjects:
                yield subject, predicate

    def uses_of(self, predicate: str) -> Iterator[tuple[str, Value]]:
        """Yield subject and value of every triple with that property, in the order of files."""
        for subject, properties in self._forward.items():
            for value in properties.get(predicate, ()):
                yield subject, value

    def items(self, head: str) -> tuple[Value, ...]:
        """Return the members of an RDF list."""
        found: list[Value] = []
        while head in self._forward:
            found += self.values(head, RDF + "first")[:1]
            rest = self.values(head, RDF + "rest")[:1]
            head = rest[0] if rest and isinstance(rest[0], str) else ""
        return tuple(found)


def is_blank(name: str) -> bool:
    """Say whether a name is that of a blank node."""
    return name.startswith("_:")


def literal_order(literal: ox.Literal) -> tuple[str, str, str]:
    """Return what literals are sorted by: language, characters, datatype."""
    return (literal.language or "", literal.value, literal.datatype.value)


def _node(term: ox.NamedNode | ox.BlankNode | ox.Triple) -> str:
    return term.value if isinstance(term, ox.NamedNode) else str(term)


def _value(term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> Value:
    return term if isinstance(term, ox.Literal) else _node(term)
