"""Tables of one register to a lifted document: rows read one by one, each its own evidence."""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from thongthin.lifting.decisions import Decisions
from thongthin.lifting.document import LiftedDocument
from thongthin.lifting.gate import Gate
from thongthin.lifting.kit import Kit
from thongthin.lifting.record import Record, Thing
from thongthin.lifting.replay import judged
from thongthin.lifting.tabular.column import Register
from thongthin.lifting.tabular.heads import renamed
from thongthin.lifting.tabular.matching import HELP_SHEET, Filled
from thongthin.lifting.tabular.minting import Bodies, RowMinter, without_guesses
from thongthin.lifting.tabular.row import RowReader
from thongthin.lifting.tabular.sheet import EMPTY, Cell
from thongthin.lifting.tabular.statements import Statements
from thongthin.lifting.things import ThingBook

_REPORT = "report"
"""Column of registers that speak of single reports: rows of reports not at hand are passed over."""

Rows = list[tuple[Filled, int, dict[str, Cell]]]


class RegisterLifter:
    """Lifts all tables of one register."""

    def __init__(self, register: Register, kit: Kit, reports: frozenset[str]) -> None:
        """Take the register, what is known, and the reports at hand."""
        self._register = register
        self._reports = reports
        self._bodies = Bodies()
        known: ChainMap[str, Mapping[str, str]] = ChainMap(
            self._bodies.registered, dict(kit.registered)
        )
        self._kit = replace(kit, registered=known)
        self._minters: dict[str, RowMinter] = {}
        self._books: dict[str, ThingBook] = {}
        self._records: list[Record] = []
        self._problems: list[str] = []
        self._notes: list[str] = []

    def take(self, rows: Rows) -> None:
        """Lift rows that are told apart already; those of one sheet follow each other."""
        index: dict[str, dict[str, Any]] = {}
        numbers: dict[tuple[str, str], int] = {}
        seen: dict[tuple[object, ...], int] = {}
        for filled, number, cells in rows:
            place = f"{filled.sheet.place}, row {number}"
            row = RowReader(filled.spec, self._kit, cells, filled.head.printed, place, index).read()
            again = seen.setdefault((filled.spec.name, *(c.text for c in cells.values())), number)
            if again != number:
                self._notes.append(f"{place}: says the same as row {again}")
            is_kept = self._judge_cells(row)
            if (
                row.key
                and (first := numbers.setdefault((filled.spec.name, row.key), number)) != number
            ):
                head = row.printed[filled.spec.rows.key] if filled.spec.rows else ""
                self._problems.append(
                    f'{place}, column "{head}": has {row.key!r}, as row {first} has; the row is '
                    "left out"
                )
                is_kept = False
            if is_kept:
                self._state(filled, number, row)
                if filled.spec.rows and filled.spec.rows.name in row.values and row.key:
                    block = row.values[filled.spec.rows.name]
                    index.setdefault(filled.spec.name, {})[row.key] = block

    def take_given(self, sheets: Sequence[Filled]) -> None:
        """Lift a table that a user gives: tell of heads that nothing knows, and of no rows."""
        for each in sheets:
            near = renamed(each.head, each.spec)
            for column, head in near:
                self._problems.append(
                    f"{each.sheet.place}: has no column {column.heads[0]!r}; did you mean it by "
                    f"{head!r}? It is not read"
                )
            rest = {*each.head.unknown} - {head for _, head in near}
            self._notes += [f"{each.sheet.place}: column {h!r} is not known and is not read"
                            for h in each.head.unknown if h in rest]  # fmt: skip
            self._notes += [f"{each.sheet.place}: column {h!r} stands twice; the first is read"
                            for h in each.head.twice]  # fmt: skip
        rows = [row for each in sheets for row in rows_of(each)]
        if rows:
            self.take(rows)
            return
        name = sheets[0].sheet.file
        at = f" of sheet {sheets[0].spec.name}" if sheets[0].sheet.name else ""
        self._problems.append(
            f"{name}: no row is filled in, so nothing is built of it; write below the heads{at} "
            f"(the sheet {HELP_SHEET} of a template says what goes where)"
        )

    def document(self, decisions: Decisions) -> LiftedDocument:
        """Return what was lifted, judged by the gate and the reviewers' decisions."""
        records = sorted(self._records, key=lambda r: (r.passage.id, repr(r.nodes)))
        things = self._things(records)
        outcome = judged(records, Gate(self._kit, things, 0.0, None), decisions, self._register.id)
        return LiftedDocument(
            report=self._register.id,
            page=None,
            records=tuple(outcome.records),
            things=tuple(things[key] for key in sorted(things)),
            refusals=tuple(outcome.refusals),
            notes=(*outcome.notes, *self._notes),
            problems=tuple(self._problems),
        )

    def _judge_cells(self, row: RowReader) -> bool:
        """Tell what is wrong with a row's cells; False where the row is left out."""
        lost = row.lost
        end = "the row is left out" if lost else "what rests on it is left out"
        for name, wrong in row.wrong.items():
            if wrong:
                head = row.printed.get(name, row.spec.columns[name].heads[0])
                self._problems.append(f'{row.place}, column "{head}": {wrong}; {end}')
        return not lost

    def _state(self, filled: Filled, number: int, row: RowReader) -> None:
        if row.cells.get(_REPORT, EMPTY).text not in {"", *self._reports}:
            return
        # Names are minted in the scope of the report that a row speaks of, or the register's.
        scope = row.cells.get(self._register.scope, EMPTY).text or self._register.id
        if scope not in self._books:
            self._minters[scope] = RowMinter(scope, self._kit.links, frozenset(self._kit.kinds))
            self._books[scope] = ThingBook(self._kit, self._minters[scope])
        for value in row.values.values():
            self._bodies.note(value, self._minters[scope])
        statements = Statements(self._register, filled.sheet, number, row, self._books[scope])
        self._records.extend(statements.records())

    def _things(self, records: Sequence[Record]) -> dict[str, Thing]:
        used = _used(records)
        self._bodies.link(self._books)
        found = {t.id: t for book in self._books.values() for t in book.things(used)}
        return without_guesses(found, used)


def rows_of(filled: Filled) -> Rows:
    """Return the rows below the head of a sheet, with their numbers and cells by column."""
    below = (row for row in filled.sheet.rows if row[0] > filled.head.row)
    return [(filled, number, filled.head.cells(cells)) for number, cells in below]


def _used(records: Sequence[Record]) -> frozenset[str]:
    found = {str(node["@id"]) for r in records for node in r.nodes}
    for record in records:
        for node in record.nodes:
            found |= {str(v["@id"]) for v in node.values() if isinstance(v, dict) and "@id" in v}
    return frozenset(found)
