"""Where the words place something: which official area each printed part is, and when none."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest
from slot_readers import seen

from thongthin.lifting.areas import Level, cells_of_area, resolve
from thongthin.lifting.kit import Kit
from thongthin.reading.page import Page

PageOf = Callable[[str], Page]

PHANA = {"tambon": "370401", "amphoe": "3704", "province": "37"}


def codes(value: Mapping[str, object]) -> dict[str, object]:
    """Return level → code of an area's value."""
    levels = ("tambon", "amphoe", "province")
    return {
        level: place["place"] for level in levels if isinstance(place := value.get(level), dict)
    }


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("ต.พนา อ.พนา จ.อำนาจเจริญ", "ต.พนา อ.พนา จ.อำนาจเจริญ", PHANA),
        ("ต. พนา อ. พนา จ. อำนาจเจริญ", "ต. พนา อ. พนา จ. อำนาจเจริญ", PHANA),
        ("ตำบลพนา อำเภอพนา จังหวัดอำนาจเจริญ", "ตำบลพนา อำเภอพนา จังหวัดอำนาจเจริญ", PHANA),
        ("ตำบลพนา, อำเภอพนา, จังหวัดอำนาจเจริญ", "ตำบลพนา, อำเภอพนา, จังหวัดอำนาจเจริญ", PHANA),
        ("หมู่ที่ 3 ต.พนา อ.พนา จ.อำนาจเจริญ 37180", "ต.พนา อ.พนา จ.อำนาจเจริญ", PHANA),
        ("ตำบลพนา\nอำเภอพนา\nจังหวัดอำนาจเจริญ", "ตำบลพนาอำเภอพนาจังหวัดอำนาจเจริญ", PHANA),
        ("ในจังหวัดตากได้", "จังหวัดตาก", {"province": "63"}),
        ("กิ่งอำเภอเกาะคา", "กิ่งอำเภอเกาะคา", {"amphoe": "5203"}),
        # The larger area tells which of several subdistricts or districts of a name it is.
        (
            "ตำบลหนองบัว อำเภอพัฒนานิคม จังหวัดลพบุรี",
            "ตำบลหนองบัว อำเภอพัฒนานิคม จังหวัดลพบุรี",
            {"tambon": "160207", "amphoe": "1602", "province": "16"},
        ),
        (
            "อำเภอเฉลิมพระเกียรติ จังหวัดน่าน",
            "อำเภอเฉลิมพระเกียรติ จังหวัดน่าน",
            {"amphoe": "5515", "province": "55"},
        ),
        ("ตำบลหนองบัว", "ตำบลหนองบัว", {}),
        ("อำเภอเฉลิมพระเกียรติ", "อำเภอเฉลิมพระเกียรติ", {}),
        # A district that the printed province does not have: only the province is certain.
        ("ตำบลพนา อำเภอพนา จังหวัดลำปาง", "ตำบลพนา อำเภอพนา จังหวัดลำปาง", {"province": "52"}),
        # A town's district may be printed without the province's name.
        (
            "ต.เวียง อ.เมือง จ.เชียงราย",
            "ต.เวียง อ.เมือง จ.เชียงราย",
            {"tambon": "570101", "amphoe": "5701", "province": "57"},
        ),
        (
            "อำเภอเมืองลำปาง จังหวัดลำปาง",
            "อำเภอเมืองลำปาง จังหวัดลำปาง",
            {"amphoe": "5201", "province": "52"},
        ),
        ("อำเภอเมือง", "อำเภอเมือง", {}),
        # A body's name is no part of its address.
        (
            "เทศบาลตำบลพนา อำเภอพนา จังหวัดอำนาจเจริญ",
            "อำเภอพนา จังหวัดอำนาจเจริญ",
            {"amphoe": "3704", "province": "37"},
        ),
    ],
)
def test_areas(page: PageOf, kit: Kit, text: str, words: str, expected: dict[str, str]) -> None:
    read = page(text)
    (area,) = seen(read, kit, "area")
    assert codes(area.value) == expected
    assert words.replace(" ", "") == read.stream.text[area.begin : area.end]


def test_each_address_is_one_area(page: PageOf, kit: Kit) -> None:
    text = "อำเภอเมืองน่าน จังหวัดน่าน อำเภอปัว จังหวัดน่าน"
    found = [codes(m.value) for m in seen(page(text), kit, "area")]
    assert found == [
        {"amphoe": "5501", "province": "55"},
        {"amphoe": "5505", "province": "55"},
    ]


@pytest.mark.parametrize(
    "text",
    [
        "องค์การบริหารส่วนจังหวัดลำปาง",
        "เทศบาลตำบลพนา",
        "เหล่ากาชาดประจำจังหวัดลำปาง",
        "ทั่วทั้งจังหวัด",
        "จังหวัดเชียงของ",
        "เขตเลือกตั้ง",
        "อบต.หนองบัว",
        "พ.ศ.พนา",
    ],
)
def test_no_areas(page: PageOf, kit: Kit, text: str) -> None:
    assert seen(page(text), kit, "area") == []


def test_a_town_printed_without_its_province_keeps_its_label(page: PageOf, kit: Kit) -> None:
    (area,) = seen(page("อำเภอเมือง จังหวัดลำปาง"), kit, "area")
    assert area.value["labels"] == {"amphoe": "เมือง"}


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        ({"province": "ลำปาง"}, {"province": "52"}),
        ({"amphoe": "เมือง", "province": "ลำปาง"}, {"province": "52", "amphoe": "5201"}),
        ({"amphoe": "เมือง"}, {}),
        ({"tambon": "พนา"}, {"tambon": "370401"}),
        ({"tambon": "พนา", "province": "ลำปาง"}, {"province": "52"}),
        ({"province": "ดาวอังคาร"}, {}),
        ({}, {}),
    ],
)
def test_what_names_leave_no_doubt_about(names: dict[Level, str], expected: dict[str, str]) -> None:
    assert resolve(names) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("เทศบาลตำบลเกาะคา\nเกาะคา\nลำปาง", [{"amphoe": "5203", "province": "52"}]),
        ("เทศบาลตำบลเกาะคา\nเกาะคา\nแพร่", []),
        ("เทศบาลตำบลเกาะคา\nเกาะคา", []),
        ("เทศบาลตำบลเกาะคา\nเกาะคา ลำปาง", []),
    ],
)
def test_cells_of_a_flattened_table(
    page: PageOf, text: str, expected: list[dict[str, str]]
) -> None:
    at = len(text.split("\n")[0])
    assert [codes(m.value) for m in cells_of_area(page(text).stream, at)] == expected
