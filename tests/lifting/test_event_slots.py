"""What an agreement is about and where it was signed: where such words end."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from slot_readers import slots_at

from thongthin.lifting.event_slots import MAX_MATTER
from thongthin.lifting.kit import Kit
from thongthin.reading.page import Page

PageOf = Callable[[str], Page]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("เรื่องการดูแลผู้สูงอายุ กับโรงพยาบาลพนา", "การดูแลผู้สูงอายุ"),
        ("เรื่องการดูแลผู้สูงอายุกับโรงพยาบาลพนา", "การดูแลผู้สูงอายุ"),
        ("เรื่องการดูแลผู้สูงอายุระหว่างเทศบาลตำบลพนา", "การดูแลผู้สูงอายุ"),
        ("เรื่องการดูแลผู้สูงอายุเมื่อวันที่ 5 นี้", "การดูแลผู้สูงอายุ"),
        ("เรื่องการดูแลผู้สูงอายุเป็นระยะเวลา 3 ปี", "การดูแลผู้สูงอายุ"),
        ("เรื่องการดูแลผู้สูงอายุ ณ ห้องประชุม", "การดูแลผู้สูงอายุ"),
        ("เรื่องการดูแลผู้สูงอายุณ ห้องประชุม", "การดูแลผู้สูงอายุ"),
        ("เรื่องการดูแลผู้สูงอายุ(ระยะที่ 2) นี้", "การดูแลผู้สูงอายุ"),
        ("เรื่องการจัดการขยะของเทศบาลตำบลพนา", "การจัดการขยะ"),
        # "And" and "of" before no agent belong to the matter.
        ("เรื่องการพัฒนาเมืองและชนบทของประชาชน", "การพัฒนาเมืองและชนบทของประชาชน"),
        # Between quotation marks blanks are the matter's own.
        ("เรื่อง “การดูแลผู้สูงอายุ เด็ก และคนพิการ” กับ", "การดูแลผู้สูงอายุ เด็ก และคนพิการ"),
        ("เรื่องนี้ และ", None),
        ("เรื่อง" + "ก" * (MAX_MATTER + 5), None),
    ],
)
def test_matters(page: PageOf, kit: Kit, text: str, expected: str | None) -> None:
    behind = text.removeprefix("เรื่อง").lstrip()
    found = next(slots_at(page(text), kit, "matter", behind[:3]), None)
    assert (found.value if found else None) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ณ ห้องประชุมเทศบาลตำบลพนา", "ห้องประชุมเทศบาลตำบลพนา"),
        # Over blanks as far as an address goes on.
        (
            "ณ ห้องประชุมชั้น 2 อาคารอำนวยการ โรงพยาบาลพนา",
            "ห้องประชุมชั้น 2 อาคารอำนวยการ โรงพยาบาลพนา",
        ),
        ("ณ ห้องประชุมดอกบัว ชั้น 3 นายสมชาย ใจดี", "ห้องประชุมดอกบัว ชั้น 3"),
        # What is an area is told as one.
        ("ณ ห้องประชุมใหญ่ จังหวัดลำปาง ในวันนั้น", "ห้องประชุมใหญ่"),
        ("ณ หอประชุมใหญ่ เมื่อวันที่ 5 นี้", "หอประชุมใหญ่"),
        ("ณ โรงแรมเวียงลคอร โดยมีนายสมชาย", "โรงแรมเวียงลคอร"),
        ("ณ ลานวัฒนธรรมเพื่อประชาชน", "ลานวัฒนธรรม"),
        # Who acts is no part of the place; a word that means to act may be part of its name.
        ("ณ ศาลาประชาคม เทศบาลตำบลพนาจัดงาน", "ศาลาประชาคม"),
        ("ณ ห้องประชุมโรงพยาบาลพนา เทศบาลตำบลพนาลงนาม", "ห้องประชุมโรงพยาบาลพนา"),
        ("ณ อาคารเรียนรู้ร่วมกัน ได้", "อาคารเรียนรู้ร่วมกัน"),
        ("ณ ห้องประชุมผู้นำชุมชน ได้", "ห้องประชุมผู้นำชุมชน"),
        ("ณ สำนักงานเทศบาล\n\nต่อมา", "สำนักงานเทศบาล"),
        ("ณ วัด", None),
    ],
)
def test_venues(page: PageOf, kit: Kit, text: str, expected: str | None) -> None:
    begin = text.removeprefix("ณ ")[:3]
    found = next(slots_at(page(text), kit, "venue", begin), None)
    assert (found.value if found else None) == expected
