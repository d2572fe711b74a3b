"""Names of learning centres and of their parts: where they end, and what names none."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from slot_readers import slots_at

from thongthin.lifting.kit import Kit
from thongthin.reading.page import Page

PageOf = Callable[[str], Page]


def name_at(page: Page, kit: Kit, kind: str, at: str) -> str | None:
    found = next(slots_at(page, kit, kind, at), None)
    return found.value["name"] if found else None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ศูนย์เรียนรู้เศรษฐกิจพอเพียง มีฐาน", "ศูนย์เรียนรู้เศรษฐกิจพอเพียง"),
        ("ศูนย์การเรียนรู้เกษตรอินทรีย์ซึ่งเปิด", "ศูนย์การเรียนรู้เกษตรอินทรีย์"),
        ("ศูนย์เรียนรู้ผ้าไหม(เดิม) เปิด", "ศูนย์เรียนรู้ผ้าไหม"),
        ("ศูนย์เรียนรู้ชุมชนบ้านทุ่งยาว ตั้งอยู่", "ศูนย์เรียนรู้ชุมชนบ้านทุ่งยาว"),
        ("แหล่งเรียนรู้ป่าชุมชน เปิด", "แหล่งเรียนรู้ป่าชุมชน"),
        ("ศูนย์ปราชญ์ชาวบ้านบ้านดงบัง เปิด", "ศูนย์ปราชญ์ชาวบ้านบ้านดงบัง"),
        # A word of the list of stops that belongs to the name.
        ("ศูนย์เรียนรู้เปิดบ้าน ที่ดี", "ศูนย์เรียนรู้เปิดบ้าน"),
        ("ศูนย์เรียนรู้ส่งเสริมอาชีพ ที่ดี", "ศูนย์เรียนรู้ส่งเสริมอาชีพ"),
        ("ศูนย์เรียนรู้เมืองแห่งการเรียนรู้ ที่ดี", "ศูนย์เรียนรู้เมืองแห่งการเรียนรู้"),
        # "And" inside a name, and between two.
        ("ศูนย์เรียนรู้ป่าและน้ำ ที่ดี", "ศูนย์เรียนรู้ป่าและน้ำ"),
        ("ศูนย์เรียนรู้ข้าวและศูนย์เรียนรู้ผ้าไหม", "ศูนย์เรียนรู้ข้าว"),
        # A body ends the name that it stands in; a line's end does not.
        ("ศูนย์เรียนรู้น้ำเทศบาลตำบลพนาเปิดแล้ว", "ศูนย์เรียนรู้น้ำเทศบาลตำบลพนา"),
        ("ไปดูงานที่\nศูนย์เรียนรู้วัฒนธรรม\nไทลื้อ บ้านธาตุ", "ศูนย์เรียนรู้วัฒนธรรมไทลื้อ"),
        # A head alone, or with a word that makes it general.
        ("ศูนย์เรียนรู้แห่งนี้ เปิด", None),
        ("ศูนย์เรียนรู้ของชุมชน เปิด", None),
        ("ศูนย์เรียนรู้ได้เปิด", None),
        ("ศูนย์เรียนรู้ทั้งหมด 5 แห่ง", None),
        ("ศูนย์เรียนรู้ (เดิม) เปิด", None),
        ("ศูนย์บริการคนพิการ เปิด", None),
        ("ศูนย์เรียนรู้", None),
    ],
)
def test_centres(page: PageOf, kit: Kit, text: str, expected: str | None) -> None:
    at = "แหล่ง" if text.startswith("แหล่ง") else "ศูนย์"
    assert name_at(page(text), kit, "learning_centre", at) == expected


PARTS = "ศูนย์เรียนรู้บ้านนา มีฐานเรียนรู้ 3 ฐาน ได้แก่ 1) ฐานเรียนรู้ข้าว 2) ฐานเรียนรู้ผ้า และฐานเรียนรู้น้ำ"
CENTRES = "มีศูนย์เรียนรู้ 2 แห่ง ได้แก่ ศูนย์เรียนรู้ข้าว และศูนย์เรียนรู้ผ้าไหม ต่อมา ศูนย์เรียนรู้น้ำ เปิด"


@pytest.mark.parametrize(
    ("text", "at", "part", "centre"),
    [
        (PARTS, "ฐานเรียนรู้ข้าว", "ฐานเรียนรู้ข้าว", None),
        (PARTS, "ฐานเรียนรู้ผ้า", "ฐานเรียนรู้ผ้า", None),
        (PARTS, "ฐานเรียนรู้น้ำ", "ฐานเรียนรู้น้ำ", None),
        (PARTS, "ศูนย์เรียนรู้บ้านนา", "ศูนย์เรียนรู้บ้านนา", "ศูนย์เรียนรู้บ้านนา"),
        (CENTRES, "ศูนย์เรียนรู้ข้าว", "ศูนย์เรียนรู้ข้าว", None),
        (CENTRES, "ศูนย์เรียนรู้ผ้าไหม", "ศูนย์เรียนรู้ผ้าไหม", None),
        (CENTRES, "ศูนย์เรียนรู้น้ำ", "ศูนย์เรียนรู้น้ำ", "ศูนย์เรียนรู้น้ำ"),
    ],
)
def test_listed_parts_are_no_centres(
    page: PageOf, kit: Kit, text: str, at: str, part: str, centre: str | None
) -> None:
    """What a count leads in is a part of something; its own name says so elsewhere."""
    read = page(text)
    assert name_at(read, kit, "sub_centre", at) == part
    assert name_at(read, kit, "learning_centre", at) == centre


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ศูนย์เรียนรู้ข้าวนาปี เปิด ต่อมาศูนย์เรียนรู้ข้าวนาปีบ้านนา ปิด", None),
        ("ศูนย์เรียนรู้ข้าวนาปี เปิด ต่อมาศูนย์เรียนรู้ผ้าไหมบ้านนา ปิด", "ศูนย์เรียนรู้ข้าวนาปี"),
        ("ศูนย์เรียนรู้ข้าวนาปี เปิด ต่อมาศูนย์การเรียนรู้ข้าวนาปีบ้านนา ปิด", None),
    ],
)
def test_a_short_form_is_no_centre_of_its_own(
    page: PageOf, kit: Kit, text: str, expected: str | None
) -> None:
    assert name_at(page(text), kit, "learning_centre", "ศูนย์") == expected


@pytest.mark.parametrize(
    ("text", "key", "expected"),
    [
        ("ศูนย์เรียนรู้การจัดการขยะ เปิด", "domain", "scheme:learning-domain/waste-management"),
        ("ศูนย์เรียนรู้น้ำเทศบาลตำบลพนา เปิด", "body", "เทศบาลตำบลพนา"),
        ("ศูนย์เรียนรู้ผ้าไหม เปิด", "body", None),
        ("ศูนย์เรียนรู้ผ้าไหม เทศบาลตำบลพนา", "body", None),
    ],
)
def test_a_name_tells_its_body_and_field(
    page: PageOf, kit: Kit, text: str, key: str, expected: str | None
) -> None:
    (centre,) = slots_at(page(text), kit, "learning_centre", "ศูนย์")
    assert centre.value.get(key) == expected


def test_a_centre_on_an_english_page(page: PageOf, kit: Kit) -> None:
    text = "The Nong Bua Learning Centre opened. The people of the village learn there every day."
    assert name_at(page(text), kit, "learning_centre", "Nong") == "Nong Bua Learning Centre"
    assert name_at(page(text), kit, "learning_centre", "people") is None
