"""The ontology opens in the tools that people use: rdflib, Oxigraph and owlready2."""

from __future__ import annotations

from pathlib import Path

import owlready2
import pyoxigraph as ox
import pytest
from ontology_files import MODULES, SCHEMES, modules, own_terms, schemes
from rdflib.namespace import OWL, RDF

from thongthin.graph.namespaces import LGC
from thongthin.graph.ontology import named, read_ontology, read_schemes, read_turtle
from thongthin.paths import Project


def test_rdflib_and_oxigraph_read_the_same_number_of_triples() -> None:
    for files, graph in ((MODULES, modules()), (SCHEMES, schemes())):
        store = ox.Store()
        for path in files:
            store.load(path=path, format=ox.RdfFormat.TURTLE)
        assert len(store) == len(graph)


def test_named_triples_have_no_blank_node_and_lack_no_term() -> None:
    triples = tuple(named(read_ontology(Project()) + read_schemes(Project())))
    assert not any("_:" in str(t.subject) or str(t.object).startswith("_:") for t in triples)
    assert {str(term) for term in own_terms()} <= {
        t.subject.value for t in triples if isinstance(t.subject, ox.NamedNode)
    }


def test_blank_nodes_are_named_alike_on_every_reading() -> None:
    one, two = (read_ontology(Project()) for _ in range(2))
    assert one == two
    assert any(isinstance(t.subject, ox.BlankNode) for t in one)


@pytest.mark.parametrize(
    "names", [("a/x.ttl", "b/x.ttl"), ("a/x y.ttl", "a/xy.ttl"), ("a/ก.ttl", "a/ข.ttl")]
)
def test_two_files_never_share_a_blank_node(tmp_path: Path, names: tuple[str, str]) -> None:
    blanks = []
    for name in names:
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("<urn:s> <urn:p> [ <urn:q> [] ] .\n", encoding="utf-8")
        blanks.append({t.object for t in read_turtle(path) if isinstance(t.object, ox.BlankNode)})
    assert [len(found) for found in blanks] == [2, 2]
    assert not blanks[0] & blanks[1]


def test_owlready2_reads_rdf_xml(tmp_path: Path) -> None:
    path = tmp_path / "ontology.rdf"
    modules().serialize(path, format="xml")
    world = owlready2.World()
    world.get_ontology(path.as_uri()).load()
    kinds = {
        OWL.Class: world.classes(),
        OWL.ObjectProperty: world.object_properties(),
        OWL.DatatypeProperty: world.data_properties(),
        OWL.AnnotationProperty: world.annotation_properties(),
    }
    for kind, found in kinds.items():
        ours = {str(t) for t in own_terms() if (t, RDF.type, kind) in modules()}
        assert ours
        assert ours <= {entity.iri for entity in found if entity.iri.startswith(LGC)}, kind
