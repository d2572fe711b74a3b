"""Which words speak of one agreement, and what tells one agreement from another."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from thongthin.lifting.agreements import AGREEMENT, MEMORANDUM, Event, _Agreement
from thongthin.lifting.document import LiftedDocument

Lift = Callable[[str], LiftedDocument]

BODY, HOSPITAL, TEMPLE = "เทศบาลตำบลพนา", "โรงพยาบาลพนา", "วัดบ้านนา"
BETWEEN = "พิธีลงนามบันทึกข้อตกลงความร่วมมือ ระหว่าง"
SIGNS = "ลงนามบันทึกข้อตกลงความร่วมมือกับ"


def agreements(document: LiftedDocument) -> list[tuple[str, set[str]]]:
    """Return (class, names of the parties) of each agreement that has parties."""
    names = {t.id: t.labels.get("th", t.id) for t in document.things}
    classes = {t.id: t.type for t in document.things}
    who: dict[str, set[str]] = {}
    parties: dict[str, set[str]] = {}
    for node in (node for record in document.records for node in record.nodes):
        if told := node.get("participant"):
            who.setdefault(str(node["@id"]), set()).add(names[told["@id"]])
        if told := node.get("hasPartyParticipation"):
            parties.setdefault(str(node["@id"]), set()).add(told["@id"])
    found = [
        (classes[iri], set().union(*(who.get(p, set()) for p in told)))
        for iri, told in parties.items()
    ]
    return sorted(found, key=lambda pair: (pair[0], sorted(pair[1])))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # A headline and a sentence tell of one signing.
        (
            f"{BODY} {SIGNS}{HOSPITAL}\n\n{BODY} ได้{SIGNS}{HOSPITAL} เมื่อวันที่ 5 มีนาคม 2562",
            [{BODY, HOSPITAL}],
        ),
        (
            f"พิธีลงนาม MOU {BODY}กับ{HOSPITAL}\n\n{BODY} ได้จัด{BETWEEN}{BODY} กับ{HOSPITAL}",
            [{BODY, HOSPITAL}],
        ),
        (
            f"{BODY} จับมือ{HOSPITAL} ลงนามความร่วมมือ\n\n{BODY} ลงนามบันทึกความเข้าใจ (MOU) กับ{HOSPITAL}",
            [{BODY, HOSPITAL}],
        ),
        # One of the two tells of more parties.
        (
            f"{BETWEEN}{BODY} {HOSPITAL} และ{TEMPLE}\n\n{BETWEEN}{BODY} กับ{HOSPITAL}",
            [{BODY, HOSPITAL, TEMPLE}],
        ),
        # Other partners make another agreement, and so does another body.
        (
            f"{BETWEEN}{BODY} กับ{HOSPITAL}\n\n{BETWEEN}{BODY} กับ{TEMPLE}",
            [{BODY, HOSPITAL}, {BODY, TEMPLE}],
        ),
        (
            f"{BODY} ลงนาม MOU กับ{HOSPITAL} ทั้งนี้ เทศบาลเมืองแพร่ ลงนาม MOU กับโรงพยาบาลแพร่",
            [{BODY, HOSPITAL}, {"เทศบาลเมืองแพร่", "โรงพยาบาลแพร่"}],
        ),
        # "Between A and B" leaves out who holds the ceremony and who looks on.
        (f"เทศบาลเมืองแพร่ จัด{BETWEEN}{BODY} กับ{HOSPITAL}", [{BODY, HOSPITAL}]),
        (f"มหาวิทยาลัยขอนแก่น ลงนามบันทึกข้อตกลงความร่วมมือ ระหว่าง{BODY} กับ{HOSPITAL}", [{BODY, HOSPITAL}]),
        (f"{BETWEEN}{BODY} กับ{HOSPITAL} โดยมีเทศบาลเมืองแพร่ ร่วมเป็นสักขีพยาน", [{BODY, HOSPITAL}]),
        # No body need be a party.
        (f"{BETWEEN}มหาวิทยาลัยขอนแก่น กับ{HOSPITAL}", [{"มหาวิทยาลัยขอนแก่น", HOSPITAL}]),
    ],
)
def test_parties(lift: Lift, text: str, expected: list[set[str]]) -> None:
    found = [parties for _, parties in agreements(lift(text))]
    assert sorted(map(sorted, found)) == sorted(map(sorted, expected))


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["MOU"], MEMORANDUM),
        (["บันทึกข้อตกลงความร่วมมือ"], MEMORANDUM),
        (["บันทึกความเข้าใจ"], MEMORANDUM),
        (["MOA"], AGREEMENT),
        (["บันทึกข้อตกลงความร่วมมือ (MOA)"], AGREEMENT),
        (["ความร่วมมือ"], AGREEMENT),
        (["MOA", "บันทึกข้อตกลงความร่วมมือ"], AGREEMENT),
        (["ความร่วมมือ", "MOU"], MEMORANDUM),
    ],
)
def test_what_it_is_follows_from_all_its_words(lift: Lift, words: list[str], expected: str) -> None:
    """A word for an agreement that is no memorandum outweighs one that may mean both."""
    text = "\n\n".join(f"{BODY} ลงนาม{word} กับ{HOSPITAL}" for word in words)
    ((kind, _),) = agreements(lift(text))
    assert kind == expected


@pytest.mark.parametrize(
    "text",
    [
        f"{BODY} จะ{SIGNS}{HOSPITAL}",
        f"ร่างบันทึกข้อตกลงความร่วมมือ ระหว่าง{BODY} กับ{HOSPITAL}",
        f"{BODY} ยังไม่ได้{SIGNS}{HOSPITAL}",
        f"ความร่วมมือระหว่าง{BODY} กับ{HOSPITAL}",
        f"{BODY} ทำงานตามบันทึกข้อตกลงความร่วมมือ",
    ],
)
def test_no_agreement(lift: Lift, text: str) -> None:
    assert agreements(lift(text)) == []


def test_an_agreement_has_one_name_in_whatever_order_it_is_told(lift: Lift) -> None:
    one, other = f"{BETWEEN}{BODY} กับ{HOSPITAL}", f"{BETWEEN}{BODY} กับ{TEMPLE}"
    there, back = (
        {t.id for t in lift(text).things if t.type == MEMORANDUM}
        for text in (f"{one}\n\n{other}", f"{other}\n\n{one}")
    )
    assert len(there) == 2
    assert there == back


def event(*parties: str, days: tuple[str, ...] = (), titles: tuple[str, ...] = ()) -> Event:
    named: Mapping[str, Mapping[str, str]] = {p: {"organisation": p} for p in parties}
    return Event(
        begin=0,
        cue=0,
        end=1,
        kind=MEMORANDUM,
        is_closed=False,
        parties=named,
        days=frozenset(days),
        titles=frozenset(titles),
        doubts=(),
    )


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (event("a", "b"), event("a", "b"), True),
        (event("a", "b"), event("a", "b", "c"), True),
        (event("a", "b"), event("a", "c"), False),
        (event("a", "b"), event("c", "d"), False),
        (event("a", "b"), event("a"), True),
        (event("a", "b"), event("c"), False),
        (event("a", "b"), event(), True),
        # A day that is not the same is another signing; one that is not told is no objection.
        (event("a", "b", days=("2019-03-05",)), event("a", "b", days=("2020-03-09",)), False),
        (event("a", "b", days=("2019-03-05",)), event("a", "b"), True),
        (event("a", days=("2019-03-05",)), event("a", days=("2019-03-05",)), True),
        # Where the parties do not tell, the matter does.
        (event("a", titles=("น้ำ",)), event("a", titles=("ป่า",)), False),
        (event("a", titles=("การดูแลน้ำ",)), event("a", titles=("ดูแลน้ำ",)), True),
        (event("a", titles=("น้ำ",)), event("a"), True),
    ],
)
def test_what_may_be_one_agreement(one: Event, other: Event, expected: bool) -> None:
    assert _Agreement([one]).may_be(other) is expected
