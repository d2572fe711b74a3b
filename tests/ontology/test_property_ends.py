"""What stands at the ends of a property has the class that the property's own module names.

A term names the classes at its ends by annotation (`schema:domainIncludes`, `rangeIncludes`). Where
that is one class of ours, or one datatype that OWL 2 has, an axiom must say so: from `x property y`
the class of x, or of y, follows; a value of another datatype is a contradiction. The cases are made
from the annotations, so an axiom that is gone is missed.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

import pytest
from axiom_proofs import axioms, is_end, theory
from hermit import followers, is_consistent
from ontology_files import local, modules
from owl_theory import Theory, theory_of
from rdflib import Graph, Literal, URIRef
from rdflib.namespace import OWL, RDF, XSD
from rdflib.term import Node
from released_files import declared

from thongthin.graph.namespaces import LGC, SCHEMA

OUTSIDE_OWL = {XSD.date, XSD.duration, XSD.gYear}
"""Datatypes that are no range in OWL 2; the shapes ask for them."""

VALUES = {
    XSD.boolean: (Literal(True), Literal("x")),
    XSD.decimal: (Literal(Decimal("1.5")), Literal("x")),
    XSD.integer: (Literal(-1), Literal(Decimal("1.5"))),
    XSD.nonNegativeInteger: (Literal(0), Literal(-1)),
    XSD.positiveInteger: (Literal(1), Literal(0)),
    XSD.string: (Literal("x"), Literal(True)),
}
"""Datatype → a value that is of it, and one that is just outside."""

THING, OTHER = URIRef("urn:example:thing"), URIRef("urn:example:other")


class End(NamedTuple):
    """One end of a property, and the one class or datatype that is named there."""

    term: URIRef
    side: str
    kind: URIRef

    @property
    def is_of_values(self) -> bool:
        return self.kind.startswith(str(XSD))

    @property
    def words(self) -> str:
        return f"{local(self.term)} {self.side}"


def named_ends() -> Iterator[End]:
    """Yield the ends at which one class or datatype is named, sorted."""
    graph = modules()
    for side in ("domain", "range"):
        includes = URIRef(f"{SCHEMA}{side}Includes")
        for term in sorted({s for s in graph.subjects(includes) if isinstance(s, URIRef)}):
            kinds = [kind for kind in graph.objects(term, includes) if isinstance(kind, URIRef)]
            if len(kinds) == 1 and (term, RDF.type, OWL.AnnotationProperty) not in graph:
                yield End(term, side, kinds[0])


NAMED = tuple(named_ends())
OF_CLASSES = [end for end in NAMED if end.kind.startswith(LGC)]
OF_VALUES = [end for end in NAMED if end.is_of_values and end.kind not in OUTSIDE_OWL]


def other_end(end: End) -> Node:
    """Return what may stand at the other end: a thing, or a value of the property's datatype."""
    if (end.term, RDF.type, OWL.ObjectProperty) in modules():
        return OTHER
    kind = next((other.kind for other in OF_VALUES if other.term == end.term), XSD.string)
    return VALUES[kind][0]


def facts(*triples: tuple[Node, Node, Node]) -> Theory:
    graph = Graph()
    for triple in triples:
        graph.add(triple)
    return theory_of(declared(graph))


def has_class(end: End, ontology: Theory) -> bool:
    """Say whether the class of a thing at that end of a statement follows from the statement."""
    other = other_end(end)
    said = (THING, end.term, other) if end.side == "domain" else (other, end.term, THING)
    claim = facts((THING, RDF.type, end.kind))
    (follows,) = followers(claim, ontology.plus(facts(said))).values()
    return follows


@pytest.mark.parametrize("end", OF_CLASSES, ids=lambda end: end.words)
def test_class_follows_from_a_statement(end: End) -> None:
    assert has_class(end, theory("rl"))


@pytest.mark.parametrize("end", OF_VALUES, ids=lambda end: end.words)
def test_value_of_another_datatype_is_a_contradiction(end: End) -> None:
    fits, does_not = VALUES[end.kind]
    assert is_consistent(theory("rl").plus(facts((THING, end.term, fits))))
    assert not is_consistent(theory("rl").plus(facts((THING, end.term, does_not))))


def test_every_domain_and_range_has_a_case() -> None:
    cases = {end.words for end in (*OF_CLASSES, *OF_VALUES)}
    said = {
        " ".join(words.lower().split(":")[0].split()[:2]) for words in axioms() if is_end(words)
    }
    assert sorted(said - {words.lower() for words in cases}) == []


@pytest.mark.parametrize("words", ["countOf Domain ReportedCount", "onPage Range SourcePage"])
def test_an_axiom_that_is_gone_is_missed(words: str) -> None:
    end = next(end for end in OF_CLASSES if words.lower().startswith(end.words.lower()))
    assert not has_class(end, theory("rl").minus(words))
