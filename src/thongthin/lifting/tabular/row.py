"""One row of a register, read: column → value; what is wrong is named, not raised."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from thongthin.lifting.kit import Kit
from thongthin.lifting.rule import references, slot_of
from thongthin.lifting.tabular.cells import CELL_TYPES, Asked
from thongthin.lifting.tabular.column import Column, SheetSpec
from thongthin.lifting.tabular.sheet import EMPTY, Cell
from thongthin.reading.canonical import canonical_key

_NO_ROWS: Mapping[str, Any] = {}


@dataclass
class RowReader:
    """Reads the cells of one row.

    Attributes:
        spec: the sheet of the register.
        kit: what lifting knows.
        cells: column name → cell, in the order of the table.
        printed: column name → the head as it stands in the table.
        place: file, sheet and number of the row, in words.
        rows: sheet → key → identity block of its rows.
        values: name → value; empty and wrong cells are not among them.
        rests: name → columns that its value rests on.
        wrong: column name → what is wrong with its cell.
    """

    spec: SheetSpec
    kit: Kit
    cells: Mapping[str, Cell]
    printed: Mapping[str, str]
    place: str
    rows: Mapping[str, Mapping[str, Any]]
    values: dict[str, Any] = field(default_factory=dict)
    rests: dict[str, frozenset[str]] = field(default_factory=dict)
    wrong: dict[str, str] = field(default_factory=dict)

    def read(self) -> RowReader:
        """Read all cells; what other columns hang on first."""
        for name in self.spec.columns:
            self._read(name)
        if self.spec.rows and references(dict(self.spec.rows.block)) <= {*self.values, "row"}:
            rows = self.spec.rows
            self.values["row"] = self.key or self.place
            self.values[rows.name] = filled(rows.block, self.values)
            about = references(dict(rows.block)) - {"row"}
            self.rests[rows.name] = self._cells_of({*about, rows.key})
        return self

    @property
    def key(self) -> str:
        """Return what tells the row apart, in canonical form; "" where the cell is empty."""
        cell = self.cells.get(self.spec.rows.key, EMPTY) if self.spec.rows else EMPTY
        return canonical_key(cell.text)

    @property
    def lost(self) -> tuple[str, ...]:
        """Return the columns for which the row is left out.

        They are wrong, or empty where they must not be; a wrong cell of a column that the table
        need not have takes only what rests on it.
        """
        return tuple(
            column.name
            for column in self.spec.columns.values()
            if column.must_be
            and (column.name in self.wrong or (column.required and column.name not in self.values))
        )

    def _cells_of(self, names: set[str]) -> frozenset[str]:
        rests = (self.rests.get(name, frozenset({name})) for name in names)
        filled_cells = {name for name, cell in self.cells.items() if cell.text}
        return frozenset().union(*rests) & filled_cells

    def _read(self, name: str) -> Any:
        if name in self.values or name in self.wrong:
            return self.values.get(name)
        column, cell = self.spec.columns[name], self.cells.get(name, EMPTY)
        if cell.is_unsaved:
            self.wrong[name] = "is a formula whose result is not saved; save the file once more"
        elif not cell.text:
            if column.required:
                self.wrong[name] = f"is empty; expected {self._expected(column, cell)}"
        else:
            self._take(column, cell)
        return self.values.get(name)

    def _take(self, column: Column, cell: Cell) -> None:
        beside = {part: other for part, other in column.beside.items() if part != "sheet"}
        for other in beside.values():
            self._read(other)
        spoilt = next((other for other in beside.values() if other in self.wrong), "")
        if spoilt:
            self.wrong[column.name] = ""  # told of the other cell already
            return
        try:
            self.values[column.name] = self._values(column, cell)
            self.rests[column.name] = self._cells_of({column.name, *beside.values()})
        except ValueError:
            self.wrong[column.name] = f"has {cell.text!r}; expected {self._expected(column, cell)}"

    def _values(self, column: Column, cell: Cell) -> Any:
        reads = CELL_TYPES[column.type].reads
        if not column.separator or not isinstance(cell.value, str):
            return reads(self._asked(column, cell))
        texts = cell.text.replace("\n", column.separator).split(column.separator)
        items = (Cell(text.strip(), text.strip()) for text in texts if text.strip())
        return [reads(self._asked(column, item)) for item in items]

    def _expected(self, column: Column, cell: Cell) -> str:
        several = f", parted by {column.separator!r}" if column.separator else ""
        return f"{CELL_TYPES[column.type].expected(self._asked(column, cell))}{several}"

    def _asked(self, column: Column, cell: Cell) -> Asked:
        def beside(part: str) -> Any:
            return self.values.get(column.beside.get(part, ""))

        rows = self.rows.get(column.beside.get("sheet", ""), _NO_ROWS)
        return Asked(cell, column, self.kit, beside, rows)


def filled(template: Any, values: Mapping[str, Any]) -> Any:
    """Return a template with `{name}` replaced by a value, `{name.part}` by a part of it."""
    slot = slot_of(template) if isinstance(template, str) else None
    if slot:
        name, part = slot
        return values[name][part] if part else values[name]
    if isinstance(template, Mapping):
        return {key: filled(value, values) for key, value in template.items()}
    return template
