"""A register as an empty workbook to fill in: heads, drop-downs, date checks, and how to fill it.

The same register and vocabulary give the same bytes: nothing in the file tells when it was made.
"""

from __future__ import annotations

import io
import zipfile
from datetime import datetime
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from thongthin.lifting.kit import Kit
from thongthin.lifting.tabular.cells import CELL_TYPES
from thongthin.lifting.tabular.column import Column, Register, SheetSpec
from thongthin.lifting.tabular.matching import HELP_SHEET, LIST_SHEET

LAST_ROW = 1000
"""Row down to which drop-downs and checks reach."""

_FONT = "TH Sarabun New"
_SIZE = 16
_HEAD = PatternFill("solid", start_color="FF1F4E79")
_REQUIRED = PatternFill("solid", start_color="FF9C2B1B")
_LINE = Side(style="thin", color="FFBFBFBF")
_NO_TIME = (1980, 1, 1, 0, 0, 0)
_NO_DATE = datetime(2000, 1, 1)
_HELP_HEADS = ("แผ่นงาน / sheet", "คอลัมน์ / column", "จำเป็น / required", "คำอธิบาย",
               "what goes into it", "ตัวอย่าง / example")  # fmt: skip
_WIDTHS = (14, 26, 12, 52, 60, 34)
_WRONG = ("ตรวจสอบค่าในช่องนี้", "ค่าที่กรอกไม่ตรงกับรูปแบบของคอลัมน์นี้ ดูแผ่นงานคำอธิบาย")


def template(register: Register, kit: Kit) -> bytes:
    """Return the workbook that people fill in for a register.

    Args:
        register: its sheets and columns.
        kit: the vocabulary, for drop-downs.
    """
    book = Workbook()
    book.remove(book.active)
    lists = book.create_sheet(LIST_SHEET)
    for spec in register.sheets:
        _sheet(book.create_sheet(spec.name or register.id), spec, lists, kit)
    _help(book.create_sheet(HELP_SHEET), register)
    book.move_sheet(lists, len(book.sheetnames) - 1)
    lists.sheet_state = "hidden"
    book.active = 0
    book.properties.creator = "Thongthin"
    book.properties.title = register.title.get("th", register.id)
    return _timeless(book)


def _sheet(sheet: Worksheet, spec: SheetSpec, lists: Worksheet, kit: Kit) -> None:
    for i, column in enumerate(spec.columns.values(), 1):
        cell: Any = sheet.cell(1, i, column.heads[0] + ("*" if column.required else ""))
        cell.font = Font(name=_FONT, size=_SIZE, bold=True, color="FFFFFFFF")
        cell.fill = _REQUIRED if column.required else _HEAD
        cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
        letter = get_column_letter(i)
        dimension = sheet.column_dimensions[letter]
        dimension.width = max(14, min(44, 1.4 * max(len(column.heads[0]), len(column.example))))
        dimension.font = Font(name=_FONT, size=_SIZE)
        dimension.number_format = "@"  # as text: else 1/2562 and 1/3/2562 become other dates
        if validation := _validation(column, letter, lists, kit):
            validation.add(f"{letter}2:{letter}{LAST_ROW}")
            sheet.add_data_validation(validation)
    sheet.row_dimensions[1].height = 42
    sheet.freeze_panes = "A2"


def _validation(column: Column, letter: str, lists: Worksheet, kit: Kit) -> DataValidation | None:
    """Return the check of a column's cells, with what it says; None where anything may stand."""
    choices = offered(column, kit)
    if choices:
        place = lists.max_column + 1 if lists["A1"].value else 1
        for i, choice in enumerate((f"{column.heads[0]}", *choices), 1):
            lists.cell(i, place, choice)
        name = get_column_letter(place)
        found = DataValidation(
            "list", formula1=f"'{LIST_SHEET}'!${name}$2:${name}${len(choices) + 1}"
        )
        found.showErrorMessage = not column.separator
    elif column.type == "date":
        # Shorter than 1/3/2562: a year of two digits, or no date.
        found = DataValidation("custom", formula1=f"OR(ISNUMBER({letter}2),LEN({letter}2)>7)")
        found.showErrorMessage = True
    else:
        found = DataValidation()
    found.allow_blank = True
    found.showInputMessage = True
    found.errorTitle, found.error = _WRONG
    found.promptTitle = column.heads[0][:32]
    found.prompt = column.about.get("th", "")[:255]
    return found if found.prompt or choices else None


def offered(column: Column, kit: Kit) -> tuple[str, ...]:
    """Return what a column's drop-down offers: one name for each thing that it may mean."""
    if column.type == "choice":
        first: dict[str, str] = {}
        for label, meaning in column.labels.items():
            first.setdefault(meaning, label)
        return tuple(first.values())
    return CELL_TYPES[column.type].choices(column, kit)


def _help(sheet: Worksheet, register: Register) -> None:
    sheet.append([register.title.get("th", ""), register.title.get("en", "")])
    sheet.append(_HELP_HEADS)
    for spec in register.sheets:
        for column in spec.columns.values():
            required = "ใช่ / yes" if column.required else ""
            about = (column.about.get("th", ""), column.about.get("en", ""))
            heads = " / ".join(column.heads)
            sheet.append((spec.name or register.id, heads, required, *about, column.example))
    for i, width in enumerate(_WIDTHS, 1):
        sheet.column_dimensions[get_column_letter(i)].width = width
    for row in sheet.iter_rows():
        for cell in row:
            is_head = cell.row <= 2
            cell.font = Font(name=_FONT, size=_SIZE, bold=is_head)
            cell.alignment = Alignment(vertical="top", wrap_text=cell.row != 1)
            cell.border = Border(bottom=_LINE)
    sheet.freeze_panes = "A3"


def _timeless(book: Workbook) -> bytes:
    """Return a workbook's bytes without the times at which it and its parts were written."""
    book.properties.created = _NO_DATE
    written, timeless = io.BytesIO(), io.BytesIO()
    book.save(written)
    now = f"{book.properties.modified:%Y-%m-%dT%H:%M:%S}Z".encode()
    with zipfile.ZipFile(written) as old, zipfile.ZipFile(timeless, "w") as new:
        for name in sorted(old.namelist()):
            content = old.read(name).replace(now, f"{_NO_DATE:%Y-%m-%dT%H:%M:%S}Z".encode())
            part = zipfile.ZipInfo(name, _NO_TIME)
            part.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(part, content)
    return timeless.getvalue()
