"""What a register's mapping says of its columns, sheets and statements; read in `spec.py`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from thongthin.reading.canonical import canonical_key


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a register.

    Attributes:
        name: under which statements speak of it.
        type: name of a type of `cells.py`.
        heads: what may stand over it, the first as templates write it; its name is one too.
        must_be: the table must have it, and a row with something wrong in it is left out.
        required: a row with nothing in it is left out too.
        scheme: of a `concept`.
        labels: further cell texts → what they mean: a concept's slug, or a `choice`.
        separator: parts several values in one cell; "" where a cell holds one.
        beside: what else tells its meaning ("province", "sheet") → name of that column or sheet.
        about: language → what goes into it, for people who fill it in.
        example: a cell, for them.
    """

    name: str
    type: str
    heads: tuple[str, ...]
    must_be: bool = True
    required: bool = False
    scheme: str = ""
    labels: Mapping[str, str] = field(default_factory=dict)
    separator: str = ""
    beside: Mapping[str, str] = field(default_factory=dict)
    about: Mapping[str, str] = field(default_factory=dict)
    example: str = ""

    @property
    def keys(self) -> frozenset[str]:
        """Return its heads in the form in which they are compared."""
        return frozenset(head_key(head) for head in (self.name, *self.heads))


@dataclass(frozen=True, slots=True)
class Rows:
    """How other sheets, and statements, speak of a sheet's rows.

    Attributes:
        name: of the thing that a row is about ("agreement").
        key: column that tells rows apart; where it is empty, file, sheet and row do.
        block: identity block; `{row}` is the key.
    """

    name: str
    key: str
    block: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class SheetSpec:
    """One sheet of a register.

    Attributes:
        name: as templates write it; "" where a register is one table.
        columns: by name, in the order of the mapping.
        emits: node templates.
        rows: what its rows are, or None where nothing speaks of them as wholes.
    """

    name: str
    columns: Mapping[str, Column]
    emits: tuple[Mapping[str, Any], ...]
    rows: Rows | None = None


@dataclass(frozen=True, slots=True)
class Register:
    """One register, checked.

    Attributes:
        id: names its graphs.
        where: file name of the mapping, for sentences.
        title: language → title.
        file: path of the table that is shipped with it, "" for a register that others fill.
        key: columns that tell a row from another: a project's row takes the shipped one's place.
        source: where rows have it from: templates, the first that says something counts.
        scope: column that names the report in whose scope names are minted, or "".
        interpreted: column → beginning of a cell that makes its row an interpretation.
        sheets: at least one.
    """

    id: str
    where: str
    title: Mapping[str, str]
    file: str
    key: tuple[str, ...]
    source: tuple[str, ...]
    scope: str
    interpreted: Mapping[str, str]
    sheets: tuple[SheetSpec, ...]


def head_key(text: str) -> str:
    """Return a column's head as it is compared: canonical, no case, no mark of a required one."""
    return canonical_key(text).casefold().rstrip("*:")
