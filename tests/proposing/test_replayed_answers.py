"""`thongthin build --proposals`: offline, the same bytes each time, never a fact."""

from __future__ import annotations

import csv
import json
import sys
from pathlib import Path

import pytest
from model_server import ModelServer, says
from proposed_page import AGREED, INVENTED, OBEYED, TRUST, answer
from proposing_runs import call, contents, json_lines, shut_network

from thongthin.lifting.decisions import COLUMNS

pytest_plugins = ("proposing_fixtures",)

Capture = pytest.CaptureFixture[str]


@pytest.fixture
def kept(capsys: Capture, source: Path, server: ModelServer, tmp_path: Path) -> Path:
    """Return a folder with one kept answer: agreed, true, told by the page, invented."""
    server.answers(says(answer(AGREED, TRUST, OBEYED, INVENTED)))
    folder = tmp_path / "kept"
    run = call(capsys, "propose", source, "--endpoint", server.url, "--model", "test-model",
               "--out", folder)  # fmt: skip
    assert run.code == 0
    return folder


@pytest.mark.slow
def test_a_build_replays_offline_byte_for_byte(
    capsys: Capture, source: Path, kept: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shut_network(monkeypatch)
    monkeypatch.delitem(sys.modules, "thongthin.proposing.client", raising=False)
    monkeypatch.setitem(sys.modules, "httpx", None)
    runs = [
        call(capsys, "build", source, "--proposals", kept, "--out", tmp_path / f"kg{n}")
        for n in (1, 2)
    ]
    assert [run.code for run in runs] == [0, 0]
    assert (
        "4 proposals: 1 rejected (25%; words not on the page 1), 1 agreed, 2 waiting" in runs[0].out
    )
    assert contents(tmp_path / "kg1") == contents(tmp_path / "kg2")


@pytest.mark.slow
def test_no_proposal_is_a_fact(capsys: Capture, source: Path, kept: Path, tmp_path: Path) -> None:
    plain, with_proposals = tmp_path / "plain", tmp_path / "with"
    call(capsys, "build", source, "--out", plain)
    call(capsys, "build", source, "--proposals", kept, "--out", with_proposals)
    for name in ("facts.ttl", "thongthin.nq", "report.ttl"):
        assert (plain / name).read_bytes() == (with_proposals / name).read_bytes()
    waiting = [e for e in json_lines(with_proposals / "review.jsonl") if "outcome" in e]
    assert [(e["outcome"], e["extractor"]) for e in waiting] == [("proposed", "language-model")] * 2
    assert {e["would_say"][0]["hasStatedOutcome"]["@id"] for e in waiting} == {
        f"scheme:{TRUST['object']}",
        f"scheme:{OBEYED['object']}",
    }
    (rejected,) = json_lines(with_proposals / "rejected.jsonl")
    assert (rejected["rule"], rejected["would_say"]) == ("test-model/has-outcome", [])


def test_the_manifest_names_the_answers_that_were_read(
    capsys: Capture, source: Path, kept: Path, tmp_path: Path
) -> None:
    call(capsys, "build", source, "--proposals", kept, "--out", tmp_path / "kg")
    inputs = json.loads((tmp_path / "kg" / "manifest.json").read_text(encoding="utf-8"))["inputs"]
    (name,) = contents(kept)
    assert f"proposals/{name}" in inputs
    assert "mappings/proposals/prompt.txt" in inputs
    assert list(inputs) == sorted(inputs)


@pytest.mark.slow
def test_what_a_person_accepts_is_built_as_that_persons_statement(
    capsys: Capture, source: Path, kept: Path, tmp_path: Path
) -> None:
    kg = tmp_path / "kg"
    call(capsys, "build", source, "--proposals", kept, "--out", kg)
    entry = next(
        e for e in json_lines(kg / "review.jsonl")
        if TRUST["object"] in json.dumps(e["would_say"])
    )  # fmt: skip
    table = tmp_path / "project" / "mappings" / "decisions.csv"
    table.parent.mkdir(parents=True)
    row = [entry["record"], "page-1", "trust", "accept", "", "A. Reader", "2026-01-31", ""]
    with table.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([COLUMNS, row])
    run = call(capsys, "build", source, "--proposals", kept, "--out", kg,
               "--project", table.parents[1])  # fmt: skip
    assert run.code == 0
    assert "decisions.csv" not in run.err
    assert "2 agreed, 1 waiting" in run.out
    quads = (kg / "thongthin.nq").read_text(encoding="utf-8")
    assert "extractor/curated" in quads
    assert "language-model" not in quads
    assert "the language model test-model proposed it" in quads


def test_a_page_without_a_kept_answer_is_a_note(
    capsys: Capture, source: Path, kept: Path, tmp_path: Path
) -> None:
    source.write_text(source.read_text(encoding="utf-8") + "เพิ่ม\n", encoding="utf-8")
    run = call(capsys, "build", source, "--proposals", kept, "--out", tmp_path / "kg")
    assert run.code == 0
    assert "note: no answer of a language model is kept for 1 of the pages, page-1 among" in run.err


def test_a_folder_that_is_not_there_is_wrong_use(
    capsys: Capture, source: Path, tmp_path: Path
) -> None:
    run = call(capsys, "build", source, "--proposals", tmp_path / "no", "--out", tmp_path / "kg")
    assert run.code == 2
    assert "is no folder of kept answers" in run.err


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("mutual-trust", "transparency", "was changed after it was kept"),
        ("answer", "", "is no kept answer"),
    ],
)
def test_a_spoilt_answer_is_told_and_the_rest_is_built(
    capsys: Capture, source: Path, kept: Path, tmp_path: Path, old: str, new: str, sentence: str
) -> None:
    (path,) = kept.iterdir()
    path.write_text(path.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    run = call(capsys, "build", source, "--proposals", kept, "--out", tmp_path / "kg")
    assert run.code == 1
    assert f"{path.name}: {sentence}" in run.err
    assert (tmp_path / "kg" / "facts.ttl").is_file()
    assert "proposed" not in (tmp_path / "kg" / "review.jsonl").read_text(encoding="utf-8")
