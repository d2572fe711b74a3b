"""Which report and page a sheet is, and what is said where that is a guess."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thongthin.reading.identity import Identity, Sheet, identify, safe_id
from thongthin.reading.lines import BodyLine
from thongthin.reading.page import Furniture, SourceRow, Span

BODY = (BodyLine(1, 0, 1),)


def sheet(position: int, *furniture: tuple[str, str]) -> Sheet:
    items = tuple(Furniture(kind, Span(0, 1), 1, value) for kind, value in furniture)
    return Sheet(position, items, BODY, ())


def headed(position: int, report: str, page: str) -> Sheet:
    return sheet(position, ("digital_page", page), ("report_id", report))


def row(**cells: str) -> SourceRow:
    return SourceRow(7, {"id": "r", "file": "a.txt", **cells})


def one(found: tuple[Identity, ...]) -> tuple[str, int]:
    (identity,) = found
    return identity.report, identity.number


def test_header_lines_hold_without_a_note() -> None:
    (found,) = identify("a.txt", [headed(0, "k12", "40")], None, "")
    assert found == Identity("k12", 40, None, ())


def test_row_fills_in_what_no_line_says() -> None:
    known = row(report="k12", digital_page="40")
    (found,) = identify("a.txt", [sheet(0)], known, "")
    assert found == Identity("k12", 40, known, ())


def test_lines_hold_against_the_row_and_it_is_said() -> None:
    known = row(report="k13", digital_page="40")
    (found,) = identify("a.txt", [headed(0, "k12", "40")], known, "")
    assert (found.report, found.row) == ("k12", known)
    assert "line 7 of seeds/sources.csv gives report k13, the page's own lines give k12" in str(
        found.notes
    )
    (found,) = identify("a.txt", [headed(0, "k13", "41")], known, "")
    assert (found.number, found.row) == (41, known)
    assert "gives digital_page 40" in str(found.notes)


def test_row_of_another_file_with_this_name_is_not_used() -> None:
    known = row(report="k13", digital_page="40")
    (found,) = identify("a.txt", [headed(0, "k12", "40")], known, "another sha256")
    assert (found.row, found.notes[0]) == (None, "another sha256")


def test_file_in_neither_is_its_own_report() -> None:
    (found,) = identify("some/Page A_1.txt", [sheet(0)], None, "")
    assert (found.report, found.number, found.row) == ("page-a-1", 1, None)
    assert "taken as a report of its own, page-a-1, page 1" in found.notes[0]


def test_pages_of_one_file_are_counted_on() -> None:
    sheets = [sheet(0), headed(1, "k12", "40"), sheet(2), sheet(4), headed(5, "k12", "60")]
    found = identify("a.txt", sheets, None, "")
    assert [f.report for f in found] == ["k12"] * 5
    assert [f.number for f in found] == [1, 40, 41, 43, 60]
    assert [bool(f.notes) for f in found] == [True, False, True, True, False]


def test_pages_after_a_row_are_counted_on() -> None:
    found = identify("a.txt", [sheet(0), sheet(1)], row(report="k12", digital_page="40"), "")
    assert [(f.report, f.number, f.notes) for f in found] == [("k12", 40, ()), ("k12", 41, ())]


def test_lines_that_disagree_are_told() -> None:
    (found,) = identify("a.txt", [sheet(0, ("digital_page", "4"), ("digital_page", "5"))], None, "")
    assert found.number == 4
    assert "its lines give the page as 4 and as 5; 4 is taken" in found.notes


def test_label_that_is_no_id_becomes_one() -> None:
    (found,) = identify("a.txt", [headed(0, "Annual report 2560", "4")], None, "")
    assert found.report == "annual-report-2560"
    assert "its id becomes annual-report-2560" in str(found.notes)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Annual report_12", "annual-report-12"),
        ("a.b", "a-b"),
        ("รายงาน", "document-[0-9a-f]{8}"),
        ("รายงาน 12", "12-[0-9a-f]{8}"),
        ("___", "document-[0-9a-f]{8}"),
        ("x" * 90, "x{60}-[0-9a-f]{8}"),
    ],
)
def test_safe_id(name: str, expected: str) -> None:
    assert re.fullmatch(expected, safe_id(name))


@given(st.text(max_size=90))
def test_safe_id_is_ascii_and_stable(name: str) -> None:
    assert re.fullmatch("[a-z0-9]+(-[a-z0-9]+)*", safe_id(name))
    assert safe_id(name) == safe_id(name)


def test_thai_names_stay_apart() -> None:
    assert safe_id("รายงาน ก") != safe_id("รายงาน ข")
