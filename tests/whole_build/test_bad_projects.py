"""A wrong rule, table, layout or curated statement: file, place and value in one sentence."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from building import COLUMN, Capture, assert_rest_is_built, call, digests, earlier_graph

from thongthin.paths import packaged_root

PROJECTS = yaml.safe_load(Path(__file__).with_name("bad_projects.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", PROJECTS, ids=lambda case: case["id"])
def test_a_wrong_file_of_a_project_is_told_with_its_place_and_value(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture, case: dict[str, Any]
) -> None:
    monkeypatch.chdir(tmp_path)
    earlier_graph(tmp_path)
    _write_project(tmp_path / "mine", case)
    before = digests(tmp_path)
    run = call(capsys, "build", "--project", "mine", "--out", "kg")
    assert run.code == case["code"], run.err
    assert len(run.sentences) == 1, run.err
    for part in case["says"]:
        assert part in run.err
    if case["code"] == 1:
        assert run.err.startswith("not built: ")
        assert_rest_is_built(tmp_path / "kg", run)
        assert "kpi17733-253" not in run.out
    else:
        assert run.err.startswith("thongthin: ")
        assert digests(tmp_path) == before


def test_the_unbroken_rule_of_these_cases_is_a_good_one(tmp_path: Path, capsys: Capture) -> None:
    """So that each case is wrong for its own reason alone."""
    good = {key: PROJECTS[0][key] for key in ("file", "text")}
    _write_project(tmp_path / "mine", good)
    run = call(capsys, "build", COLUMN, "--project", tmp_path / "mine", "--out", tmp_path / "kg")
    assert (run.code, run.err) == (0, "")


def _write_project(folder: Path, case: dict[str, Any]) -> None:
    path = folder / case["file"]
    path.parent.mkdir(parents=True)
    if "bytes" in case:
        path.write_bytes(bytes.fromhex(case["bytes"]))
        return
    if "change" in case:
        text, (old, new) = (packaged_root() / case["file"]).read_text("utf-8"), case["change"]
    else:
        text, (old, new) = case["text"], case.get("replace", ("", ""))
    assert old in text, f"the case changes nothing: {old!r} is not there"
    path.write_text(text.replace(old, new, 1) if old else text, encoding="utf-8")
