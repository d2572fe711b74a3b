"""Lines of Thai out of PDF by three producers: character by character, in reading order.

The thresholds are what was measured (pypdfium2 5.15, reportlab 5.1, Chromium and LibreOffice 7.4
of Debian 12): all lines, but for one mark that LibreOffice draws between two letters.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from pdf_makers import (
    A4,
    LANDSCAPE,
    PRODUCERS,
    Leaf,
    columns,
    exact_lines,
    made_spread,
    sample,
)

from thongthin.reading.formats.contents import read_contents
from thongthin.reading.formats.kinds import PDF
from thongthin.reading.formats.sheet import SheetText

MISSED = {"reportlab": 0, "chromium": 0, "libreoffice": 1}
"""Producer → lines of a page, of 24 to 61, that may differ."""


def spread(left: Sequence[str], right: Sequence[str]) -> Leaf:
    is_long = max(len(left), len(right)) > 30
    points = 8 if max(map(len, (*left, *right))) > 85 else 10
    pitch = 13 if is_long else 17
    return Leaf(LANDSCAPE, columns(left, right, left=40, step=400, top=40, pitch=pitch), points)


@pytest.fixture(
    params=[
        pytest.param(name, marks=pytest.mark.slow if name == "libreoffice" else ())
        for name in PRODUCERS
    ]
)
def producer(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def read(tmp_path: Path, producer: str, leaf: Leaf) -> SheetText:
    path = PRODUCERS[producer](tmp_path / "page.pdf", [leaf])
    contents = read_contents(path, PDF)
    assert contents.problem == ""
    (sheet,) = contents.sheets
    return sheet


def test_one_column(tmp_path: Path, producer: str) -> None:
    lines = sample("kpiebook62009-319")[""]
    sheet = read(tmp_path, producer, Leaf(A4, columns(lines, left=40, step=0)))
    assert exact_lines(lines, sheet.text) >= len(lines) - MISSED[producer]
    assert set(sheet.columns or ()) == {""}


def test_two_facing_pages(tmp_path: Path, producer: str) -> None:
    found = sample("kpi17733-253")
    sheet = read(tmp_path, producer, spread(found["L"], found["R"]))
    lines = (*found["L"], *found["R"])
    assert len(lines) == 49
    assert exact_lines(lines, sheet.text) >= 49 - MISSED[producer]
    assert "".join(sheet.columns or ()) == "L" * len(found["L"]) + "R" * len(found["R"])


@pytest.mark.parametrize("seed", range(3))
def test_made_spreads_of_texts_that_nothing_was_tuned_on(
    tmp_path: Path, producer: str, seed: int
) -> None:
    left, right = made_spread(seed)
    sheet = read(tmp_path, producer, spread(left, right))
    assert exact_lines((*left, *right), sheet.text) >= len(left) + len(right) - MISSED[producer]


def test_reading_twice_gives_the_same(tmp_path: Path) -> None:
    left, right = made_spread(5)
    path = PRODUCERS["reportlab"](tmp_path / "page.pdf", [spread(left, right)])
    assert read_contents(path, PDF) == read_contents(path, PDF)
