"""The shipped register of award winners: whose results, in which round, how far they are stated."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path

import pytest

from thongthin.graph.vocabulary import read_vocabulary
from thongthin.lifting.document import LiftedDocument
from thongthin.lifting.kit import Kit
from thongthin.lifting.record import Record, RowPassage
from thongthin.lifting.registers import read_registers
from thongthin.paths import Project

ROOT = Path(__file__).parents[2]


@cache
def winners() -> LiftedDocument:
    project = Project.open(None)
    kit = Kit.load(project, read_vocabulary(project))
    found = read_registers(project, kit, frozenset())
    return next(document for document in found if document.report == "award-winners")


@cache
def rows() -> dict[int, dict[str, str]]:
    with (ROOT / "seeds/registers/award_winners.csv").open(encoding="utf-8", newline="") as file:
        return dict(enumerate(csv.DictReader(file), 2))


def of_row(number: int) -> list[Record]:
    return [
        record
        for record in winners().records
        if isinstance(record.passage, RowPassage) and record.passage.row == number
    ]


def said(number: int, key: str) -> set[str]:
    return {
        str(node[key]["@id"] if isinstance(node[key], dict) else node[key])
        for record in of_row(number)
        for node in record.nodes
        if key in node
    }


def row_of(name: str, year: str) -> int:
    (number,) = (n for n, r in rows().items()
                 if (r["organisation_name_th"], r["year_be"]) == (name, year))  # fmt: skip
    return number


def test_every_row_is_taken_without_a_problem() -> None:
    assert (winners().problems, winners().notes, winners().refusals) == ((), (), ())
    assert len(rows()) == 41
    assert all(len(said(n, "awardedTo")) == 1 for n in rows())


@pytest.mark.parametrize(
    ("award", "level", "outcome", "status"),
    [
        ("รางวัลพระปกเกล้าทองคำ", {"scheme:award-level/gold"}, "won", "stated"),
        ("รางวัลพระปกเกล้า", {"scheme:award-level/ordinary"}, "won", "stated"),
        (
            "ใบประกาศเกียรติคุณสถาบันพระปกเกล้า",
            {"scheme:award-level/certificate"},
            "certified",
            "stated",
        ),
        ("", set(), "won", "interpreted"),
    ],
)
def test_level_and_outcome_are_those_of_the_cell(
    award: str, level: set[str], outcome: str, status: str
) -> None:
    numbers = [n for n, r in rows().items() if r["award"] == award and "INFERRED" not in r["note"]]
    assert numbers
    for number in numbers:
        assert said(number, "hasAwardLevel") == level
        assert said(number, "hasAwardOutcome") == {f"scheme:award-outcome/{outcome}"}
        ends = [r for r in of_row(number) if "hasAwardOutcome" in r.nodes[0]]
        assert {r.status for r in ends} == {status}


def test_what_a_note_infers_is_an_interpretation_with_its_reason() -> None:
    inferred = [n for n, r in rows().items() if r["note"].startswith("INFERRED")]
    assert len(inferred) == 2
    for number in inferred:
        records = of_row(number)
        assert {r.status for r in records} == {"interpreted"}
        assert all(r.because.endswith(rows()[number]["note"]) for r in records)
        assert all(
            ("note", rows()[number]["note"]) in r.passage.cells
            for r in records
            if isinstance(r.passage, RowPassage)
        )


def test_all_else_is_stated() -> None:
    interpreted = {r.passage.row for r in winners().records
                   if r.status == "interpreted" and isinstance(r.passage, RowPassage)}  # fmt: skip
    assert interpreted == {
        n for n, r in rows().items() if not r["award"] or r["note"].startswith("INFERRED")
    }


@pytest.mark.parametrize(
    ("name", "year", "body"),
    [
        ("เทศบาลตำบลพนา", "2557", "th-370401-subdistrict-municipality"),
        ("เทศบาลตำบลพนา", "2552", "th-370401-subdistrict-municipality"),
        ("องค์การบริหารส่วนจังหวัดภูเก็ต", "2564", "th-83-provincial-administrative-organisation"),
        ("องค์การบริหารส่วนตำบลอ่าวนาง", "2564", "th-810116-subdistrict-administrative-organisation"),
    ],
)
def test_a_body_whose_place_is_certain_is_the_registered_one(
    name: str, year: str, body: str
) -> None:
    assert said(row_of(name, year), "awardedTo") == {f"id:body/{body}"}


@pytest.mark.parametrize(
    ("name", "year"),
    [
        ("เทศบาลตำบลพนา", "2553"),  # the row tells no place
        ("เทศบาลเมืองทุ่งสง", "2564"),  # the subdistrict of that name lies in another district
        ("เทศบาลตำบลเวียงเทิง", "2564"),
        ("องค์การบริหารส่วนตำบลด่านศรีสุข", "2564"),
    ],
)
def test_a_body_whose_place_is_in_doubt_is_the_register_s_own(name: str, year: str) -> None:
    (body,) = said(row_of(name, year), "awardedTo")
    assert body.startswith("id:body/award-winners-")


def test_a_name_alone_may_be_the_body_whose_place_is_known() -> None:
    (alone,) = said(row_of("เทศบาลตำบลพนา", "2553"), "awardedTo")
    thing = next(t for t in winners().things if t.id == alone)
    assert thing.candidates == (("candidateMatch", "id:body/th-370401-subdistrict-municipality"),)


def test_places_are_those_of_the_cells() -> None:
    number = row_of("องค์การบริหารส่วนตำบลส้าน", "2557")
    assert said(number, "locatedIn") == {"id:place/th-5507", "id:place/th-55"}
    assert said(row_of("เทศบาลตำบลพนา", "2553"), "locatedIn") == set()


def test_a_result_belongs_to_one_round() -> None:
    editions = {s for n in rows() for s in said(n, "inEdition")}
    assert editions == {
        f"id:award-edition/king-prajadhipok-award-{r['year_be']}" for r in rows().values()
    }
    results = {node["@id"] for r in winners().records for node in r.nodes if "inEdition" in node}
    assert len(results) == 41
