"""When two names are of one thing."""

from __future__ import annotations

import pytest
from evaluation_pages import namer

from thongthin.evaluation.names import place_codes


@pytest.mark.parametrize(
    ("kind", "one", "year", "other"),
    [
        ("body", "เทศบาลตำบลพนา", "", "เทศบาลตําบล พนา"),
        ("body", "Ko Kha Subdistrict Municipality", "", "KO KHA  Subdistrict municipality"),
        ("organisation", "กระทรวงมหาดไทย", "", "Ministry of Interior"),
        ("directive", "มท ๐๘๐๘.๒/ว ๓๗๔๙", "", "หนังสือสั่งการ ที่ มท0808.2/ว3749"),
        ("directive", "มท 0808.2/ว 3749", "", "official directive มท0808.2/ว3749"),
        ("law", "พระราชบัญญัติเทศบาล", "2496", "พระราชบัญญัติเทศบาล พ.ศ. ๒๔๙๖"),
        ("law", "พระราชบัญญัติเทศบาล", "2496", "พระราชบัญญัติเทศบาล"),
        ("law", "พระราชบัญญัติเทศบาล", "", "พระราชบัญญัติเทศบาล พุทธศักราช 2496"),
        ("rule", "เทศบัญญัติ เรื่อง ตลาด", "", "เทศบัญญัติ เรื่อง ตลาด พ.ศ. 2560"),
        ("edition", "รางวัลพระปกเกล้า", "2562", "รางวัลพระปกเกล้า ประจำปี 2562"),
        ("edition", "รางวัลพระปกเกล้า", "", "รางวัลพระปกเกล้า (ไม่ระบุปี)"),
        ("centre", "ศูนย์เรียนรู้ “บ้านนา”", "", "ศูนย์เรียนรู้“บ้านนา”"),
    ],
)
def test_names_that_agree(kind: str, one: str, year: str, other: str) -> None:
    first, second = namer().names(kind, [one], year), namer().names(kind, [other])
    assert first.agrees(second)
    assert second.agrees(first)


@pytest.mark.parametrize(
    ("kind", "one", "year", "other"),
    [
        ("body", "เทศบาลตำบลพนา", "", "เทศบาลเมืองพนา"),
        ("body", "เทศบาลเกาะคา", "", "เทศบาลตำบลเกาะคา"),
        ("directive", "มท 0808.2/ว 3749", "", "มท 0808.2/ว 37490"),
        ("law", "พระราชบัญญัติเทศบาล", "2496", "พระราชบัญญัติเทศบาล พ.ศ. 2562"),
        ("edition", "รางวัลพระปกเกล้า", "2562", "รางวัลพระปกเกล้า ประจำปี 2560"),
        ("organisation", "กรม ก", "", ""),
    ],
)
def test_names_that_do_not_agree(kind: str, one: str, year: str, other: str) -> None:
    assert not namer().names(kind, [one], year).agrees(namer().names(kind, [other]))


@pytest.mark.parametrize(
    ("parts", "codes"),
    [
        ({"province": "อำนาจเจริญ"}, {"37"}),
        ({"province": "จังหวัดอำนาจเจริญ", "amphoe": "อำเภอพนา"}, {"3704"}),
        ({"province": "อำนาจเจริญ", "amphoe": "พนา", "tambon": "พนา"}, {"370401"}),
        ({"amphoe": "พนา"}, {"3704"}),
        ({"province": "Lampang", "amphoe": "Ko Kha"}, {"5203"}),
        ({"province": "ยะลา", "amphoe": "เมือง"}, {"9501"}),
        ({"province": "ยะลา", "amphoe": "พนา"}, set()),
        ({}, set()),
    ],
)
def test_codes_of_places(parts: dict[str, str], codes: set[str]) -> None:
    assert place_codes(parts) == codes


def test_a_name_that_many_areas_have_leaves_them_open() -> None:
    codes = place_codes({"tambon": "บ้านใหม่"})
    assert len(codes) > 5
    assert {len(code) for code in codes} == {6}
