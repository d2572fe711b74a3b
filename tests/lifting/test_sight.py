"""Runs of the stream as a reader writes them, and as they are printed."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from thongthin.lifting.sight import Mention, Sight, sort_mentions
from thongthin.reading.canonical import canonical_key
from thongthin.reading.page import Page

PageOf = Callable[[str], Page]


@pytest.mark.parametrize(
    ("raw", "text", "printed"),
    [
        ("ร่วมคิด ร่วมทำ", "ร่วมคิด ร่วมทำ", "ร่วมคิด ร่วมทำ"),
        ("ร่วมคิด\nร่วมทำ", "ร่วมคิดร่วมทำ", "ร่วมคิด ร่วมทำ"),
        ("Good\nGovernance", "Good Governance", "Good Governance"),
        ("มท ๐๘๐๑.๔/ ว ๔๕๒๔", "มท ๐๘๐๑.๔/ ว ๔๕๒๔", "มท ๐๘๐๑.๔/ ว ๔๕๒๔"),
        ("ปี 2562 และ ๒๕๖๓", "ปี 2562 และ ๒๕๖๓", "ปี 2562 และ ๒๕๖๓"),
        ("ตําบลนํ้าใส", "ตำบลน้ำใส", "ตําบลนํ้าใส"),
        ("ก   ข", "ก ข", "ก ข"),
    ],
)
def test_a_run_in_words(page: PageOf, raw: str, text: str, printed: str) -> None:
    sight = Sight(page(raw), ())
    end = len(sight.stream.text)
    assert sight.text(0, end) == text
    assert sight.printed(0, end) == printed


def test_a_run_begins_and_ends_with_no_blank(page: PageOf) -> None:
    sight = Sight(page("ก ข ค"), ())
    assert [sight.text(i, i + 1) for i in range(3)] == ["ก", "ข", "ค"]
    assert sight.text(1, 1) == ""


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(st.text(alphabet="กขา12๓ab \n", min_size=1, max_size=24), st.data())
def test_a_run_is_its_part_of_the_stream(page: PageOf, raw: str, data: st.DataObject) -> None:
    sight = Sight(page(f"ข้อความ{raw}"), ())
    length = len(sight.stream.text)
    begin = data.draw(st.integers(0, length))
    end = data.draw(st.integers(begin, length))
    assert canonical_key(sight.text(begin, end)) == sight.stream.text[begin:end]


def test_gaps_are_those_of_the_stream(page: PageOf) -> None:
    sight = Sight(page("ก ข\nค\n\nงจ"), ())
    assert [i for i, _ in sight.gaps] == [i for i, g in enumerate(sight.stream.gaps) if g]


def test_the_longest_mention_of_a_place_stands_first(page: PageOf) -> None:
    mentions = [Mention("x", 0, 2, "b"), Mention("x", 0, 4, "a"), Mention("x", 2, 3, "c")]
    sight = Sight(page("กขคงจ"), sort_mentions(reversed(mentions)))
    assert [m.value for m in sight.at("x", 0)] == ["a", "b"]
    assert [m.value for m in sight.of("x")] == ["a", "b", "c"]
    assert sight.at("x", 1) == []
