"""Bodies of one name on one page: which are two, and what a name without a place then means."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from slot_readers import seen

from thongthin.lifting.homonyms import BOTH
from thongthin.lifting.kit import Kit
from thongthin.lifting.lift import lift_page
from thongthin.paths import Project
from thongthin.reading.layout import threshold
from thongthin.reading.page import Page

PageOf = Callable[[str], Page]

NAME = "องค์การบริหารส่วนตำบลหนองบัว"
LOPBURI = f"{NAME} อำเภอพัฒนานิคม จังหวัดลพบุรี"
RAYONG = f"{NAME} อำเภอบ้านค่าย จังหวัดระยอง"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{LOPBURI} และ{RAYONG}", [("16", ""), ("21", "")]),
        ("อบต.หนองบัว จ.ลพบุรี และ อบต.หนองบัว จ.ระยอง", [("16", ""), ("21", "")]),
        (
            "อบต.หนองบัว อ.เมือง จ.จันทบุรี และ อบต.หนองบัว อ.เมือง จ.กาฬสินธุ์",
            [("22", ""), ("46", "")],
        ),
        (
            "อบต.ท่าช้าง อำเภอเมืองจันทบุรี และ อบต.ท่าช้าง อำเภอวิเชียรบุรี",
            [("22", ""), ("67", "")],
        ),
        # Without a place neither is meant for certain.
        (f"{LOPBURI} และ{RAYONG} ต่อมา {NAME} จัดงาน", [("16", ""), ("21", ""), ("", BOTH)]),
        # One of them alone is named: nothing to tell apart.
        (f"{LOPBURI} ต่อมา {NAME} จัดงาน", [("", ""), ("", "")]),
        (f"{LOPBURI} ต่อมา {LOPBURI} จัดงาน", [("", ""), ("", "")]),
        (f"{NAME} อำเภอพัฒนานิคม และ{NAME} จังหวัดลพบุรี", [("", ""), ("", "")]),
        # Two types are two bodies whatever their places.
        (f"{LOPBURI} และเทศบาลตำบลหนองบัว จังหวัดระยอง", [("", ""), ("", "")]),
        # A place that no list has tells nothing.
        (f"{NAME} จังหวัดดาวอังคาร และ{RAYONG}", [("", ""), ("", "")]),
    ],
)
def test_places(page: PageOf, kit: Kit, text: str, expected: list[tuple[str, str]]) -> None:
    found = seen(page(text), kit, "body")
    assert [(m.value.get("at", ""), m.doubt) for m in found] == expected


def test_two_bodies_of_one_name_are_two_things(page: PageOf, kit: Kit, project: Project) -> None:
    text = f"{LOPBURI} และ{RAYONG} ร่วมงาน"
    lifted = lift_page(page(text), kit, project, threshold(project), with_curated=False)
    bodies = [t for t in lifted.things if t.type == "LocalGovernmentBody"]
    assert [t.labels["th"] for t in bodies] == [NAME, NAME]
