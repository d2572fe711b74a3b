"""Every term of ours: labels, definitions and examples in both languages, its place, its name."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
from ontology_files import (
    AXIOM_MODULES,
    BUILT_IN,
    ENTAILMENT_RULES,
    KINDS,
    LANGUAGES,
    MODULES,
    SCHEMES,
    SHAPES,
    STUBS,
    graph_of,
    has_cycle,
    is_built_in,
    is_own,
    local,
    modules,
    own_terms,
)
from rdflib import BNode, Literal, URIRef
from rdflib.namespace import OWL, RDF, RDFS, SKOS

from thongthin.graph.namespaces import LGC, ONTOLOGY, SCHEMA

SUBDIVIDED = {OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty}


def texts(term: URIRef, predicate: URIRef, language: str) -> list[str]:
    values = modules().objects(term, predicate)
    return [str(v) for v in values if isinstance(v, Literal) and v.language == language]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("predicate", [RDFS.label, SKOS.definition, SKOS.example])
def test_every_term_has_one_text_in_each_language(predicate: URIRef, language: str) -> None:
    found = {local(term): texts(term, predicate, language) for term in own_terms()}
    assert {name: values for name, values in found.items() if len(values) != 1} == {}
    stray = [name for name, (text,) in found.items() if text != " ".join(text.split())]
    assert stray == []


def test_definitions_are_sentences_that_do_not_use_the_label() -> None:
    for term in own_terms():
        (definition,) = texts(term, SKOS.definition, "en")
        (label,) = texts(term, RDFS.label, "en")
        assert definition[0].isupper(), local(term)
        assert definition.endswith("."), local(term)
        assert label.lower() not in definition.lower(), local(term)


def test_every_term_says_where_it_is_defined() -> None:
    for term in own_terms():
        assert list(modules().objects(term, RDFS.isDefinedBy)) == [URIRef(ONTOLOGY)], local(term)


def test_every_term_has_one_kind_and_a_name_of_that_kind() -> None:
    for term in own_terms():
        kinds = [kind for kind in modules().objects(term, RDF.type) if kind in KINDS]
        assert len(kinds) == 1, local(term)
        form = r"[A-Z][A-Za-z]*" if kinds == [OWL.Class] else r"[a-z][A-Za-z]*"
        assert re.fullmatch(form, local(term))


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_terms_share_a_label(language: str) -> None:
    count = Counter(label for term in own_terms() for label in texts(term, RDFS.label, language))
    assert [label for label, times in count.items() if times > 1] == []


@pytest.mark.parametrize("path", [*MODULES, *SCHEMES, *SHAPES], ids=lambda p: p.name)
def test_every_term_of_ours_in_a_file_is_declared(path: Path) -> None:
    declared = set(own_terms())
    used = {
        node
        for triple in graph_of(path)
        for node in triple
        if isinstance(node, URIRef) and str(node).startswith(LGC) and str(node) != LGC
    }
    assert sorted(local(term) for term in used - declared) == []


def test_every_term_of_others_is_declared_and_used() -> None:
    stubs = next(path for path in MODULES if path.name == STUBS)
    declared = set(graph_of(stubs).subjects())
    others = [path for path in (*MODULES, *SCHEMES) if path != stubs]
    graph = graph_of(*others)
    places = {p for _, p, _ in graph} | set(graph.objects(None, RDF.type))
    places |= {o for p in (RDFS.subClassOf, RDFS.subPropertyOf) for o in graph.objects(None, p)}
    places |= {o for p in (OWL.onClass, OWL.someValuesFrom) for o in graph.objects(None, p)}
    for end in ("domainIncludes", "rangeIncludes"):
        places |= set(graph.objects(None, URIRef(SCHEMA + end)))
    used = {term for term in places if not is_own(term) and not is_built_in(term)}
    assert sorted(str(term) for term in used - declared) == []


def test_nothing_is_said_of_terms_of_others_but_their_kind() -> None:
    for path in MODULES:
        for subject, predicate, value in graph_of(path):
            if is_own(subject) or str(subject).startswith("https://w3id.org/thongthin/"):
                continue
            assert (path.name, predicate) == (STUBS, RDF.type), (subject, predicate)
            assert value in KINDS


@pytest.mark.parametrize("predicate", [RDFS.subClassOf, RDFS.subPropertyOf], ids=["class", "prop"])
def test_hierarchy_has_no_cycle(predicate: URIRef) -> None:
    pairs = [(s, o) for s, o in modules().subject_objects(predicate) if not isinstance(o, BNode)]
    assert pairs
    assert has_cycle(pairs) is None


def test_a_cycle_would_be_found() -> None:
    one, two = URIRef("urn:one"), URIRef("urn:two")
    assert has_cycle([(one, two), (two, one)]) in {one, two}


@pytest.mark.parametrize("path", MODULES, ids=lambda p: p.name)
def test_modules_are_kept_apart_by_profile(path: Path) -> None:
    """Axioms stand in rl.ttl and dl.ttl; the other modules are hierarchy and words."""
    graph = graph_of(path)
    if path.name in AXIOM_MODULES:
        assert not list(graph.subjects(RDFS.label)), "terms are described in their own module"
        return
    assert not any(isinstance(node, BNode) for triple in graph for node in triple)
    axioms = {p for _, p, _ in graph if str(p).startswith(BUILT_IN)}
    assert axioms <= {
        RDF.type,
        RDFS.label,
        RDFS.subClassOf,
        RDFS.subPropertyOf,
        RDFS.isDefinedBy,
        OWL.versionIRI,
        OWL.versionInfo,
    }


def test_annotations_of_ends_agree_with_the_axioms() -> None:
    """A domain or range in rl.ttl is the one that the term's own module names."""
    ends = {"domain": RDFS.domain, "range": RDFS.range}
    for name, predicate in ends.items():
        for term, value in modules().subject_objects(predicate):
            named = list(modules().objects(term, URIRef(f"{SCHEMA}{name}Includes")))
            assert named == [value], f"{local(term)} {name}"


@pytest.mark.parametrize("path", [*SCHEMES, *SHAPES], ids=lambda p: p.name)
def test_no_blank_nodes_outside_the_modules(path: Path) -> None:
    assert not any(isinstance(node, BNode) for triple in graph_of(path) for node in triple)


def test_rules_name_no_term_of_ours() -> None:
    assert ENTAILMENT_RULES
    for path in ENTAILMENT_RULES:
        assert "thongthin" not in path.read_text(encoding="utf-8"), path.name


def test_properties_have_a_parent_of_their_own_kind() -> None:
    graph = modules()
    for below, over in graph.subject_objects(RDFS.subPropertyOf):
        if over == RDFS.label:
            continue
        kinds = [SUBDIVIDED & set(graph.objects(term, RDF.type)) for term in (below, over)]
        assert kinds[0] == kinds[1], (local(below), over)
