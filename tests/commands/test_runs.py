"""A good run prints data and nothing else; a bad one is a sentence on standard error."""

from __future__ import annotations

from pathlib import Path

import pytest
from calling import BODY, COLUMN, GOLD, Capture, call, kg

from thongthin.graph.write import OUTPUTS


def test_build_writes_its_files(capsys: Capture, tmp_path: Path) -> None:
    code, out, err = call(capsys, "build", COLUMN, "--out", tmp_path / "kg", "--processes", 1)
    assert (code, err) == (0, "")
    assert "kpiebook62009-319" in out
    assert {path.name for path in (tmp_path / "kg").iterdir()} == OUTPUTS


GOOD: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "ask lists": (("ask",), ("principles_by_body", "Governance principles by body", "body, ")),
    "ask lists in Thai": (("ask", "--lang", "th"), ("principles_by_body", "หลัก")),
    "ask": (("ask", "principles_by_body"), ("good governance", "Plai Phraya", "Chomphu")),
    "ask in Thai": (("ask", "principles_by_body", "--lang", "th"), ("เทศบาลตำบลชมภู",)),
    "ask by a part of a name": (
        ("ask", "principles_by_body", "--param", "body=ชมภู"),
        ("Chomphu", "good governance"),
    ),
    "ask as Markdown": (("ask", "principles_by_body", "--format", "md"), ("| --- |", "Chomphu")),
    "explain by a part of a name": (("explain", "Chomphu"), (BODY, "p. 319", "located in")),
    "explain by an IRI": (("explain", BODY), ("Chomphu subdistrict municipality", "p. 319")),
    "explain in Thai": (("explain", BODY, "--lang", "th"), ("เทศบาลตำบลชมภู",)),
    "sparql SELECT": (
        ("sparql", "SELECT ?n WHERE { ?n a lgc:LearningCentre } ORDER BY ?n LIMIT 2"),
        ("n", "centre/"),
    ),
    "sparql ASK": (("sparql", "ASK { ?s a lgc:LearningCentre }"), ("true\n",)),
    "sparql CONSTRUCT": (
        ("sparql", "CONSTRUCT { ?s a lgc:X } WHERE { ?s a lgc:SteeringCommittee }"),
        ("committee/", "#X>"),
    ),
    "sparql DESCRIBE": (("sparql", f"DESCRIBE <{BODY}>"), (BODY, "hasLegalType")),
    "sparql in CSV": (("sparql", "SELECT (1 AS ?one) {}", "--format", "csv"), ("one\r\n1\r\n",)),
    "validate": (("validate",), ("SHACL: conforms; 0 violations",)),
    "validate as Turtle": (("validate", "--turtle"), ('sh:conforms "true"^^xsd:boolean',)),
}  # fmt: skip


@pytest.mark.parametrize(("arguments", "told"), GOOD.values(), ids=GOOD)
def test_a_good_run_prints_data_and_nothing_else(
    capsys: Capture, arguments: tuple[str, ...], told: tuple[str, ...]
) -> None:
    code, out, err = call(capsys, *arguments, "--kg", kg())
    assert (code, err) == (0, "")
    for part in told:
        assert part in out
    assert "\x1b" not in out


