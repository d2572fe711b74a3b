"""What takes a statement back, before and behind its cue."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from thongthin.lifting.kit import Kit
from thongthin.lifting.look import look_at
from thongthin.lifting.polarity import Polarity
from thongthin.reading.page import Page

PageOf = Callable[[str], Page]
CUE = "ลงนาม"


def polarity(page: PageOf, kit: Kit, text: str) -> tuple[Polarity, int]:
    sight = look_at(page(text), kit)
    return Polarity(sight, sight.short_line_ends), sight.stream.text.index(CUE)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ได้ลงนาม", False),
        ("ไม่ได้ลงนาม", True),
        ("ไม่ได้ ลงนาม", True),
        ("ไม่ได้\nลงนาม", True),
        ("ยังไม่มีหน่วยงานใดที่ร่วมลงนาม", True),
        ("ไม่มีเงิน แต่ลงนาม", False),
        ("ไม่ได้ประชุม และลงนาม", True),
        ("ไม่มีเงิน\n\nลงนาม", False),
        ("จะลงนาม", True),
        ("อาจลงนาม", True),
        ("อาจารย์ลงนาม", False),
        ("ควรลงนาม", True),
        ("ต้องลงนาม", True),
        ("ปฏิเสธการลงนาม", True),
    ],
)
def test_denied(page: PageOf, kit: Kit, text: str, expected: bool) -> None:
    asked, at = polarity(page, kit, text)
    assert asked.is_denied(("negation", "irrealis"), at) is expected
    assert not asked.is_denied((), at)


def test_a_negation_in_a_heading_is_another_sentence(page: PageOf, kit: Kit) -> None:
    text = "เรื่องที่ยังไม่ทำ\nลงนามแล้วกับทุกชุมชนในเขตเทศบาลตั้งแต่ต้นปีที่ผ่านมาเป็นต้นไป"
    asked, at = polarity(page, kit, text)
    assert not asked.is_denied(("negation",), at)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ลงนามแล้วหรือไม่", True),
        ("ลงนามหรือยัง", True),
        ("ลงนามไม่สำเร็จ", True),
        ("ลงนามในปีหน้า", True),
        ("ลงนามแล้ว หรือไม่ก็ประชุม", False),
        ("ลงนามแล้ว", False),
    ],
)
def test_questioned(page: PageOf, kit: Kit, text: str, expected: bool) -> None:
    asked, at = polarity(page, kit, text)
    assert asked.is_questioned(at + len(CUE)) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ว่ากันว่าลงนามแล้ว", True),
        ("ว่ากันว่า เทศบาลตำบลพนา ลงนามแล้ว", True),
        ("ว่ากันว่า เทศบาลตำบลพนา จัดงาน และลงนามแล้ว", True),
        ("ว่ากันว่าดี\n\nลงนามแล้ว", False),
        ("ลงนามแล้ว ว่ากันว่าดี", False),
        ("เทศบาลตำบลพนา ลงนามแล้ว", False),
    ],
)
def test_hearsay_reaches_over_the_sentence(
    page: PageOf, kit: Kit, text: str, expected: bool
) -> None:
    asked, at = polarity(page, kit, text)
    assert asked.is_denied(("hearsay",), at) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("ลงนามไม่ได้ทำ", True), ("ไม่ได้ลงนามทำ", False), ("ลงนามทำแล้ว", False)],
)
def test_what_a_run_holds(page: PageOf, kit: Kit, text: str, expected: bool) -> None:
    asked, at = polarity(page, kit, text)
    end = at + len(text[text.index(CUE) :])
    assert asked.holds(("negation",), at, end) is expected
