"""`seeds/sources.csv`: what is known of a document from outside, one row a document.

A project's table lies before the packaged one: rows of both are used, the project's first.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path, PurePosixPath
from types import MappingProxyType

from thongthin.errors import MappingError
from thongthin.paths import Project
from thongthin.reading.page import SourceRow

TABLE = "seeds/sources.csv"


@dataclass(frozen=True, slots=True)
class Column:
    """One column of the table.

    Attributes:
        expected: what a cell must hold, in words.
        fits: says whether a cell that is not empty does.
        required: False where a cell may be empty.
    """

    expected: str
    fits: Callable[[str], object]
    required: bool = False


def _matches(pattern: str) -> Callable[[str], object]:
    return re.compile(pattern).fullmatch


_ANY = Column("a text", bool)

COLUMNS: Mapping[str, Column] = MappingProxyType(
    {
        "id": Column(
            "letters, digits, '.', '_' or '-'", _matches(r"[A-Za-z0-9][A-Za-z0-9._-]*"), True
        ),
        "file": Column("the name of a file", bool, True),
        "sha256": Column("64 hexadecimal digits", _matches("[0-9a-f]{64}")),
        "report": Column(
            "letters, digits, '.', '_' or '-'", _matches(r"[A-Za-z0-9][A-Za-z0-9._-]*")
        ),
        "digital_page": Column("a whole number from 1", _matches("[1-9][0-9]{0,5}")),
        "printed_pages": Column(
            "a page label, or two with '-' between ('252-253')", _matches(r"[^\s-]+(-[^\s-]+)?")
        ),
        "title": _ANY,
        "publisher": _ANY,
        "year_be": Column("a year of the Buddhist era (2400-2699)", _matches("2[456][0-9]{2}")),
        "url": Column("an address that begins with http:// or https://", _matches(r"https?://\S+")),
        "rights": _ANY,
        "publish_text": Column("yes or no", _matches("yes|no"), True),
    }
)
"""The table's columns, in order."""


@dataclass(frozen=True, slots=True)
class Sources:
    """All rows in force, the project's first.

    Attributes:
        rows: with the file each is in.
    """

    rows: tuple[tuple[str, SourceRow], ...]

    def find(self, sha256: str, file: str) -> tuple[SourceRow | None, str]:
        """Return the row of a document, and a note (empty where there is nothing to say).

        A row is found by the digest of the file's bytes, else by the file's name.

        Args:
            sha256: of the file's bytes, hexadecimal.
            file: its path or name; only the last part counts.
        """
        for _, row in self.rows:
            if row.cells.get("sha256") == sha256:
                return row, ""
        name = PurePosixPath(file).name
        for table, row in self.rows:
            if PurePosixPath(row.cells["file"]).name == name:
                if "sha256" not in row.cells:
                    return row, ""
                return row, (
                    f"{table}:{row.row} names {name}, but with another sha256 "
                    f"({row.cells['sha256'][:12]}…; this file has {sha256[:12]}…): "
                    "the file is another or was changed; check the row"
                )
        return None, ""


def load_sources(project: Project) -> Sources:
    """Return the rows of the project's table and of the packaged one.

    Raises:
        MappingError: naming file, line, column, value and expectation.
    """
    rows: list[tuple[str, SourceRow]] = []
    for root in reversed(project.roots):
        path = root / TABLE
        if path.is_file():
            found = _read_table(path, path.stat().st_mtime_ns)
            rows.extend((str(path), row) for row in found)
    return Sources(tuple(rows))


@lru_cache(maxsize=8)
def _read_table(path: Path, _changed_ns: int) -> tuple[SourceRow, ...]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.reader(file, strict=True)
            header = next(reader, [])
            _check_header(header, path)
            rows = [_row(cells, header, reader.line_num, path) for cells in reader if any(cells)]
    except (csv.Error, UnicodeDecodeError) as error:
        raise MappingError(
            f"is no table in UTF-8: {error}; expected comma-separated values", where=str(path)
        ) from error
    _check_unique(rows, path)
    return tuple(rows)


def _check_header(header: list[str], path: Path) -> None:
    missing = [name for name in COLUMNS if name not in header]
    unknown = [name for name in header if name not in COLUMNS]
    if missing or unknown or len(set(header)) < len(header):
        raise MappingError(
            f"has the columns {', '.join(header) or '(none)'}; expected each once: "
            f"{', '.join(COLUMNS)}",
            where=f"{path}:1",
        )


def _row(cells: list[str], header: list[str], line: int, path: Path) -> SourceRow:
    where = f"{path}:{line}"
    if len(cells) != len(header):
        raise MappingError(
            f"has {len(cells)} cells; expected {len(header)}, one a column (a cell with a comma "
            "stands in double quotes)",
            where=where,
        )
    values = {name: cell.strip() for name, cell in zip(header, cells, strict=True)}
    for name, column in COLUMNS.items():
        value = values[name]
        if (column.required and not value) or (value and not column.fits(value)):
            raise MappingError(
                f"column {name} holds {value!r}; expected {column.expected}", where=where
            )
    return SourceRow(line, {name: value for name, value in values.items() if value})


def _check_unique(rows: list[SourceRow], path: Path) -> None:
    for name in ("id", "sha256"):
        first: dict[str, int] = {}
        for row in rows:
            value = row.cells.get(name)
            if value is None:
                continue
            if value in first:
                raise MappingError(
                    f"column {name} holds {value!r}, as line {first[value]} does; "
                    "expected one row a document",
                    where=f"{path}:{row.row}",
                )
            first[value] = row.row
