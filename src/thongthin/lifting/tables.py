"""Read the CSV tables of the data folders: named columns, clear errors."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from pathlib import Path

from thongthin.errors import MappingError
from thongthin.paths import Project


def read_table(
    project: Project, relative: str, columns: Sequence[str] = ()
) -> tuple[dict[str, str], ...]:
    """Return the rows of a table, as column → value without outer blanks, in file order.

    Every folder in force that has the table adds its rows, the project's own last, so that a
    user's table adds to the packaged one.

    Args:
        project: the data folders in force.
        relative: path of the table inside them.
        columns: those it must have.

    Raises:
        MappingError: a column is missing, or a row has more or fewer cells than the head; the
            sentence names the line.
    """
    rows: list[dict[str, str]] = []
    for root in project.roots:
        path = root / relative
        if path.is_file():
            rows.extend(_rows(path, columns))
    return tuple(rows)


def _rows(path: Path, columns: Sequence[str]) -> list[dict[str, str]]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.reader(file, strict=True)
            head = [cell.strip() for cell in next(reader, [])]
            if lost := [column for column in columns if column not in head]:
                sentence = f"has no column {lost[0]!r}; it must have {', '.join(columns)}"
                raise MappingError(sentence, where=f"{path.name}:1")
            return [_row(head, cells, path, reader.line_num) for cells in reader if any(cells)]
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise MappingError(
            f"cannot be read as a UTF-8 CSV table ({error})", where=path.name
        ) from error


def _row(head: list[str], cells: list[str], path: Path, line: int) -> dict[str, str]:
    if len(cells) != len(head):
        raise MappingError(
            f"has {len(cells)} cells; the head has {len(head)} ({', '.join(head)})",
            where=f"{path.name}:{line}",
        )
    return {column: cell.strip() for column, cell in zip(head, cells, strict=True)}
