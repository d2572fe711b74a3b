"""The text with its words lit: nothing lost, nothing twice, and every doubt of the layout shown."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from thongthin.paths import Project, packaged_root
from thongthin.publishing.review.lit import Quoted, Row, rows
from thongthin.reading.page import Page
from thongthin.reading.read import read_pages

SEEDS = sorted((packaged_root() / "seeds").glob("*.txt"))
PAGES = [page for path in SEEDS for page in read_pages(path, Project())]


def printed(row: Row) -> str:
    return "".join(piece.text for piece in row.pieces)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.key)
def test_every_character_of_the_page_is_shown(page: Page) -> None:
    shown = "".join(map(printed, rows(page, (), 0.97)))
    assert sorted("".join(shown.split())) == sorted("".join(page.raw.split()))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.key)
def test_the_running_text_stands_in_reading_order(page: Page) -> None:
    shown = [printed(row) for row in rows(page, (), 0.97) if row.kind == "text"]
    assert shown == [page.raw[s.start : s.end] for s in page.layout.segments]


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.tuples(st.integers(0, 400), st.integers(1, 60), st.sampled_from("abcd")), max_size=12
    )
)
def test_overlapping_quotes_light_just_their_characters(spans: list[tuple[int, int, str]]) -> None:
    page = PAGES[1]
    quotes: list[Quoted] = [(start, start + size, name) for start, size, name in spans]
    for row, bare in zip(rows(page, quotes, 0.97), rows(page, (), 0.97), strict=True):
        assert printed(row) == printed(bare)
    running = [row for row in rows(page, quotes, 0.97) if row.kind == "text"]
    for row, segment in zip(running, page.layout.segments, strict=True):
        at = segment.start
        for piece in row.pieces:
            for offset in range(at, at + len(piece.text)):
                lit = {name for start, end, name in quotes if start <= offset < end}
                assert set(piece.records) == lit
            at += len(piece.text)


def test_a_quote_that_is_not_on_the_page_lights_nothing() -> None:
    (row, *_) = rows(PAGES[0], [(-5, -1, "a"), (10**6, 10**6 + 3, "b"), (9, 9, "c")], 0.97)
    assert all(not piece.records for piece in row.pieces)


def test_doubtful_joins_of_a_proposed_layout_are_shown(tmp_path: Path) -> None:
    """The spread without its reviewed layout: the same words under another name."""
    spread = next(path for path in SEEDS if read_pages(path, Project())[0].layout.kind == "spread")
    text = spread.read_text(encoding="utf-8")
    report = read_pages(spread, Project())[0].report
    path = tmp_path / "other.txt"
    path.write_text(text.replace(report, "other1"), encoding="utf-8")
    (page,) = read_pages(path, Project())
    shown = rows(page, (), 0.97)
    joins = [row.join for row in shown if row.join is not None]
    gaps = [piece.join for row in shown for piece in row.pieces if piece.join is not None]
    assert len(joins) + len(gaps) == sum(page.stream.trust[i] < 0.97 for i in page.stream.doubts)
    assert joins
    assert all(share < 0.97 for share in (*joins, *gaps))
    assert all(row.join is None for row in rows(PAGES[0], (), 0.97))
