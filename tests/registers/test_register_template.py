"""The empty workbook: heads, drop-downs of the vocabulary, help in two languages, same bytes."""

from __future__ import annotations

import io
import re
from typing import Any

import pytest
from openpyxl import load_workbook
from registers_filling import register

from thongthin.lifting.kit import Kit
from thongthin.lifting.tabular.matching import HELP_SHEET, LIST_SHEET
from thongthin.lifting.tabular.template import template


@pytest.fixture(scope="module")
def book(kit: Kit) -> Any:
    return load_workbook(io.BytesIO(template(register("mou"), kit)))


def offered(book: Any, sheet: str) -> dict[str, list[str]]:
    """Return head → what its drop-down offers."""
    found = {}
    for check in book[sheet].data_validations.dataValidation:
        if check.type == "list":
            column, first, last = re.fullmatch(
                rf"'{LIST_SHEET}'!\$([A-Z]+)\$(\d+):\$[A-Z]+\$(\d+)", check.formula1
            ).groups()  # type: ignore[union-attr]
            head = str(book[sheet].cell(1, min(c.min_col for c in check.sqref.ranges)).value)
            cells = (book[LIST_SHEET][f"{column}{i}"] for i in range(int(first), int(last) + 1))
            found[head.rstrip("*")] = [c.value for c in cells]
    return found


def test_it_has_the_sheets_of_the_register_and_its_help(book: Any) -> None:
    assert book.sheetnames == ["MOU", "ภาคี", HELP_SHEET, LIST_SHEET]
    assert book[LIST_SHEET].sheet_state == "hidden"
    assert book["MOU"].freeze_panes == "A2"
    assert book["MOU"].max_row == 1


def test_heads_stand_over_the_columns_and_required_ones_are_marked(book: Any) -> None:
    heads = [c.value for c in book["ภาคี"][1]]
    assert heads[:3] == ["เลขที่ข้อตกลง*", "ชื่อภาคี*", "ชนิดของภาคี"]
    assert all(
        book["MOU"].column_dimensions[c.column_letter].width >= 14
        and book["MOU"].column_dimensions[c.column_letter].number_format == "@"
        for c in book["MOU"][1]
    )


def test_drop_downs_offer_the_vocabulary(book: Any, kit: Kit) -> None:
    areas = offered(book, "MOU")["ด้านนโยบาย"]
    assert len(areas) == sum(c.startswith("scheme:policy-area/") for c in kit.labels)
    assert {"ด้านสาธารณสุข", "ด้านการจัดการขยะ"} <= set(areas)
    assert offered(book, "MOU")["ชนิดข้อตกลง"] == [
        "บันทึกข้อตกลงความร่วมมือ (MOU)",
        "ข้อตกลงความร่วมมืออื่น",
    ]
    parties = offered(book, "ภาคี")
    assert {"ภาคีของข้อตกลง", "พยานในการลงนาม"} <= set(parties["บทบาท"])
    assert {"ภาครัฐ", "ภาคเอกชน", "ภาควิชาการ"} <= set(parties["ภาคส่วน"])
    assert len(parties["ชนิดของภาคี"]) == 3


def test_dates_are_checked(book: Any) -> None:
    checks = [c for c in book["MOU"].data_validations.dataValidation if c.type == "custom"]
    assert len(checks) == 2
    assert all("LEN(" in c.formula1 and c.showErrorMessage for c in checks)


def test_every_column_is_explained_in_two_languages_with_an_example(book: Any) -> None:
    rows = list(book[HELP_SHEET].iter_rows(min_row=3, values_only=True))
    assert len(rows) == sum(len(sheet.columns) for sheet in register("mou").sheets)
    for _, heads, _, thai, english, example in rows:
        assert heads
        assert re.search("[ก-๙]", thai)
        assert re.fullmatch(r"[^ก-๙]*(?:[ก-๙() ]+[^ก-๙]*)*", english)
        assert re.search("[a-z]", english)
        assert example


def test_the_same_register_gives_the_same_bytes(kit: Kit) -> None:
    assert template(register("mou"), kit) == template(register("mou"), kit)


def test_every_shipped_register_makes_a_template(kit: Kit) -> None:
    for name in ("award-criteria", "award-winners", "body-places", "sources"):
        sheets = load_workbook(io.BytesIO(template(register(name), kit))).sheetnames
        assert sheets[0] == name
