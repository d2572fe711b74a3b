"""Things that only a composed identity has are known by what is said of them."""

from __future__ import annotations

from typing import Any

import pytest
from evaluation_pages import (
    body,
    compared,
    gold_page,
    lifted_page,
    organisation,
    record,
    ref,
    told,
    unnamed,
)

from thongthin.lifting.record import Record, Thing

TEXT = (
    "เทศบาลตำบลพนา ลงนามบันทึกข้อตกลงกับโรงพยาบาลพนา เมื่อวันที่ 5 มีนาคม 2561 "
    "และลงนามบันทึกข้อตกลงกับโรงเรียนบ้านนา เมื่อวันที่ 9 มกราคม 2562"
)
GOLD: dict[str, Any] = {
    "text": TEXT,
    "things": {
        "pana": {"body": "เทศบาลตำบลพนา"},
        "hospital": {"organisation": "โรงพยาบาลพนา"},
        "school": {"organisation": "โรงเรียนบ้านนา"},
        "one": {"agreement": "MemorandumOfUnderstanding"},
        "two": {"agreement": "MemorandumOfUnderstanding"},
    },
    "statements": [
        ["one", "hasParty", "pana", "เทศบาลตำบลพนา"],
        ["one", "hasParty", "hospital", "โรงพยาบาลพนา"],
        ["one", "signedOn", {"date": "2018-03-05"}, "5 มีนาคม 2561"],
        ["two", "hasParty", "pana", "เทศบาลตำบลพนา"],
        ["two", "hasParty", "school", "โรงเรียนบ้านนา"],
        ["two", "signedOn", {"date": "2019-01-09"}, "9 มกราคม 2562"],
    ],
}
MOU = "MemorandumOfUnderstanding"
THINGS = [
    body("x", "เทศบาลตำบลพนา"),
    organisation("h", "โรงพยาบาลพนา"),
    organisation("s", "โรงเรียนบ้านนา"),
    unnamed("agreement", "b", MOU),
    unnamed("agreement", "a", MOU),
]


def _party(agreement: str, participation: str, agent: str, words: str) -> list[Record]:
    """Return a party as the graph has it: by a participation."""
    between = f"id:participation/{participation}"
    return [
        record(TEXT, words, {"@id": agreement, "hasPartyParticipation": ref(between)}),
        record(TEXT, words, {"@id": between, "participant": ref(agent)}),
    ]


RECORDS = [
    *_party("id:agreement/a", "1", "id:organisation/s", "โรงเรียนบ้านนา"),
    *_party("id:agreement/b", "2", "id:organisation/h", "โรงพยาบาลพนา"),
    record(TEXT, "9 มกราคม 2562", {"@id": "id:agreement/a", "signedOn": "2019-01-09"}),
    record(TEXT, "5 มีนาคม 2561", {"@id": "id:agreement/b", "signedOn": "2018-03-05"}),
]


def test_two_agreements_of_one_page_are_told_apart() -> None:
    result = compared(gold_page(**GOLD), lifted_page(TEXT, RECORDS, THINGS))
    assert told(result, "extra") == []
    assert told(result, "missing") == [
        ("agreement one", "hasParty", "เทศบาลตำบลพนา"),
        ("agreement two", "hasParty", "เทศบาลตำบลพนา"),
    ]
    assert told(result, "found") == [
        ("agreement one", "hasParty", "โรงพยาบาลพนา"),
        ("agreement one", "signedOn", "2018-03-05"),
        ("agreement two", "hasParty", "โรงเรียนบ้านนา"),
        ("agreement two", "signedOn", "2019-01-09"),
        ("agreement one", "type", MOU),
        ("agreement two", "type", MOU),
    ]


@pytest.mark.parametrize("turned", [RECORDS, RECORDS[::-1]])
def test_the_order_of_records_decides_nothing(turned: list[Record]) -> None:
    result = compared(gold_page(**GOLD), lifted_page(TEXT, turned, THINGS))
    assert [s.outcome for s in result.statements].count("found") == 6


