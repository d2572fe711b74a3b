"""Every kind of axiom has its sentence; what has none is named, not left out."""

from __future__ import annotations

from pathlib import Path

import pytest
from docs_pages import LANGUAGES
from markupsafe import Markup

from thongthin.asking.question import Language
from thongthin.graph.namespaces import LGC
from thongthin.paths import Project
from thongthin.publishing.ontology_docs.axioms import Axiom, axioms_by_term, read_axioms
from thongthin.publishing.ontology_docs.gather import read_model
from thongthin.publishing.ontology_docs.sentences import sentence
from thongthin.publishing.ontology_docs.words import read_words

PREFIXES = """@prefix lgc: <https://w3id.org/thongthin/def#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
lgc:P a owl:ObjectProperty . lgc:Q a owl:ObjectProperty .
lgc:C a owl:Class . lgc:D a owl:Class . lgc:E a owl:Class .
"""

CASES = {
    "lgc:P a owl:TransitiveProperty .": "If A —P→ B and B —P→ C, then A —P→ C.",
    "lgc:P a owl:SymmetricProperty .": "If A —P→ B, then B —P→ A.",
    "lgc:P a owl:AsymmetricProperty .": "If A —P→ B, then never B —P→ A.",
    "lgc:P a owl:ReflexiveProperty .": "Always A —P→ A.",
    "lgc:P a owl:IrreflexiveProperty .": "Never A —P→ A.",
    "lgc:P a owl:FunctionalProperty .": "A thing has at most one value of P.",
    "lgc:P a owl:InverseFunctionalProperty .": "No two things share a value of P.",
    "lgc:P owl:inverseOf lgc:Q .": "A —P→ B says the same as B —Q→ A.",
    "lgc:P owl:equivalentProperty lgc:Q .": "A —P→ B says the same as A —Q→ B.",
    "lgc:P owl:propertyDisjointWith lgc:Q .": "Never both A —P→ B and A —Q→ B.",
    "lgc:P rdfs:domain lgc:C .": "If A —P→ B, then A belongs to C.",
    "lgc:P rdfs:range lgc:C .": "If A —P→ B, then B belongs to C.",
    "lgc:P owl:propertyChainAxiom ( lgc:Q lgc:P lgc:Q ) .": (
        "If A —Q→ B and B —P→ C and C —Q→ D, then A —P→ D."
    ),
    "lgc:C owl:disjointWith lgc:D .": "Nothing belongs both to C and to D.",
    "lgc:C owl:disjointWith lgc:D , lgc:E .": "Nothing that belongs to C belongs to any of D, E.",
    "[] a owl:AllDisjointClasses ; owl:members ( lgc:C lgc:D lgc:E ) .": (
        "Nothing belongs to more than one of C, D, E."
    ),
    "[] a owl:AllDisjointProperties ; owl:members ( lgc:P lgc:Q ) .": (
        "No two of P, Q lead from one thing to the same value."
    ),
    "lgc:C owl:equivalentClass [ owl:unionOf ( lgc:D lgc:E ) ] .": (
        "Things belong to C exactly when they belong to D or belong to E."
    ),
    "lgc:C owl:equivalentClass [ owl:oneOf ( lgc:D lgc:E ) ] .": (
        "Things belong to C exactly when they are one of D, E."
    ),
    "lgc:C rdfs:subClassOf [ owl:complementOf lgc:D ] .": (
        "All that belong to C do not belong to D."
    ),
    "lgc:C rdfs:subClassOf [ owl:onProperty lgc:P ; owl:allValuesFrom lgc:D ] .": (
        "All that belong to C have only values of P that belong to D."
    ),
    "lgc:C rdfs:subClassOf [ owl:onProperty lgc:P ; owl:hasValue lgc:D ] .": (
        "All that belong to C have D as a value of P."
    ),
    "lgc:C rdfs:subClassOf [ owl:onProperty lgc:P ; owl:maxCardinality 3 ] .": (
        "All that belong to C have at most 3 values of P."
    ),
    "[ owl:onProperty lgc:P ; owl:someValuesFrom lgc:D ] rdfs:subClassOf lgc:C .": (
        "Things that have at least one value of P that belongs to D belong to C."
    ),
    "[ owl:onProperty lgc:P ; owl:someValuesFrom [ owl:unionOf ( lgc:D lgc:E ) ] ] "
    "rdfs:subClassOf lgc:C .": (
        "Things that have at least one value of P among the things that belong to D or belong to "
        "E belong to C."
    ),
    "lgc:C owl:hasKey ( lgc:P ) .": "The module file says more of C, with owl:hasKey.",
    "lgc:C owl:equivalentClass [ owl:onProperty lgc:P ; owl:hasSelf true ] .": (
        "Things belong to C exactly when they fit what the module file says."
    ),
}


def axioms_of(turtle: str, folder: Path) -> list[Axiom]:
    """Return the axioms that a module adds, as its first term tells them."""
    module = folder / "ontology/modules/zz-rl.ttl"
    module.parent.mkdir(parents=True)
    module.write_text(PREFIXES + turtle, encoding="utf-8")
    ontology = read_model(Project(folder))
    told = axioms_by_term(ontology, read_axioms(ontology))
    return [*told[LGC + "C"], *told[LGC + "P"]]


def name(iri: str) -> Markup:
    return Markup(iri.removeprefix(LGC).replace("http://www.w3.org/2002/07/owl#", "owl:"))


@pytest.mark.parametrize(("turtle", "expected"), CASES.items(), ids=list(CASES))
def test_an_axiom_is_told(turtle: str, expected: str, tmp_path: Path) -> None:
    told = [sentence(a, read_words("en"), name).striptags() for a in axioms_of(turtle, tmp_path)]
    assert expected in told


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("turtle", CASES, ids=list(CASES))
def test_no_sentence_has_an_empty_place(turtle: str, language: Language, tmp_path: Path) -> None:
    for axiom in axioms_of(turtle, tmp_path):
        told = sentence(axiom, read_words(language), lambda _: Markup("¤")).striptags()
        assert "  " not in told
        assert "{" not in told
        assert "¤" in told
