"""Numbered lists, how far a topic reaches, and who the subject is."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from thongthin.lifting.discourse import Discourse
from thongthin.lifting.kit import Kit
from thongthin.lifting.look import look_at
from thongthin.lifting.polarity import Polarity
from thongthin.lifting.topic import Focus
from thongthin.reading.page import Page

PageOf = Callable[[str], Page]


@pytest.fixture
def discourse(page: PageOf, kit: Kit) -> Callable[[str], Discourse]:
    def read(text: str) -> Discourse:
        sight = look_at(page(text), kit)
        polarity = Polarity(sight, sight.short_line_ends)
        return Discourse(sight, polarity, kit.phrases["openers"], kit.phrases["objects"])

    return read


DiscourseOf = Callable[[str], Discourse]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ได้แก่ 1) ถนน 2) น้ำ", [(1, "ถนน"), (2, "น้ำ")]),
        ("ได้แก่ ๑) ถนน ๒) น้ำ", [(1, "ถนน"), (2, "น้ำ")]),
        ("ได้แก่ (1) ถนน (2) น้ำ", [(1, "ถนน"), (2, "น้ำ")]),
        ("ส่วนแรก สภา ส่วนที่สอง กองทุน", [(1, "สภา"), (2, "กองทุน")]),
        ("ด้านที่ 1 สภา ด้านที่ 2 กองทุน", [(1, "สภา"), (2, "กองทุน")]),
        ("ได้แก่ ก) ถนน ข) น้ำ", [(1, "ถนน"), (2, "น้ำ")]),
        ("ได้แก่ ข) ถนน ค) น้ำ", []),
        ("(นก) ถนน (ข) น้ำ", []),
        ("ได้แก่ 1) ถนน 2) น้ำ\n3. ประชุมสภาเพื่อพิจารณา", [(1, "ถนน"), (2, "น้ำ")]),
        ("2) น้ำ 3) ไฟ", []),
        ("1) ถนน 3) ไฟ", [(1, "ถนน3)ไฟ")]),
        ("1) ถนน 2) น้ำ ทั้งนี้ งานอื่น", [(1, "ถนน"), (2, "น้ำ")]),
        ("1) ถนน 2) น้ำ ได้แก่ 1) ผ้า 2) ข้าว", [(1, "ถนน"), (2, "น้ำได้แก่"), (1, "ผ้า"), (2, "ข้าว")]),
        ("ได้แก่ 1) ถนน2) น้ำ", [(1, "ถนน"), (2, "น้ำ")]),
        ("ได้แก่ 1) ถนน(2) น้ำ", [(1, "ถนน(2)น้ำ")]),
        ("เมื่อปี 2501) ก็ดี", []),
        ("ประชาสังคม(1) มาตั้งแต่ต้น", []),
    ],
)
def test_items(discourse: DiscourseOf, text: str, expected: list[tuple[int, str]]) -> None:
    found = discourse(text)
    stream = found._sight.stream.text
    assert [(i.number, stream[i.body : i.end]) for i in found.items] == expected


def test_an_item_knows_what_introduces_its_list(discourse: DiscourseOf) -> None:
    items = discourse("กลไก มี 2 ส่วน คือ 1) สภา 2) กองทุน").items
    assert [item.lead_in for item in items] == ["กลไกมี2ส่วนคือ"] * 2


@pytest.mark.parametrize(
    ("text", "cue", "body"),
    [
        ("เทศบาลตำบลพนา ยึดหลัก", "ยึด", "เทศบาลตำบลพนา"),
        ("งานของเทศบาลตำบลพนา\nมีการนำมาใช้", "มีการ", "เทศบาลตำบลพนา"),
        ("เทศบาลตำบลพนา ก่อน ทั้งนี้ เทศบาลเมืองแพร่ ยึดหลัก", "ยึด", "เทศบาลเมืองแพร่"),
        ("ยึดหลัก เทศบาลตำบลพนา", "ยึด", None),
        # The body before a list leads its items; a paragraph that names one alone is about it.
        ("เทศบาลเมืองแพร่ ก่อน ทั้งนี้ เทศบาลตำบลพนา มี 1) แผน 2) ยึดหลัก", "ยึด", "เทศบาลตำบลพนา"),
        (
            "เทศบาลเมืองแพร่ ประชุม\n\nเทศบาลตำบลพนา ประชุมเรื่องน้ำและป่าชุมชนของหมู่บ้าน"
            "ทั้งหมดในตำบลเมื่อปีก่อน และยึดหลัก",
            "ยึด",
            "เทศบาลตำบลพนา",
        ),
    ],
)
def test_topic(discourse: DiscourseOf, text: str, cue: str, body: str | None) -> None:
    found = discourse(text)
    topic = found.topic(found._sight.stream.text.index(cue))
    assert (topic.block["body"] if topic else None) == body
    assert topic is None or topic.doubts == ()


SEVERAL = "several bodies could be the subject"
RIVAL = "someone else stands nearer"
WISH = "a wish or an order"
TAKEN_BACK = "may take them back"
CONDITION = "a condition or a vision"
GIVEN_AWAY = "make someone else do it"
QUOTATION = "a quotation"
UNKNOWN = "in no list of names"
PRIZE = "the name of a prize"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("เทศบาลตำบลฟ้าใสริมธาร ยึดหลัก", UNKNOWN),
        ("เทศบาลตำบลพนา ร่วมกับเทศบาลเมืองแพร่ ยึดหลัก", SEVERAL),
        ("เทศบาลตำบลพนา และเทศบาลเมืองแพร่ ทั้งนี้ ยึดหลัก", SEVERAL),
        ("เทศบาลตำบลพนา รับแขก มหาวิทยาลัยในภาค ยึดหลัก", RIVAL),
        ("เทศบาลตำบลพนา รับแขก กระทรวงพลังงาน ยึดหลัก", RIVAL),
        ("โรงเรียนบ้านดอนร่วมกับเทศบาลตำบลพนา ยึดหลัก", RIVAL),
        ("ประชาชนในเขตเทศบาลตำบลพนา ยึดหลัก", RIVAL),
        ("เทศบาลตำบลพนา มอบเงินแก่ชุมชนที่ยึดหลัก", RIVAL),
        ("เทศบาลตำบลพนา ช่วยให้เกษตรกรยึดหลัก", RIVAL),
        ("สภาขอให้เทศบาลตำบลพนายึดหลัก", WISH),
        ("เทศบาลตำบลพนา จะร่วมกันทำ ยึดหลัก", TAKEN_BACK),
        ("เทศบาลตำบลพนา ไม่ได้ประชุม ยึดหลัก", TAKEN_BACK),
        ("หากพร้อม เทศบาลตำบลพนา ยึดหลัก", CONDITION),
        ("วิสัยทัศน์ของเทศบาลตำบลพนา ยึดหลัก", CONDITION),
        ("เทศบาลตำบลพนา รณรงค์ให้ทุกคนยึดหลัก", GIVEN_AWAY),
        ("เทศบาลตำบลพนา “เมืองสวย ยึดหลัก”", QUOTATION),
        ("เทศบาลตำบลพนา รับรางวัล ยึดหลัก", PRIZE),
    ],
)
def test_a_doubtful_subject_is_told_why(discourse: DiscourseOf, text: str, reason: str) -> None:
    found = discourse(text)
    topic = found.topic(found._sight.stream.text.index("ยึดหลัก"))
    assert topic is not None
    assert any(reason in doubt for doubt in topic.doubts), topic.doubts


@pytest.mark.parametrize(
    "text",
    [
        "เทศบาลตำบลพนา ร่วมกับโรงเรียนบ้านดอน วัดป่า และโรงพยาบาล ยึดหลัก",
        "เทศบาลตำบลพนา อำเภอพนา จังหวัดอำนาจเจริญ ยึดหลัก",
        "ส่งผลให้เทศบาลตำบลพนายึดหลัก",
        "เทศบาลตำบลพนา มี 1) แผนที่ดี ไม่มีหนี้ 2) ยึดหลัก",
    ],
)
def test_partners_and_addresses_are_no_rivals(discourse: DiscourseOf, text: str) -> None:
    found = discourse(text)
    topic = found.topic(found._sight.stream.text.index("ยึดหลัก"))
    assert topic is not None
    assert topic.doubts == ()


def test_the_innermost_focus_is_the_subject(discourse: DiscourseOf) -> None:
    found = discourse("เทศบาลตำบลพนา มี 1) งบประมาณ ที่ดี 2) คน ที่เก่ง")
    assert found.scope_end(3, "page") == len(found._sight.stream.text)
    found.foci += [
        Focus("practice", {"thing": "outer"}, (0, 1), 0, 40, 0, ()),
        Focus("practice", {"thing": "inner"}, (5, 6), 5, 20, 2, ("unsure",)),
        Focus("centre", {"thing": "other"}, (6, 7), 6, 20, 6, ()),
    ]
    assert [s.block["thing"] for at in (3, 10, 25) if (s := found.subject(("practice",), at))] == [
        "outer", "inner", "outer",
    ]  # fmt: skip
    inner = found.subject(("practice",), 10)
    assert inner is not None
    assert (inner.origin, inner.doubts) == (2, ("unsure",))
    assert found.subject(("network",), 10) is None
    assert found.has_subject(("practice",), 10)
    # "kind+" asks for one that the page has told of before, however far it reaches.
    assert found.subject(("practice",), 45) is None
    assert found.has_subject(("practice+",), 45)
    assert not found.has_subject(("centre+",), 2)
    assert not found.has_subject(("network",), 10)


@pytest.mark.parametrize(
    ("text", "is_doubtful"),
    [
        ("ศูนย์น้ำ เปิดแล้ว ยึดหลัก", False),
        ("ศูนย์น้ำ เปิดแล้ว โรงเรียนบ้านดอน ยึดหลัก", True),
        ("ศูนย์น้ำ ร่วมกับ โรงเรียนบ้านดอน ยึดหลัก", False),
        ("ศูนย์น้ำ ของโรงเรียนบ้านดอน ยึดหลัก", False),
        ("1) ศูนย์น้ำ โรงเรียนบ้านดอน ก 2) ยึดหลัก", False),
    ],
)
def test_a_thing_is_left_where_someone_else_acts(
    discourse: DiscourseOf, text: str, is_doubtful: bool
) -> None:
    found = discourse(text)
    stream = found._sight.stream.text
    begin = stream.index("ศูนย์น้ำ")
    mention = (begin, begin + len("ศูนย์น้ำ"))
    found.foci.append(Focus("centre", {"thing": "x"}, mention, begin, len(stream), begin, ()))
    subject = found.subject(("centre",), stream.index("ยึดหลัก"))
    assert subject is not None
    assert bool(subject.doubts) is is_doubtful


@pytest.mark.parametrize(
    ("scope", "expected"),
    [("item", "งบดีมาก"), ("section", "งบดีมาก2)คนเก่ง"), ("near", "งบดีมาก2)คนเก่ง")],
)
def test_how_far_a_topic_reaches(discourse: DiscourseOf, scope: str, expected: str) -> None:
    found = discourse("มี 1) งบดี มาก 2) คนเก่ง ทั้งนี้ ปีหน้า")
    text = found._sight.stream.text
    begin = text.index("งบ")
    assert text[begin : found.scope_end(begin, scope)] == expected


def test_a_short_line_ends_a_paragraph(page: PageOf, kit: Kit) -> None:
    read = page(
        "หัวข้อสั้น\nบรรทัดนี้ยาวกว่ามากเพราะเป็นเนื้อความของย่อหน้าแรก\nบรรทัดนี้ก็ยาวพอกันและจบความในย่อหน้านี้"
    )
    ends = look_at(read, kit).short_line_ends
    assert ends == {len("หัวข้อสั้น")}
