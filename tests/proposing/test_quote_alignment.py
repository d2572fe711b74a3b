"""Quotes are found letter by letter, at one place, in whole characters, or not at all."""

from __future__ import annotations

import pytest

from thongthin.proposing.align import NEAR, align
from thongthin.proposing.answer import Rejection
from thongthin.reading.page import Layout, Segment
from thongthin.reading.stream import build_stream

TEXT = "เทศบาลตําบล ก ใช้น้ำ\nใสเป็นคติ ๑๒ แล้วน้ำก็ใสเป็นคติ และเก็บภาษี"
"""Sara am in two code points, a word over a line break, Thai digits, a phrase that comes twice."""


def aligned(*quotes: str, text: str = TEXT) -> list[str] | str:
    """Return the aligned words, or the reason why there are none."""
    segments: list[Segment] = []
    start = 0
    for number, line in enumerate(text.split("\n"), 1):
        segments.append(Segment(start, start + len(line), number, ""))
        start += len(line) + 1
    stream, _ = build_stream(text, Layout("single", "certain", tuple(segments)))
    named = {f"quote {n}": quote for n, quote in enumerate(quotes, 1)}
    runs = align(stream, named)
    if isinstance(runs, Rejection):
        return runs.reason
    return [stream.text[run.begin : run.end] for run in runs.values()]


@pytest.mark.parametrize(
    ("quote", "found"),
    [
        ("เทศบาลตำบล ก", "เทศบาลตำบลก"),
        ("ใช้น้ำใส", "ใช้น้ำใส"),
        ("ใช้ น้ำ ใส", "ใช้น้ำใส"),
        ("คติ 12", "คติ12"),
        ("คติ ๑๒", "คติ12"),
        ("ใช้นำ้ใส", "ใช้น้ำใส"),
    ],
)
def test_what_normalisation_allows_is_found(quote: str, found: str) -> None:
    assert aligned(quote) == [found]


@pytest.mark.parametrize(
    ("quotes", "reason"),
    [
        (["เทศบาลตำบล ข"], "words not on the page"),
        (["เทศบาลตำบลก ใช้นำใส"], "words not on the page"),
        ([""], "words not on the page"),
        (["   "], "words not on the page"),
        (["0-12"], "words not on the page"),
        (["ใสเป็นคติ"], "words at several places"),
        (["ใสเป็นคติ", "น้ำ"], "words at several places"),
        (["้ำใสเป็นคติ 12"], "words cut a character"),
        (["ก ใช้น"], "words cut a character"),
        (["และเ"], "words cut a character"),
        (["ก็บภาษี"], "words cut a character"),
    ],
)
def test_anything_else_is_rejected(quotes: list[str], reason: str) -> None:
    assert aligned(*quotes) == reason


def test_of_two_places_the_one_beside_the_other_quote_is_taken() -> None:
    far = "ก" * (NEAR + 1)
    text = f"ใช้คติ บ้าน {far} ใช้คติ เมือง"
    assert aligned("ใช้คติ", "เมือง", text=text) == ["ใช้คติ", "เมือง"]
    assert aligned("ใช้คติ", "ใช้คติ เมือง", text=text)[0] == "ใช้คติ"


def test_a_quote_that_stands_far_off_decides_nothing() -> None:
    far = "ก" * (NEAR + 1)
    text = f"ใช้คติ ใช้คติ {far} เมือง"
    assert aligned("ใช้คติ", "เมือง", text=text) == "words at several places"


def test_a_quote_between_two_places_decides_nothing() -> None:
    assert aligned("คติ", "และ", text="คติ และ คติ") == "words at several places"
