"""Lines: numbers and offsets, blank ones, torn marks, breaks between paragraphs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thongthin.reading.layout.detect import display_width
from thongthin.reading.lines import (
    BodyLine,
    is_detached,
    iter_lines,
    paragraph_breaks,
    without_stray_blanks,
)


@given(st.text("ก่ \t\r\n\u00a0\ufeff\u200b", max_size=30))
def test_lines_are_stripped_and_numbered(raw: str) -> None:
    for line in iter_lines(raw, 0, len(raw)):
        text = raw[line.start : line.end]
        assert text == text.strip() != ""
        assert "\n" not in text
        assert line.number == raw.count("\n", 0, line.start) + 1
    shown = {i for i, c in enumerate(raw) if not c.isspace() and c not in "\ufeff\u200b"}
    held = {i for x in iter_lines(raw, 0, len(raw)) for i in range(x.start, x.end)}
    assert shown <= held


def test_a_part_of_the_file_keeps_the_numbers_of_the_file() -> None:
    raw = "ก\n\fข\nค"
    assert list(iter_lines(raw, 3, len(raw), 2)) == [BodyLine(2, 3, 4), BodyLine(3, 5, 6)]


@pytest.mark.parametrize(
    ("text", "detached"),
    [("\u0e48 \u0e35", True), ("\u0e31", True), ("\uf70a", True), ("ก่", False), ("-", False)],
)
def test_detached_marks(text: str, detached: bool) -> None:
    (line,) = iter_lines(text, 0, len(text))
    assert is_detached(text, line) is detached


@pytest.mark.parametrize(
    ("lines", "others", "breaks"),
    [
        ([1, 2, 3], [], set()),
        ([1, 3, 4], [], {2}),
        ([1, 4], [], {2, 3}),
        ([1, 3, 4], [2], set()),
        ([1, 3, 5, 7, 9, 11, 14], [], {13}),
        ([1, 3, 5], [], {2, 4}),
    ],
)
def test_breaks(lines: list[int], others: list[int], breaks: set[int]) -> None:
    body = [BodyLine(n, n, n + 1) for n in lines]
    assert paragraph_breaks(body, [BodyLine(n, n, n + 1) for n in others]) == breaks


@pytest.mark.parametrize(
    ("printed", "clean"),
    [
        ("จ านวน", "จำนวน"),
        ("น้ าเสีย", "น้ำเสีย"),
        ("ศูนย ์เรียนร ู้", "ศูนย์เรียนรู้"),
        ("ที่ อยู่ อาศัย", "ที่ อยู่ อาศัย"),
        ("ก\nา", "ก\nา"),
    ],
)
def test_blanks_inside_of_syllables_take_no_room(printed: str, clean: str) -> None:
    text = without_stray_blanks(printed)
    assert len(text) == len(printed)
    assert display_width(text) == display_width(clean)
    assert text.count(" ") == clean.count(" ")
