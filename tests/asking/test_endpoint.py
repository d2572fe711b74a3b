"""A query of one's own: read only, and errors with their place."""

from __future__ import annotations

import pytest
from gold_names import built_store

from thongthin.asking.endpoint import run_sparql
from thongthin.errors import QueryError


def test_each_form_is_answered() -> None:
    select = run_sparql(built_store(), "SELECT ?s WHERE { ?s ?p ?o } LIMIT 2")
    assert (select.form, select.variables, len(select.rows)) == ("SELECT", ("s",), 2)
    assert run_sparql(built_store(), "ASK { ?s ?p ?o }").truth is True
    built = run_sparql(built_store(), "CONSTRUCT WHERE { ?s ?p ?o } LIMIT 3")
    assert len(built.triples) == 3
    iri = "<https://w3id.org/thongthin/id/report/kpi17733>"
    assert run_sparql(built_store(), f"DESCRIBE {iri}").triples


@pytest.mark.parametrize(
    "text",
    [
        "INSERT DATA { <a:a> <a:a> <a:a> }",
        "PREFIX a: <http://a/> delete where { ?s ?p ?o }",
        "# SELECT\nDROP ALL",
        "LOAD <file:///etc/passwd>",
        "WITH <a:a> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }",
    ],
)
def test_updates_are_refused(text: str) -> None:
    with pytest.raises(QueryError, match="would change the graph"):
        run_sparql(built_store(), text)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("SELECT * WHERE {\n ?s ?p }", "line 2, column 9: is no SPARQL"),
        ("SELECT * WHERE {\n ?s ?p 'x }", "line 2, column 8"),
        ("", "is no query"),
        ("PREFIX a: <http://a/>", "is no query"),
        ("SELECT * WHERE { ?s x:y ?o }", "line 1, column"),
    ],
)
def test_a_syntax_error_says_line_and_column(text: str, sentence: str) -> None:
    with pytest.raises(QueryError, match=sentence):
        run_sparql(built_store(), text)
