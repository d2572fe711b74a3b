"""Which column of a table is which of a register: heads found, missing ones told."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from thongthin.lifting.tabular.cells import nearest
from thongthin.lifting.tabular.column import Column, SheetSpec, head_key
from thongthin.lifting.tabular.sheet import EMPTY, Cell, Sheet, clean

_FIRST = 30
"""Rows in which a head is looked for: titles may stand above it."""


@dataclass(frozen=True, slots=True)
class Head:
    """The head of one table, held against a sheet of a register.

    Attributes:
        row: number of the row of heads.
        places: column name → place in the rows, from 0, in the order of the table.
        printed: column name → the head as it stands in the table.
        missing: columns that the table must have and has not.
        unknown: heads that are no column's → their places.
        twice: heads of columns that are there already; the first counts.
    """

    row: int
    places: Mapping[str, int]
    printed: Mapping[str, str]
    missing: tuple[Column, ...]
    unknown: Mapping[str, int]
    twice: tuple[str, ...]

    @property
    def all(self) -> tuple[str, ...]:
        """Return what stands in the row of heads, in order."""
        known = {self.printed[name]: i for name, i in self.places.items()}
        return tuple(sorted({**self.unknown, **known}, key=({**self.unknown, **known}).__getitem__))

    def cells(self, row: tuple[Cell, ...]) -> dict[str, Cell]:
        """Return column name → cell of a row, in the order of the table; unknown ones by head."""
        places = sorted({**self.unknown, **self.places}.items(), key=lambda place: place[1])
        return {name: row[i] if i < len(row) else EMPTY for name, i in places}


def find_head(sheet: Sheet, spec: SheetSpec) -> Head:
    """Return the head of a table: of its first rows the one that has most of the columns."""
    first = [row for row in sheet.rows if row[0] <= _FIRST] or [(1, ())]
    heads = [_head(number, cells, spec) for number, cells in first]
    return max(heads, key=lambda head: (len(head.places), -head.row))


def renamed(head: Head, spec: SheetSpec) -> tuple[tuple[Column, str], ...]:
    """Return columns that are not there, each with the unknown head that is most like it."""
    absent = [column for column in spec.columns.values() if column.name not in head.places]
    found = ((c, _nearest_of(c, head.unknown)) for c in absent)
    return tuple((column, near) for column, near in found if near)


def told_missing(column: Column, head: Head) -> str:
    """Return a sentence part on a column that is not there."""
    also = ", ".join(column.heads[1:])
    accepted = f" (also accepted: {also})" if also else ""
    near = _nearest_of(column, head.unknown)
    if near:
        return f"has no column {column.heads[0]!r}{accepted}; did you mean it by {near!r}?"
    stands = ", ".join(head.all)
    return f"has no column {column.heads[0]!r}{accepted}; it has {stands or 'none'}"


def _nearest_of(column: Column, unknown: Iterable[str]) -> str:
    return next((n for n in (nearest(head, unknown) for head in column.heads) if n), "")


def _head(number: int, cells: tuple[Cell, ...], spec: SheetSpec) -> Head:
    by_key = {key: name for name, column in spec.columns.items() for key in column.keys}
    places: dict[str, int] = {}
    unknown: dict[str, int] = {}
    twice: list[str] = []
    for i, cell in enumerate(cells):
        name = by_key.get(head_key(cell.text))
        if name is None:
            if cell.text:
                unknown.setdefault(clean(cell.text), i)
        elif name in places:
            twice.append(clean(cell.text))
        else:
            places[name] = i
    printed = {name: clean(cells[i].text) for name, i in places.items()}
    lost = (c for c in spec.columns.values() if c.must_be and c.name not in places)
    return Head(number, places, printed, tuple(lost), unknown, tuple(twice))
