"""Pages that nobody has seen: `pages/*.yaml`, each with the trap it holds and what must come out.

    id, trap    name, and the one sentence that says what is hard about the page
    text        the page; the project's own words
    bodies      names whose legal type the page tells
    agreements  bodies that make a memorandum (the four statements of the rule `makes-agreement`)
    states      every other statement, in words: [subject, property, object]
    denies      every statement that the page says does not hold
    furniture   what headers and footers say
    in_review   statements that must wait for a person
    forbids     what a careless reader would say; "*" stands for anything
    missed      known limits: a statement that a reader finds and the rules do not, and why

What is not written down must not come out.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

Row = tuple[str, str, str]

FOLDER = Path(__file__).parent / "pages"

LEGAL_TYPES = {
    "เทศบาลตำบล": "subdistrict-municipality",
    "เทศบาลเมือง": "town-municipality",
    "เทศบาลนคร": "city-municipality",
    "องค์การบริหารส่วนตำบล": "subdistrict-administrative-organisation",
    "องค์การบริหารส่วนจังหวัด": "provincial-administrative-organisation",
}


@dataclass(frozen=True)
class TrapPage:
    """One page of a file, with what must and what must not come out of it."""

    id: str
    trap: str
    text: str
    states: frozenset[Row]
    denies: frozenset[Row]
    furniture: frozenset[Row]
    in_review: frozenset[Row]
    forbids: tuple[Row, ...]
    missed: tuple[tuple[Row, str], ...]


def read_trap_pages() -> tuple[TrapPage, ...]:
    """Read every page of `pages/*.yaml`, in order."""
    files = sorted(FOLDER.glob("*.yaml"))
    return tuple(
        _page(file.stem, entry)
        for file in files
        for entry in yaml.safe_load(file.read_text(encoding="utf-8"))
    )


_KEYS = {"id", "trap", "text", "bodies", "agreements", *TrapPage.__dataclass_fields__}


def _page(file: str, entry: dict[str, Any]) -> TrapPage:
    unknown = set(entry) - _KEYS
    if unknown:
        raise ValueError(f"{file}, page {entry['id']}: {sorted(unknown)} are no keys")
    implied = [*map(_legal_type, entry.get("bodies", ()))]
    implied += [row for body in entry.get("agreements", ()) for row in _agreement(body)]
    return TrapPage(
        id=f"{file}/{entry['id']}",
        trap=entry["trap"],
        text=entry["text"],
        states=frozenset({*implied, *_rows(entry, "states")}),
        denies=frozenset(_rows(entry, "denies")),
        furniture=frozenset(_rows(entry, "furniture")),
        in_review=frozenset(_rows(entry, "in_review")),
        forbids=tuple(_rows(entry, "forbids")),
        missed=tuple((_row(m["statement"]), m["because"]) for m in entry.get("missed", ())),
    )


def _rows(entry: dict[str, Any], key: str) -> Iterator[Row]:
    return map(_row, entry.get(key, ()))


def _row(row: list[Any]) -> Row:
    subject, prop, object_ = map(str, row)
    return subject, prop, object_


def _legal_type(name: str) -> Row:
    kind = next(kind for head, kind in LEGAL_TYPES.items() if name.startswith(head))
    return name, "hasLegalType", f"legal-type/{kind}"


def _agreement(body: str) -> Iterator[Row]:
    partnership = f"ความร่วมมือของ{body} (ความร่วมมืออย่างเป็นทางการ)"
    agreement = f"บันทึกข้อตกลงความร่วมมือของ{body}"
    party = f"การเป็นภาคีของ{body}ใน{agreement}"
    yield partnership, "formalisedBy", agreement
    yield partnership, "convenedBy", body
    yield agreement, "hasPartyParticipation", party
    yield party, "participant", body


def fits(row: Row, pattern: Row) -> bool:
    """Say whether a statement is of a forbidden kind."""
    return all(wanted in ("*", found) for found, wanted in zip(row, pattern, strict=True))
