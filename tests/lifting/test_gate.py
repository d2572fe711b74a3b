"""The gate: each way in which a record's words may fail to carry it, and what then happens."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from thongthin.lifting.gate import Gate
from thongthin.lifting.kit import Kit
from thongthin.lifting.record import Passage, Quote, Record, Role, Thing
from thongthin.reading.damage import Damage
from thongthin.reading.page import Page

PageOf = Callable[[str], Page]

TEXT = (
    "Page 7 - example\n"
    "เทศบาลตำบลพนา ยึดหลักธรรมาภิบาล ลงวันที่ ๒๗ ธันวาคม ๒๕๔๙ เป็นเวลา 12 ปี\n"
    "และเทศบาลเมืองแพร่ ดูแลแหล่งน้ำทุกแห่งตามหลักธรรมา\n"
    "ภิบาล เช่นกัน"
)
BODY = "id:body/example-1"
OTHER = "id:body/example-2"
GOVERNANCE = "scheme:principle/good-governance"
THINGS = {
    BODY: Thing(BODY, "LocalGovernmentBody", labels={"th": "เทศบาลตำบลพนา"}),
    OTHER: Thing(OTHER, "LocalGovernmentBody", labels={"th": "เทศบาลเมืองแพร่"}),
    "id:centre/x": Thing("id:centre/x", "LearningCentre", labels={"th": "ศูนย์เรียนรู้"}),
    "id:partnership/x": Thing("id:partnership/x", "Partnership", composed={"th": "ความร่วมมือ"}),
}


@pytest.fixture
def gate(page: PageOf, kit: Kit) -> Gate:
    return Gate(kit, THINGS, 0.9, replace(page(TEXT), quality=1.0, damage=()))


def quote(words: str, role: Role = "value", *, reading: str = "") -> Quote:
    start = TEXT.index(words)
    return Quote(start, start + len(words), words, role, reading)


LAST_OF_THE_LINE = Quote(TEXT.index("ธรรมา\n"), TEXT.index("ธรรมา\n") + 5, "ธรรมา", "value")
VIRTUE = {"appliesPrinciple": {"@id": "scheme:principle/virtue"}}
VITRUE = {"appliesPrinciple": {"@id": "scheme:principle/vitrue"}}
FORESTS = {"statedFunction": {"@value": "ดูแลป่า", "@language": "th"}}


def record(node: dict[str, Any], *quotes: Quote | str, **more: Any) -> Record:
    """Return a record of a rule about the body, with its name quoted."""
    words = [q if isinstance(q, Quote) else quote(q) for q in quotes]
    passage = Passage("example", 7, (quote("เทศบาลตำบลพนา", "subject"), *words))
    fields: dict[str, Any] = {"status": "stated", "extractor": "rule", "rule": "r", **more}
    return Record(fields.pop("passage", passage), ({"@id": BODY, **node},), **fields)


APPLIES = {"appliesPrinciple": {"@id": GOVERNANCE}}


@pytest.mark.parametrize(
    ("node", "words"),
    [
        (APPLIES, ["หลักธรรมาภิบาล"]),
        (APPLIES, [LAST_OF_THE_LINE, "ภิบาล เช่นกัน"]),
        ({"issued": "2006-12-27"}, ["๒๗ ธันวาคม ๒๕๔๙"]),
        ({"buddhistYear": 2549}, ["๒๗ ธันวาคม ๒๕๔๙"]),
        ({"countValue": 12}, ["12"]),
        ({"statedFunction": {"@value": "ดูแลแหล่งน้ำ", "@language": "th"}}, ["ดูแลแหล่งน้ำ"]),
        ({"documentNumber": "12 ปี"}, ["12 ปี"]),
        ({"convenedBy": {"@id": OTHER}}, ["แพร่"]),
        ({"convenedBy": {"@id": "id:partnership/x"}}, ["ยึด"]),
    ],
)
def test_what_follows_from_its_words_enters(
    gate: Gate, node: dict[str, Any], words: list[Quote | str]
) -> None:
    assert gate.judge(record(node, *words)) is None


@pytest.mark.parametrize(
    ("node", "words", "reason"),
    [
        (APPLIES, ["ยึด"], "appliesPrinciple: 'scheme:principle/good-governance' does not follow"),
        (APPLIES, ["ธรรมา"], "appliesPrinciple"),
        (VIRTUE, ["หลักธรรมาภิบาล"], "does not follow"),
        ({"issued": "2006-12-28"}, ["๒๗ ธันวาคม ๒๕๔๙"], "issued: '2006-12-28' does not follow"),
        ({"issued": "2549-12-27"}, ["๒๗ ธันวาคม ๒๕๔๙"], "issued"),
        ({"issued": "2006-12-27"}, ["ธันวาคม ๒๕๔๙"], "issued"),
        ({"countValue": 13}, ["12"], "countValue: 13 does not follow"),
        ({"countValue": 1}, ["12"], "countValue"),
        ({"buddhistYear": 2550}, ["๒๕๔๙"], "buddhistYear"),
        ({"convenedBy": {"@id": OTHER}}, ["ยึด"], "convenedBy: 'เทศบาลเมืองแพร่' does not follow"),
        ({"convenedBy": {"@id": "id:centre/x"}}, ["ยึด"], "'ศูนย์เรียนรู้' does not follow"),
        (FORESTS, ["ดูแลแหล่งน้ำ"], "statedFunction"),
        ({"isTruncated": True}, ["ยึด"], "isTruncated"),
        ({"appliesPrincipel": {"@id": GOVERNANCE}}, ["ยึด"], "is no term of ontology/context"),
        (VITRUE, ["ยึด"], "no scheme of the vocabulary"),
        ({"appliesPrinciple": {"@id": "lgc:Nonsense"}}, ["ยึด"], "'lgc:Nonsense' is no IRI"),
    ],
)  # fmt: skip
def test_what_does_not_follow_is_rejected(
    gate: Gate, node: dict[str, Any], words: list[str], reason: str
) -> None:
    refusal = gate.judge(record(node, *words))
    assert refusal is not None
    assert refusal.outcome == "rejected"
    assert any(reason in found for found in refusal.reasons), refusal.reasons


TERM = "มีระยะเวลา 3 ปี ตั้งแต่ ค.ศ. 2019 ถึงปี 65 หรือ 6 เดือน นับแต่วันที่ 27/12/2561 ณ ที่นี้"


@pytest.mark.parametrize(
    ("node", "words", "status", "follows"),
    [
        ({"agreedDuration": "P3Y"}, "3 ปี", "stated", True),
        ({"agreedDuration": "P6M"}, "6 เดือน", "stated", True),
        ({"agreedDuration": "P6M"}, "3 ปี", "stated", False),
        ({"agreedDuration": "P3M"}, "3 ปี", "stated", False),
        ({"issued": "2018-12-27"}, "27/12/2561", "stated", True),
        ({"issued": "2561-12-27"}, "27/12/2561", "stated", False),
        # A year that is printed in another way may be interpreted, never stated.
        ({"buddhistYear": 2562}, "2019", "interpreted", True),
        ({"buddhistYear": 2562}, "2019", "stated", False),
        ({"buddhistYear": 2563}, "2019", "interpreted", False),
        ({"buddhistYear": 2565}, "65", "interpreted", True),
        ({"buddhistYear": 2565}, "65", "stated", False),
    ],
)
def test_days_terms_and_years(
    page: PageOf, kit: Kit, node: dict[str, Any], words: str, status: str, follows: bool
) -> None:
    read = replace(page("เทศบาลตำบลพนา " + TERM), quality=1.0, damage=())
    start = read.raw.index(words)
    value = Quote(start, start + len(words), words, "value")
    passage = Passage("example", read.number, (Quote(0, 13, read.raw[:13], "subject"), value))
    said = record(node, passage=passage, status=status, because="" if status == "stated" else "x")
    assert (Gate(kit, THINGS, 0.9, read).judge(said) is None) is follows


@pytest.mark.parametrize(
    ("damage", "quality", "outcome"),
    [
        ((), 1.0, None),
        ((Damage(TEXT.index("หลัก"), TEXT.index("หลัก") + 4, "it is worn"),), 1.0, "review"),
        ((Damage(0, 4, "it is worn"),), 1.0, None),
        ((), 0.5, "review"),
    ],
)
def test_what_rests_on_damaged_words_goes_to_review(
    page: PageOf, kit: Kit, damage: tuple[Damage, ...], quality: float, outcome: str | None
) -> None:
    gate = Gate(kit, THINGS, 0.9, replace(page(TEXT), quality=quality, damage=damage))
    refusal = gate.judge(record(APPLIES, "หลักธรรมาภิบาล"))
    assert (refusal.outcome if refusal else None) == outcome


def shifted(by: int) -> Quote:
    good = quote("หลักธรรมาภิบาล")
    return good._replace(start=good.start + by, end=good.end + by)


@pytest.mark.parametrize(
    ("wrong", "reason"),
    [
        (shifted(1), "the page does not have 'หลักธรรมาภิบาล' at"),
        (shifted(-1), "the page does not have"),
        (Quote(-3, 4, "ก", "value"), "the page does not have"),
        (Quote(5, 5, "", "value"), "the page does not have"),
        (Quote(0, 10**6, "ก", "value"), "the page does not have"),
        (quote("หลักธรรมาภิบาล")._replace(exact="หลักธรรมาภิบาน"), "the page does not have"),
        (quote("ธรรมา\nภิบาล"), "runs over a line; quote each line by itself"),
        (quote("แหล่งน"), "'แหล่งน' cuts a character from its marks"),
        (quote("้ำทุก"), "cuts a character from its marks"),
        (quote("Page 7"), "is a header or footer, or runs over the gutter"),
        (quote("example"), "is a header or footer"),
    ],
)
def test_a_false_quote_is_rejected(gate: Gate, wrong: Quote, reason: str) -> None:
    refusal = gate.judge(record(APPLIES, "หลักธรรมาภิบาล", wrong))
    assert refusal is not None
    assert refusal.outcome == "rejected"
    assert any(reason in found for found in refusal.reasons), refusal.reasons


def test_furniture_may_be_quoted_by_who_reads_furniture(gate: Gate) -> None:
    node = {"@id": "id:page/example/7", "digitalPageNumber": 7}
    said = Record(
        Passage("example", 7, (Quote(5, 6, "7", "value"),)), (node,), "stated", "furniture", "f"
    )
    assert gate.judge(said) is None


def test_the_subject_is_named_or_an_interpretation_says_why(gate: Gate) -> None:
    passage = Passage("example", 7, (quote("หลักธรรมาภิบาล"),))
    said = record(APPLIES, passage=passage)
    refusal = gate.judge(said)
    assert refusal is not None
    assert refusal.reasons == ("the subject 'เทศบาลตำบลพนา' is not in the quoted words",)
    assert gate.judge(replace(said, status="interpreted", because="the page is about it")) is None


def test_a_concept_that_does_not_exist_is_no_subject(gate: Gate) -> None:
    node = {"@id": "scheme:principle/vitrue", "hasLoop": {"@id": GOVERNANCE}}
    passage = Passage("example", 7, (quote("หลักธรรมาภิบาล"),))
    refusal = gate.judge(Record(passage, (node,), "interpreted", "rule", "r", because="x"))
    assert refusal is not None
    assert "no scheme of the vocabulary has 'scheme:principle/vitrue'" in refusal.reasons


def test_no_words_are_no_evidence(gate: Gate) -> None:
    refusal = gate.judge(record(APPLIES, passage=Passage("example", 7, ())))
    assert refusal is not None
    assert "no words are quoted" in refusal.reasons


def test_an_editors_reading_counts_as_the_words(gate: Gate) -> None:
    mended = quote("ธรรมา\n".strip(), reading="ธรรมาภิบาล")
    assert gate.judge(record(APPLIES, mended)) is None


def test_a_truncated_list_is_said_to_be_one(gate: Gate) -> None:
    passage = Passage("example", 7, (quote("เทศบาลตำบลพนา", "subject"),), is_truncated=True)
    assert gate.judge(record({"isTruncated": True}, passage=passage)) is None


@pytest.mark.parametrize(
    ("more", "reasons"),
    [
        ({"confidence": 0.95}, None),
        ({"confidence": 0.5}, "confidence 0.50; 0.90 is needed: review the layout"),
        ({"doubts": ("two bodies could be meant",)}, "two bodies could be meant"),
    ],
)
def test_a_doubt_goes_to_review(gate: Gate, more: dict[str, Any], reasons: str | None) -> None:
    refusal = gate.judge(record(APPLIES, "หลักธรรมาภิบาล", **more))
    assert (refusal is None) == (reasons is None)
    if refusal is not None and reasons is not None:
        assert refusal.outcome == "review"
        assert reasons in refusal.reasons[0]


def test_what_is_wrong_is_rejected_even_where_it_is_doubtful(gate: Gate) -> None:
    refusal = gate.judge(record(APPLIES, "ยึด", confidence=0.1, doubts=("unsure",)))
    assert refusal is not None
    assert refusal.outcome == "rejected"
    assert not any("unsure" in reason for reason in refusal.reasons)
