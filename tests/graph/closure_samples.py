"""A small graph with an axiom of every kind, and the comparison with owlrl."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path

import owlrl
import pyoxigraph as ox
import rdflib
from rdflib.namespace import OWL, RDF, RDFS, XSD

from thongthin.graph.closure import Closure, infer
from thongthin.graph.entailment import read_entailment_rules
from thongthin.graph.ontology import read_turtle
from thongthin.paths import Project

EVERY_AXIOM_KIND = Path(__file__).parent / "closure/every_axiom_kind.ttl"
RULES = read_entailment_rules(Project())
BUILT_IN = tuple(str(namespace) for namespace in (RDF, RDFS, OWL, XSD))


@cache
def sample() -> Closure:
    """The closure of the sample graph."""
    return infer(read_turtle(EVERY_AXIOM_KIND), RULES)


def to_rdflib(triples: Iterable[ox.Triple]) -> rdflib.Graph:
    """The same triples as an rdflib graph."""
    lines = "".join(f"{triple} .\n" for triple in triples)
    return rdflib.Graph().parse(data=lines, format="nt")


def by_owlrl(triples: Iterable[ox.Triple]) -> set[tuple[rdflib.term.Node, ...]]:
    """What owlrl adds to a graph, set-aside triples left out."""
    graph = to_rdflib(triples)
    before = set(graph)
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(graph)
    return {triple for triple in set(graph) - before if is_compared(triple)}


def by_rules(closure: Closure) -> set[tuple[rdflib.term.Node, ...]]:
    """What the rule files add to a graph, set-aside triples left out."""
    return {triple for triple in to_rdflib(closure.inferred) if is_compared(triple)}


def is_compared(triple: tuple[rdflib.term.Node, ...]) -> bool:
    """Say whether a triple counts in the comparison.

    Set aside: subjects that are no IRI; anonymous classes as objects; triples about or with a
    term of RDF, RDFS, OWL or XSD itself (owl:Thing, rdfs:Literal, owl:Nothing …); a term related
    to itself. Literals as objects count, compared by value.
    """
    subject, _, value = triple
    if not isinstance(subject, rdflib.URIRef) or isinstance(value, rdflib.BNode):
        return False
    built_in = [
        str(n).startswith(BUILT_IN) for n in (subject, value) if isinstance(n, rdflib.URIRef)
    ]
    return not any(built_in) and subject != value
