"""`thongthin.terms` and `thongthin.load_ontology`, as a program of another project uses them."""

from __future__ import annotations

import copy
import doctest
import pickle
import subprocess
import sys
from collections.abc import Mapping
from importlib import import_module
from typing import Any, assert_type

import pyoxigraph as ox
import pytest
from rdflib import URIRef

import thongthin
from thongthin import Term, Terms, load_ontology, terms
from thongthin.errors import ThongthinError
from thongthin.graph.namespaces import LGC
from thongthin.graph.ontology import read_ontology, read_schemes
from thongthin.paths import Project


@pytest.mark.parametrize("module", ["thongthin.term", "thongthin.owl"])
def test_examples_in_the_docstrings_hold(module: str) -> None:
    outcome = doctest.testmod(import_module(module))
    assert outcome.attempted > 3
    assert outcome.failed == 0


def test_a_term_is_its_iri_to_every_library() -> None:
    term = terms.LearningCentre
    assert_type(term, Term)
    assert term == LGC + "LearningCentre"
    assert URIRef(term) == URIRef(LGC + "LearningCentre")
    assert ox.NamedNode(term).value == f"{term}"
    assert (term.name, term.kind) == ("LearningCentre", "class")


def test_every_term_has_its_words_in_both_languages() -> None:
    kinds = set()
    for name, term in terms.items():
        assert term == LGC + name
        kinds.add(term.kind)
        for language in ("en", "th"):
            assert term.label(language)
            assert term.definition(language)
    assert {"class", "object property", "data property"} <= kinds


def test_terms_are_those_of_the_modules() -> None:
    subjects = {
        t.subject.value for t in read_ontology(Project()) if isinstance(t.subject, ox.NamedNode)
    }
    ours = {iri.removeprefix(LGC) for iri in subjects if iri.startswith(LGC)}
    assert set(terms) == ours
    assert list(terms) == sorted(terms)
    assert len(terms) == len(ours)
    assert isinstance(terms, Mapping)
    assert set(dir(terms)) >= ours


def test_no_term_is_hidden_by_what_a_mapping_has() -> None:
    assert set(terms) & set(dir(Terms)) == set()


def test_a_misspelt_name_tells_those_near() -> None:
    with pytest.raises(AttributeError, match="there is no term 'hasPartners'; near: hasPartner, "):
        _ = terms.hasPartners
    with pytest.raises(KeyError, match="near: LearningCentre"):
        _ = terms["LearningCenter"]
    with pytest.raises(AttributeError, match=r"there is no term 'Qqqqqqqqqqq'$"):
        _ = terms.Qqqqqqqqqqq
    assert not hasattr(terms, "__wrapped__")
    assert terms.get("LearningCenter") is None


def test_another_language_is_told() -> None:
    with pytest.raises(ThongthinError, match="Award has no words in 'de'; known: en, th"):
        terms.Award.label("de")


def test_a_term_can_be_copied_and_sent() -> None:
    term = terms.Award
    for other in (pickle.loads(pickle.dumps(term)), copy.deepcopy(term)):
        assert (other, other.kind, other.label("th")) == (term, term.kind, term.label("th"))
    assert copy.copy(terms).Award == term


def test_import_reads_nothing_of_rdf() -> None:
    program = "import sys, thongthin; print(*sys.modules)"
    command = [sys.executable, "-c", program]
    run = subprocess.run(command, capture_output=True, text=True, check=True)
    assert "thongthin.term" in run.stdout.split()
    assert {"rdflib", "pyoxigraph", "owlready2", "click", "yaml"} & set(run.stdout.split()) == set()


def test_the_ontology_is_loaded_whole() -> None:
    ontology: Any = load_ontology()
    triples = {*read_ontology(Project()), *read_schemes(Project())}
    assert len(ontology.graph) == len(triples)
    assert ontology.base_iri == LGC
    classes = {cls.name for cls in ontology.classes()}
    assert {name for name, term in terms.items() if term.kind == "class"} <= classes
    assert ontology.metadata.versionInfo == ["0.1.0"]


def test_two_loads_do_not_disturb_each_other() -> None:
    one: Any = load_ontology()
    other: Any = load_ontology()
    assert one.world is not other.world
    with one:
        one.LearningCentre("https://example.org/centre")
    assert len(one.LearningCentre.instances()) == 1
    assert len(other.LearningCentre.instances()) == 0


def test_without_owlready2_the_way_to_it_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "owlready2", None)
    with pytest.raises(ThongthinError, match=r'install it with `pip install "thongthin\[owl\]"`'):
        load_ontology()


def test_names_are_told() -> None:
    assert {"terms", "load_ontology", "Term", "Terms"} <= set(thongthin.__all__)
