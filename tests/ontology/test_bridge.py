"""The bridge says what the rows say, contradicts nothing, and makes our data answer in CPOV terms.

`bridge/queries/<name>.rq` are written in terms of CPOV, CPSV-AP and ORG, with DCMI, FOAF, PROV-O,
SKOS and the Core Location Vocabulary, and in none of ours. `bridge/seeds/<name>.csv` is what they
find in the built graph, `bridge/sample/<name>.csv` in `bridge/sample.ttl`, both closed by the
project's rules. `bridge/questions.csv` says of each question that the sample pages answer fully
whether those vocabularies can say it too.
"""

from __future__ import annotations

import csv
import re
from functools import cache
from pathlib import Path

import pyoxigraph as ox
import pytest
from built_data import built
from hermit import is_consistent, unsatisfiable
from ontology_files import ROOT, graph_of
from owl_theory import Theory, theory_of
from profile_checker import unforgiven
from rdflib import Graph
from released_files import declared, released

from thongthin.graph.align.alignments import AXIOMS, MATCHES, NO_TERM_FOUND, read_alignments
from thongthin.graph.align.bridge import bridge_statements, bridge_triples
from thongthin.graph.closure import infer
from thongthin.graph.entailment import read_entailment_rules
from thongthin.graph.namespaces import BASE, BRIDGE, GRAPH, LGC, PREFIXES, RDF, RDFS, SCHEME, SKOS
from thongthin.graph.ontology import read_ontology, read_schemes, read_turtle
from thongthin.paths import Project

FILES = Path(__file__).parent / "bridge"
QUERIES = sorted((FILES / "queries").glob("*.rq"))
CASES = [(path.parent.name, path.stem) for path in sorted(FILES.glob("*/*.csv"))]
INCONSISTENT = sorted(FILES.glob("inconsistent-*.ttl"))
HERE = Project()

PLAIN = {
    **{prefix: PREFIXES[prefix] for prefix in ("cv", "dcterms", "foaf", "org", "prov", "rdf")},
    "locn": "http://www.w3.org/ns/locn#",
    "skos": SKOS,
}
"""What a query may be written in."""

IN_THE_MODULES_ALREADY = {
    ("sample", "missing"),
    ("sample", "public_organisations"),
    ("seeds", "public_organisations"),
    ("seeds", "reference_frameworks"),
}
"""What our own hierarchy answers in plain terms, since it stands under CPOV's and ORG's."""

ANSWERED = {*range(1, 8), *range(11, 20)}
"""Numbers of the questions that the sample pages answer fully."""


# What it says


def iris(triple: ox.Triple) -> tuple[str, ...]:
    """Return subject, predicate and object as texts, without their angle brackets."""
    return tuple(str(term).strip("<>") for term in triple)


def test_every_statement_comes_from_a_row_that_says_so() -> None:
    said = bridge_statements(HERE)
    assert said
    for statement in said:
        row, (subject, predicate, value) = statement.row, iris(statement.triple)
        assert (subject, value) == (row.subject, row.object)
        assert predicate in {row.predicate, RDFS + "seeAlso"}, row.where


def test_every_row_is_in_the_bridge_unless_there_is_nothing_to_say() -> None:
    said = {statement.row for statement in bridge_statements(HERE)}
    left_out = {row.object for row in read_alignments(HERE) if row not in said}
    assert left_out == {NO_TERM_FOUND, RDF + "Statement", RDF + "value"}


def test_mapping_relations_are_said_of_concepts_alone() -> None:
    """Said of a class they would make it an individual too."""
    mapped = [s for s, p, _ in map(iris, bridge_triples(HERE)) if p in MATCHES]
    assert mapped
    assert [subject for subject in mapped if not subject.startswith(SCHEME)] == []


def test_axioms_about_terms_of_others_stand_in_the_bridge_alone() -> None:
    triples = {t for t in bridge_triples(HERE) if iris(t)[1] in AXIOMS}
    foreign = {t for t in triples if not iris(t)[0].startswith(BASE)}
    assert foreign
    assert foreign & set(read_ontology(HERE)) == set()


def test_header_names_version_licence_and_sources() -> None:
    header = [(p, o) for s, p, o in map(iris, bridge_triples(HERE)) if s == BRIDGE]
    names = {re.split("[/#]", predicate)[-1] for predicate, _ in header}
    assert names == {"type", "seeAlso", "creator", "license", "source", "versionInfo"}
    sources = {value for predicate, value in header if predicate.endswith("source")}
    assert sources == {row.mapping_set for row in read_alignments(HERE)}


def test_bridge_is_stable_and_has_no_blank_node() -> None:
    texts = [str(triple) for triple in bridge_triples(HERE)]
    assert texts == [str(triple) for triple in bridge_triples(HERE)]
    assert texts == sorted(set(texts))
    assert not any("_:" in text for text in texts)


# What it makes of data


