"""Tables of every kind: heads found, renamed columns told, bad cells named, odd files refused."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from registers_filling import TOWN, fill_in, lifted, rewrite, write_sheet

from thongthin.lifting.document import LiftedDocument
from thongthin.lifting.kit import Kit
from thongthin.lifting.record import RowPassage
from thongthin.lifting.tabular import workbook

HEAD = ["year_be", "award", "category", "organisation_name_th", "source_url"]
ROW = ["2562", "รางวัลพระปกเกล้า", "ด้านการเสริมสร้างเครือข่าย รัฐ เอกชน และประชาสังคม", "อบจ.สตูล", "ข่าว"]
THAI = ["ปี พ.ศ.", "รางวัล", "ประเภทรางวัล", "ชื่อ อปท.", "แหล่งที่มา"]


def own(document: LiftedDocument | None, file: str) -> list[RowPassage]:
    """Return the passages of one file."""
    assert document is not None
    passages = [r.passage for r in document.records]
    return [p for p in passages if isinstance(p, RowPassage) and p.file == file]


def csv_of(rows: list[list[str]], delimiter: str = ",") -> str:
    return "".join(delimiter.join(row) + "\n" for row in rows)


@pytest.mark.parametrize("head", [HEAD, THAI], ids=["own", "thai"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"], ids=["comma", "semicolon", "tab"])
@pytest.mark.parametrize("mark", ["", "\ufeff"], ids=["bare", "bom"])
def test_a_csv_file_is_read(
    tmp_path: Path, kit: Kit, head: list[str], delimiter: str, mark: str
) -> None:
    path = tmp_path / "own.csv"
    title = [["ผลรางวัล", "ปี 2562"]]
    path.write_text(mark + csv_of([*title, head, ROW], delimiter), "utf-8")
    document, given = lifted(path, kit)
    assert (given.problems, given.notes) == ([], [])
    passages = own(document, "own.csv")
    assert {p.row for p in passages} == {3}
    assert {name for p in passages for name, _ in p.cells} <= set(head)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (csv_of([HEAD, ROW]).encode("cp874"), "is in the Thai code page of Windows (cp874)"),
        (csv_of([HEAD, ROW]).encode("utf-16"), "is a text in UTF-16"),
        (b"year_be,award\n\xff\xfe\xfa\n", "cannot be read as a UTF-8 CSV table"),
        (b"", "is the table of no register that is known"),
        ("สวัสดี,โลก\nหนึ่ง,สอง\n".encode(), "its first row is สวัสดี, โลก"),
    ],
)
def test_a_csv_file_that_cannot_be_read_is_told(
    tmp_path: Path, kit: Kit, content: bytes, sentence: str
) -> None:
    path = tmp_path / "own.csv"
    path.write_bytes(content)
    document, given = lifted(path, kit)
    assert document is None
    assert [p for p in given.problems if p.startswith("own.csv: ") and sentence in p]


def test_a_missing_column_is_told_with_the_nearest(tmp_path: Path, kit: Kit) -> None:
    path = tmp_path / "own.csv"
    path.write_text(csv_of([["year_be", "award", "categorie", *HEAD[3:]], ROW]), "utf-8")
    document, given = lifted(path, kit)
    assert document is None
    assert given.problems == [
        "own.csv: has no column 'category' (also accepted: ประเภทรางวัล); did you mean it by "
        "'categorie'?"
    ]


def test_a_renamed_optional_column_is_told_and_an_unknown_one_is_a_note(
    tmp_path: Path, kit: Kit
) -> None:
    path = tmp_path / "own.csv"
    path.write_text(
        csv_of([[*HEAD, "organisation_typ_th", "โทรศัพท์"], [*ROW, "อบจ.", "02"]]), "utf-8"
    )
    document, _ = lifted(path, kit)
    assert document is not None
    assert document.problems == (
        "own.csv: has no column 'organisation_type_th'; did you mean it by 'organisation_typ_th'? "
        "It is not read",
    )
    assert document.notes == ("own.csv: column 'โทรศัพท์' is not known and is not read",)


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({0: "62"}, "column \"year_be\": has '62'; expected a Buddhist year of four digits, such "
         "as 2562; the row is left out"),
        ({2: ""}, 'column "category": is empty; expected '),
        ({3: "สำนักงาน"}, "column \"organisation_name_th\": has 'สำนักงาน'; expected the full name"),
        ({1: "รางวัลเงิน"}, "column \"award\": has 'รางวัลเงิน'; expected "),
    ],
)  # fmt: skip
def test_a_bad_cell_is_named_and_the_good_rows_go_in(
    tmp_path: Path, kit: Kit, changed: dict[int, str], told: str
) -> None:
    bad = [changed.get(i, cell) for i, cell in enumerate(ROW)]
    path = write_sheet(tmp_path / "own.xlsx", [HEAD, bad, ROW], name="ผล")
    document, _ = lifted(path, kit)
    assert document is not None
    (problem,) = document.problems
    assert problem.startswith("own.xlsx, sheet ผล, row 2, ")
    assert told in problem
    assert 3 in {p.row for p in own(document, "own.xlsx")}


def test_of_a_bad_optional_cell_only_what_rests_on_it_is_left_out(tmp_path: Path, kit: Kit) -> None:
    path = write_sheet(tmp_path / "own.xlsx", [HEAD, [ROW[0], "รางวัลเงิน", *ROW[2:]]])
    document, _ = lifted(path, kit)
    assert document is not None
    assert document.problems[0].endswith("; what rests on it is left out")
    keys = {k for r in document.records for n in r.nodes for k in n
            if isinstance(r.passage, RowPassage) and r.passage.file == "own.xlsx"}  # fmt: skip
    assert keys == {"@id", "awardedTo", "buddhistYear", "hasAwardCategory", "inEdition"}


def test_the_head_is_found_below_merged_titles(tmp_path: Path, kit: Kit) -> None:
    book = Workbook()
    sheet: Any = book.active
    for row in (["ทะเบียนผลรางวัล"], [], ["ของจังหวัด", None, "ปี 2562"], HEAD, [2562, *ROW[1:]]):
        sheet.append(row)
    sheet.merge_cells("A1:E1")
    book.save(tmp_path / "own.xlsx")
    document, given = lifted(tmp_path / "own.xlsx", kit)
    assert given.problems == []
    assert {p.row for p in own(document, "own.xlsx")} == {5}


def test_a_formula_counts_as_its_saved_result(tmp_path: Path, kit: Kit) -> None:
    path = write_sheet(tmp_path / "own.xlsx", [HEAD, ["=2500+62", *ROW[1:]]])
    unsaved, _ = lifted(path, kit)
    assert unsaved is not None
    assert "is a formula whose result is not saved; save the file once more" in unsaved.problems[0]
    part = "xl/worksheets/sheet1.xml"
    rewrite(path, part, "<f>2500+62</f><v></v>", "<f>2500+62</f><v>2562</v>")
    saved, _ = lifted(path, kit)
    assert saved is not None
    assert saved.problems == ()
    assert ("year_be", "2562") in {cell for p in own(saved, "own.xlsx") for cell in p.cells}


def test_hidden_and_other_sheets_are_passed_over_with_a_note(tmp_path: Path, kit: Kit) -> None:
    book = load_workbook(write_sheet(tmp_path / "own.xlsx", [HEAD, ROW], name="ผล"))
    hidden = book.create_sheet("ร่าง")
    hidden.append(HEAD)
    hidden.sheet_state = "hidden"
    book.create_sheet("บันทึก").append(["โทรหาเทศบาล"])
    book.save(tmp_path / "own.xlsx")
    document, given = lifted(tmp_path / "own.xlsx", kit)
    assert {p.sheet for p in own(document, "own.xlsx")} == {"ผล"}
    assert given.notes == [
        "own.xlsx: hidden sheet ร่าง is not read",
        "own.xlsx, sheet บันทึก: is no sheet of register award-winners and is passed over",
    ]


def test_rows_that_repeat_are_noted(tmp_path: Path, kit: Kit) -> None:
    document, _ = lifted(write_sheet(tmp_path / "own.xlsx", [HEAD, ROW, ROW]), kit)
    assert document is not None
    assert document.notes == ("own.xlsx, sheet MOU, row 3: says the same as row 2",)


def test_an_old_or_locked_workbook_is_refused(tmp_path: Path, kit: Kit) -> None:
    path = tmp_path / "old.xls"
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600)
    _, given = lifted(path, kit)
    assert given.problems == [
        "old.xls: is an old workbook (.xls) or one with a password; in the spreadsheet, save it as "
        ".xlsx without a password"
    ]


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 broken", b"year_be,award\n", "empty"])
def test_a_file_that_is_no_workbook_is_told(tmp_path: Path, kit: Kit, content: bytes | str) -> None:
    if isinstance(content, str):
        buffer = io.BytesIO()
        zipfile.ZipFile(buffer, "w").close()
        content = buffer.getvalue()
    (tmp_path / "own.xlsx").write_bytes(content)
    _, given = lifted(tmp_path / "own.xlsx", kit)
    assert len(given.problems) == 1
    assert given.problems[0].startswith("own.xlsx: is no workbook that can be read (")


def test_what_unpacks_to_too_much_is_refused(
    tmp_path: Path, kit: Kit, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write_sheet(tmp_path / "own.xlsx", [HEAD, ROW])
    monkeypatch.setattr(workbook, "MAX_UNPACKED", 2**20)
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/media/bomb.bin", b"\0" * 2**21)
    _, given = lifted(path, kit)
    assert "would unpack to more than 1 MB" in given.problems[0]


def test_a_document_type_is_refused(tmp_path: Path, kit: Kit) -> None:
    path = write_sheet(tmp_path / "own.xlsx", [HEAD, ROW])
    rewrite(
        path, "xl/worksheets/sheet1.xml", "<worksheet", '<!DOCTYPE x [<!ENTITY a "b">]><worksheet'
    )
    _, given = lifted(path, kit)
    assert "has a document type in xl/worksheets/sheet1.xml" in given.problems[0]


def test_a_false_size_and_a_far_cell_do_no_harm(tmp_path: Path, kit: Kit) -> None:
    path = write_sheet(tmp_path / "own.xlsx", [HEAD, ROW])
    part = "xl/worksheets/sheet1.xml"
    rewrite(path, part, 'ref="A1:E2"', 'ref="A1:XFD1048576"')
    far = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
    rewrite(path, part, "</sheetData>", far)
    document, _ = lifted(path, kit)
    assert {p.row for p in own(document, "own.xlsx")} == {2}


def test_more_rows_than_a_register_has_are_refused(
    tmp_path: Path, kit: Kit, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workbook, "MAX_ROWS", 3)
    _, given = lifted(write_sheet(tmp_path / "own.xlsx", [HEAD, *[ROW] * 3]), kit)
    assert "sheet MOU has more than 3 rows; part it" in given.problems[0]


def test_an_empty_template_is_told_so(tmp_path: Path, kit: Kit) -> None:
    document, given = lifted(fill_in(tmp_path / "my-mous.xlsx", kit, {}), kit)
    assert document is not None
    assert document.records == ()
    assert given.problems == []
    (problem,) = document.problems
    assert problem.startswith("my-mous.xlsx: no row is filled in, so nothing is built of it;")


def test_a_sheet_of_a_template_that_has_lost_a_column_is_told(tmp_path: Path, kit: Kit) -> None:
    path = fill_in(tmp_path / "my-mous.xlsx", kit, {"MOU": [TOWN]})
    book = load_workbook(path)
    book["ภาคี"]["B1"] = "ชื่อภาคีทั้งหมด"
    book.save(path)
    document, given = lifted(path, kit)
    assert document is not None
    assert document.records
    assert len(given.problems) == 1
    assert given.problems[0].startswith("my-mous.xlsx, sheet ภาคี: has no column 'ชื่อภาคี' (also")