BAD: dict[str, tuple[tuple[str, ...], int, str]] = {
    "unknown question": (("ask", "nonsense"), 2, "there is no question 'nonsense'; there are: "),
    "unknown parameter": (
        ("ask", "principles_by_body", "--param", "bodi=x"),
        2,
        "principles_by_body: has no parameter 'bodi'; known: body",
    ),
    "parameter without a value": (
        ("ask", "principles_by_body", "--param", "body"), 2, "--param 'body' is not NAME=VALUE",
    ),
    "unknown name": (
        ("ask", "principles_by_body", "--param", "body=ไม่มีที่นี่"), 2, "'ไม่มีที่นี่' is the name of no",
    ),
    "workbook to a screen": (
        ("ask", "principles_by_body", "--format", "xlsx"), 2, "xlsx is no text; name a file",
    ),
    "nothing of that name": (("explain", "ไม่มีที่นี่"), 2, "'ไม่มีที่นี่' is the name of no thing"),
    "no query": (("sparql",), 2, "no query was given"),
    "broken query": (("sparql", "SELECT *\nWHERE { ?s ?p }"), 2, "line 2, column "),
    "unknown prefix": (("sparql", "ASK { ?s x:y ?o }"), 2, "line 1, column "),
    "update": (("sparql", "DELETE WHERE { ?s ?p ?o }"), 2, "DELETE would change the graph"),
    "missing query file": (("sparql", "--file", "nothere.rq"), 2, "nothere.rq: is no file"),
    "missing file": (("validate", "nothere.ttl"), 2, "nothere.ttl: "),
    "no RDF file": (("validate", str(GOLD)), 2, f"{GOLD}: is no RDF file"),
}  # fmt: skip


@pytest.mark.parametrize(("arguments", "wanted", "sentence"), BAD.values(), ids=BAD)
def test_a_bad_run_is_one_sentence_on_standard_error(
    capsys: Capture, arguments: tuple[str, ...], wanted: int, sentence: str
) -> None:
    code, out, err = call(capsys, *arguments, "--kg", kg())
    assert (code, out) == (wanted, "")
    assert err.startswith("thongthin: ")
    assert sentence in err


HOSTILE = (
    "> } ; DROP ALL #",
    '"@en } UNION { ?s ?p ?o',
    "\\u003E } #",
    "x" * 501,
    "\x00",
    "<http://example.org/> <http://example.org/>",
    "http://example.org/a b",
    "}' OR 1=1 --",
    "เทศบาล\nตำบล } {",
)


@pytest.mark.parametrize("value", HOSTILE)
@pytest.mark.parametrize("name", ["body", "principle"])
def test_a_hostile_parameter_changes_nothing(capsys: Capture, name: str, value: str) -> None:
    before = (kg() / "thongthin.nq").read_bytes()
    code, out, err = call(
        capsys, "ask", "principles_by_body", "--param", f"{name}={value}", "--kg", kg()
    )
    assert (code, out) == (2, "")
    assert err.startswith("thongthin: principles_by_body: ")
    assert (kg() / "thongthin.nq").read_bytes() == before


@pytest.mark.parametrize(
    "arguments",
    [("ask", "principles_by_body"), ("explain", "Chomphu"), ("sparql", "ASK {}"), ("validate",)],
    ids=lambda arguments: str(arguments[0]),
)
def test_without_a_graph_the_way_to_one_is_told(
    capsys: Capture, tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    code, out, err = call(capsys, *arguments, "--kg", tmp_path / "none")
    assert (code, out) == (2, "")
    assert f"{tmp_path}/none: holds no thongthin.nq; build a graph with `thongthin build" in err


WHAT = {"ask": "principles_by_body", "explain": "Chomphu", "sparql": "ASK {}"}


@pytest.mark.parametrize("command", WHAT)
def test_a_graph_that_is_cut_off_is_told(capsys: Capture, tmp_path: Path, command: str) -> None:
    """Within a line, and between two lines, where what is lost would only be "not stated"."""
    content = (kg() / "thongthin.nq").read_bytes()
    path = tmp_path / "thongthin.nq"
    path.write_bytes(content[:-30])
    code, out, err = call(capsys, command, WHAT[command], "--kg", tmp_path)
    assert (code, out) == (2, "")
    assert err.startswith(f"thongthin: {path}: is broken (")
    (tmp_path / "manifest.json").write_bytes((kg() / "manifest.json").read_bytes())
    path.write_bytes(b"".join(content.splitlines(keepends=True)[:1000]))
    code, out, err = call(capsys, command, WHAT[command], "--kg", tmp_path)
    assert (code, out) == (2, "")
    assert f"bytes long, its build wrote {len(content):,}; build it again" in err
