"""Ontology and vocabulary as graphs of the dataset, without their blank nodes.

Anonymous restrictions and lists stay in the module files, where reasoners read them; named triples
travel with the data, so that labels, hierarchy and concepts are at hand to every query
(DESIGN.md, decision 11).
"""

from __future__ import annotations

from collections.abc import Iterable

import pyoxigraph

from thongthin.graph.namespaces import ONTOLOGY_GRAPH, VOCABULARY_GRAPH
from thongthin.graph.ntriples import Triple
from thongthin.graph.ontology import named, read_ontology, read_schemes
from thongthin.paths import Project


def read_terms(project: Project) -> dict[str, frozenset[str]]:
    """Return the lines of `graph/ontology` and `graph/vocabulary`, by graph IRI.

    Raises:
        OntologyError: a file is no Turtle; says which file and where in it.
    """
    return {
        ONTOLOGY_GRAPH: to_lines(named(read_ontology(project))),
        VOCABULARY_GRAPH: to_lines(named(read_schemes(project))),
    }


def to_lines(triples: Iterable[pyoxigraph.Triple]) -> frozenset[str]:
    """Return triples as canonical N-Triples lines, each once."""
    return frozenset(
        Triple(str(triple.subject), str(triple.predicate), str(triple.object)).line
        for triple in triples
    )
