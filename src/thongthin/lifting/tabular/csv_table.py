"""CSV files to rows: UTF-8 with or without a byte order mark; comma, semicolon or tab."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

from thongthin.errors import DocumentError
from thongthin.lifting.tabular.sheet import EMPTY, MAX_COLUMNS, MAX_ROWS, Sheet, cell_of
from thongthin.reading.canonical import canonical_key
from thongthin.reading.files import MAX_BYTES

_DELIMITERS = ",;\t"
_FIRST = 20
"""Rows in which the delimiter is looked for."""

_THAI = re.compile("[\u0e01-\u0e5b]{3}")


def read_csv(path: Path, heads: frozenset[str]) -> Sheet:
    """Read a CSV file.

    Args:
        path: the file.
        heads: canonical heads of columns that are known; the delimiter that yields most of them
            is the file's.

    Raises:
        DocumentError: it is too large, no UTF-8 text, or no CSV.
    """
    text = _text(path)
    delimiter = max(_DELIMITERS, key=lambda d: (_known(text, d, heads), -_DELIMITERS.index(d)))
    rows = []
    try:
        for number, cells in enumerate(csv.reader(io.StringIO(text, newline=""),
                                                  delimiter=delimiter), 1):  # fmt: skip
            if number > MAX_ROWS:
                raise DocumentError(f"has more than {MAX_ROWS:,} rows; part it", where=path.name)
            if any(cell.strip() for cell in cells):
                rows.append(
                    (number, tuple(cell_of(c) if c else EMPTY for c in cells[:MAX_COLUMNS]))
                )
    except csv.Error as error:
        raise DocumentError(_unreadable(str(error)), where=path.name) from error
    return Sheet(path.name, "", tuple(rows))


def _known(text: str, delimiter: str, heads: frozenset[str]) -> int:
    """Return how many known heads the best of the first rows has under a delimiter."""
    first = csv.reader(text.splitlines()[:_FIRST], delimiter=delimiter)
    try:
        return max((sum(canonical_key(c).casefold() in heads for c in row) for row in first),
                   default=0)  # fmt: skip
    except csv.Error:
        return 0


def _text(path: Path) -> str:
    try:
        if path.stat().st_size > MAX_BYTES:
            raise DocumentError(f"is larger than {MAX_BYTES // 2**20} MB; part it", where=path.name)
        data = path.read_bytes()
    except OSError as error:
        raise DocumentError(f"cannot be read ({error.strerror})", where=path.name) from error
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise DocumentError(
            "is a text in UTF-16; in the spreadsheet, save it as 'CSV UTF-8'", where=path.name
        )
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        if _is_cp874(data):
            raise DocumentError(
                "is in the Thai code page of Windows (cp874), not in UTF-8; in the spreadsheet, "
                "save it as 'CSV UTF-8' or as .xlsx",
                where=path.name,
            ) from error
        raise DocumentError(_unreadable(str(error)), where=path.name) from error


def _is_cp874(data: bytes) -> bool:
    try:
        return bool(_THAI.search(data.decode("cp874")))
    except UnicodeDecodeError:
        return False


def _unreadable(why: str) -> str:
    return f"cannot be read as a UTF-8 CSV table ({why})"
