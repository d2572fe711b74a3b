"""`validate`, `evaluate` and `bench`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from calling import GOLD, Capture, call, kg


def test_validate_finds_a_planted_defect(capsys: Capture, tmp_path: Path) -> None:
    path = tmp_path / "broken.nq"
    lines = (kg() / "thongthin.nq").read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join(x for x in lines if "def#countValue>" not in x or "/facts>" not in x))
    code, out, err = call(capsys, "validate", path)
    assert (code, err) == (1, "")
    assert "Violation: ReportedCountShape-countValue: " in out
    assert "SHACL: does not conform; " in out
    code, out, _ = call(capsys, "validate", path, "--json")
    assert code == 1
    assert json.loads(out)["conforms"] is False


def test_validate_judges_a_file_of_triples(capsys: Capture, tmp_path: Path) -> None:
    path = tmp_path / "own.ttl"
    path.write_text(
        "@prefix lgc: <https://w3id.org/thongthin/def#> .\n"
        "<urn:count> a lgc:ReportedCount ; lgc:countValu 3 .\n"
    )
    code, out, _ = call(capsys, "validate", path)
    assert code == 1
    assert "countValu" in out


def test_evaluate_is_perfect_on_the_seeds(capsys: Capture) -> None:
    code, out, err = call(capsys, "evaluate", "--gold", GOLD)
    assert (code, err) == (0, "")
    for page in ("kpi17733-253", "kpiebook62009-319"):
        row = next(x.split() for x in out.splitlines() if x.startswith(f"{page}") and " all " in x)
        assert row[4:] == ["0", "0", "0", "1.000", "1.000"]
    code, out, _ = call(capsys, "evaluate", "--gold", GOLD, "--json")
    assert code == 0
    assert {(s["page"], s["extractors"]) for s in json.loads(out)} == {
        (page, kind) for page in ("kpi17733-253", "kpiebook62009-319") for kind in ("rules", "all")
    }


def test_evaluate_finds_what_is_missing_and_what_is_extra(capsys: Capture, tmp_path: Path) -> None:
    text = (GOLD / "kpiebook62009-319.yaml").read_text(encoding="utf-8")
    changed = text.replace("countValue, {integer: 50}", "countValue, {integer: 51}")
    assert changed != text
    (tmp_path / "kpiebook62009-319.yaml").write_text(changed, encoding="utf-8")
    code, out, err = call(capsys, "evaluate", "--gold", tmp_path)
    assert (code, err) == (1, "")
    assert "kpiebook62009-319 all missing: [H1] networks countValue 51" in out
    assert "kpiebook62009-319 all extra: [-] networks countValue 50" in out


def test_evaluate_without_gold_is_wrong_use(capsys: Capture, tmp_path: Path) -> None:
    code, out, err = call(capsys, "evaluate", "--gold", tmp_path)
    assert (code, out) == (2, "")
    assert f"{tmp_path}: has no gold file" in err


@pytest.mark.parametrize("what", ["build", "closure", "lift"])
@pytest.mark.slow
def test_bench_prints_its_figures(capsys: Capture, what: str) -> None:
    code, out, err = call(capsys, "bench", what, "--runs", 1, "--json")
    assert (code, err) == (0, "")
    for figure in json.loads(out):
        assert 0 < figure["least"] <= figure["median"] <= figure["most"]
        assert figure["unit"] == {"build": "s", "closure": "s", "lift": "pages/s"}[what]


@pytest.mark.slow
def test_bench_of_files_times_reading_and_lifting(capsys: Capture, tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text("<p>เทศบาลตำบลพนา ยึดหลักธรรมาภิบาล</p>", encoding="utf-8")
    code, out, err = call(capsys, "bench", "files", tmp_path / "page.html", "--runs", 1, "--json")
    assert (code, err) == (0, "")
    names = [figure["name"] for figure in json.loads(out)]
    assert names == ["page.html, reading", "page.html, reading and lifting"]


def test_bench_of_files_without_files_is_wrong_use(capsys: Capture) -> None:
    code, _, err = call(capsys, "bench", "files")
    assert code == 2
    assert "name the files" in err


def test_bench_of_nothing_is_wrong_use(capsys: Capture) -> None:
    assert call(capsys, "bench", "nonsense")[0] == 2
