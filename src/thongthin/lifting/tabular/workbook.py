"""Workbooks (.xlsx) to rows, read as data: bounded, without formulas, macros or outer links.

A formula counts as the result that the file holds. Hidden sheets are no evidence, since nobody
sees them. The file is unpacked only after its declared sizes are found to be sensible.

Source: ECMA-376 part 1, section 18 (SpreadsheetML); a workbook has no document type declaration,
so none is read (entity expansion).
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from itertools import islice, starmap, zip_longest
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import ParseError

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from thongthin.errors import DocumentError
from thongthin.lifting.tabular.sheet import MAX_COLUMNS, MAX_ROWS, Cell, Sheet, cell_of
from thongthin.reading.files import MAX_BYTES

MAX_UNPACKED = 200 * 2**20
"""Bytes to which a workbook may unpack (200 MB; own choice): a fuller one is no register."""

_MAX_PARTS = 2_000
_LAST_ROW = 1_048_576
"""Rows that a sheet can have (Excel specifications and limits)."""

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HEAD_BYTES = 2_048
_BROKEN = (
    OSError, KeyError, ValueError, TypeError, IndexError, AttributeError, EOFError,
    zipfile.BadZipFile, zipfile.LargeZipFile, ParseError, InvalidFileException,
    NotImplementedError, SyntaxError,
)  # fmt: skip
"""What openpyxl, zipfile and the XML parser raise of a file that is no workbook."""


def read_workbook(path: Path) -> tuple[tuple[Sheet, ...], tuple[str, ...]]:
    """Read the visible sheets of a workbook.

    Returns:
        Its sheets in their order, and the names of hidden ones, which are not read.

    Raises:
        DocumentError: it is too large, of the old format, protected or broken.
    """
    data = _bytes(path)
    try:
        _check_parts(data, path.name)
        values = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
        formulas = load_workbook(io.BytesIO(data), read_only=True, keep_links=False)
        seen = [s for s in values.worksheets if s.sheet_state == "visible"]
        hidden = tuple(s.title for s in values.worksheets if s.sheet_state != "visible")
        sheets = tuple(
            Sheet(path.name, sheet.title, tuple(_rows(sheet, formulas[sheet.title], path.name)))
            for sheet in seen
        )
    except _BROKEN as error:
        raise DocumentError(
            f"is no workbook that can be read ({error})", where=path.name
        ) from error
    return sheets, hidden


def _bytes(path: Path) -> bytes:
    try:
        if path.stat().st_size > MAX_BYTES:
            raise DocumentError(f"is larger than {MAX_BYTES // 2**20} MB; part it", where=path.name)
        data = path.read_bytes()
    except OSError as error:
        raise DocumentError(f"cannot be read ({error.strerror})", where=path.name) from error
    if data.startswith(_OLE):
        raise DocumentError(
            "is an old workbook (.xls) or one with a password; in the spreadsheet, save it as "
            ".xlsx without a password",
            where=path.name,
        )
    return data


def _check_parts(data: bytes, name: str) -> None:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = archive.infolist()
        if len(parts) > _MAX_PARTS or sum(part.file_size for part in parts) > MAX_UNPACKED:
            raise DocumentError(
                f"would unpack to more than {MAX_UNPACKED // 2**20} MB or {_MAX_PARTS:,} parts; "
                "keep only the register in it",
                where=name,
            )
        for part in parts:
            if part.filename.endswith((".xml", ".rels")):
                with archive.open(part) as file:
                    if b"<!DOCTYPE" in file.read(_HEAD_BYTES):
                        raise DocumentError(
                            f"has a document type in {part.filename}, which no workbook has",
                            where=name,
                        )


def _rows(values: Any, formulas: Any, name: str) -> Iterator[tuple[int, tuple[Cell, ...]]]:
    """Yield the rows that are not empty.

    The size that the sheet declares is not trusted; `max_col` bounds what a far cell would fill.
    """
    for sheet in (values, formulas):
        sheet.reset_dimensions()
    limits = {"max_col": MAX_COLUMNS, "values_only": True}
    both = zip_longest(values.iter_rows(**limits), formulas.iter_rows(**limits), fillvalue=())
    count = 0
    for number, (row, said) in enumerate(islice(both, _LAST_ROW), 1):
        if row.count(None) == len(row) and said.count(None) == len(said):
            continue  # quick: a stray cell far below makes a million of these
        cells = tuple(starmap(_cell, zip_longest(row, said)))
        if not any(cell.text or cell.is_unsaved for cell in cells):
            continue
        count += 1
        if count > MAX_ROWS:
            raise DocumentError(
                f"sheet {values.title} has more than {MAX_ROWS:,} rows; part it", where=name
            )
        yield number, cells


def _cell(value: Any, said: Any) -> Cell:
    return cell_of(value, is_unsaved=value is None and said is not None)
