"""Ontology and vocabulary travel with the data, without blank nodes."""

from __future__ import annotations

from thongthin.graph.dataset import Dataset
from thongthin.graph.namespaces import LGC, ONTOLOGY_GRAPH, SKOS, VOCABULARY_GRAPH
from thongthin.graph.ontology import read_ontology
from thongthin.graph.quads import TYPE
from thongthin.graph.terms import read_terms
from thongthin.paths import Project


def test_named_triples_of_both_graphs() -> None:
    dataset = Dataset()
    for name, lines in read_terms(Project()).items():
        dataset = dataset.with_graph(name, lines)  # refuses blank nodes
    assert list(dataset.graphs) == sorted((ONTOLOGY_GRAPH, VOCABULARY_GRAPH))
    assert (
        f"<{LGC}Assertion> {TYPE} <http://www.w3.org/2002/07/owl#Class> ."
        in (dataset.graphs[ONTOLOGY_GRAPH])
    )
    assert any(f"<{SKOS}prefLabel>" in line for line in dataset.graphs[VOCABULARY_GRAPH])
    assert len(dataset.graphs[ONTOLOGY_GRAPH]) < len(set(read_ontology(Project())))
