"""Question files are found in the packaged folder and in a project of one's own."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest
from gold_files import ROOT
from rdflib.plugins.sparql import prepareQuery
from test_injection import SEARCH

from thongthin.asking.catalogue import list_questions, read_question
from thongthin.asking.head import head_of
from thongthin.errors import QueryError
from thongthin.paths import Project

LOOKUPS = sorted((ROOT / "queries" / "lookup").glob("*.rq"))


def test_a_project_adds_a_question_of_its_own(tmp_path: Path) -> None:
    (tmp_path / "queries").mkdir()
    (tmp_path / "queries" / "search.rq").write_text(SEARCH, encoding="utf-8")
    project = Project.open(tmp_path)
    assert read_question(project, "search").title.en == "Search"
    assert len(list_questions(project)) == len(list_questions(Project())) + 1


def test_a_project_wins_over_the_packaged_file(tmp_path: Path) -> None:
    (tmp_path / "queries").mkdir()
    text = SEARCH.replace("id: search", "id: principles_by_body")
    (tmp_path / "queries" / "principles_by_body.rq").write_text(text, encoding="utf-8")
    assert read_question(Project.open(tmp_path), "principles_by_body").title.en == "Search"


def test_a_broken_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "queries").mkdir()
    (tmp_path / "queries" / "bad.rq").write_bytes(b"#+ id: \xff")
    with pytest.raises(QueryError, match=r"bad\.rq: byte 7 is not UTF-8"):
        list_questions(Project.open(tmp_path))


def test_an_unknown_question_names_those_like_it() -> None:
    with pytest.raises(QueryError, match="no question 'principles'; there are: principles_by_body"):
        read_question(Project(), "principles")


@pytest.mark.parametrize("path", LOOKUPS, ids=lambda path: path.stem)
def test_lookup_query_says_what_it_asks_and_parses_on_two_engines(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert head_of(text, path.name).text("summary").endswith("?")
    prepareQuery(text)
    ox.Store().query(text)