def test_one_agreement_for_two_is_the_one_that_it_shares_more_with() -> None:
    joined = [
        *_party("id:agreement/a", "1", "id:organisation/s", "โรงเรียนบ้านนา"),
        *_party("id:agreement/a", "2", "id:organisation/h", "โรงพยาบาลพนา"),
        record(TEXT, "5 มีนาคม 2561", {"@id": "id:agreement/a", "signedOn": "2018-03-05"}),
    ]
    result = compared(gold_page(**GOLD), lifted_page(TEXT, joined, THINGS))
    assert told(result, "extra") == [("agreement one", "hasParty", "โรงเรียนบ้านนา")]
    assert ("agreement two", "type", MOU) in told(result, "missing")
    agreements = [t.outcome for t in result.things if t.kind == "agreement"]
    assert agreements == ["found", "missing"]


def test_an_agreement_is_known_by_its_class_only_where_words_overlap() -> None:
    wrong = "2020-01-01"
    for words, outcome in (("5 มีนาคม 2561", "found"), ("ลงนามบันทึกข้อตกลง", "extra")):
        records = [record(TEXT, words, {"@id": "id:agreement/a", "signedOn": wrong})]
        result = compared(gold_page(**GOLD), lifted_page(TEXT, records, THINGS))
        types = [s.outcome for s in result.statements if s.property == "type"]
        assert outcome in types


def test_the_class_of_an_agreement_is_a_statement() -> None:
    things = [*THINGS[:3], unnamed("agreement", "b", "PartnershipAgreement")]
    result = compared(gold_page(**GOLD), lifted_page(TEXT, RECORDS[2:4] + RECORDS[5:], things))
    assert ("agreement one", "type", "PartnershipAgreement") in told(result, "extra")
    missing = next(s for s in result.statements if s.property == "type" and s.outcome == "missing")
    assert missing.hint == "lifted instead: PartnershipAgreement"


COUNT_TEXT = "เทศบาลตำบลพนา มีเครือข่ายมากถึง 30 เครือข่าย ได้รับรางวัลพระปกเกล้า ประจำปี 2562"


def test_a_count_and_a_result_are_known_by_what_is_said_of_them() -> None:
    gold = gold_page(
        text=COUNT_TEXT,
        things={
            "pana": {"body": "เทศบาลตำบลพนา"},
            "n": {"thing": "count"},
            "r": {"result": "award"},
            "round": {"edition": "รางวัลพระปกเกล้า", "year": 2562},
        },
        statements=[
            ["n", "countValue", {"number": 30}, "30 เครือข่าย"],
            ["n", "reportedFor", "pana", "เทศบาลตำบลพนา"],
            ["r", "awardedTo", "pana", "เทศบาลตำบลพนา"],
            ["r", "inEdition", "round", "รางวัลพระปกเกล้า ประจำปี 2562"],
        ],
    )
    things = [
        body("x", "เทศบาลตำบลพนา"),
        unnamed("count", "c", "ReportedCount"),
        unnamed("award-result", "w", "AwardResult"),
        Thing("id:award-edition/k-2562", "AwardEdition", {}, {"th": "รางวัลพระปกเกล้า ประจำปี 2562"}),
    ]
    records = [
        record(COUNT_TEXT, "30", {"@id": "id:count/c", "countValue": 30}),
        record(COUNT_TEXT, "พนา", {"@id": "id:body/x", "hasAwardResult": ref("id:award-result/w")}),
        record(
            COUNT_TEXT,
            "รางวัลพระปกเกล้า",
            {"@id": "id:award-result/w", "inEdition": ref("id:award-edition/k-2562")},
        ),
    ]
    result = compared(gold, lifted_page(COUNT_TEXT, records, things))
    assert told(result, "missing") == [("count n", "reportedFor", "เทศบาลตำบลพนา")]
    assert told(result, "extra") == []
    assert {(t.kind, t.outcome) for t in result.things} == {
        ("body", "found"),
        ("count", "found"),
        ("result", "found"),
        ("edition", "found"),
    }


