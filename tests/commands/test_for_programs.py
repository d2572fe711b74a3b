"""What a program reads: CSV, a workbook, JSON; and the way from an answer to its words."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from calling import BODY, Capture, call, kg


def test_ask_gives_csv(capsys: Capture) -> None:
    code, out, err = call(capsys, "ask", "principles_by_body", "--format", "csv", "--kg", kg())
    assert (code, err) == (0, "")
    rows = list(csv.DictReader(io.StringIO(out, newline="")))
    shared = {row["bodyLabel"] for row in rows if row["principleLabel"] == "good governance"}
    assert len(shared) == 2
    for row in rows:
        assert row["evidence"] or row["searched"]


def test_ask_writes_a_workbook(capsys: Capture, tmp_path: Path) -> None:
    import openpyxl

    path = tmp_path / "answer.xlsx"
    run = call(capsys, "ask", "principles_by_body", "--format", "xlsx", "--out", path, "--kg", kg())
    assert run == (0, "", "")
    assert openpyxl.load_workbook(path).sheetnames[0] == "Data"


JSON: dict[str, tuple[tuple[str, ...], Callable[[Any], bool]]] = {
    "ask lists": (("ask", "--json"), lambda d: len(d) == 26 and all(q["title"] for q in d)),
    "ask": (("ask", "principles_by_body", "--json"), lambda d: bool(d["results"]["bindings"])),
    "explain": (("explain", BODY, "--json"), lambda d: isinstance(d, dict) and bool(d)),
    "sparql": (
        ("sparql", "SELECT (1 AS ?one) {}", "--format", "json"),
        lambda d: d["results"]["bindings"][0]["one"]["value"] == "1",
    ),
    "sparql ASK": (("sparql", "ASK {}", "--format", "json"), lambda d: d["boolean"] is True),
    "validate": (("validate", "--json"), lambda d: d["conforms"] is True),
}


@pytest.mark.parametrize(("arguments", "holds"), JSON.values(), ids=JSON)
def test_json_is_json(
    capsys: Capture, arguments: tuple[str, ...], holds: Callable[[Any], bool]
) -> None:
    code, out, err = call(capsys, *arguments, "--kg", kg())
    assert (code, err) == (0, "")
    assert holds(json.loads(out))


def test_explain_leads_from_an_answer_to_the_words(capsys: Capture) -> None:
    """The way that the help tells: the first digits of a statement that an answer shows."""
    _, out, _ = call(capsys, "ask", "principles_by_body", "--format", "csv", "--kg", kg())
    row = next(r for r in csv.DictReader(io.StringIO(out, newline="")) if r["evidence"])
    digits = row["evidence"].split()[0].rpartition("/")[2][:8]
    code, out, err = call(capsys, "explain", digits, "--kg", kg())
    assert (code, err) == (0, "")
    assert digits in out
    assert re.search(r"\[[^\]]*[ก-๛]", out), "the quoted words stand in brackets"
    assert "319" in out
    assert "278" in out, "the printed page"


def test_explain_leads_an_inferred_triple_to_words(capsys: Capture) -> None:
    query = (
        "SELECT ?s ?p ?o WHERE { GRAPH <https://w3id.org/thongthin/graph/inferred> "
        "{ ?s ?p ?o FILTER(?p = lgc:operates && CONTAINS(STR(?s), '/body/')) } }"
    )
    _, out, _ = call(capsys, "sparql", query, "--format", "csv", "--kg", kg())
    triple = next(csv.DictReader(io.StringIO(out, newline="")))
    code, out, err = call(capsys, "explain", " ".join(triple.values()), "--kg", kg())
    assert (code, err) == (0, "")
    assert "ศูนย์เรียนรู้เศรษฐกิจพอเพียง" in out
    assert "p. 253" in out or "page 253" in out
