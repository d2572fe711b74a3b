"""Tables as evidence: `mappings/registers/*.yaml` says what the rows of a register state.

A row is its own evidence (file, sheet, row, the cells a statement rests on). A cell that is not
what its column promises is named; what rests on it is left out, the row where the column is
required, and all else goes in. A project's table of the same path adds its rows to the shipped
ones; of rows with the same `key` cells the project's stands. Tables that a user gives as sources
are added to the register whose heads they have. docs/registers.md tells how to write both.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from thongthin.errors import DocumentError, MappingError
from thongthin.lifting.decisions import Decisions
from thongthin.lifting.document import LiftedDocument
from thongthin.lifting.kit import Kit
from thongthin.lifting.tabular.column import Register
from thongthin.lifting.tabular.heads import told_missing
from thongthin.lifting.tabular.lift import RegisterLifter, Rows, rows_of
from thongthin.lifting.tabular.matching import Given, match_sheets, read_sheets, sort_out
from thongthin.lifting.tabular.spec import read_register
from thongthin.paths import Project


def list_registers(project: Project) -> tuple[Register, ...]:
    """Return the registers of a project, in order of their files.

    Raises:
        MappingError: a register's mapping is wrong.
    """
    return tuple(map(read_register, project.files("mappings/registers", "*.yaml")))


def read_tables(paths: Sequence[Path], project: Project) -> Given:
    """Read tables that a user gives as sources, and tell the register of each.

    Raises:
        MappingError: a register's mapping is wrong; what is wrong with a table is a problem in
            the result.
    """
    return sort_out(paths, list_registers(project)) if paths else Given()


def read_registers(
    project: Project, kit: Kit, reports: frozenset[str], given: Given | None = None
) -> tuple[LiftedDocument, ...]:
    """Lift every register of a project that has rows, in order of their files.

    Args:
        project: the data folders in force.
        kit: what lifting knows.
        reports: ids of the reports at hand; rows that speak of another are left out.
        given: tables that a user gives.

    Raises:
        MappingError: a register's mapping, or its shipped table as a whole, is wrong.
    """
    decisions = Decisions.read(project)
    found: list[LiftedDocument] = []
    for register in list_registers(project):
        tables = given.filled.get(register.id, []) if given else []
        if not register.file and not tables:
            continue
        lifter = RegisterLifter(register, kit, reports)
        if register.file:
            lifter.take(_shipped(register, project))
        for sheets in tables:
            lifter.take_given(sheets)
        found.append(lifter.document(decisions))
    return tuple(found)


def _shipped(register: Register, project: Project) -> Rows:
    """Return the rows of a register's own tables; a project's row takes the shipped one's place."""
    paths = [path for root in project.roots if (path := root / register.file).is_file()]
    if not paths:
        raise MappingError(f"there is no table {register.file!r}", where=register.where)
    found: dict[object, Rows] = {}
    for path in paths:
        own: dict[object, Rows] = {}
        for filled, number, cells in _rows(path, register):
            key = tuple(cells[column].text for column in register.key)
            own.setdefault(key or (path, filled.spec.name, number), []).append(
                (filled, number, cells)
            )
        found.update(own)
    return [row for rows in found.values() for row in rows]


def _rows(path: Path, register: Register) -> Rows:
    try:
        sheets, _ = read_sheets(path, [register])
    except DocumentError as error:
        raise MappingError(error.sentence, where=path.name) from error
    rows: Rows = []
    for filled in match_sheets(sheets, register):
        for column in filled.head.missing:
            raise MappingError(told_missing(column, filled.head), where=path.name)
        known = {*filled.head.places, *filled.head.unknown}
        for name in register.key:
            if name not in known:
                raise MappingError(f"has no column {name!r}; it is the register's key",
                                   where=path.name)  # fmt: skip
        rows += rows_of(filled)
    return rows