def is_of_a_page(graph: str, parts: tuple[str, ...]) -> bool:
    """Say whether a graph is a part of what pages tell; a list of results only adds rows."""
    return graph.endswith(parts) and not graph.startswith(f"{GRAPH}award-winners/")


@cache
def closed(data: str, *, bridged: bool) -> ox.Store:
    """Return the closure of the data, the ontology and the bridge; the evidence is data too."""
    if data == "sample":
        facts = read_turtle(FILES / "sample.ttl")
    else:
        quads = ox.parse(path=ROOT / "kg/thongthin.nq", format=ox.RdfFormat.N_QUADS)
        parts = ("/facts", "/things", "/evidence")
        facts = tuple(q.triple for q in quads if is_of_a_page(q.graph_name.value, parts))
    axioms = read_ontology(HERE, with_dl=False) + read_schemes(HERE)
    bridge = bridge_triples(HERE) if bridged else ()
    return infer(facts + axioms + bridge, read_entailment_rules(HERE)).store


def answer(data: str, query: str, *, bridged: bool = True) -> list[list[str]]:
    """Return a query's columns and rows as texts."""
    text = (FILES / "queries" / f"{query}.rq").read_text(encoding="utf-8")
    found = closed(data, bridged=bridged).query(text)
    assert isinstance(found, ox.QuerySolutions)
    head = [variable.value for variable in found.variables]
    return [head, *([term.value if term else "" for term in row] for row in found)]


@pytest.mark.parametrize(("data", "query"), CASES)
def test_plain_query_finds_the_expected_rows(data: str, query: str) -> None:
    with (FILES / data / f"{query}.csv").open(encoding="utf-8", newline="") as file:
        expected = list(csv.reader(file))
    assert len(expected) > 1
    assert answer(data, query) == expected


def test_every_query_has_an_expected_answer() -> None:
    assert {query for _, query in CASES} == {path.stem for path in QUERIES}


@pytest.mark.parametrize("path", QUERIES, ids=lambda p: p.stem)
def test_query_is_written_in_plain_terms(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    declared = dict(re.findall(r"^PREFIX ([\w-]+): <(.+)>$", text, flags=re.MULTILINE))
    assert declared.items() <= PLAIN.items()
    assert BASE not in text
    assert re.search(rf"<{re.escape(LGC)}|\blgc:", text) is None


@pytest.mark.parametrize(("data", "query"), CASES)
def test_query_finds_otherwise_without_the_bridge(data: str, query: str) -> None:
    """A query that finds the same would prove nothing about the bridge."""
    if (data, query) not in IN_THE_MODULES_ALREADY:
        assert answer(data, query, bridged=False) != answer(data, query)


# What the questions need


def questions() -> list[dict[str, str]]:
    with (FILES / "questions.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_every_answered_question_has_a_verdict() -> None:
    assert [int(row["number"]) for row in questions()] == sorted(ANSWERED)


@pytest.mark.parametrize("row", questions(), ids=lambda row: row["number"])
def test_verdict_has_its_query_or_its_reason(row: dict[str, str]) -> None:
    queries = row["queries"].split()
    assert row["verdict"] in {"can", "partly", "cannot"}
    assert bool(queries) == (row["verdict"] != "cannot")
    assert bool(row["reason"]) == (row["verdict"] != "can")
    assert {("seeds", query) for query in queries} <= set(CASES)


# What it must not contradict

OTHERS = FILES / "others.ttl"


def bridge() -> Graph:
    return Graph().parse(data="".join(f"{t} .\n" for t in bridge_triples(HERE)), format="nt")


def theory(*graphs: Graph) -> Theory:
    """Return ontology and vocabularies, and what stands beside them, as axioms."""
    return theory_of(sum((declared(graph) for graph in graphs), released("merged") + Graph()))


@pytest.mark.slow
@pytest.mark.parametrize(("file", "profile"), [("merged", "DL"), ("rl", "RL")])
def test_ontology_and_bridge_stay_in_their_profile(file: str, profile: str) -> None:
    assert unforgiven(released(file) + bridge(), profile) == []


@pytest.mark.slow
def test_nothing_is_made_empty_by_the_bridge_and_what_others_keep_apart() -> None:
    assert unsatisfiable(theory(bridge(), graph_of(OTHERS))) == []


@pytest.mark.slow
def test_data_stay_consistent_under_the_bridge() -> None:
    data = built("facts", "things")
    sample = graph_of(FILES / "sample.ttl")
    assert len(data) > 100
    assert is_consistent(theory(data, sample, bridge(), graph_of(OTHERS)))


@pytest.mark.slow
@pytest.mark.parametrize("path", INCONSISTENT, ids=lambda p: p.stem)
def test_contradiction_through_the_bridge_is_found(path: Path) -> None:
    case = (graph_of(path), graph_of(OTHERS))
    assert not is_consistent(theory(bridge(), *case))
    assert is_consistent(theory(*case))
