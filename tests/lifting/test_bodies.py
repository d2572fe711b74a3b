"""Where the name of a body ends, and which of two readings needs a person."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from thongthin.lifting.bodies import place_names
from thongthin.lifting.kit import Kit
from thongthin.lifting.look import look_at
from thongthin.reading.page import Page

PageOf = Callable[[str], Page]


def bodies(page: PageOf, kit: Kit, text: str) -> list[tuple[str, bool]]:
    """Return (name in full, whether it is certain) for each body of a text."""
    return [(m.value["body"], not m.doubt) for m in look_at(page(text), kit).of("body")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("เทศบาลตำบลเกาะคา ประชุม", [("เทศบาลตำบลเกาะคา", True)]),
        ("เทศบาลตำบลเกาะคาจัดประชุม", [("เทศบาลตำบลเกาะคา", True)]),
        ("เทศบาลตำบล เกาะคา ประชุม", [("เทศบาลตำบลเกาะคา", True)]),
        ("เทศบาลตำบลเกาะ\nคา ประชุม", [("เทศบาลตำบลเกาะคา", True)]),
        ("เทศบาลตําบลเกาะคา", [("เทศบาลตำบลเกาะคา", True)]),
        (
            "ทต.เกาะคา และ อบต.หนองบัว",
            [("เทศบาลตำบลเกาะคา", True), ("องค์การบริหารส่วนตำบลหนองบัว", True)],
        ),
        ("เทศบาลตำบล (ทต.) เกาะคา", [("เทศบาลตำบลเกาะคา", True)]),
        ("เทศบาลนคร(ทน.)นครสวรรค์", [("เทศบาลนครนครสวรรค์", True)]),
        ("องค์การบริหารส่วนจังหวัด (อบจ.) สตูล", [("องค์การบริหารส่วนจังหวัดสตูล", True)]),
        ("เทศบาลเมืองเมืองพล", [("เทศบาลเมืองเมืองพล", True)]),
        ("เทศบาลตำบลในเมือง ประชุม", [("เทศบาลตำบลในเมือง", True)]),
        ("เทศบาลเมืองแกลง", [("เทศบาลเมืองแกลง", True)]),
        # Names of no list: kept, with a doubt.
        ("เทศบาลตำบลฟ้าใสริมธาร ประชุม", [("เทศบาลตำบลฟ้าใสริมธาร", False)]),
        ("เทศบาลตำบลฟ้าใสจัดประชุม", [("เทศบาลตำบลฟ้าใส", False)]),
        ("องค์การบริหารส่วนตำบลและ ประชุม", [("องค์การบริหารส่วนตำบลและ", False)]),
        # No names.
        ("องค์การบริหารส่วนตำบลที่ดี", []),
        ("เทศบาลตำบลทุกแห่ง", []),
        ("เทศบาลนครและเทศบาลเมือง", []),
        ("เทศบาลตำบลต้นแบบ ประชุม", []),
        ("เทศบาลตำบลขนาดเล็ก", []),
        ("“อบต.น่าอยู่ ร่วมใจพัฒนา”", []),
        ("เทศบาลเมืองน่าน ประชุม", [("เทศบาลเมืองน่าน", True)]),
        ("องค์การบริหารส่วนจังหวัดใดก็ตาม", []),
        ("องค์การบริหารส่วนจังหวัด จำนวน 4 แห่ง", []),
        ("สมาคมองค์การบริหารส่วนจังหวัดแห่งประเทศไทย", []),
        ("เทศบาลตำบล........", []),
        ("เทศบาลตำบล", []),
    ],
)
def test_names(page: PageOf, kit: Kit, text: str, expected: list[tuple[str, bool]]) -> None:
    assert bodies(page, kit, text) == expected


def test_towns_are_named_with_and_without_their_word() -> None:
    assert place_names(["แพร่", "เมืองปาน"]) == {"แพร่", "เมืองแพร่", "เมืองปาน"}


@pytest.mark.parametrize(
    "text", ["เทศบาลตำบลเกาะคาจัดประชุม", "อบจ.สตูล ประชุม", "เทศบาลตำบลฟ้าใสจัดงาน"]
)
def test_a_mention_cuts_no_character(page: PageOf, kit: Kit, text: str) -> None:
    stream = page(text).stream
    for mention in look_at(page(text), kit).of("body"):
        assert stream.text[mention.begin] not in "ะัาำิีึืุู็่้๊๋์"
        assert stream.text[mention.end : mention.end + 1] not in "ะัาำิีึืุู็่้๊๋์" or mention.end == len(
            stream.text
        )
