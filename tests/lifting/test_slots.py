"""What a slot takes at a place: clauses, headings, names of centres and networks, glosses."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from slot_readers import slots_at

from thongthin.lifting.kit import Kit
from thongthin.lifting.look import look_at
from thongthin.lifting.name_slots import MAX_CLAUSE_LENGTH
from thongthin.lifting.sight import Mention
from thongthin.reading.page import Page

PageOf = Callable[[str], Page]
Taken = Callable[[str, str, str], Mention | None]


@pytest.fixture
def taken(page: PageOf, kit: Kit) -> Taken:
    """Return a function: the first value of a slot at the first place of some words."""
    return lambda kind, text, at: next(slots_at(page(text), kit, kind, at), None)


@pytest.mark.parametrize(
    ("kind", "text", "at", "expected"),
    [
        ("clause", "ทำหน้าที่ดูแลน้ำ และป่า", "ดูแล", "ดูแลน้ำ"),
        ("clause", "ทำหน้าที่ดูแลน้ำ(ทุกปี)", "ดูแล", "ดูแลน้ำ"),
        ("clause", "ทำหน้าที่ดูแล\nน้ำ และป่า", "ดูแล", "ดูแลน้ำ"),
        ("clause", "ทำหน้าที่ดูแลน้ำทุกแห่งในตำบล\nโดยชุมชน", "ดูแล", "ดูแลน้ำทุกแห่งในตำบล"),
        ("clause", "1) ดูแลน้ำ2) ดูแลป่า", "ดูแล", "ดูแลน้ำ"),
        ("clause", "ก ข", "ก", None),
        ("clause", "ก" * (MAX_CLAUSE_LENGTH + 5), "ก", None),
        ("heading", "ภาครัฐ เอกชน และประชาสังคม ซึ่ง", "ภาค", "ภาครัฐ เอกชน และประชาสังคม"),
        ("heading", "สภาพลเมือง กองทุน", "สภา", "สภาพลเมือง"),
        ("centre", "ชมศูนย์เรียนรู้น้ำ ทุกวัน", "ศูนย์", "ศูนย์เรียนรู้น้ำ"),
        ("centre", "ชมศูนย์เรียนรู้น้ำซึ่งเปิดใหม่", "ศูนย์", "ศูนย์เรียนรู้น้ำ"),
        ("centre", "ศูนย์เรียนรู้ชุมชนในเขตเทศบาลตำบลพนา", "ศูนย์", "ศูนย์เรียนรู้ชุมชน"),
        ("centre", "ศูนย์สมุนไพร ศูนย์จัดการขยะ", "ศูนย์", "ศูนย์สมุนไพร"),
        ("centre", "ศูนย์ ก", "ศูนย์", None),
        ("centre", "ชมสวน", "สวน", None),
        ("body_centre", "ศูนย์เรียนรู้น้ำเทศบาลตำบลพนา เปิด", "ศูนย์", "ศูนย์เรียนรู้น้ำเทศบาลตำบลพนา"),
        ("body_centre", "ศูนย์เรียนรู้น้ำ เปิด", "ศูนย์", None),
        ("network", "มีเครือข่ายภาคประชาชน ที่ดี", "เครือ", "เครือข่ายภาคประชาชน"),
        ("network", "มีเครือข่ายโทรศัพท์ ที่ดี", "เครือ", None),
        ("glossed", "ความรู้ (Knowledge Base) และ", "ความ", "ความรู้ (Knowledge Base)"),
        ("glossed", "การจัดการความรู้ และ", "การ", None),
        ("item", "ได้แก่ 1) ถนน 2) น้ำ", "1)", "1)"),
        ("item", "ได้แก่ ถนน", "ถนน", None),
    ],
)  # fmt: skip
def test_slots(
    taken: Taken, page: PageOf, kit: Kit, kind: str, text: str, at: str, expected: str | None
) -> None:
    found = taken(kind, text, at)
    words = look_at(page(text), kit).text(found.begin, found.end) if found else None
    assert words == expected


def test_a_centre_knows_the_body_and_the_field_in_its_name(taken: Taken) -> None:
    found = taken("body_centre", "ศูนย์เรียนรู้การจัดการขยะเทศบาลตำบลพนา เปิด", "ศูนย์")
    assert found is not None
    assert found.value["body"] == "เทศบาลตำบลพนา"
    assert found.value["domain"] == "scheme:learning-domain/waste-management"


def test_the_end_of_the_page_is_there_only_at_the_end(taken: Taken) -> None:
    assert taken("cut_off", "ได้แก่", "ได้") is None
