"""Rows of a gold page: short names, concepts and values to facts, each with its words."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from thongthin.errors import MappingError
from thongthin.evaluation.facts import ANY, Fact, Term, literal
from thongthin.evaluation.guide import read_guide
from thongthin.evaluation.names import Namer, Names, place_codes
from thongthin.lifting.kit import Kit
from thongthin.reading.canonical import canonical_key

_VALUES = ("text", "number", "date", "duration", "yes")
_GIVEN = frozenset({"page", "report"})
"""Things that every page has; they need no entry under `things`."""

_ANYTHING = "*"
_DURATION = re.compile(r"P(?=[\dT])(?:\d+Y)?(?:\d+M)?(?:\d+D)?(?:T(?=\d)(?:\d+H)?(?:\d+M)?)?")


@dataclass(frozen=True, slots=True)
class GoldThing:
    """A thing of a gold page.

    Attributes:
        name: its short name.
        kind: of the guide.
        label: what a person calls it.
        names: what it is known by.
        type: its class, where the page's reader gives it ("MemorandumOfUnderstanding").
        concepts: concepts of the vocabulary ("principle/x") that bear its name.
    """

    name: str
    kind: str
    label: str
    names: Names
    type: str = ""
    concepts: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class GoldRow:
    """One row.

    Attributes:
        place: where it stands ("row 3 of statements").
        fact: what it says.
        words: the words that carry it; `…` parts two runs; "" where none are given.
        printed: the value as the row has it, for people.
    """

    place: str
    fact: Fact
    words: str
    printed: str


class RowReader:
    """Reads the rows of one gold page."""

    def __init__(self, file: str, things: Mapping[str, Any], kit: Kit, namer: Namer) -> None:
        """Read the things of the page.

        Raises:
            MappingError: a thing of no known form.
        """
        self._file = file
        self._kit = kit
        self._namer = namer
        self._heads = frozenset({*read_guide().kinds, "thing"})
        self._vocabulary = {c.removeprefix("scheme:") for c in kit.labels}
        self._schemes = {concept.partition("/")[0] for concept in self._vocabulary}
        self.notes: list[str] = []
        self.things: dict[str, GoldThing] = {
            str(name): self._thing(str(name), form) for name, form in things.items()
        }

    def rows(self, part: str, entries: Sequence[Any]) -> tuple[GoldRow, ...]:
        """Return the rows of "statements", "denied" or "forbidden".

        Raises:
            MappingError: a row of another form, or of what is not there.
        """
        return tuple(self._row(f"row {i} of {part}", e) for i, e in enumerate(entries, 1))

    def _row(self, place: str, entry: Any) -> GoldRow:
        if not isinstance(entry, list) or len(entry) not in (3, 4):
            raise self._error(
                place,
                f"{entry!r} must be [subject, property, object, words]; words with a comma in them "
                "stand in quotation marks",
            )
        subject, prop, value, *words = entry
        if prop != _ANYTHING and prop not in self._kit.context.terms:
            raise self._error(place, f"{prop!r} is no property of ontology/context.jsonld")
        fact = Fact(self._term(subject, place), str(prop), self._term(value, place))
        return GoldRow(place, fact, str(words[0]) if words else "", _printed(value))

    def _term(self, value: Any, place: str) -> Term:
        match value:
            case str() if value == _ANYTHING:
                return ANY
            case str() if value in self.things:
                return Term("gold", value)
            case str() if value in _GIVEN:
                self.things[value] = GoldThing(value, value, value, Names())
                return Term("gold", value)
            case str() if value.removeprefix("lgc:")[:1].isupper() and (
                value.removeprefix("lgc:") in self._kit.context.terms
            ):
                return Term("class", value.removeprefix("lgc:"))
            case str() if value.partition("/")[0] in self._schemes and "/" in value:
                self._check_concept(value, place)
                return Term("concept", value)
            case dict() if not set(_VALUES).isdisjoint(value):
                return self._value(value, place)
            case dict():
                name = f"({_printed(value)})"
                self.things.setdefault(name, self._thing(name, value, place))
                return Term("gold", name)
        raise self._error(
            place,
            f"{value!r} is no thing of the page, no scheme/slug and no value like {{text: …}}",
        )

    def _check_concept(self, slug: str, place: str) -> None:
        if slug not in self._vocabulary:
            self.notes.append(f"{self._file}, {place}: ontology/vocab has no concept {slug}")

    def _value(self, value: Mapping[str, Any], place: str) -> Term:
        sort = next(key for key in _VALUES if key in value)
        given = value[sort]
        is_right = {
            "text": isinstance(given, str),
            "number": isinstance(given, int) and not isinstance(given, bool),
            "date": _is_day(given),
            "duration": isinstance(given, str) and bool(_DURATION.fullmatch(given)),
            "yes": isinstance(given, bool),
        }[sort]
        if not is_right:
            raise self._error(place, f"{given!r} is no {sort}; see tests/pages/README.md")
        return literal(given)

    def _thing(self, name: str, form: Any, place: str = "") -> GoldThing:
        place = place or f"things, {name}"
        if not isinstance(form, dict) or not form:
            raise self._error(place, f"{form!r} is no thing; see tests/pages/README.md")
        head = next((key for key in form if key in self._heads), str(next(iter(form))))
        kind = str(form[head]) if head == "thing" else head
        if kind not in self._heads:
            known = ", ".join(sorted(self._heads))
            raise self._error(place, f"{kind!r} is no kind of thing; these are: {known}")
        if kind == "place":
            return self._place(name, form[head], place)
        if kind == "agreement":
            return GoldThing(name, kind, name, Names(), type=str(form.get(head) or ""))
        told = form.get("name") if head == "thing" or kind == "result" else form[head]
        names = self._namer.names(kind, [str(told)] if told else [], form.get("year") or "")
        label = f"{told or name}{' ' + str(form['year']) if form.get('year') else ''}"
        return GoldThing(name, kind, label, names, concepts=self._concepts(kind, told))

    def _place(self, name: str, parts: Any, place: str) -> GoldThing:
        if not isinstance(parts, dict) or not parts:
            raise self._error(place, f"{parts!r} must be like {{province: …, amphoe: …}}")
        codes = place_codes(parts)
        label = " ".join(f"{part} {text}" for part, text in parts.items())
        if not codes:
            self.notes.append(f"{self._file}, {place}: no official area is called {label}")
        return GoldThing(name, "place", label, Names(codes=codes))

    def _concepts(self, kind: str, told: Any) -> frozenset[str]:
        """Return the concepts that bear the words of a principle."""
        found = self._kit.concepts.get((kind, canonical_key(str(told)).casefold()), "")
        return frozenset({found.removeprefix("scheme:")} - {""})

    def _error(self, place: str, sentence: str) -> MappingError:
        return MappingError(sentence, where=f"{self._file}, {place}")


def _is_day(value: Any) -> bool:
    if isinstance(value, dt.date):
        return not isinstance(value, dt.datetime)
    try:
        return bool(dt.date.fromisoformat(value))
    except (TypeError, ValueError):
        return False


def _printed(value: Any) -> str:
    if isinstance(value, dict) and len(value) == 1:
        return str(next(iter(value.values())))
    return str(value)
