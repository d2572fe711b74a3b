"""What the cells of a register's columns may be, and how each is read."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from thongthin.lifting.kit import Kit
from thongthin.lifting.places import all_places


@dataclass(frozen=True, slots=True)
class CellType:
    """What the cells of a column are.

    Attributes:
        reads: a cell's text → its value; ValueError where the text is none.
        expected: what a cell should be, for sentences.
    """

    reads: Callable[[str, Kit], Any]
    expected: str


def _agency(text: str, kit: Kit) -> Any:
    for key, row in kit.agencies.items():
        if text in (row["name_th"], row["name_en"], *row["variants"].split("|")):
            return {"agency": key}
    raise ValueError(text)


def _matching(pattern: str) -> Callable[[str, Kit], str]:
    def read(text: str, _: Kit) -> str:
        if not re.fullmatch(pattern, text):
            raise ValueError(text)
        return text

    return read


def _place(text: str, _: Kit) -> Any:
    if text not in all_places():
        raise ValueError(text)
    return {"place": text}


CELL_TYPES: Mapping[str, CellType] = {
    "text": CellType(_matching(r".+"), "some text"),
    "integer": CellType(lambda text, _: int(text), "a whole number"),
    "decimal": CellType(_matching(r"\d+(\.\d+)?"), "a number"),
    "year_be": CellType(_matching(r"2[45]\d\d"), "a Buddhist year of four digits"),
    "body": CellType(lambda text, _: {"body": text}, "the name of a body"),
    "agency": CellType(_agency, "a name in mappings/gazetteers/agencies.csv"),
    "place": CellType(_place, "an official area code of 2, 4 or 6 digits"),
    "status": CellType(_matching(r"stated|interpreted"), "'stated' or 'interpreted'"),
}
"""Name of a type, as a register's mapping has it → the type."""
