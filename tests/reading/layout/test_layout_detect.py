from __future__ import annotations

import pytest
from made import make_singles, make_spreads

from thongthin.reading.layout.detect import column_width, display_width

WORDS = "งานของท้องถิ่น ทำร่วมกัน หลายฝ่าย "


def row(cells: int) -> str:
    """A line of that many cells, with a space every few words."""
    text = WORDS * 12
    end = next(i for i in range(len(text)) if display_width(text[:i]) == cells)
    return text[:end].strip()


@pytest.mark.parametrize(
    ("text", "cells"),
    [("", 0), ("abc 12", 6), ("น้ำ", 2), ("ที่", 1), ("กําลัง", 4), ("เทศบาล", 6), ("๒๕๔๙", 4)],
)
def test_display_width_leaves_marks_out(text: str, cells: int) -> None:
    assert display_width(text) == cells


@pytest.mark.parametrize(
    ("name", "lines", "signals"),
    [
        ("nothing", [], 0),
        ("one line", [row(120)], 2),
        ("full lines", [row(90)] * 30, 0),
        ("full lines and paragraph ends", [row(90), row(88), row(91), row(40)] * 8, 0),
        ("lines of one letter", ["ก"] * 9, 2),
        ("lines of marks alone", ["\u0e34"] * 9, 2),
        ("narrow lines with two signals", [row(50)] * 30, 2),
        ("headings over wide prose", [row(20), row(92), row(95), row(93), row(94)] * 6, 0),
        ("numbered items", [f"{n}) {row(20 + 7 * (n % 9))}" for n in range(1, 30)], 0),
        ("contents with leaders", [f"เรื่องที่ {n}" + "." * 70 + f"{n}" for n in range(25)], 0),
        ("a table of numbers", [f"{n} {n * 17} {n * n * 7919}" for n in range(25)], 0),
        ("wide lines without a space", ["ก" * 50] * 10 + ["ก" * 100] * 10, 2),
        ("wide lines cut badly", ["ก" * 50] * 10 + ["ก" * 85 + " " + "ก" * 15] * 10, 2),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_page_of_one_column_is_no_spread(name: str, lines: list[str], signals: int) -> None:
    assert column_width(lines, signals) is None


@pytest.mark.parametrize("cells", [40, 52, 63])
def test_spread_gives_its_column_width(cells: int) -> None:
    both = f"{row(cells)} {row(cells - 1)}"
    lines = [both, row(cells), row(cells - 2), both, both, row(cells - 3), row(cells // 2)] * 5
    width = column_width(lines, 0)
    assert width is not None
    assert abs(width - cells) <= 3


def test_signals_find_a_spread_with_few_wide_lines() -> None:
    lines = [f"{row(50)} {row(48)}"] * 3 + [row(50), row(49), row(46), row(20)] * 8
    assert column_width(lines, 0) is None
    assert column_width(lines, 1) is not None


def test_made_pages_of_one_column_are_hardly_ever_mistaken() -> None:
    pages = [lines for seed in range(4) for lines in make_singles("b", 100, seed)]
    assert sum(column_width(lines, 0) is not None for lines in pages) <= 0.02 * len(pages)


def test_made_spreads_are_found_where_the_furniture_tells_of_two_pages() -> None:
    spreads = make_spreads("b", 40, seed=11)
    assert sum(column_width(spread.lines, 1) is not None for spread in spreads) >= 34