def test_named_things_that_differ_are_never_one() -> None:
    gold = gold_page(
        text=TEXT,
        things={
            "net": {"thing": "network", "name": "เครือข่าย ก"},
            "pana": {"body": "เทศบาลตำบลพนา"},
        },
        statements=[["net", "convenedBy", "pana", "เทศบาลตำบลพนา"]],
    )
    node = {"@id": "id:network/n", "convenedBy": ref("id:body/x")}
    records = [record(TEXT, "เทศบาลตำบลพนา", node)]
    for label, outcome in (("เครือข่ายก", "found"), ("เครือข่าย ข", "missing"), ("", "found")):
        labels = {"th": label} if label else {}
        things = [THINGS[0], Thing("id:network/n", "CollaborationNetwork", labels, {"th": "ก"})]
        result = compared(gold, lifted_page(TEXT, records, things))
        assert result.statements[0].outcome == outcome, label


def test_a_name_that_runs_too_far_is_told() -> None:
    gold = gold_page(
        text=TEXT,
        things={"pana": {"body": "เทศบาลตำบลพนา"}, "home": {"centre": "ศูนย์เรียนรู้บ้านนา"}},
        statements=[["home", "operatedBy", "pana", "เทศบาลตำบลพนา"]],
    )
    label = {"th": "ศูนย์เรียนรู้บ้านนาและวัด"}
    things = [THINGS[0], Thing("id:centre/c", "LearningCentre", label)]
    records = [record(TEXT, "พนา", {"@id": "id:centre/c", "operatedBy": ref("id:body/x")})]
    result = compared(gold, lifted_page(TEXT, records, things))
    assert [s.outcome for s in result.statements] == ["missing", "extra"]
    assert result.statements[1].hint == "a name alike is expected: ศูนย์เรียนรู้บ้านนา"


def test_a_principle_in_the_pages_own_words_may_be_a_concept_or_a_candidate() -> None:
    gold = gold_page(
        text=TEXT,
        things={"pana": {"body": "เทศบาลตำบลพนา"}, "own": {"principle": "รวมพลังสร้างเมือง"},
                "known": {"principle": "หลักธรรมาภิบาล"}},
        statements=[
            ["pana", "appliesPrinciple", "own", "เทศบาลตำบลพนา"],
            ["pana", "appliesPrinciple", "known", "เทศบาลตำบลพนา"],
        ],
    )  # fmt: skip
    candidate = "scheme:principle-candidates/gold-page-1"
    records = [
        record(TEXT, "พนา", {"@id": "id:body/x", "appliesPrinciple": ref(iri)})
        for iri in (candidate, "scheme:principle/good-governance")
    ]
    things = [THINGS[0], Thing(candidate, "GovernancePrinciple", {"th": "รวมพลัง สร้างเมือง"})]
    result = compared(gold, lifted_page(TEXT, records, things))
    assert [s.outcome for s in result.statements] == ["found", "found"]


def test_two_bodies_of_one_name_are_told_apart_by_what_is_said() -> None:
    gold = gold_page(
        text=TEXT,
        things={
            "north": {"body": "เทศบาลตำบลพนา"},
            "south": {"body": "เทศบาลตำบลพนา"},
            "a": {"place": {"province": "อำนาจเจริญ"}},
            "b": {"place": {"province": "กระบี่"}},
        },
        statements=[["north", "locatedIn", "a", "พนา"], ["south", "locatedIn", "b", "พนา"]],
    )
    things = [
        body("2", "เทศบาลตำบลพนา"),
        body("1", "เทศบาลตำบลพนา"),
        Thing("id:place/th-37", "AdministrativeArea", {"th": "อำนาจเจริญ"}, place_code="37"),
        Thing("id:place/th-81", "AdministrativeArea", {"th": "กระบี่"}, place_code="81"),
    ]
    records = [
        record(TEXT, "พนา", {"@id": "id:body/1", "locatedIn": ref("id:place/th-81")}),
        record(TEXT, "พนา", {"@id": "id:body/2", "locatedIn": ref("id:place/th-37")}),
    ]
    result = compared(gold, lifted_page(TEXT, records, things))
    assert [s.outcome for s in result.statements] == ["found", "found"]
