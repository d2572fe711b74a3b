"""Turtle for people: the same triples, one statement a line, whatever the order."""

from __future__ import annotations

import random

import pyoxigraph as ox
import rdflib
from graph_samples import CONTEXT, documents
from hypothesis import given
from hypothesis import strategies as st
from rdflib.compare import isomorphic

from thongthin.graph.assemble import assemble
from thongthin.graph.facts import fact_lines
from thongthin.graph.namespaces import ID, LGC, SCHEME, SKOS, VOCABULARY_GRAPH, XSD
from thongthin.graph.ntriples import Triple, iri, literal
from thongthin.graph.quads import TYPE
from thongthin.graph.turtle import turtle

IRIS = [
    ID + "body/th-1", ID + "body/a.b", ID + "body/a.", ID + "page/r/1", ID + "body/-x", ID + "a/b",
    ID + "skos/x", SCHEME + "principle/x", SCHEME + "body/x", LGC + "Body", LGC + "", "urn:x:y",
    "https://example.org/a(b)", XSD + "integer", ID + "body/ก",
]  # fmt: skip
terms = st.one_of(
    st.sampled_from(IRIS).map(iri),
    st.text(st.characters(codec="utf-8"), max_size=5).map(literal),
    st.text('กa\n"^<>', max_size=5).map(lambda text: literal(text, "th")),
    st.text('a"^<>\n', max_size=5).map(lambda text: f"{literal(text)}^^<{XSD}date>"),
)
triples = st.builds(
    Triple,
    st.sampled_from(IRIS).map(iri),
    st.sampled_from([TYPE, iri(LGC + "p"), iri(SKOS + "prefLabel"), iri("urn:p")]),
    terms,
)


@given(st.lists(triples, max_size=20))
def test_the_same_triples_come_back(found: list[Triple]) -> None:
    text = "\n".join(turtle(triple.line for triple in found))
    parsed = {f"{quad.triple} ." for quad in ox.parse(text, format=ox.RdfFormat.TURTLE)}
    assert parsed == {triple.line for triple in found}


@given(st.lists(triples, min_size=1, max_size=20), st.randoms())
def test_order_and_repeats_never_matter(found: list[Triple], chance: random.Random) -> None:
    lines = [triple.line for triple in found]
    shuffled = [*lines, lines[0]]
    chance.shuffle(shuffled)
    assert list(turtle(lines)) == list(turtle(shuffled))


def test_a_statement_more_is_a_line_more() -> None:
    lines = [f"<{ID}body/x> {TYPE} <{LGC}Body> .", f'<{ID}body/x> <{LGC}name> "a" .']
    more = [*lines, f'<{ID}body/x> <{LGC}name> "b" .']
    before, after = list(turtle(lines)), list(turtle(more))
    assert [line for line in after if line not in before] == ['    lgc:name "b" ;']
    assert len(after) == len(before) + 1


def test_two_tools_read_the_sample() -> None:
    lines = fact_lines(assemble(documents(), CONTEXT))
    ours = rdflib.Graph().parse(data="\n".join(turtle(lines)), format="turtle")
    plain = rdflib.Graph().parse(data="\n".join(lines), format="nt")
    assert len(ours) == len(lines) > 10
    assert isomorphic(ours, plain)


def test_facts_bring_the_names_they_need_and_nothing_undecided() -> None:
    concept = f"<{SCHEME}principle/good-governance>"
    label = f'{concept} <{SKOS}prefLabel> "good governance"@en .'
    unused = f'<{SCHEME}principle/other> <{SKOS}prefLabel> "other"@en .'
    definition = f'{concept} <{SKOS}definition> "…"@en .'
    dataset = assemble(documents(), CONTEXT)
    lines = fact_lines(dataset.with_graph(VOCABULARY_GRAPH, (label, unused, definition)))
    assert label in lines
    assert unused not in lines
    assert definition not in lines
    assert set(dataset.lines_of("/facts")) < lines
    assert not any("candidateMatch" in line for line in lines)
    assert any("candidateMatch" in line for line in dataset.lines_of("/things"))
