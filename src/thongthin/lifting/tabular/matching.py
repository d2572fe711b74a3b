"""Which register a table is filled for: by the names of its sheets and the heads of its columns."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from thongthin.errors import DocumentError, UsageError
from thongthin.lifting.document import LiftedDocument
from thongthin.lifting.tabular.column import Register, SheetSpec
from thongthin.lifting.tabular.csv_table import read_csv
from thongthin.lifting.tabular.heads import Head, find_head, told_missing
from thongthin.lifting.tabular.sheet import Sheet
from thongthin.lifting.tabular.workbook import read_workbook
from thongthin.reading.canonical import canonical_key

SUFFIXES = frozenset({".csv", ".tsv", ".xls", ".xlsm", ".xlsx"})
"""Names of files that are tables; .xls is one that is refused with a sentence."""

HELP_SHEET = "คำอธิบาย"
"""Sheet of a template that says how to fill it in."""

LIST_SHEET = "รายการ"
"""Hidden sheet of a template with what drop-downs offer."""

_TEXTS = frozenset({".csv", ".tsv"})


@dataclass(frozen=True, slots=True)
class Filled:
    """One sheet of a table, known for one of a register.

    Attributes:
        spec: the sheet of the register.
        sheet: the rows.
        head: its columns.
    """

    spec: SheetSpec
    sheet: Sheet
    head: Head


@dataclass(slots=True)
class Given:
    """Tables that a user gives, sorted out.

    Attributes:
        filled: register's id → its tables, each as the sheets known.
        problems: a sentence for each table or sheet that cannot be read.
        notes: sentences on sheets that are passed over.
        contents: file name → bytes of the tables that are taken.
    """

    filled: dict[str, list[list[Filled]]] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    contents: dict[str, bytes] = field(default_factory=dict)

    def are_in(self, registers: Iterable[LiftedDocument]) -> bool:
        """Say whether a register that tables are given for states something."""
        return any(register.records for register in registers if register.report in self.filled)


def is_table(path: Path) -> bool:
    """Say whether a source is a table by its name."""
    return path.suffix.lower() in SUFFIXES and not path.is_dir()


def read_sheets(path: Path, registers: Iterable[Register]) -> tuple[tuple[Sheet, ...], list[str]]:
    """Return the sheets of a table, and the names of hidden ones that nobody expects.

    Raises:
        DocumentError: it cannot be read.
    """
    if path.suffix.lower() in _TEXTS:
        heads = {k for r in registers for s in r.sheets for c in s.columns.values() for k in c.keys}
        return (read_csv(path, frozenset(heads)),), []
    sheets, hidden = read_workbook(path)
    return sheets, [name for name in hidden if name != LIST_SHEET]


def sort_out(paths: Sequence[Path], registers: Sequence[Register]) -> Given:
    """Read tables and tell the register of each; what cannot be told is a problem, no error.

    Raises:
        UsageError: there is no such file.
    """
    given = Given()
    for path in paths:
        if not path.exists():
            raise UsageError("there is no such file", where=str(path))
        try:
            sheets, hidden = read_sheets(path, registers)
        except DocumentError as error:
            given.problems.append(str(error))
            continue
        given.notes += [f"{path.name}: hidden sheet {name} is not read" for name in hidden]
        register = _register_of(sheets, registers)
        if register is None:
            given.problems.append(_unknown(path, sheets, registers))
            continue
        known = match_sheets(sheets, register)
        given.problems += [told for each in known for told in _told(each)]
        whole = [each for each in known if not each.head.missing]
        if whole:
            given.filled.setdefault(register.id, []).append(whole)
            given.contents[path.name] = path.read_bytes()
        given.notes += _passed_over(sheets, known, register)
    return given


def match_sheets(sheets: Sequence[Sheet], register: Register) -> list[Filled]:
    """Return the sheets of a table that are sheets of a register, in the register's order.

    A sheet is known by its name, else by its columns: the one that has most of them.
    """
    found: list[Filled] = []
    for spec in register.sheets:
        free = [s for s in sheets if all(s is not each.sheet for each in found)]
        named = [s for s in free if spec.name and canonical_key(s.name) == canonical_key(spec.name)]
        heads = [Filled(spec, sheet, find_head(sheet, spec)) for sheet in named or free]
        best = max(heads, key=_likeness, default=None)
        if best and (named or len(register.sheets) == 1 or not best.head.missing):
            found.append(best)
    return found


def _likeness(filled: Filled) -> tuple[int, int]:
    return -len(filled.head.missing), len(filled.head.places)


def _register_of(sheets: Sequence[Sheet], registers: Sequence[Register]) -> Register | None:
    """Return the register whose sheets are whole in a table, or the one that is most like it."""

    def rank(register: Register) -> tuple[bool, int]:
        known = match_sheets(sheets, register)
        count = sum(len(each.head.places) for each in known)
        return any(not each.head.missing for each in known), count

    ranked = max(registers, key=rank, default=None)
    return ranked if ranked and rank(ranked)[1] > 1 else None


def _told(filled: Filled) -> list[str]:
    return [f"{filled.sheet.place}: {told_missing(c, filled.head)}" for c in filled.head.missing]


def _unknown(path: Path, sheets: Sequence[Sheet], registers: Sequence[Register]) -> str:
    first = [
        cell.text for s in sheets[:1] for _, cells in s.rows[:1] for cell in cells if cell.text
    ]
    known = ", ".join(register.id for register in registers)
    return (
        f"{path.name}: is the table of no register that is known ({known}); its first row is "
        f"{', '.join(first) or 'empty'}: use the heads of a register, or write one "
        "(docs/registers.md)"
    )


def _passed_over(sheets: Sequence[Sheet], known: Sequence[Filled], register: Register) -> list[str]:
    rest = [s for s in sheets if s.rows and all(s is not each.sheet for each in known)]
    return [
        f"{sheet.place}: is no sheet of register {register.id} and is passed over"
        for sheet in rest
        if sheet.name != HELP_SHEET
    ]
