"""Our text of terms is what a standard writer writes."""

from __future__ import annotations

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from thongthin.graph.namespaces import ID, XSD
from thongthin.graph.ntriples import (
    Triple,
    expand,
    iri,
    is_iri,
    literal,
    split_line,
    text_of,
    typed,
)

texts = st.text(st.characters(codec="utf-8"))


@given(texts, st.sampled_from(["", "th", "en", "en-GB"]))
def test_literals_are_canonical(text: str, language: str) -> None:
    expected = ox.Literal(text, language=language) if language else ox.Literal(text)
    assert literal(text, language) == str(expected)


@given(st.integers(min_value=0))
def test_typed_literals_are_canonical(number: int) -> None:
    expected = ox.Literal(str(number), datatype=ox.NamedNode(XSD + "integer"))
    assert typed(str(number), "integer") == str(expected)


@given(texts, st.sampled_from(["", "th"]))
def test_a_line_is_parsed_by_a_standard_parser_to_the_same(text: str, language: str) -> None:
    line = Triple(iri("a:b"), iri("a:c"), literal(text, language)).line
    parsed = next(iter(ox.parse(line, format=ox.RdfFormat.N_TRIPLES)))
    assert isinstance(parsed.object, ox.Literal)
    assert parsed.object.value == text
    assert f"{parsed.triple} ." == line
    assert split_line(line) == (iri("a:b"), iri("a:c"), literal(text, language))
    assert text_of(literal(text, language)) == text


@pytest.mark.parametrize("term", [iri("a:b"), typed("3", "integer"), typed("true", "boolean")])
def test_what_is_no_string_has_no_text(term: str) -> None:
    assert text_of(term) is None


@pytest.mark.parametrize(
    ("compact", "expected"),
    [("id:body/x", ID + "body/x"), ("https://example.org/", "https://example.org/"), ("x", "x")],
)
def test_expand(compact: str, expected: str) -> None:
    assert expand(compact) == expected


@pytest.mark.parametrize("text", ["a b:c", "a:b c", "a:<b>", 'a:"b', "a:b\n", "no", "1a:b", "a:"])
def test_no_iri(text: str) -> None:
    assert not is_iri(text)
