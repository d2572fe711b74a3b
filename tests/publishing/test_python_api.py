"""`thongthin.terms` and `thongthin.load_ontology`, as a program of another project uses them."""

from __future__ import annotations

import copy
import doctest
import pickle
import subprocess
import sys
from collections.abc import Mapping
from importlib import import_module
from pathlib import Path
from typing import Any, assert_type

import pyoxigraph as ox
import pytest
from rdflib import RDFS, BNode, Graph, Literal, URIRef

import thongthin
from thongthin import Term, Terms, load_ontology, terms
from thongthin.errors import ThongthinError
from thongthin.graph.namespaces import LGC, OWL
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
    assert isinstance(term, URIRef)
    assert isinstance(term, Term)
    assert (term.name, term.kind) == ("LearningCentre", "class")


def graph_of_one() -> tuple[Graph, URIRef]:
    thing = URIRef("https://example.org/thing")
    graph = Graph()
    graph.add((URIRef(LGC + "FormalPartnership"), RDFS.subClassOf, URIRef(LGC + "Partnership")))
    graph.add((thing, terms.hasPartner, terms.Partnership))
    return graph, thing


def test_a_graph_finds_a_term_and_what_is_said_of_it() -> None:
    graph, thing = graph_of_one()
    assert list(graph.subjects(RDFS.subClassOf, terms.Partnership)) == [terms.FormalPartnership]
    assert graph.value(terms.FormalPartnership, RDFS.subClassOf) == terms.Partnership
    assert graph.value(thing, URIRef(LGC + "hasPartner")) == URIRef(LGC + "Partnership")
    assert (thing, terms.hasPartner, None) in graph
    graph.remove((terms.FormalPartnership, None, None))
    assert len(graph) == 1


def test_a_query_takes_a_term_as_binding() -> None:
    graph, _ = graph_of_one()
    query = "SELECT ?narrower WHERE { ?narrower ?p ?wider }"
    for bindings in (
        {"wider": terms.Partnership, "p": RDFS.subClassOf},
        {"narrower": terms.FormalPartnership},
    ):
        rows = [row[0] for row in graph.query(query, initBindings=bindings)]  # type: ignore[index]
        assert rows == [URIRef(LGC + "FormalPartnership")]


def test_a_graph_with_terms_is_written_and_read_as_any() -> None:
    graph, thing = graph_of_one()
    plain = Graph()
    plain.add((thing, URIRef(LGC + "hasPartner"), URIRef(LGC + "Partnership")))
    for form in ("turtle", "xml", "nt", "json-ld", "longturtle"):
        read = Graph().parse(data=graph.serialize(format=form), format=form.removeprefix("long"))
        assert set(plain) < set(read)
        assert len(read) == 2


def test_a_term_equals_its_iri_and_nothing_else() -> None:
    term, iri = terms.Award, LGC + "Award"
    for same in (iri, URIRef(iri), term, copy.copy(term)):
        assert term == same
        assert same == term
        assert not term != same  # noqa: SIM202 (rdflib asks so)
        assert hash(term) == hash(same)
    for other in (Literal(iri), BNode(iri), URIRef(iri + "s"), iri + "s", None, 1):
        assert term != other
        assert other != term
    assert {URIRef(iri): 1}[term] == 1
    assert URIRef(iri) in {term}


def test_terms_are_sorted_with_nodes_as_iris_are() -> None:
    a, c = terms.AgreementDocument, terms.Award
    b = URIRef(LGC + "Assertion")
    assert sorted([c, b, a]) == [a, b, c]
    assert a < b < c
    assert c > b > a
    assert a <= b <= c >= b >= a
    assert sorted([Literal("x"), c]) == [c, Literal("x")]


def test_more_than_a_term_is_no_term() -> None:
    assert type(terms.Award + "s") is URIRef
    assert type("x" + terms.Award) is URIRef


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
        assert type(other) is type(term)
        assert isinstance(other, URIRef)
    assert copy.copy(terms).Award == term


def test_a_term_is_sent_to_a_program_that_has_read_none() -> None:
    program = "import pickle, sys; print(pickle.load(sys.stdin.buffer).label('en'))"
    run = subprocess.run(
        [sys.executable, "-c", program],
        input=pickle.dumps(terms.Award), capture_output=True, check=True,
    )  # fmt: skip
    assert run.stdout.decode().strip() == terms.Award.label("en")


@pytest.fixture
def own(tmp_path: Path) -> Path:
    (tmp_path / "ontology/modules").mkdir(parents=True)
    text = f"<{LGC}Mine> a <{OWL}Class> ."
    (tmp_path / "ontology/modules/mine.ttl").write_text(text, encoding="utf-8")
    return tmp_path


def test_a_project_is_given_as_a_folder(own: Path) -> None:
    for project in (own, str(own), Project.open(own)):
        assert Terms(project).Mine == LGC + "Mine"
    ontology: Any = load_ontology(str(own))
    assert ontology.Mine.iri == LGC + "Mine"


@pytest.mark.parametrize("load", [Terms, load_ontology])
def test_a_project_that_is_not_there_is_told_at_once(load: Any, tmp_path: Path) -> None:
    with pytest.raises(ThongthinError, match="gone: is not a folder; name an existing project"):
        load(str(tmp_path / "gone"))
    with pytest.raises(ThongthinError, match="given as a path or a Project, and not a list"):
        load(["a"])


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
