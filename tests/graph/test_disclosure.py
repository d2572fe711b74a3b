"""What of a page may be shown: all, or less than a quarter."""

from __future__ import annotations

import pytest
from graph_samples import RAW, page
from hypothesis import given
from hypothesis import strategies as st

from thongthin.graph.disclosure import disclose, may_publish, prefix, suffix
from thongthin.reading.page import Span

THAI = "ที่ประชุมได้ร่วมกันพิจารณา น้ำใช้ในหมู่บ้าน "


@pytest.mark.parametrize(
    ("publish", "expected"), [("yes", True), ("no", False), ("", False), ("Yes!", False)]
)
def test_only_yes_opens_a_page(publish: str, expected: bool) -> None:
    assert may_publish(page(publish=publish)) is expected


def test_an_open_page_is_shown_whole() -> None:
    whole = Span(0, len(RAW))
    disclosure = disclose(page(), [whole])
    assert disclosure.is_open
    assert disclosure.may_quote(whole)


@given(st.lists(st.tuples(st.integers(0, 199), st.integers(1, 60)), max_size=40))
def test_shown_quotes_stay_under_a_quarter(runs: list[tuple[int, int]]) -> None:
    raw = (THAI * 6)[:200]
    spans = [Span(start, min(200, start + length)) for start, length in runs]
    disclosure = disclose(page(raw=raw, publish="no"), spans)
    shown: set[int] = set()
    for span in spans:
        if disclosure.may_quote(span):
            before, after = disclosure.surroundings(span)
            shown.update(range(span.start - len(before), span.end + len(after)))
    assert len(shown) * 4 < len(raw)
    assert not disclosure.is_over


def test_the_longest_are_withheld_and_no_more() -> None:
    raw = "".join(chr(0x4E00 + i) for i in range(120))
    long, middle, short = Span(0, 25), Span(40, 50), Span(60, 64)
    disclosure = disclose(page(raw=raw, publish="no"), [short, long, middle])
    assert disclosure.withheld == {long}
    assert disclose(page(raw=raw, publish="no"), [short, middle]).withheld == frozenset()


def test_words_that_a_statement_repeats_count_as_shown() -> None:
    raw = "".join(chr(0x4E00 + i) for i in range(100))
    spoken, other = Span(0, 20), Span(40, 50)
    free = disclose(page(raw=raw, publish="no"), [spoken, other])
    assert free.withheld == {spoken}
    told = disclose(page(raw=raw, publish="no"), [spoken, other], [raw[0:10] + " " + raw[10:20]])
    assert told.withheld == {other}
    over = disclose(page(raw=raw, publish="no"), [Span(0, 30), other], [raw[0:30]])
    assert over.is_over


def test_surroundings_only_where_they_are_needed() -> None:
    raw = "one two one " + "x" * 200
    once, twice = Span(4, 7), Span(8, 11)
    disclosure = disclose(page(raw=raw, publish="no"), [once, twice])
    assert disclosure.surroundings(once) == ("", "")
    assert disclosure.surroundings(twice) == ("one two ", " " + "x" * 19)
    many = disclose(page(raw=raw, publish="no"), [once, twice, Span(20, 50)])
    assert many.surroundings(twice) == ("", "")
    assert many.may_quote(twice)


@given(st.integers(0, len(THAI) - 2), st.integers(1, 30))
def test_surroundings_touch_the_quote_and_split_no_cluster(start: int, length: int) -> None:
    raw = THAI * 3
    span = Span(start + 20, start + 20 + length)
    before, after = prefix(raw, span), suffix(raw, span)
    assert raw[span.start - len(before) : span.start] == before
    assert raw[span.end : span.end + len(after)] == after
    assert len(before) <= 20
    assert len(after) <= 20
    marks = "ัิีึืฺุู็่้๊๋์ํ๎"
    assert not (before and before[0] in marks)
    end = span.end + len(after)
    assert not (after and end < len(raw) and raw[end] in marks)
