"""Laws and local rules: where their names and years end, and which words name none."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from slot_readers import seen

from thongthin.lifting.kit import Kit
from thongthin.reading.page import Page

PageOf = Callable[[str], Page]


@pytest.mark.parametrize(
    ("text", "name", "year"),
    [
        ("ตามพระราชบัญญัติเทศบาล พ.ศ. 2496 มาตรา 50 นี้", "พระราชบัญญัติเทศบาล", 2496),
        ("ตามพระราชบัญญัติผู้สูงอายุ พ.ศ. ๒๕๔๖ นี้", "พระราชบัญญัติผู้สูงอายุ", 2546),
        ("ตาม พ.ร.บ.เทศบาล พ.ศ. 2496 นี้", "พ.ร.บ.เทศบาล", 2496),
        ("ตามพระราชบัญญัติการสาธารณสุข กำหนดไว้", "พระราชบัญญัติการสาธารณสุข", None),
        ("ตามพระราชบัญญัติการ\nสาธารณสุข พ.ศ. 2535 นี้", "พระราชบัญญัติการสาธารณสุข", 2535),
        # A word that ends a clause inside a name.
        (
            "ตามพระราชบัญญัติสภาตำบลและองค์การบริหารส่วนตำบล พ.ศ. 2537 และที่แก้ไขเพิ่มเติม",
            "พระราชบัญญัติสภาตำบลและองค์การบริหารส่วนตำบล",
            2537,
        ),
        (
            "ตามพระราชบัญญัติรักษาความสะอาดและความเป็นระเบียบเรียบร้อยของบ้านเมือง พ.ศ. 2535 นี้",
            "พระราชบัญญัติรักษาความสะอาดและความเป็นระเบียบเรียบร้อยของบ้านเมือง",
            2535,
        ),
        (
            "ตามพระราชบัญญัติการจัดซื้อจัดจ้างและการบริหารพัสดุภาครัฐ พ.ศ. 2560 นี้",
            "พระราชบัญญัติการจัดซื้อจัดจ้างและการบริหารพัสดุภาครัฐ",
            2560,
        ),
        (
            "ตามพระราชบัญญัติว่าด้วยการเข้าชื่อเสนอข้อบัญญัติท้องถิ่น พ.ศ. 2542 นี้",
            "พระราชบัญญัติว่าด้วยการเข้าชื่อเสนอข้อบัญญัติท้องถิ่น",
            2542,
        ),
        (
            "ตามระเบียบกระทรวงมหาดไทยว่าด้วยการจัดทำแผนพัฒนาขององค์กรปกครองส่วนท้องถิ่น พ.ศ. 2548 นี้",
            "ระเบียบกระทรวงมหาดไทยว่าด้วยการจัดทำแผนพัฒนาขององค์กรปกครองส่วนท้องถิ่น",
            2548,
        ),
        ("ตามรัฐธรรมนูญแห่งราชอาณาจักรไทย พุทธศักราช 2560 นี้", "รัฐธรรมนูญแห่งราชอาณาจักรไทย", 2560),
        ("ตามกฎกระทรวงสุขลักษณะของตลาด พ.ศ. 2551 นี้", "กฎกระทรวงสุขลักษณะของตลาด", 2551),
    ],
)
def test_laws(page: PageOf, kit: Kit, text: str, name: str, year: int | None) -> None:
    (law,) = seen(page(text), kit, "law")
    assert law.value == {"law": name, **({"year": year} if year else {})}


def test_two_laws_are_two(page: PageOf, kit: Kit) -> None:
    text = "ตามพระราชบัญญัติเทศบาลและพระราชบัญญัติสภาตำบล นี้"
    names = [m.value["law"] for m in seen(page(text), kit, "law")]
    assert names == ["พระราชบัญญัติเทศบาล", "พระราชบัญญัติสภาตำบล"]


@pytest.mark.parametrize(
    "text",
    [
        "ตามพระราชบัญญัติดังกล่าว",
        "ตามพระราชบัญญัตินี้ ให้",
        "ตามพระราชบัญญัติ พ.ศ. 2496 นี้",
        "พระราชบัญญัติที่เกี่ยวข้อง",
        "พระราชบัญญัติต่าง ๆ",
        "ระเบียบของกลุ่ม",
        "ระเบียบกระทรวงมหาดไทย",
    ],
)
def test_no_law_is_named(page: PageOf, kit: Kit, text: str) -> None:
    assert seen(page(text), kit, "law") == []


@pytest.mark.parametrize(
    ("text", "title", "body", "year"),
    [
        (
            "ออกเทศบัญญัติเทศบาลตำบลพนา เรื่อง การจัดการขยะมูลฝอย พ.ศ. 2560 นี้",
            "การจัดการขยะมูลฝอย",
            "เทศบาลตำบลพนา",
            2560,
        ),
        (
            "ออกข้อบัญญัติองค์การบริหารส่วนตำบลหนองบัว เรื่อง การควบคุมสุนัข พ.ศ. 2561 นี้",
            "การควบคุมสุนัข",
            "องค์การบริหารส่วนตำบลหนองบัว",
            2561,
        ),
        (
            "ออกเทศบัญญัติเทศบาลเมืองแพร่ว่าด้วยการควบคุมการเลี้ยงสัตว์ พ.ศ. 2562 นี้",
            "การควบคุมการเลี้ยงสัตว์",
            "เทศบาลเมืองแพร่",
            2562,
        ),
        ("ออกเทศบัญญัติ เรื่อง ตลาดสด ในปีนั้น", "ตลาดสด", None, None),
    ],
)
def test_local_rules(
    page: PageOf, kit: Kit, text: str, title: str, body: str | None, year: int | None
) -> None:
    (rule,) = seen(page(text), kit, "local_rule")
    told = (rule.value["title"], rule.value.get("body"), rule.value.get("year"))
    assert told == (title, body, year)
    assert rule.value["name"].endswith(title)


@pytest.mark.parametrize(
    "text",
    ["ออกเทศบัญญัติงบประมาณรายจ่าย เรื่อง งบ", "ออกข้อบัญญัติงบประมาณ", "ออกข้อบัญญัติ", "ออกเทศบัญญัติของตน"],
)
def test_no_local_rule_is_named(page: PageOf, kit: Kit, text: str) -> None:
    """A budget is a step of planning; a rule without a title is nobody's in particular."""
    assert seen(page(text), kit, "local_rule") == []
