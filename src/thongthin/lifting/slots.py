"""The slot types of the pattern language, and how a value of each is read at a place.

`body agency award` and every scheme of the vocabulary are mentions found beforehand, longest
first; `number date_be duration year_be directive_number quoted` are typed values; the rest is
read here:

* `agent`   whoever is named there: a body, an agency, another organisation
* `clause`  words up to the end of the clause (a blank, a bracket, a short line's end, an item)
* `heading` like a clause, but going on over a list that the blank only parts ("รัฐ เอกชน และ…")
* `centre`  a learning centre's name: ศูนย์… up to a blank or the next centre
* `body_centre` the same, where the name holds the name of a local government body
* `network` a network's name: เครือข่าย…, with its category where the vocabulary has it
* `glossed` a name with an English gloss in brackets, one or several joined by และ
* `item`    a numbered item's marker
* `cut_off` nothing more: the page ends here
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from thongthin.lifting.agent_lists import SEPARATORS
from thongthin.lifting.areas import cells_of_area
from thongthin.lifting.centre_slots import CentreReader
from thongthin.lifting.discourse import Discourse
from thongthin.lifting.event_slots import english_phrase, matter, venue
from thongthin.lifting.name_slots import MAX_CLAUSE_LENGTH, MIN_NAME, ClauseStops, NameReader
from thongthin.lifting.sight import Mention, Sight, identity_of
from thongthin.reading.page import BLANKS, LINE_ENDS, Gap

READ_SLOTS = frozenset({
    "agent", "body_centre", "bullet", "cells", "centre", "clause", "cut_off", "english_phrase",
    "glossed", "heading", "item", "learning_centre", "line_end", "matter", "named_network",
    "network", "sub_centre", "venue",
})  # fmt: skip
"""Slot types read here; all others are mentions."""

AGENTS = ("body", "agency", "organisation")
"""Types of mentions that name an agent."""

VALUE_SLOTS = frozenset({"number", "date_be", "duration", "year_be", "directive_number", "quoted"})
"""Slot types of `values.find_values`."""


class SlotReader:
    """Reads slots on one page; a callable as `match.Matcher` wants it."""

    def __init__(self, sight: Sight, discourse: Discourse, stops: ClauseStops) -> None:
        """Take the page, its lists, and what ends a name or a clause."""
        self._sight = sight
        self._discourse = discourse
        self._clause_ends = stops.short_lines | {i.begin for i in discourse.items}
        self._starts = stops.clauses
        self._items = {i.begin: i for i in discourse.items}
        names = NameReader(sight, stops, self._clause_ends, self._ends_at)
        centres = CentreReader(sight, stops.centres, self._clause_ends)
        self._own: dict[str, Callable[[int], Iterator[Mention]]] = {
            "agent": self._agent,
            "clause": self._clause,
            "heading": self._heading,
            "centre": names.centre,
            "body_centre": names.body_centre,
            "cut_off": self._cut_off,
            "network": names.network,
            "named_network": names.named_network,
            "glossed": names.glossed,
            "item": self._item,
            "learning_centre": centres.centre,
            "sub_centre": centres.part,
            "bullet": self._bullet,
            "line_end": self._line_end,
            "cells": self._cells,
            "english_phrase": lambda at: english_phrase(sight, at, self._clause_ends),
            "matter": lambda at: matter(sight, at, self._clause_ends),
            "venue": lambda at: venue(sight, at, self._clause_ends),
        }

    def __call__(self, sight: Sight, kind: str, at: int) -> Iterator[Mention]:
        """Yield the values of a type that begin at a place, the best first."""
        own = self._own.get(kind)
        return own(at) if own else iter(sight.at(kind, at))

    def _ends_at(self, i: int) -> bool:
        gap = self._sight.stream.gaps[i]
        if gap in BLANKS or i in self._clause_ends:
            return True
        # Print loses the blank between two clauses where the line ends.
        if gap in LINE_ENDS and self._begins_clause(i):
            return True
        return self._sight.stream.text[i] in '()[]“”"«»;'

    def _begins_clause(self, i: int) -> bool:
        """Say whether the words at a line's head begin a clause: a conjunction, or who acts."""
        sight, text = self._sight, self._sight.stream.text
        if text.startswith(self._starts, i):
            return True
        is_object = text.endswith(
            ("ของ", "กับ", "และ", "โดย", "ให้", "แก่", "จาก", "ใน", "ที่", "ระหว่าง"), 0, i
        )
        return not is_object and any(sight.at(kind, i) for kind in AGENTS)

    def _clause_end(self, at: int) -> int:
        text = self._sight.stream.text
        for i in range(at + 1, min(len(text), at + MAX_CLAUSE_LENGTH)):
            if self._ends_at(i):
                return i
        return len(text) if len(text) - at < MAX_CLAUSE_LENGTH else at

    def _agent(self, at: int) -> Iterator[Mention]:
        """Yield who is named at a place, of whatever kind, with an abbreviation in brackets."""
        sight = self._sight
        for kind in AGENTS:
            for named in sight.at(kind, at):
                value = {"agency": named.value} if kind == "agency" else identity_of(named.value)
                yield Mention("agent", at, named.end, value, named.doubt)

    def _clause(self, at: int) -> Iterator[Mention]:
        end = self._clause_end(at)
        if end - at >= MIN_NAME:
            yield Mention("clause", at, end, self._sight.text(at, end))

    def _heading(self, at: int) -> Iterator[Mention]:
        end = self._over_list(at, self._clause_end(at))
        if end - at >= MIN_NAME:
            yield Mention("heading", at, end, self._sight.text(at, end))

    def _over_list(self, begin: int, end: int) -> int:
        """Go on over the rest of a list whose first item stands before the blank."""
        last = [
            m
            for m in self._sight.mentions
            if m.end == end and m.begin >= begin and m.type != "number"
        ]
        for mention in last:
            here = end
            while following := self._next_listed(mention.type, here):
                here = following.end
            if here > end:
                return here
        return end

    def _next_listed(self, kind: str, at: int) -> Mention | None:
        text = self._sight.stream.text
        places = [at, *(at + len(s) for s in SEPARATORS if text.startswith(s, at))]
        return next((m for p in places for m in self._sight.at(kind, p)), None)

    def _cut_off(self, at: int) -> Iterator[Mention]:
        if at == len(self._sight.stream.text):
            yield Mention("cut_off", at, at, True)

    def _bullet(self, at: int) -> Iterator[Mention]:
        """Yield the number or dash that a line begins with."""
        found = _BULLET.match(self._sight.stream.text, at)
        if found and _begins_line(self._sight, at):
            yield Mention("bullet", at, found.end(), found[0])

    def _line_end(self, at: int) -> Iterator[Mention]:
        """Yield nothing more, where a line ends or the page does."""
        if _begins_line(self._sight, at):
            yield Mention("line_end", at, at, True)

    def _cells(self, at: int) -> Iterator[Mention]:
        """Yield the cells of district and province behind a name in a table flattened to lines."""
        if _begins_line(self._sight, at):
            yield from cells_of_area(self._sight.stream, at)

    def _item(self, at: int) -> Iterator[Mention]:
        if item := self._items.get(at):
            yield Mention("item", at, item.body, item.number)


_BULLET = re.compile(r"\d{1,2}(?:\.\d{1,2})+[.)]?(?=[^\d.])|\(?\d{1,2}[.)]|[-–•*▪●]")
"""What an item of a list begins with."""


def _begins_line(sight: Sight, at: int) -> bool:
    """Say whether a line begins at a place, or the page ends there."""
    if at == 0 or at >= len(sight.stream.text):
        return True
    return sight.stream.gaps[at] not in (Gap.NONE, Gap.SPACE)
