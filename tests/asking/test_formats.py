"""Formats: the same rows in each, neutral in a spreadsheet, readable on a terminal."""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import replace

import pyoxigraph as ox
import pytest
from gold_names import built_store
from openpyxl import load_workbook
from rich.cells import cell_len
from test_questions import QUESTIONS, asked

from thongthin.asking.folding import fold
from thongthin.asking.format import FORMATS, render
from thongthin.asking.run import Cell, answer
from thongthin.errors import QueryError


@pytest.mark.parametrize("question_id", sorted(QUESTIONS))
def test_csv_and_json_carry_the_same_table(question_id: str) -> None:
    found = asked(question_id)
    text = render(found, "csv")
    assert isinstance(text, str)
    assert not text.startswith("\ufeff")
    assert text.endswith("\r\n")
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    data = json.loads(render(found, "json"))
    bindings = data["results"]["bindings"]
    assert data["head"]["vars"] == list(rows[0])
    assert len(rows) == len(bindings) == len(found.rows)
    for row, binding in zip(rows, bindings, strict=True):
        assert row == {name: binding.get(name, {"value": ""})["value"] for name in row}


@pytest.mark.parametrize("width", [60, 100, 200])
def test_table_keeps_to_the_width_in_thai(width: int) -> None:
    found = answer(built_store(), QUESTIONS["principles_by_body"], {}, "th")
    text = render(found, "table", width=width)
    assert isinstance(text, str)
    lines = [line for line in text.splitlines() if line]
    assert all(cell_len(line.rstrip()) <= width for line in lines)
    assert "\x1b" not in text
    pieces = [piece for line in lines for piece in re.split(r" {2,}", line.strip())]
    assert len(pieces) > len(lines)
    assert not any(re.match("[\u0e31-\u0e3a\u0e47-\u0e4e]", piece) for piece in pieces)


def test_labels_are_in_the_language_asked_for() -> None:
    question = QUESTIONS["principles_by_body"]
    thai = render(answer(built_store(), question, {}, "th"), "md")
    english = render(answer(built_store(), question, {}, "en"), "md")
    assert isinstance(thai, str)
    assert isinstance(english, str)
    assert "| อปท. |" in thai
    assert "good governance" in english
    assert "good governance" not in thai


def test_markdown_escapes_what_would_be_a_column() -> None:
    found = asked("mechanisms_by_body")
    text = render(found, "md")
    assert isinstance(text, str)
    widths = {line.replace("\\|", "").count("|") for line in text.splitlines()}
    assert widths == {len(found.question.columns) + 1}


def test_workbook_has_rows_meaning_and_sources() -> None:
    found = asked("principles_by_body")
    data = render(found, "xlsx")
    assert isinstance(data, bytes)
    book = load_workbook(io.BytesIO(data))
    assert book.sheetnames == ["Data", "Metadata", "Sources"]
    assert book["Data"].max_row == len(found.rows) + 1
    assert book["Sources"].max_row == len(found.sources) + 1


@pytest.mark.parametrize("formula", ["=1+1", "+1", "-1", "@x", "\t=1", "=cmd|' /C calc'!A0"])
def test_workbook_runs_no_formula(formula: str) -> None:
    found = asked("network_duties")
    row = tuple(Cell((ox.Literal(formula),), formula) for _ in found.rows[0])
    data = render(replace(found, rows=(row,)), "xlsx")
    assert isinstance(data, bytes)
    cell = load_workbook(io.BytesIO(data))["Data"]["A2"]
    assert cell.data_type == "s"
    assert cell.quotePrefix
    assert cell.value == formula


def test_an_unknown_format_names_the_known_ones() -> None:
    with pytest.raises(QueryError, match=", ".join(FORMATS)):
        render(asked("loops_and_conditions"), "pdf")  # type: ignore[arg-type]


@pytest.mark.parametrize("width", [6, 10, 25])
def test_folding_cuts_no_cluster_and_loses_nothing(width: int) -> None:
    text = "เทศบาลตำบลปลายพระยา น้ำดี เครือข่ายภาคประชาสังคม และอื่นๆ MOU (ก่อตั้ง)"
    lines = fold(text, width)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert all(cell_len(line) <= width for line in lines)
    assert not any("\u0e30" <= line[0] <= "\u0e3a" or line[0] >= "\u0e45" for line in lines if line)
    assert not any(line[-1] in "เแโใไ" for line in lines if line)
