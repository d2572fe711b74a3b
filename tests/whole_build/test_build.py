"""What a build tells, and that many pages go through."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from building import COLUMN, SPREAD, thongthin

from thongthin.build import build
from thongthin.paths import Project
from thongthin.processes import pool_of


def test_it_tells_each_document_and_what_was_left(tmp_path: Path) -> None:
    run = thongthin("build", "--out", "kg", cwd=tmp_path)
    assert run.returncode == 0
    assert run.stderr == ""
    head, *rows = run.stdout.splitlines()
    for column in ("document", "statements", "quotes", "in review", "rejected", "under quotes"):
        assert column in head
    by_page = {row.split()[0]: row.split()[1:] for row in rows if row}
    for page, statements in (("kpi17733-253", "104"), ("kpiebook62009-319", "64")):
        assert by_page[page][0] == statements
        assert int(by_page[page][1]) > 50
        assert by_page[page][2:4] == ["0", "0"]
        assert by_page[page][4].endswith("%")
        assert f"no statement uses, of {page}: " in run.stdout
    assert "SHACL: conforms; 0 violations" in run.stdout
    assert "\x1b" not in run.stdout


def test_it_tells_a_program_the_same(tmp_path: Path) -> None:
    run = thongthin("build", "--out", "kg", "--json", cwd=tmp_path)
    told = json.loads(run.stdout)
    assert run.stderr == ""
    assert told["shacl"]["conforms"] is True
    assert (told["problems"], told["notes"]) == ([], [])
    assert sum(told["graphs"].values()) == len(
        (tmp_path / "kg" / "thongthin.nq").read_text(encoding="utf-8").splitlines()
    )
    page = next(d for d in told["documents"] if d["document"] == "kpi17733-253")
    assert page["statements"] == 104
    assert (page["in_review"], page["rejected"]) == (0, 0)
    assert 0.7 < page["coverage"] < 1
    raw = "".join(SPREAD.read_text(encoding="utf-8").split())
    for sentence in page["unused"]:
        assert "".join(sentence.split()) in raw or len(sentence) > 20


@pytest.mark.slow
def test_one_page_under_many_names_goes_through(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every copy says the same of its own things, and processes are used.

    300 copies and not 1,000, to spare the machine; 1,000 take some three times as long.
    """
    count = 300
    seed = COLUMN.read_text(encoding="utf-8")
    for number in range(1, count + 1):
        text = seed.replace("Page 319 - kpiebook62009", f"Page {number} - copy{number}")
        path = tmp_path / "pages" / f"page-{number}.txt"
        path.parent.mkdir(exist_ok=True)
        path.write_text(text.replace("P. 319", f"P. {number}"), encoding="utf-8")
    pools: list[int] = []

    def pool(count: int, *rest: Any) -> Any:
        pools.append(count)
        return pool_of(count, *rest)

    monkeypatch.setattr("os.cpu_count", lambda: 2)
    monkeypatch.setattr("thongthin.lifting.many.pool_of", pool)
    built = build(Project(), [tmp_path / "pages"], tmp_path / "kg")
    assert pools == [2]
    assert built.problems == ()
    assert built.report.conforms
    facts = {g: n for g, n in built.counts.items() if "/copy" in g and g.endswith("/facts")}
    assert len(facts) == count
    assert len(set(facts.values())) == 1
    _clear(tmp_path)


def _clear(folder: Path) -> None:
    """The files are large, and pytest keeps a test's folder for three runs."""
    for path in sorted(folder.rglob("*"), reverse=True):
        if path.is_file():
            path.unlink()
