"""Rows as they come out of a table: numbered as a spreadsheet numbers them, cells untouched."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import NamedTuple

MAX_ROWS = 100_000
"""Rows of one sheet that are read (own choice): more is no register that people keep."""

MAX_COLUMNS = 200
"""Columns of one sheet that are read (own choice)."""

CellValue = str | int | float | bool | date | datetime | time | None
"""What a cell holds: text of a CSV file, or a workbook's own value."""

_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
_SPLIT_SARA_AM = re.compile("\u0e4d([\u0e48-\u0e4b]?)\u0e32")


class Cell(NamedTuple):
    """One cell.

    Attributes:
        value: what it holds.
        text: the same as printed text, "" for an empty cell.
        is_unsaved: a formula whose result the file does not hold.
    """

    value: CellValue
    text: str
    is_unsaved: bool = False


EMPTY = Cell(None, "")
"""A cell that holds nothing."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table.

    Attributes:
        file: name of the file, as it is told to people.
        name: of the sheet; "" for CSV.
        rows: (number from 1, cells) of the rows that are not empty, in order.
    """

    file: str
    name: str
    rows: tuple[tuple[int, tuple[Cell, ...]], ...]

    @property
    def place(self) -> str:
        """How sentences about it begin: "my.xlsx, sheet MOU"."""
        return f"{self.file}, sheet {self.name}" if self.name else self.file


def cell_of(value: CellValue, *, is_unsaved: bool = False) -> Cell:
    """Return a cell with its printed text; dates in ISO form, whole numbers without ".0"."""
    return Cell(value, _printed(value), is_unsaved)


def clean(text: str) -> str:
    """Return a text for people: one line, single blanks, composed sara am, nothing invisible."""
    seen = _SPLIT_SARA_AM.sub("\\1\u0e33", _INVISIBLE.sub("", unicodedata.normalize("NFC", text)))
    return " ".join(seen.split())


def _printed(value: CellValue) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "TRUE" if value else "FALSE"
        case float():
            return str(int(value)) if value.is_integer() else repr(value)
        case datetime():
            return value.date().isoformat()
        case date():
            return value.isoformat()
    return str(value).strip()
