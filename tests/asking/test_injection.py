"""What a caller types never becomes query: hostile texts, and a law for any text."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest
from gold_names import built_store
from hypothesis import given
from hypothesis import strategies as st
from rdflib.plugins.sparql import prepareQuery
from rdflib.plugins.sparql.parserutils import CompValue

from thongthin.asking.catalogue import list_questions
from thongthin.asking.head import parse_question
from thongthin.asking.parameters import bind
from thongthin.asking.question import Question
from thongthin.asking.run import answer
from thongthin.asking.substitution import substitute
from thongthin.errors import QueryError
from thongthin.paths import Project

PROJECT = Project()
HOSTILE = Path(__file__).with_name("hostile.txt").read_text(encoding="utf-8").split("\n")[:-1]
MORE = ['line\nbreak" } #', "return\rhere", '" } #\u2028', "x" * 500 + '"', "\u0000", "\ud800"]

SEARCH = """#+ id: search
#+ number: 1
#+ summary: Which labels hold this text?
#+ title: {th: ค้นหา, en: Search}
#+ description: {th: ค้นหา, en: Search}
#+ params:
#+   text: {kind: text, optional: true, many: true, label: {th: ข้อความ, en: Text}}
#+   words: {kind: langText, optional: true, label: {th: คำ, en: Words}}
#+ columns:
#+   thing: {kind: iri, label: {th: สิ่ง, en: Thing}}
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT ?thing WHERE {
  VALUES (?text) { (UNDEF) }  #param text
  VALUES ?words { UNDEF }  #param words
  ?thing skos:prefLabel ?label .
  FILTER(CONTAINS(STR(?label), STR(?text)))
}
ORDER BY ?thing
"""


def search() -> Question:
    return parse_question(SEARCH, "search", "search.rq")


def without_data(node: Any) -> Any:
    """Return rdflib's algebra with the rows of VALUES tables left out."""
    if isinstance(node, CompValue):
        keys = [k for k in node if not (k == "res" and node.name == "values")]
        return node.name, [(k, without_data(node[k])) for k in keys]
    if isinstance(node, list | tuple):
        return [without_data(each) for each in node]
    if isinstance(node, set | frozenset):
        return sorted(str(each) for each in node)
    return str(node)


def algebra(text: str) -> Any:
    return without_data(prepareQuery(text).algebra)


def test_there_are_enough_hostile_texts() -> None:
    assert len({*HOSTILE, *MORE}) >= 60


@pytest.mark.parametrize("kind", ["text", "words"])
@pytest.mark.parametrize("hostile", [*HOSTILE, *MORE])
def test_hostile_text_is_a_value_or_an_error(kind: str, hostile: str) -> None:
    question = search()
    try:
        terms = bind(built_store(), PROJECT, question, {kind: hostile})
    except QueryError:
        return
    text = substitute(question.sparql, terms, question.file)
    assert algebra(text) == algebra(question.sparql)
    if kind == "text" and len(hostile) > 3:
        assert answer(built_store(), question, {kind: hostile}).rows == ()


@pytest.mark.parametrize("hostile", [*HOSTILE, *MORE])
def test_hostile_name_of_a_thing_is_an_error(hostile: str) -> None:
    for question in list_questions(PROJECT):
        for parameter in question.parameters:
            with pytest.raises(QueryError):
                bind(built_store(), PROJECT, question, {parameter.name: hostile})


@given(st.lists(st.text(min_size=1, max_size=60), min_size=1, max_size=5))
def test_any_text_comes_back_as_it_went_in(texts: list[str]) -> None:
    values = [
        ox.Literal(text) for text in texts if not any("\ud800" <= c <= "\udfff" for c in text)
    ]
    if not values:
        return
    query = 'SELECT ?x WHERE { VALUES ?x { "}" } #param x\n }'
    result = ox.Store().query(substitute(query, {"x": values}, "x.rq"))
    assert isinstance(result, ox.QuerySolutions)
    assert [row[0].value for row in result] == [value.value for value in values]


@pytest.mark.parametrize(
    "query",
    [
        "SELECT ?x WHERE { } #param x",
        "SELECT ?x WHERE { VALUES (?x ?y) { (1 2) } #param x\n }",
        'SELECT ?x WHERE { BIND("VALUES ?x { 1 }" AS ?y) } #param x\n',
    ],
)
def test_marker_without_its_block_is_an_error(query: str) -> None:
    with pytest.raises(QueryError, match="must stand right behind"):
        substitute(query, {}, "x.rq")


def test_a_block_inside_a_string_or_comment_is_none() -> None:
    query = 'SELECT ?x WHERE { # VALUES ?x { 1 } #param x\n BIND("{ } #param x" AS ?x) }'
    assert substitute(query, {}, "x.rq") == query
