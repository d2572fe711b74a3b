"""The slot types of the pattern language, and how a value of each is read at a place.

`body agency award` and every scheme of the vocabulary are mentions found beforehand, longest
first; `number date_be year_be directive_number quoted` are typed values; the rest is read here:

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
from dataclasses import dataclass

from thongthin.lifting.discourse import Discourse
from thongthin.lifting.match import SEPARATORS
from thongthin.lifting.sight import Mention, Sight
from thongthin.reading.page import BLANKS, LINE_ENDS

MAX_CLAUSE_LENGTH = 200
"""Longest clause, in code points of the stream; a longer one has lost its end."""

MIN_NAME = 3
"""Shortest name behind the word for what it is, in code points."""

READ_SLOTS = frozenset(
    {"clause", "heading", "centre", "body_centre", "network", "glossed", "item", "cut_off"}
)
"""Slot types read here; all others are mentions."""

VALUE_SLOTS = frozenset({"number", "date_be", "year_be", "directive_number", "quoted"})
"""Slot types of `values.find_values`."""

_GLOSSED = re.compile(
    r"(?:[ก-๎]+\([A-Za-z][A-Za-z &/,.-]*\))(?:(?:และ)?[ก-๎]+\([A-Za-z][A-Za-z &/,.-]*\))*"
)
_CENTRE = "ศูนย์"
_NETWORK = "เครือข่าย"


@dataclass(frozen=True, slots=True)
class ClauseStops:
    """What ends a name or a clause besides a blank.

    Attributes:
        short_lines: positions that follow a short line (`Sight.short_line_ends`).
        names: canonical words that a name never runs over ("ประกอบด้วย", "ซึ่ง").
        clauses: canonical words that begin a clause at the head of a line ("โดย", "เพื่อ").
    """

    short_lines: frozenset[int]
    names: tuple[str, ...]
    clauses: tuple[str, ...]


class SlotReader:
    """Reads slots on one page; a callable as `match.Matcher` wants it."""

    def __init__(self, sight: Sight, discourse: Discourse, stops: ClauseStops) -> None:
        """Take the page, its lists, and what ends a name or a clause."""
        self._sight = sight
        self._discourse = discourse
        self._clause_ends = stops.short_lines | {i.begin for i in discourse.items}
        self._stops = stops.names
        self._starts = stops.clauses
        self._items = {i.begin: i for i in discourse.items}
        self._own: dict[str, Callable[[int], Iterator[Mention]]] = {
            "clause": self._clause,
            "heading": self._heading,
            "centre": self._centre,
            "body_centre": self._body_centre,
            "cut_off": self._cut_off,
            "network": self._network,
            "glossed": self._glossed,
            "item": self._item,
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
        if gap in LINE_ENDS and self._sight.stream.text.startswith(self._starts, i):
            return True
        return self._sight.stream.text[i] in '()[]“”"«»;'

    def _clause_end(self, at: int) -> int:
        text = self._sight.stream.text
        for i in range(at + 1, min(len(text), at + MAX_CLAUSE_LENGTH)):
            if self._ends_at(i):
                return i
        return len(text) if len(text) - at < MAX_CLAUSE_LENGTH else at

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

    def _name_end(self, at: int, head: str) -> int:
        stream = self._sight.stream
        bodies = [m for m in self._sight.of("body") if m.begin > at]
        for i in range(at + len(head), min(len(stream.text), at + MAX_CLAUSE_LENGTH)):
            body = next((m for m in bodies if m.begin == i), None)
            if body:
                return body.end
            if self._ends_at(i) or stream.text.startswith(self._stops, i):
                return i
            if stream.gaps[i] and stream.text.startswith((head, "และ"), i):
                return i
        return len(stream.text)

    def _centre(self, at: int) -> Iterator[Mention]:
        if self._sight.stream.text.startswith(_CENTRE, at):
            end = self._name_end(at, _CENTRE)
            if end - at >= len(_CENTRE) + MIN_NAME:
                yield Mention("centre", at, end, self._centre_parts(at, end))

    def _centre_parts(self, at: int, end: int) -> dict[str, str]:
        """Return name, and the body and field of learning that the name holds."""
        parts = {"name": self._sight.text(at, end)}
        for mention in self._sight.mentions:
            if at <= mention.begin and mention.end <= end:
                if mention.type == "body":
                    parts["body"] = mention.value["body"]
                elif mention.type == "learning-domain":
                    parts.setdefault("domain", mention.value)
        return parts

    def _body_centre(self, at: int) -> Iterator[Mention]:
        for found in self._centre(at):
            if "body" in found.value:
                yield Mention("body_centre", found.begin, found.end, found.value)

    def _cut_off(self, at: int) -> Iterator[Mention]:
        if at == len(self._sight.stream.text):
            yield Mention("cut_off", at, at, True)

    def _network(self, at: int) -> Iterator[Mention]:
        sight = self._sight
        if not sight.stream.text.startswith(_NETWORK, at):
            return
        for named in (
            *sight.at("network-category", at),
            *sight.at("network-category", at + len(_NETWORK)),
        ):
            label = sight.stream.text[at : named.end]
            yield Mention("network", at, named.end, {"name": label, "category": named.value})
            return

    def _glossed(self, at: int) -> Iterator[Mention]:
        found = _GLOSSED.match(self._sight.stream.text, at)
        if found:
            yield Mention("glossed", at, found.end(), self._sight.text(at, found.end()))

    def _item(self, at: int) -> Iterator[Mention]:
        if item := self._items.get(at):
            yield Mention("item", at, item.body, item.number)
