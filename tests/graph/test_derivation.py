"""Every inferred triple has a derivation that is sound, ends, and is the same on every run."""

from __future__ import annotations

from dataclasses import replace

import pyoxigraph as ox
import pytest
from closure_samples import EVERY_AXIOM_KIND, RULES, sample

from thongthin.errors import OntologyError, UsageError
from thongthin.graph.closure import infer
from thongthin.graph.derivation import Derivation, Derivations
from thongthin.graph.namespaces import RDF, RDFS, XSD
from thongthin.graph.ontology import read_turtle

EX = "https://example.org/"


def ex(name: str) -> ox.NamedNode:
    return ox.NamedNode(EX + name)


def is_a(thing: str, cls: str) -> ox.Triple:
    return ox.Triple(ex(thing), ox.NamedNode(RDF + "type"), ex(cls))


def concludes(derivation: Derivation) -> bool:
    """Run the rule on the premises alone: does it give the conclusion?"""
    assert derivation.rule is not None
    store = ox.Store()
    for premise in derivation.premises:
        store.add(ox.Quad(premise.triple.subject, premise.triple.predicate, premise.triple.object))
    result = store.query(derivation.rule.text)
    assert isinstance(result, ox.QueryTriples)
    return derivation.triple in set(result)


def test_every_derivation_is_sound_and_goes_back_in_time() -> None:
    closure = sample()
    derivations = Derivations(closure)
    for triple, number in closure.rounds.items():
        derivation = derivations.derive(triple)
        assert derivation.triple == triple
        assert concludes(derivation), triple
        for premise in derivation.premises:
            before = closure.round_of(premise.triple)
            assert before is not None
            assert before < number


def test_leaves_are_what_was_said() -> None:
    closure = sample()
    derivations = Derivations(closure)
    for triple in closure.inferred:
        leaves = derivations.derive(triple).leaves()
        assert leaves
        assert all(closure.round_of(leaf) == 0 for leaf in leaves)


def test_derivations_use_rules_of_every_table() -> None:
    derivations = Derivations(sample())
    rules = {derivations.derive(triple).rule for triple in sample().rounds}
    used = {rule.id for rule in rules if rule is not None}
    assert {"prp-spo1", "prp-spo2", "prp-trp", "prp-inv1", "cls-hv2", "cls-int1", "cax-sco"} <= used


def test_derivations_are_the_same_on_every_run() -> None:
    other = infer(reversed(read_turtle(EVERY_AXIOM_KIND)), tuple(reversed(RULES)))
    one, two = Derivations(sample()), Derivations(other)
    for triple in sample().inferred:
        assert one.derive(triple) == two.derive(triple)


def test_a_derivation_reads_as_its_steps() -> None:
    """Tom is a cat (said) with the value mixed (said), so in the intersection, so a moggy."""
    derivation = Derivations(sample()).derive(is_a("tom", "Moggy"))
    assert derivation.rule is not None
    assert derivation.rule.id == "cax-eqc2"
    breed = ox.Triple(ex("tom"), ex("breed"), ex("mixed"))
    assert {is_a("tom", "Cat"), breed} <= set(derivation.leaves())
    steps = {premise.rule.id for premise in derivation.premises if premise.rule}
    assert steps == {"cls-int1"}


def test_axioms_stand_before_facts() -> None:
    derivation = Derivations(sample()).derive(is_a("tom", "Mammal"))
    assert [str(premise.triple.predicate) for premise in derivation.premises] == [
        "<http://www.w3.org/2000/01/rdf-schema#subClassOf>",
        f"<{RDF}type>",
    ]


def test_what_was_said_needs_no_reason() -> None:
    said = is_a("tom", "Cat")
    assert Derivations(sample()).derive(said) == Derivation(said)
    assert Derivation(said).leaves() == (said,)


def test_leaves_keep_the_form_in_which_they_were_said() -> None:
    """Oxigraph keeps the value, not the datatype; a statement is found by its form."""
    domain = ox.Triple(ex("number"), ox.NamedNode(RDFS + "domain"), ex("Count"))
    forms = [
        ox.Literal("50", datatype=ox.NamedNode(XSD + "nonNegativeInteger")),
        ox.Literal("050", datatype=ox.NamedNode(XSD + "integer")),
        ox.Literal("50", datatype=ox.NamedNode(XSD + "integer")),
    ]
    for form in forms:
        said = ox.Triple(ex("count"), ex("number"), form)
        closure = infer([domain, said], RULES)
        derivation = Derivations(closure).derive(is_a("count", "Count"))
        assert derivation.leaves() == (domain, said)
        assert Derivations(closure).derive(said) == Derivation(said)


def test_what_is_not_known_has_no_derivation() -> None:
    with pytest.raises(UsageError, match="neither stated nor inferred"):
        Derivations(sample()).derive(is_a("tom", "Person"))


def test_a_rule_with_more_than_patterns_is_refused() -> None:
    text = "CONSTRUCT { ?o ?p ?s } WHERE { ?s ?p ?o FILTER(?s != ?o) }"
    closure = infer([is_a("tom", "Cat")], [replace(RULES[0], id="own", text=text)])
    with pytest.raises(OntologyError, match=r"own.rq: needs a CONSTRUCT whose WHERE"):
        Derivations(closure)
