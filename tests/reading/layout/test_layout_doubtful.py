"""A page of which nobody can tell whether it is a spread lends no trust to its joins."""

from __future__ import annotations

from made import make_singles, make_spreads

from thongthin.paths import Project
from thongthin.reading.layout import lay_out, threshold
from thongthin.reading.lines import BodyLine
from thongthin.reading.page import Layout


def laid_out(lines: tuple[str, ...], signals: int = 0) -> tuple[str, Layout]:
    raw = "\n".join(lines)
    body, at = [], 0
    for number, line in enumerate(lines, 1):
        body.append(BodyLine(number, at, at + len(line)))
        at += len(line) + 1
    return raw, lay_out(raw, body, "no-page", "0" * 64, Project(), signals)


def test_a_spread_without_signs_is_taken_apart_or_doubted_almost_always() -> None:
    spreads = make_spreads("b", 60, seed=11)
    trusted = [s for s in spreads if laid_out(tuple(s.lines))[1].status == "certain"]
    assert len(trusted) <= 0.1 * len(spreads)


def test_few_pages_of_one_column_are_doubted() -> None:
    singles = [lines for seed in range(2) for lines in make_singles("b", 100, seed)]
    doubted = [lines for lines in singles if laid_out(tuple(lines))[1].status != "certain"]
    assert len(doubted) <= 0.12 * len(singles)


def test_every_join_of_a_doubted_page_is_below_the_threshold() -> None:
    least = threshold(Project())
    doubted = [
        (raw, layout)
        for raw, layout in (laid_out(tuple(s.lines)) for s in make_spreads("b", 60, seed=11))
        if layout.kind == "single" and layout.status == "proposed"
    ]
    assert doubted
    for raw, layout in doubted:
        assert all(layout.line_posterior[s.line] < least for s in layout.segments)
        assert layout.split
        assert all(raw[offset].isspace() and 1 - p < least for offset, p in layout.split.items())
