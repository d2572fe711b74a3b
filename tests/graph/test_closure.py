"""The closure is that of OWL 2 RL: equal to owlrl's, the same in any order, and finite."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

import pyoxigraph as ox
import pytest
from closure_samples import EVERY_AXIOM_KIND, RULES, by_owlrl, by_rules, sample
from hypothesis import given, settings
from hypothesis import strategies as st

from thongthin.errors import OntologyError
from thongthin.graph.closure import infer
from thongthin.graph.entailment import EntailmentRule, read_entailment_rules
from thongthin.graph.namespaces import GRAPH, OWL, RDF, RDFS
from thongthin.graph.ontology import named, read_ontology, read_schemes, read_turtle
from thongthin.paths import Project, packaged_root

BUILT = packaged_root() / "kg/thongthin.nq"
PART = ox.NamedNode("urn:part")
TRANSITIVE = ox.Triple(PART, ox.NamedNode(RDF + "type"), ox.NamedNode(OWL + "TransitiveProperty"))


def node(name: str) -> ox.NamedNode:
    return ox.NamedNode(f"urn:{name}")


def test_sample_has_the_closure_of_owlrl() -> None:
    expected = by_owlrl(read_turtle(EVERY_AXIOM_KIND))
    assert len(expected) > 50
    assert by_rules(sample()) == expected


def test_literals_are_among_what_follows() -> None:
    literals = [t for t in sample().inferred if isinstance(t.object, ox.Literal)]
    assert [str(t.object) for t in literals] == ['"Tom"']


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_every_rule_concludes_something_in_the_sample(rule: EntailmentRule) -> None:
    result = sample().store.query(rule.text)
    assert isinstance(result, ox.QueryTriples)
    assert list(result)


def test_ontology_alone_has_the_closure_of_owlrl() -> None:
    axioms = read_ontology(Project(), with_dl=False) + read_schemes(Project())
    closure = infer(axioms, RULES)
    assert by_rules(closure) == by_owlrl(axioms)


@pytest.mark.slow
@pytest.mark.skipif(not BUILT.is_file(), reason="kg/ is not built yet")
def test_the_built_graph_has_the_closure_of_owlrl() -> None:
    said = built_statements()
    closure = infer(said, RULES)
    expected = by_owlrl(said)
    assert len(expected) > 100
    assert by_rules(closure) == expected


def built_statements() -> tuple[ox.Triple, ...]:
    """Facts and things of every report and register, with the ontology and the vocabulary."""
    quads = ox.parse(path=BUILT, format=ox.RdfFormat.N_QUADS)
    said = tuple(
        quad.triple
        for quad in quads
        if isinstance(quad.graph_name, ox.NamedNode)
        and quad.graph_name.value.startswith(GRAPH)
        and quad.graph_name.value.endswith(("/facts", "/things"))
    )
    return said + read_ontology(Project(), with_dl=False) + read_schemes(Project())


def test_order_of_triples_and_rules_does_not_matter() -> None:
    triples, rules = list(read_turtle(EVERY_AXIOM_KIND)), list(RULES)
    random.Random(1).shuffle(triples)
    random.Random(2).shuffle(rules)
    other = infer(triples, rules)
    assert other.inferred == sample().inferred
    assert other.rounds == sample().rounds


def test_nothing_follows_from_a_closure() -> None:
    everything = tuple(quad.triple for quad in sample().store)
    assert infer(everything, RULES).rounds == {}


def test_what_was_said_is_not_inferred() -> None:
    said = set(named(read_turtle(EVERY_AXIOM_KIND)))
    assert not said & set(sample().inferred)
    assert all(sample().round_of(triple) == 0 for triple in said)
    assert sample().round_of(ox.Triple(PART, PART, PART)) is None


def test_no_term_is_related_to_itself_by_what_always_holds() -> None:
    always = {OWL + "sameAs", OWL + "equivalentClass", RDFS + "subClassOf", RDFS + "subPropertyOf"}
    idle = [t for t in sample().rounds if t.subject == t.object and t.predicate.value in always]
    assert idle == []


@settings(max_examples=60, deadline=None)
@given(st.sets(st.tuples(st.integers(0, 7), st.integers(0, 7)), max_size=14))
def test_transitive_closure_is_reachability(edges: set[tuple[int, int]]) -> None:
    said = [ox.Triple(node(f"n{a}"), PART, node(f"n{b}")) for a, b in edges]
    closure = infer([TRANSITIVE, *said], RULES)
    found = {(t.subject, t.object) for t in (*said, *closure.inferred) if t.predicate == PART}
    reach = set(edges)
    while more := {(a, d) for a, b in reach for c, d in reach if b == c} - reach:
        reach |= more
    assert found == {(node(f"n{a}"), node(f"n{b}")) for a, b in reach}


def test_rounds_count_the_steps() -> None:
    said = [ox.Triple(node(f"n{i}"), PART, node(f"n{i + 1}")) for i in range(5)]
    closure = infer([TRANSITIVE, *said], RULES)
    far = ox.Triple(node("n0"), PART, node("n5"))
    near = ox.Triple(node("n0"), PART, node("n2"))
    assert closure.round_of(near) == 1
    assert closure.round_of(far) == 3


@pytest.mark.parametrize(
    ("text", "complaint"),
    [("SELECT * WHERE { ?s ?p ?o }", "is no CONSTRUCT query"), ("CONSTRUCT {", "is no SPARQL")],
)
def test_a_broken_rule_is_named(text: str, complaint: str) -> None:
    broken = replace(RULES[0], id="own-rule", text=text)
    with pytest.raises(OntologyError, match=f"own-rule.rq: {complaint}"):
        infer([TRANSITIVE], [broken])


def test_a_chain_of_three_is_refused() -> None:
    cells = [ox.BlankNode(f"c{i}") for i in range(3)]
    first, rest = (ox.NamedNode(RDF + name) for name in ("first", "rest"))
    chain = [ox.Triple(PART, ox.NamedNode(OWL + "propertyChainAxiom"), cells[0])]
    ends: list[ox.BlankNode | ox.NamedNode] = [*cells[1:], ox.NamedNode(RDF + "nil")]
    for cell, end in zip(cells, ends, strict=True):
        chain += [ox.Triple(cell, first, PART), ox.Triple(cell, rest, end)]
    with pytest.raises(OntologyError, match="not of two members"):
        infer(chain, RULES)


def test_rules_are_titled_in_both_languages_and_lead_to_the_specification() -> None:
    rules = read_entailment_rules(Project())
    assert [rule.id for rule in rules] == sorted(rule.id for rule in rules)
    for rule in rules:
        assert rule.title["en"]
        assert rule.title["th"]
        assert rule.source.startswith("https://www.w3.org/TR/owl2-profiles/#")


def test_a_rule_without_a_title_is_named(tmp_path: Path) -> None:
    folder = tmp_path / "ontology/rules"
    folder.mkdir(parents=True)
    (folder / "own.rq").write_text("#+ source: x\nCONSTRUCT WHERE { ?s ?p ?o }\n", encoding="utf-8")
    with pytest.raises(OntologyError, match=r"own.rq: the #\+ head needs title"):
        read_entailment_rules(Project(tmp_path))
