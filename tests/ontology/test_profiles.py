"""The axioms stay inside their profiles: what rl.ttl and dl.ttl may say.

Source: OWL 2 Profiles, section 4.2 (OWL 2 RL syntax); OWL 2 Structural Specification, 11.2
(no cardinality, functionality or disjointness on a property that a chain or transitivity defines).
"""

from __future__ import annotations

from pathlib import Path

import pytest
from ontology_files import MODULES, ROOT, graph_of, local, modules
from rdflib import BNode, Graph
from rdflib.namespace import OWL, RDF, RDFS, XSD
from rdflib.term import Node

from thongthin.graph.entailment import read_entailment_rules, unsupported
from thongthin.graph.ontology import read_ontology, read_turtle
from thongthin.paths import Project

RL = graph_of(*sorted((ROOT / "ontology/modules").glob("*rl.ttl")))
DL = graph_of(*sorted((ROOT / "ontology/modules").glob("*dl.ttl")))

RULES_OF: dict[Node, tuple[str, ...]] = {
    RDFS.domain: ("prp-dom",),
    RDFS.range: ("prp-rng",),
    RDFS.subClassOf: ("cax-sco", "scm-sco"),
    OWL.equivalentClass: ("cax-eqc1", "cax-eqc2", "scm-eqc1"),
    OWL.inverseOf: ("prp-inv1", "prp-inv2"),
    OWL.propertyChainAxiom: ("prp-spo2",),
    OWL.intersectionOf: ("cls-int1", "cls-int2", "scm-int"),
    OWL.hasValue: ("cls-hv1", "cls-hv2"),
    OWL.someValuesFrom: ("cls-svf1",),
    OWL.TransitiveProperty: ("prp-trp",),
    OWL.FunctionalProperty: ("prp-fp", "eq-rep-o"),
}
"""Construct → the rules that draw its conclusions."""

WITHOUT_CONCLUSION = {OWL.disjointWith, OWL.propertyDisjointWith}
"""Constructs from which only a contradiction follows (cax-dw, prp-pdw)."""

PLUMBING = {RDF.type, RDF.first, RDF.rest, OWL.onProperty}


def non_simple(graph: Graph) -> set[Node]:
    """Properties that a chain or transitivity defines, with their inverses and parents."""
    found = set(graph.subjects(OWL.propertyChainAxiom))
    found |= set(graph.subjects(RDF.type, OWL.TransitiveProperty))
    while True:
        more = {o for s in found for o in graph.objects(s, RDFS.subPropertyOf)}
        more |= {o for s in found for o in graph.objects(s, OWL.inverseOf)}
        more |= {s for o in found for s in graph.subjects(OWL.inverseOf, o)}
        if more <= found:
            return found
        found |= more


def test_every_rl_construct_has_its_rules() -> None:
    rules = {rule.id for rule in read_entailment_rules(Project())}
    constructs = {p for _, p, _ in RL} - PLUMBING - WITHOUT_CONCLUSION
    constructs |= set(RL.objects(None, RDF.type)) - {OWL.Class, OWL.Restriction}
    for construct in constructs:
        assert construct in RULES_OF, f"no rule reads {construct}"
        assert set(RULES_OF[construct]) <= rules, construct


def test_chains_and_intersections_are_of_two() -> None:
    assert unsupported(read_ontology(Project(), with_dl=False)) == ()


def test_a_longer_chain_would_be_found(tmp_path: Path) -> None:
    path = tmp_path / "long.ttl"
    path.write_text(
        "@prefix owl: <http://www.w3.org/2002/07/owl#> .\n"
        "<urn:p> owl:propertyChainAxiom ( <urn:a> <urn:b> <urn:c> ) .\n",
        encoding="utf-8",
    )
    assert [str(t.subject) for t in unsupported(read_turtle(path))] == ["<urn:p>"]


def test_rl_restricts_superclasses_as_the_profile_allows() -> None:
    """An existential may stand under a class, never above one (OWL 2 Profiles, 4.2.3)."""
    above = set(RL.objects(None, RDFS.subClassOf)) | set(RL.objects(None, OWL.equivalentClass))
    for node in above:
        if isinstance(node, BNode):
            head = RL.value(node, OWL.intersectionOf)
            members = [node, *RL.items(head)] if head is not None else [node]
            assert not any(RL.value(m, OWL.someValuesFrom) for m in members)


def test_cardinalities_and_the_like_stand_on_simple_properties() -> None:
    graph = modules()
    forbidden = non_simple(graph)
    assert {"operatedBy", "appliesPrinciple"} <= {local(p) for p in forbidden}
    cardinal = [OWL.qualifiedCardinality, OWL.minQualifiedCardinality, OWL.maxQualifiedCardinality]
    cardinal += [OWL.cardinality, OWL.minCardinality, OWL.maxCardinality]
    counted = {o for c in cardinal for r in DL.subjects(c) for o in DL.objects(r, OWL.onProperty)}
    assert counted
    counted |= set(graph.subjects(RDF.type, OWL.FunctionalProperty))
    counted |= set(graph.subjects(OWL.propertyDisjointWith))
    counted |= set(graph.objects(None, OWL.propertyDisjointWith))
    assert sorted(local(p) for p in counted & forbidden) == []


def test_dates_and_texts_are_no_ranges() -> None:
    ranges = set(modules().objects(None, RDFS.range))
    assert not ranges & {XSD.date, XSD.gYear, RDF.langString}


def test_datatypes_are_never_classes_or_individuals() -> None:
    graph = modules()
    object_ranges = {
        value
        for term in graph.subjects(RDF.type, OWL.ObjectProperty)
        for value in graph.objects(term, RDFS.range)
    }
    data_ranges = {
        value
        for term in graph.subjects(RDF.type, OWL.DatatypeProperty)
        for value in graph.objects(term, RDFS.range)
    }
    assert data_ranges
    assert all(str(value).startswith(str(XSD)) for value in data_ranges)
    assert not any(str(value).startswith(str(XSD)) for value in object_ranges)


@pytest.mark.parametrize("path", MODULES, ids=lambda p: p.name)
def test_no_module_imports_another_ontology(path: Path) -> None:
    assert not list(graph_of(path).objects(None, OWL.imports))
