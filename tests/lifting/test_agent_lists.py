"""Lists of agents: with persons, places, brackets and numbers between, and where they end."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from slot_readers import first_match

from thongthin.lifting.agent_lists import next_agent, stands_alone
from thongthin.lifting.kit import Kit
from thongthin.lifting.look import look_at
from thongthin.lifting.sight import Sight
from thongthin.reading.page import Page

PageOf = Callable[[str], Page]

HOSPITAL, SCHOOL, TEMPLE = "โรงพยาบาลพนา", "โรงเรียนบ้านนา", "วัดบ้านนา"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("กับโรงพยาบาลพนา และโรงเรียนบ้านนา", [HOSPITAL, SCHOOL]),
        ("กับโรงพยาบาลพนา โรงเรียนบ้านนา และวัดบ้านนา", [HOSPITAL, SCHOOL, TEMPLE]),
        ("กับ โรงพยาบาลพนา, โรงเรียนบ้านนา, วัดบ้านนา", [HOSPITAL, SCHOOL, TEMPLE]),
        ("กับโรงพยาบาลพนา ตลอดจนโรงเรียนบ้านนา", [HOSPITAL, SCHOOL]),
        ("กับโรงพยาบาลพนา ร่วมกับโรงเรียนบ้านนา", [HOSPITAL, SCHOOL]),
        ("กับโรงพยาบาลพนา/โรงเรียนบ้านนา", [HOSPITAL, SCHOOL]),
        # Numbers before the items.
        ("กับ 1. โรงพยาบาลพนา 2. โรงเรียนบ้านนา 3. วัดบ้านนา", [HOSPITAL, SCHOOL, TEMPLE]),
        ("กับ (1) โรงพยาบาลพนา (2) โรงเรียนบ้านนา", [HOSPITAL, SCHOOL]),
        ("กับ 1) โรงพยาบาลพนา 2) โรงเรียนบ้านนา และ 3) วัดบ้านนา", [HOSPITAL, SCHOOL, TEMPLE]),
        # Brackets, places and persons beside the names.
        ("กับโรงพยาบาลพนา (รพ.) และโรงเรียนบ้านนา", [HOSPITAL, SCHOOL]),
        (
            "กับองค์การบริหารส่วนตำบลจานลาน อำเภอพนา จังหวัดอำนาจเจริญ และโรงเรียนบ้านนา",
            ["องค์การบริหารส่วนตำบลจานลาน", SCHOOL],
        ),
        ("กับโรงพยาบาลพนา โดยนายสมชาย ใจดี ผู้อำนวยการ และโรงเรียนบ้านนา", [HOSPITAL, SCHOOL]),
        (
            "กับโรงพยาบาลพนา โดยมีนายแพทย์สมชาย ใจดี ผู้อำนวยการโรงพยาบาลพนา และโรงเรียนบ้านนา",
            [HOSPITAL, SCHOOL],
        ),
        (
            "กับเทศบาลเมืองแพร่ โดยนายสมชาย ใจดี นายกเทศมนตรีเมืองแพร่ และโรงพยาบาลแพร่",
            ["เทศบาลเมืองแพร่", "โรงพยาบาลแพร่"],
        ),
        # Bodies, listed agencies and companies.
        (
            "กับกรมส่งเสริมการปกครองท้องถิ่น และสถาบันพระปกเกล้า",
            ["department-of-local-administration", "king-prajadhipoks-institute"],
        ),
        (
            "กับบริษัท ก้าวหน้า จำกัด และบริษัท ถอยหลัง จำกัด",
            ["บริษัท ก้าวหน้า จำกัด", "บริษัท ถอยหลัง จำกัด"],
        ),
        # What a verb follows, what other words part, and a place are no items.
        ("กับโรงพยาบาลพนา โรงเรียนบ้านนาได้จัดงาน", [HOSPITAL]),
        ("กับโรงพยาบาลพนา ต่อมา โรงเรียนบ้านนา", [HOSPITAL]),
        ("กับโรงพยาบาลพนา ณ โรงเรียนบ้านนา", [HOSPITAL]),
        ("กับโรงพยาบาลพนา และประชาชน", [HOSPITAL]),
        ("กับโรงพยาบาลพนา และโรงเรียนบ้านนา เมื่อวันที่ 5", [HOSPITAL, SCHOOL]),
    ],
)
def test_lists(page: PageOf, kit: Kit, text: str, expected: list[str]) -> None:
    match = first_match(page(text), kit, "กับ{party:list:agent}")
    assert match is not None
    assert [next(iter(m.value.values())) for m in match.values("party")] == expected


@pytest.mark.parametrize(
    ("text", "pattern", "is_found"),
    [
        ("ลงนาม ในวันนั้น กับโรงพยาบาลพนา", "ลงนาม{..40!}กับ{agent}", True),
        ("ลงนามแล้ว โรงพยาบาลแพร่ทำงานกับโรงพยาบาลพนา", "ลงนาม{..40!}กับ{agent}", False),
        ("ลงนามแล้ว โรงพยาบาลแพร่ทำงานกับโรงพยาบาลพนา", "ลงนาม{..40}กับ{agent}", True),
        # A mayor's town is glued to the title: nobody who acts.
        ("ลงนามโดยนายกเทศมนตรีเมืองแพร่กับโรงพยาบาลพนา", "ลงนาม{..40!}กับ{agent}", True),
        ("ลงนามและเทศบาลเมืองแพร่ทำงานกับโรงพยาบาลพนา", "ลงนาม{..40!}กับ{agent}", False),
    ],
)
def test_a_calm_skip_passes_over_no_agent(
    page: PageOf, kit: Kit, text: str, pattern: str, is_found: bool
) -> None:
    assert (first_match(page(text), kit, pattern) is not None) is is_found


def is_agent_on(sight: Sight) -> Callable[[int], bool]:
    kinds = ("body", "agency", "organisation")
    return lambda at: any(sight.at(kind, at) for kind in kinds)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("โรงพยาบาลพนา จัดงาน", True),
        ("โรงพยาบาลพนาได้จัดงาน", False),
        ("โรงพยาบาลพนา", True),
        ("โรงพยาบาลพนา(รพ.)จัดงาน", True),
        ("โรงพยาบาลพนาและโรงเรียนบ้านนา", True),
        ("โรงพยาบาลพนาและประชาชน", False),
        ("โรงพยาบาลพนา,ประชาชน", True),
    ],
)
def test_what_stands_alone(page: PageOf, kit: Kit, text: str, expected: bool) -> None:
    sight = look_at(page(text), kit)
    assert stands_alone(sight, 0, is_agent_on(sight)) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("แล้ว โรงพยาบาลพนา จัด", "โรงพยาบาล"),
        ("แล้วและโรงพยาบาลพนา จัด", "โรงพยาบาล"),
        ("แล้วนายกเทศมนตรีเมืองแพร่ จัด", None),
        ("แล้วไม่มีใคร จัด", None),
    ],
)
def test_the_next_agent(page: PageOf, kit: Kit, text: str, expected: str | None) -> None:
    sight = look_at(page(text), kit)
    stream = sight.stream.text
    end = stream.index(expected) if expected else len(stream)
    assert next_agent(sight, 0) == end
