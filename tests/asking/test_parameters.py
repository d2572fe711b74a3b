"""Typed parameters: what each kind takes, and the sentence where it does not."""

from __future__ import annotations

import pytest
from gold_names import built_store
from test_questions import QUESTIONS

from thongthin.asking.parameters import bind
from thongthin.asking.question import Bilingual, Parameter, ParameterKind, Question
from thongthin.errors import QueryError
from thongthin.paths import Project

PROJECT = Project()


def question(kind: ParameterKind, many: bool = False) -> Question:
    label = Bilingual("ค่า", "Value")
    parameter = Parameter("v", kind, label, choices=("a", "b"), many=many)
    return Question("q", 1, "?", label, label, (), (parameter,), (), False, "", "q.rq")


@pytest.mark.parametrize(
    ("kind", "typed", "term"),
    [
        ("integer", "๒๕๖๒", '"2562"^^<http://www.w3.org/2001/XMLSchema#integer>'),
        ("integer", "+007", '"7"^^<http://www.w3.org/2001/XMLSchema#integer>'),
        ("decimal", "1.50", '"1.50"^^<http://www.w3.org/2001/XMLSchema#decimal>'),
        ("gYear", "2558", '"2015"^^<http://www.w3.org/2001/XMLSchema#gYear>'),
        ("gYear", "2015", '"2015"^^<http://www.w3.org/2001/XMLSchema#gYear>'),
        ("date", "2006-12-27", '"2006-12-27"^^<http://www.w3.org/2001/XMLSchema#date>'),
        ("boolean", "true", '"true"^^<http://www.w3.org/2001/XMLSchema#boolean>'),
        ("enum", "b", '"b"'),
        ("text", "เทศบาลตําบล ก", '"เทศบาลตำบลก"'),
        ("langText", "ตําบล", '"ตำบล"@th'),
        ("langText", "town", '"town"@en'),
    ],
)
def test_a_value_becomes_a_term(kind: ParameterKind, typed: str, term: str) -> None:
    assert [str(t) for t in bind(built_store(), PROJECT, question(kind), {"v": typed})["v"]] == [
        term
    ]


@pytest.mark.parametrize(
    ("kind", "typed", "sentence"),
    [
        ("integer", "many", "expected a whole number"),
        ("integer", "1.5", "expected a whole number"),
        ("decimal", "1e5", "expected a decimal number"),
        ("gYear", "58", "expected a year of four digits"),
        ("date", "27/12/2549", "expected a date such as"),
        ("date", "2006-02-30", "expected a date such as"),
        ("boolean", "yes", "expected true or false"),
        ("enum", "c", "expected one of: a, b"),
        ("text", "x" * 501, "at most 500"),
        ("text", "  ", "give a value"),
    ],
)
def test_a_wrong_value_is_an_error(kind: ParameterKind, typed: str, sentence: str) -> None:
    with pytest.raises(QueryError, match=sentence) as caught:
        bind(built_store(), PROJECT, question(kind), {"v": typed})
    assert str(caught.value).startswith("q: v: ")


def test_number_of_values_is_checked() -> None:
    for many, values in ((False, ["a", "b"]), (True, ["a"] * 201), (True, [])):
        with pytest.raises(QueryError, match="values; expected 1 to"):
            bind(built_store(), PROJECT, question("text", many), {"v": values})


def test_what_must_be_given_is_asked_for() -> None:
    with pytest.raises(QueryError, match="needs the parameter 'v'"):
        bind(built_store(), PROJECT, question("text"), {})


def test_an_unknown_parameter_names_the_known_ones() -> None:
    asked = QUESTIONS["principles_by_body"]
    with pytest.raises(QueryError, match="no parameter 'bdy'; known: body, principle"):
        bind(built_store(), PROJECT, asked, {"bdy": "x"})


@pytest.mark.parametrize(
    "typed",
    [
        "ชมภู",
        "เทศบาลตําบลชมภู",
        "เทศบาล ตำบล ชมภู",
        "id:body/th-501903-subdistrict-municipality",
        "https://w3id.org/thongthin/id/body/th-501903-subdistrict-municipality",
        "th-501903-subdistrict-municipality",
    ],
)
def test_a_body_may_be_named_in_many_ways(typed: str) -> None:
    bound = bind(built_store(), PROJECT, QUESTIONS["principles_by_body"], {"body": typed})
    assert bound["body"][0].value.endswith("/th-501903-subdistrict-municipality")


@pytest.mark.parametrize("typed", ["good-governance", "ธรรมาภิบาล", "Good Governance"])
def test_a_concept_may_be_named_in_many_ways(typed: str) -> None:
    bound = bind(built_store(), PROJECT, QUESTIONS["principles_by_body"], {"principle": typed})
    assert bound["principle"][0].value.endswith("scheme/principle/good-governance")


def test_several_matches_are_listed_and_none_says_how_to_list() -> None:
    asked = QUESTIONS["principles_by_body"]
    with pytest.raises(QueryError, match=r"may mean 2 things: .*พนา.*พนา"):
        bind(built_store(), PROJECT, asked, {"body": "เทศบาลตำบลพนา"})
    with pytest.raises(QueryError, match="leave 'body' out to see all"):
        bind(built_store(), PROJECT, asked, {"body": "เทศบาลนครไม่มี"})
