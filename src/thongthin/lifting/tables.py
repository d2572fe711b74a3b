"""Read the CSV tables of the data folders: named columns, clear errors.

A table of a project of one's own adds to the shipped table of the same path: its rows come behind
the shipped ones, and a row with the key of an earlier one takes its place. So a name is added by
one line, and a shipped row is mended by writing it anew.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from pathlib import Path

from thongthin.errors import MappingError
from thongthin.paths import Project


class Row(dict[str, str]):
    """A row of a table, column → value without outer blanks, which knows where it stands.

    Attributes:
        where: "file:line", to begin a sentence about it.
    """

    where: str = ""


def read_table(
    project: Project, relative: str, columns: Sequence[str] = (), key: Sequence[str] = ()
) -> tuple[Row, ...]:
    """Return the rows of a table, in file order, the project's own behind the shipped ones.

    Args:
        project: the data folders in force.
        relative: path of the table inside them.
        columns: those it must have.
        key: columns that tell one row from another; of two folders' rows with the same key the
            project's stands. Without a key every row stands.

    Raises:
        MappingError: a column is missing, a row has more or fewer cells than the head, or a file
            has a key twice; the sentence names the line.
    """
    rows: dict[object, Row] = {}
    for root in project.roots:
        path = root / relative
        if path.is_file():
            rows.update(_keyed(_rows(path, columns), key, len(rows)))
    return tuple(rows.values())


def _keyed(rows: Iterator[Row], key: Sequence[str], count: int) -> dict[object, Row]:
    """Return the rows of one file by their keys; by number where there is no key."""
    if not key:
        return dict(enumerate(rows, count))
    found: dict[object, Row] = {}
    for row in rows:
        values = tuple(row[column] for column in key)
        if other := found.get(values):
            said = ", ".join(f"{c} {v!r}" for c, v in zip(key, values, strict=True))
            first = other.where.rpartition(":")[2]
            raise MappingError(f"has {said}, as line {first} has; keep one", where=row.where)
        found[values] = row
    return found


def _rows(path: Path, columns: Sequence[str]) -> Iterator[Row]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.reader(file, strict=True)
            head = [cell.strip() for cell in next(reader, [])]
            if lost := [column for column in columns if column not in head]:
                sentence = f"has no column {lost[0]!r}; it must have {', '.join(columns)}"
                raise MappingError(sentence, where=f"{path.name}:1")
            yield from (_row(head, cells, path, reader.line_num) for cells in reader if any(cells))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise MappingError(
            f"cannot be read as a UTF-8 CSV table ({error})", where=path.name
        ) from error


def _row(head: list[str], cells: list[str], path: Path, line: int) -> Row:
    if len(cells) != len(head):
        raise MappingError(
            f"has {len(cells)} cells; the head has {len(head)} ({', '.join(head)})",
            where=f"{path.name}:{line}",
        )
    row = Row((column, cell.strip()) for column, cell in zip(head, cells, strict=True))
    row.where = f"{path.name}:{line}"
    return row
