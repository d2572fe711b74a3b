"""The head of a question file: a closed schema, and errors that say where."""

from __future__ import annotations

import pytest
from test_injection import SEARCH

from thongthin.asking.head import parse_question
from thongthin.errors import QueryError

BROKEN = [
    ("#+ id: search", "#+ id: other", "search.rq:1: 'id' is 'other'; expected the file's name"),
    ("#+ number: 1\n", "", "key 'number' is missing"),
    ("#+ number: 1", "#+ number: one", "search.rq:2: 'number' is 'one'; expected a whole number"),
    ("this text?", "this text", "'summary' must be a question"),
    ("#+ title: {th: ค้นหา, en: Search}", "#+ title: {th: ค้นหา}", "title: key 'en' is missing"),
    (
        "#+ title: {th: ค้นหา",
        "#+ title: {fr: x, th: ค้นหา",
        "search.rq:4: title: key 'fr' is unknown",
    ),
    (
        "#+ description:",
        "#+ keyowrd: x\n#+ description:",
        "key 'keyowrd' is unknown; expected one of",
    ),
    ("#+ number: 1", "#+ number: 1\n#+ number: 2", "'number' stands twice"),
    ("kind: text,", "kind: txt,", "params.text: 'kind' is 'txt'; expected one of: iri, concept"),
    ("kind: text,", "kind: iri,", "a parameter of kind 'iri' needs 'class'"),
    ("kind: text,", "kind: text, scheme: x,", "takes no 'scheme'"),
    ("kind: text,", "kind: text, default: x,", "make them agree"),
    ("optional: true, many", "optional: maybe, many", "expected one of: true, false"),
    ("#param text", "#param texts", "the query has no `VALUES … #param` of parameter 'text'"),
    (
        "  VALUES ?words { UNDEF }  #param words\n",
        "",
        "has no `VALUES … #param` of parameter 'words'",
    ),
    ("{kind: iri, label: {th: สิ่ง", "{kind: state, label: {th: สิ่ง", "needs 'terms'"),
    ("#+ params:", "#+ params: [", "search.rq:8: the head is no YAML"),
    (
        "#+ params:",
        "#+ chart: {type: bar, x: nil, y: thing}\n#+ params:",
        "'nil', which is no column",
    ),
    ("FILTER(CON", 'FILTER("CON', "begins no SPARQL token"),
]


def test_the_head_is_read() -> None:
    question = parse_question(SEARCH, "search", "search.rq")
    assert [p.name for p in question.parameters] == ["text", "words"]
    assert question.columns[0].label["th"] == "สิ่ง"


@pytest.mark.parametrize(("old", "new", "sentence"), BROKEN)
def test_a_broken_head_says_what_and_where(old: str, new: str, sentence: str) -> None:
    assert old in SEARCH
    with pytest.raises(QueryError) as caught:
        parse_question(SEARCH.replace(old, new, 1), "search", "search.rq")
    assert sentence in str(caught.value)


def test_a_file_without_a_head_is_an_error() -> None:
    with pytest.raises(QueryError, match="has no head"):
        parse_question("SELECT * WHERE {}", "search", "search.rq")
