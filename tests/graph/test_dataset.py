"""Graphs of lines: sorted, unique, merged to sorted quads, loaded without loss."""

from __future__ import annotations

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from thongthin.errors import BuildError
from thongthin.graph.dataset import Dataset
from thongthin.graph.namespaces import GRAPH
from thongthin.graph.ntriples import Triple, iri, literal
from thongthin.graph.store import load, parse_lines

objects = st.one_of(
    st.text(st.characters(codec="utf-8"), max_size=6).map(literal),
    st.tuples(st.text("aก\n \"'", max_size=3), st.sampled_from(["th", "th-th", "en"])).map(
        lambda pair: literal(*pair)
    ),
    st.sampled_from(["a:b", "a:b-c", "a:bc"]).map(iri),
)
triples = st.builds(Triple, st.sampled_from(["a:s", "a:s1"]).map(iri), st.just(iri("a:p")), objects)
graphs = st.dictionaries(
    st.sampled_from(["a/facts", "a/things", "a-b/facts", "inferred"]).map(GRAPH.__add__),
    st.lists(triples, max_size=12),
)


def made(content: dict[str, list[Triple]]) -> Dataset:
    dataset = Dataset()
    for name, found in content.items():
        dataset = dataset.with_graph(name, (triple.line for triple in found))
    return dataset


@given(graphs)
def test_quads_are_sorted_and_all_there(content: dict[str, list[Triple]]) -> None:
    dataset = made(content)
    quads = list(dataset.quads())
    expected = {f"{t.line[:-1]}{iri(name)} ." for name, found in content.items() for t in found}
    assert quads == sorted(expected)
    assert [quad.encode() for quad in quads] == sorted(quad.encode() for quad in quads)
    assert sum(dataset.counts().values()) == len(quads)


@given(graphs)
def test_a_standard_parser_reads_the_quads(content: dict[str, list[Triple]]) -> None:
    dataset = made(content)
    text = "\n".join(dataset.quads())
    parsed = {f"{quad} ." for quad in ox.parse(text, format=ox.RdfFormat.N_QUADS)}
    assert parsed == set(dataset.quads())
    assert {f"{quad} ." for quad in load(dataset)} == parsed


@given(st.lists(triples, max_size=12))
def test_lines_become_terms_and_lines_again(found: list[Triple]) -> None:
    lines = [triple.line for triple in found]
    assert [f"{triple} ." for triple in parse_lines(lines)] == lines


def test_an_empty_graph_is_a_graph() -> None:
    dataset = Dataset().with_graph(GRAPH + "inferred", ())
    assert dataset.counts() == {GRAPH + "inferred": 0}
    assert list(load(dataset).named_graphs()) == [ox.NamedNode(GRAPH + "inferred")]


def test_lines_of_some_graphs() -> None:
    one, two = Triple("<a:s>", "<a:p>", "<a:o>"), Triple("<a:s>", "<a:p>", '"x"')
    dataset = made({GRAPH + "a/facts": [one], GRAPH + "b/facts": [two, one]})
    assert dataset.lines_of("/facts") == tuple(sorted((one.line, two.line)))
    assert dataset.lines_of("b/facts", "/things") == tuple(sorted((one.line, two.line)))


@pytest.mark.parametrize("line", ["_:b <a:p> <a:o> .", "<a:s> <a:p> _:b ."])
def test_a_blank_node_is_refused(line: str) -> None:
    with pytest.raises(BuildError, match="blank node"):
        Dataset().with_graph(GRAPH + "inferred", [line])


def test_text_that_looks_like_a_blank_node_is_text() -> None:
    line = '<a:s> <a:p> " _:b" .'
    assert Dataset().with_graph(GRAPH + "inferred", [line]).lines_of("inferred") == (line,)


def test_notes_are_told_once() -> None:
    assert Dataset().with_notes(["a", "b"]).with_notes(["b", "c"]).notes == ("a", "b", "c")
