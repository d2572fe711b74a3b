"""The examples: every term occurs in one, and each passes the shapes that its head names.

`# Shapes: all but evidence, thai` in the head of an example leaves out those shape files: data may
be written without evidence, and a project elsewhere leaves out what is Thai only.
"""

from __future__ import annotations

import re
from pathlib import Path

import pyoxigraph as ox
import pyshacl
import pytest
import rdflib
from ontology_files import MODULES, ROOT, SCHEMES, SHAPES, graph_of, local, own_terms
from pyshacl.graph_abstraction import DataGraph
from rdflib.namespace import RDF, SH, SKOS

from thongthin.graph.closure import infer
from thongthin.graph.entailment import read_entailment_rules
from thongthin.graph.namespaces import LGC, OWL
from thongthin.graph.ontology import read_turtle
from thongthin.paths import Project

EXAMPLES = tuple(sorted((ROOT / "ontology/examples").glob("*.ttl")))
HEAD = re.compile(r"^# Shapes: all(?: but (?P<out>[a-z]+(?:, [a-z]+)*))?$", re.MULTILINE)
FOREIGN = ROOT / "ontology/examples/non-thai-municipality.ttl"


def left_out(example: Path) -> frozenset[str]:
    """Return the names of the shape files that an example's head leaves out."""
    found = HEAD.search(example.read_text(encoding="utf-8"))
    assert found, f"{example.name} must have a line '# Shapes: all' or '# Shapes: all but …'"
    return frozenset((found["out"] or "").split(", ")) - {""}


def modules_for(example: Path) -> tuple[Path, ...]:
    """Return the modules and vocabularies that the example is read with."""
    is_thai = "thai" not in left_out(example)
    return tuple(p for p in (*MODULES, *SCHEMES) if is_thai or not p.name.startswith("thai"))


def findings(example: Path, text: str | None = None) -> list[str]:
    """Return "shape: focus node" of everything that a stock validator reports."""
    store = ox.Store()
    for path in modules_for(example):
        store.load(path=path, format=ox.RdfFormat.TURTLE)
    store.load((text or example.read_text(encoding="utf-8")).encode(), format=ox.RdfFormat.TURTLE)
    shapes = graph_of(*(p for p in SHAPES if p.stem not in left_out(example)))
    _, report, words = pyshacl.validate(
        DataGraph.from_oxigraph_store(store), shacl_graph=shapes, inference="none"
    )
    assert isinstance(report, rdflib.Graph), words
    return sorted(
        f"{report.value(result, SH.sourceShape)}: {report.value(result, SH.focusNode)}"
        f" {report.value(result, SH.value)}"
        for result in report.subjects(RDF.type, SH.ValidationResult)
        if report.value(result, SH.resultSeverity) != SH.Info
    )


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda p: p.stem)
def test_example_passes_the_shapes(example: Path) -> None:
    assert findings(example) == []


@pytest.mark.parametrize("name", ['skos:prefLabel "ผลการประกวดของ', "lgc:awardedTo"])
def test_a_fault_in_an_example_would_be_found(name: str) -> None:
    example = ROOT / "ontology/examples/awards.ttl"
    lines = example.read_text(encoding="utf-8").splitlines()
    first = next(i for i, line in enumerate(lines) if line.strip().startswith(name))
    assert findings(example, "\n".join(lines[:first] + lines[first + 1 :]))


def test_every_term_occurs_in_an_example() -> None:
    used = {str(term) for triple in graph_of(*EXAMPLES) for term in triple}
    assert (
        sorted(local(term) for term in own_terms() if str(term) not in used | on_concepts()) == []
    )


def on_concepts() -> set[str]:
    """Return the classes of the vocabulary's concepts that an example names."""
    concepts = {o for o in graph_of(*EXAMPLES).objects() if isinstance(o, rdflib.URIRef)}
    vocabulary = graph_of(*SCHEMES)
    return {str(t) for concept in concepts for t in vocabulary.objects(concept, RDF.type)}


def test_examples_name_declared_terms_only() -> None:
    terms = {str(term) for term in own_terms()}
    named = {str(t) for triple in graph_of(*EXAMPLES) for t in triple if str(t).startswith(LGC)}
    assert sorted(named - terms) == []


def test_concepts_of_the_examples_exist() -> None:
    vocabulary = graph_of(*SCHEMES)
    concepts = {
        o
        for o in graph_of(*EXAMPLES).objects()
        if str(o).startswith(LGC.replace("def#", "scheme/"))
    }
    known = {
        *vocabulary.subjects(SKOS.inScheme),
        *vocabulary.subjects(RDF.type, SKOS.ConceptScheme),
    }
    assert concepts
    assert sorted(str(c) for c in concepts - known) == []


def test_the_foreign_example_has_nothing_thai() -> None:
    """It is read without the Thai modules, holds an agreement and a network, and no Thai letter."""
    graph = graph_of(FOREIGN)
    thai = {str(s) for s in graph_of(*(p for p in MODULES if p.stem == "thai")).subjects()}
    assert thai
    assert {str(t) for triple in graph for t in triple} & thai == set()
    assert not re.search("[\u0e00-\u0e7f]", FOREIGN.read_text(encoding="utf-8"))
    for cls in ("PartnershipAgreement", "CollaborationNetwork"):
        assert list(graph.subjects(RDF.type, rdflib.URIRef(LGC + cls))), cls


def test_parties_follow_in_the_foreign_example_without_the_thai_modules() -> None:
    axioms = [p for p in modules_for(FOREIGN) if not p.name.endswith("dl.ttl")]
    triples = tuple(t for path in (*axioms, FOREIGN) for t in read_turtle(path))
    closure = infer(triples, read_entailment_rules(Project()))
    party = ox.NamedNode(LGC + "hasParty")
    assert len([t for t in closure.inferred if t.predicate == party]) == 2


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda p: p.stem)
def test_no_example_is_an_ontology_of_its_own(example: Path) -> None:
    assert not list(graph_of(example).subjects(RDF.type, rdflib.URIRef(OWL + "Ontology")))
