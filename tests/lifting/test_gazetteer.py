"""Known names in the stream: clusters are whole, blanks stand where the name has them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thongthin.lifting.gazetteer import LONG_LABEL, Entry, Gazetteer, is_cluster_border
from thongthin.reading.page import Page

PageOf = Callable[[str], Page]
LONG = "หลักการบริหารกิจการบ้านเมืองที่ดี"
NAMES = ("ร่วมคิด", "คิด", "น้ำ", "การ", "เข้าใจ เข้าถึง พัฒนา", "Good Governance", "MOU", LONG)
GAZETTEER = Gazetteer(Entry("word", name, name) for name in NAMES)


def found(page: PageOf, text: str) -> list[str]:
    return [hit.entry.text for hit in GAZETTEER.find(page(text).stream)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ร่วมคิดกัน", ["ร่วมคิด", "คิด"]),
        ("ร่วม คิดกัน", ["คิด"]),
        ("ร่วม\nคิดกัน", ["ร่วมคิด", "คิด"]),
        ("แหล่งนํ้า", ["น้ำ"]),
        ("แหล่งน้ํา", ["น้ำ"]),
        ("คิดี", []),
        ("เการ", []),
        ("เข้าใจ เข้าถึง พัฒนา", ["เข้าใจ เข้าถึง พัฒนา"]),
        ("เข้าใจเข้าถึง พัฒนา", ["เข้าใจ เข้าถึง พัฒนา"]),
        ("เข้า ใจ เข้าถึง พัฒนา", ["เข้าใจ เข้าถึง พัฒนา"]),
        ("Good Governance ที่ดี", ["Good Governance"]),
        # A run of Latin letters is no part of a longer word; a plural's "s" may follow.
        ("ลงนาม MOU กับ", ["MOU"]),
        ("ลงนามMOUกับ", ["MOU"]),
        ("two MOUs here", ["MOU"]),
        ("the MOUTH here", []),
        ("the RMOU here", []),
        ("the R MOU here", ["MOU"]),
        (LONG.replace("กิจ", " กิจ"), ["การ", LONG, "การ"]),
        ("", []),
    ],
)
def test_names(page: PageOf, text: str, expected: list[str]) -> None:
    assert sorted(found(page, text or "ก")) == sorted(expected)


def test_only_long_names_may_hold_a_stray_blank() -> None:
    assert len(LONG) >= LONG_LABEL
    assert all(len(name.replace(" ", "")) < LONG_LABEL for name in ("ร่วมคิด", "คิด"))


def test_an_empty_gazetteer_finds_nothing(page: PageOf) -> None:
    assert list(Gazetteer([]).find(page("อะไรก็ได้").stream)) == []


@given(st.text(alphabet="กขเแิา่้ั์ ", max_size=12), st.integers(0, 12))
def test_a_border_never_parts_a_mark_from_its_letter(text: str, at: int) -> None:
    if 0 < at < len(text) and is_cluster_border(text, at):
        assert text[at] not in "ิา่้ั์"
        assert text[at - 1] not in "เแ"
