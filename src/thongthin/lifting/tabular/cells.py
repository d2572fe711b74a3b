"""What the cells of a register's columns may be, and how each is read."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from thongthin.lifting.areas import Level
from thongthin.lifting.kit import Kit
from thongthin.lifting.places import all_places
from thongthin.lifting.tabular.agents import AGENT_KINDS, read_agent, read_area, read_body
from thongthin.lifting.tabular.column import Column
from thongthin.lifting.tabular.dates import read_date, read_duration
from thongthin.lifting.tabular.sheet import Cell, clean
from thongthin.lifting.values import DIRECTIVE_NUMBER
from thongthin.reading.canonical import canonical_key


@dataclass(frozen=True, slots=True)
class Asked:
    """A cell that is to be read, and what its meaning may hang on.

    Attributes:
        cell: it.
        column: of the register.
        kit: what lifting knows.
        beside: part ("province", "type") → value of the column that holds it, None where that is
            empty.
        rows: key → identity block of the rows of the sheet that the column speaks of.
    """

    cell: Cell
    column: Column
    kit: Kit
    beside: Callable[[str], Any]
    rows: Mapping[str, Any]

    @property
    def key(self) -> str:
        """Return the text in canonical form: Arabic digits, no blanks."""
        return canonical_key(self.cell.text)


@dataclass(frozen=True, slots=True)
class CellType:
    """What the cells of a column are.

    Attributes:
        reads: a cell → its value; ValueError where the cell holds none.
        expected: what a cell should be, for sentences.
        choices: what it may be, where that is a list that can be told.
    """

    reads: Callable[[Asked], Any]
    expected: Callable[[Asked], str]
    choices: Callable[[Column, Kit], tuple[str, ...]] = lambda _column, _kit: ()


def _said(sentence: str) -> Callable[[Asked], str]:
    return lambda _: sentence


def _matching(pattern: str) -> Callable[[Asked], str]:
    def read(asked: Asked) -> str:
        if not re.fullmatch(pattern, asked.key):
            raise ValueError(asked.key)
        return asked.key

    return read


def _text(asked: Asked) -> str:
    if asked.cell.text.startswith("#") and asked.cell.text.endswith(("!", "?", "#N/A")):
        raise ValueError(asked.cell.text)  # what spreadsheets show for a formula that failed
    return clean(asked.cell.text)


def _integer(asked: Asked) -> int:
    return int(_matching(r"-?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)")(asked).replace(",", ""))


def _agency(asked: Asked) -> Any:
    for key, row in asked.kit.agencies.items():
        names = (row["name_th"], row["name_en"], *row["variants"].split("|"))
        if asked.key in map(canonical_key, filter(None, names)):
            return {"agency": key}
    raise ValueError(asked.key)


def _place(asked: Asked) -> Any:
    if asked.key not in all_places():
        raise ValueError(asked.key)
    return {"place": asked.key}


def _area(level: Level) -> CellType:
    words = {"tambon": "subdistrict", "amphoe": "district", "province": "province"}
    return CellType(
        lambda asked: read_area(asked.cell.text, level, asked.beside),
        _said(f"the name of one {words[level]} of Thailand, or its official code"),
    )


def _concept(asked: Asked) -> str:
    scheme, labels = asked.column.scheme, asked.column.labels
    key = asked.key.casefold()
    own = {canonical_key(label).casefold(): slug for label, slug in labels.items()}
    found = asked.kit.concepts.get((scheme, key), f"scheme:{scheme}/{own.get(key, key)}")
    if found not in asked.kit.labels:
        raise ValueError(asked.key)
    return found


def _labels(column: Column, kit: Kit) -> tuple[str, ...]:
    start = f"scheme:{column.scheme}/"
    thai = [
        next(text for language, text in labels if language == "th")
        for concept, labels in kit.labels.items()
        if concept.startswith(start) and any(language == "th" for language, _ in labels)
    ]
    return (*column.labels, *thai)


def _choice(asked: Asked) -> str:
    own = {canonical_key(label).casefold(): said for label, said in asked.column.labels.items()}
    if asked.key.casefold() not in own:
        raise ValueError(asked.key)
    return own[asked.key.casefold()]


def _choices(column: Column, _: Kit) -> tuple[str, ...]:
    return tuple(column.labels)


def _one_of(choices: Callable[[Column, Kit], tuple[str, ...]]) -> Callable[[Asked], str]:
    def told(asked: Asked) -> str:
        known = choices(asked.column, asked.kit)
        near = nearest(asked.cell.text, known)
        listed = f"one of {', '.join(known)}"
        return f"{near!r} perhaps; {listed}" if near else listed

    return told


def _yes_or_no(asked: Asked) -> bool:
    words = {**dict.fromkeys(("yes", "true", "1", "ใช่", "มี"), True),
             **dict.fromkeys(("no", "false", "0", "ไม่ใช่", "ไม่มี"), False)}  # fmt: skip
    return words[asked.key.casefold()] if asked.key.casefold() in words else _refuse(asked.key)


def _refuse(text: str) -> Any:
    raise ValueError(text)


def _row(asked: Asked) -> Any:
    return asked.rows[asked.key] if asked.key in asked.rows else _refuse(asked.key)


def nearest(text: str, known: Iterable[str]) -> str:
    """Return the known name that is most like a text, "" where none is like it."""
    by_key = {canonical_key(name).casefold(): name for name in known}
    found = get_close_matches(canonical_key(text).casefold(), by_key, n=1)
    return by_key[found[0]] if found else ""


CELL_TYPES: Mapping[str, CellType] = {
    "text": CellType(_text, _said("some text")),
    "integer": CellType(_integer, _said("a whole number")),
    "decimal": CellType(_matching(r"[0-9]+(\.[0-9]+)?"), _said("a number")),
    "yes_no": CellType(_yes_or_no, _said("yes or no (ใช่ or ไม่ใช่)")),
    "date": CellType(
        lambda asked: read_date(asked.cell.value),
        _said("a date, such as 1 มีนาคม 2562, 1/3/2562 or 2019-03-01"),
    ),
    "duration": CellType(
        lambda asked: read_duration(asked.cell.value),
        _said("a length of time with its unit, such as 3 ปี or 6 เดือน"),
    ),
    "year_be": CellType(
        _matching(r"2[45][0-9][0-9]"), _said("a Buddhist year of four digits, such as 2562")
    ),
    "year_ce": CellType(
        _matching(r"(?:1[89]|2[01])[0-9][0-9]"), _said("a common year of four digits, such as 2019")
    ),
    "body": CellType(
        lambda asked: read_body(asked.cell.text, asked.kit, asked.beside),
        _said("the full name of a local body, such as เทศบาลตำบลตัวอย่าง, that agrees with the "
              "type and place beside it"),
    ),
    "agent": CellType(
        lambda asked: read_agent(asked.cell.text, asked.kit, asked.beside),
        _said(f"the full name of an organisation that agrees with its kind ({AGENT_KINDS})"),
    ),
    "agency": CellType(_agency, _said("a name in mappings/gazetteers/agencies.csv")),
    "place": CellType(_place, _said("an official area code of 2, 4 or 6 digits")),
    "province": _area("province"),
    "district": _area("amphoe"),
    "subdistrict": _area("tambon"),
    "concept": CellType(_concept, _one_of(_labels), _labels),
    "choice": CellType(_choice, _one_of(_choices), _choices),
    "directive": CellType(
        lambda asked: {
            "directive": _matching(DIRECTIVE_NUMBER.pattern)(asked),
            "printed": clean(asked.cell.text),
        },
        _said("the number of an official letter, such as มท 0000.1/ว 1"),
    ),
    "row": CellType(
        _row, lambda asked: f"the number of a row of sheet {asked.column.beside.get('sheet')} "
        "that is taken",
    ),
    "status": CellType(_matching(r"stated|interpreted"), _said("'stated' or 'interpreted'")),
}  # fmt: skip
"""Name of a type, as a register's mapping has it → the type."""
