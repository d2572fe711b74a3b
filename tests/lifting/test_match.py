"""The matcher: blanks, lists, skips, and a pattern that would run away."""

from __future__ import annotations

import time
from collections.abc import Callable
from itertools import pairwise

import pytest
from slot_readers import first_match, matcher

from thongthin.errors import MappingError
from thongthin.lifting.kit import Kit
from thongthin.lifting.look import look_at
from thongthin.lifting.match import MAX_STEPS, crosses_only
from thongthin.lifting.pattern_text import parse_pattern
from thongthin.reading.page import Gap, Page

PageOf = Callable[[str], Page]


@pytest.mark.parametrize(
    ("text", "pattern", "expected"),
    [
        ("มีการ จัด ทำ แผน", "จัดทำ", "จัดทำ"),
        ("จัด\nทำแผน", "จัดทำแผน", "จัดทำแผน"),
        ("จัดทำแผน", "(จัด|จัดทำ)แผน", "จัดทำแผน"),
        ("จัดทำแผน", "จัด[ซื้อ]ทำ", "จัดทำ"),
        ("จัดทำแผน", "จัด~ทำ", None),
        ("จัด ทำแผน", "จัด~ทำ", "จัดทำ"),
        ("แผน (ก) นี้", "แผน~(ก|ข)", None),
        ("ลงนาม MOU กับ", "ลงนาม<mou>", "ลงนามMOU"),
        ("ยึดหลักธรรมาภิบาล และศาสตร์พระราชา", "ยึด{list:principle}", "ยึดหลักธรรมาภิบาลและศาสตร์พระราชา"),
        ("ยึดหลักธรรมาภิบาล, ศาสตร์พระราชา", "ยึด{list:principle}", "ยึดหลักธรรมาภิบาล,ศาสตร์พระราชา"),
        ("ยึดหลักธรรมาภิบาล และอื่นๆ", "ยึด{list:principle}", "ยึดหลักธรรมาภิบาล"),
        ("แผนงานดีมากจริง ใช้ได้", "แผน{..8}ใช้", None),
        ("แผนงานดีมากจริง ใช้ได้", "แผน{..12}ใช้", "แผนงานดีมากจริงใช้"),
        ("แผนไม่ดี ใช้ได้", "แผน{..12}ใช้", None),
        ("แผนจะใช้", "แผน{..12}ใช้", None),
        ("แผน\n\nที่ใช้", "แผน{..12}ใช้", None),
        ("แผน 1) ก 2) ที่ใช้", "แผน{..12}ใช้", None),
    ],
)
def test_matches(page: PageOf, kit: Kit, text: str, pattern: str, expected: str | None) -> None:
    read = page(text)
    match = first_match(read, kit, pattern)
    assert (read.stream.text[match.begin : match.end] if match else None) == expected


def test_a_list_gives_way_to_what_follows(page: PageOf, kit: Kit) -> None:
    match = first_match(
        page("ได้แก่ พอประมาณ มีเหตุผล และ ความรู้"),
        kit,
        "ได้แก่{a:list:principle}[และ]{b:list:principle}",
    )
    assert match is not None
    assert [len(match.values(name)) for name in "ab"] == [2, 1]


def test_pieces_follow_each_other(page: PageOf, kit: Kit) -> None:
    match = first_match(
        page("เทศบาลตำบลพนา มีเครือข่ายรวม 12 เครือข่าย"), kit, "{body}{..12}รวม{number}เครือข่าย"
    )
    assert match is not None
    assert match.values("number")[0].value == 12
    ends = [(p.begin, p.end) for p in match.pieces]
    assert all(end <= begin for (_, end), (begin, _) in pairwise(ends))


@pytest.mark.parametrize(
    ("text", "pattern", "expected"),
    [
        ("มี\n1. น้ำ\n2. ป่า", "{bullet}น้ำ", "1.น้ำ"),
        ("มี\n- น้ำ\n- ป่า", "{bullet}ป่า", "-ป่า"),
        ("มี 1. น้ำ 2. ป่า", "{bullet}น้ำ", None),
        ("มีน้ำ\nและป่า", "น้ำ{line_end}", "น้ำ"),
        ("มีน้ำ และป่า", "น้ำ{line_end}", None),
        ("มีน้ำ และป่า", "ป่า{line_end}", "ป่า"),
    ],
)
def test_slots_that_ask_how_the_page_is_set(
    page: PageOf, kit: Kit, text: str, pattern: str, expected: str | None
) -> None:
    """They take no words: nothing of a match rests on them."""
    read = page(text)
    match = first_match(read, kit, pattern)
    assert (read.stream.text[match.begin : match.end] if match else None) == expected
    assert match is None or not any(piece.slot for piece in match.pieces)


@pytest.mark.parametrize(
    ("text", "allowed", "expected"),
    [
        ("ก ข", {Gap.SPACE}, True),
        ("ก ข", set(), False),
        ("ก\nข", {Gap.SPACE}, False),
        ("ก\nข", {Gap.LINE}, True),
        ("ก\n\nข", {Gap.LINE, Gap.SPACE}, False),
        ("กข", set(), True),
    ],
)
def test_what_may_be_crossed(
    page: PageOf, kit: Kit, text: str, allowed: set[Gap], expected: bool
) -> None:
    sight = look_at(page(text), kit)
    assert crosses_only(sight, 0, 2, frozenset(allowed)) is expected


def test_a_runaway_pattern_is_stopped_and_named(page: PageOf, kit: Kit) -> None:
    pattern = parse_pattern("ก" + "[{..60}ก]" * 12 + "จบ", {}, "")
    begun = time.process_time()
    with pytest.raises(MappingError) as caught:
        list(matcher(page("ก" * 400), kit).matches(pattern, 0))
    assert time.process_time() - begun < 5
    assert str(MAX_STEPS) in str(caught.value)
    assert caught.value.where == "rules.yaml, rule r"
    assert "example.txt" in str(caught.value)


@pytest.mark.parametrize("kind", ["cut_off", "clause", "heading", "number", "principle"])
def test_a_list_of_anything_ends(page: PageOf, kit: Kit, kind: str) -> None:
    """A value may be empty (the page ends here); a list of it must not go on for ever."""
    pattern = parse_pattern(f"คือ{{list:{kind}}}", {}, "")
    found = matcher(page("ได้แก่ 1 2 คือ"), kit)
    assert len(list(found.matches(pattern, len("ได้แก่12")))) <= 1
