"""Names of learning centres and of their parts: where they begin and end.

A name begins with the word for what it is ("ศูนย์เรียนรู้…", "ฐานการเรียนรู้…") and goes on to a blank, a
short line's end, or a word that begins the next part of the sentence. "ศูนย์เรียนรู้แห่งนี้" names nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from thongthin.lifting.gazetteer import is_cluster_border
from thongthin.lifting.sight import Mention, Sight
from thongthin.reading.canonical import canonical_key
from thongthin.reading.page import BLANKS, LINE_ENDS

MAX_NAME = 70
"""Longest name, in code points of the stream (own choice)."""

MIN_NAME = 3
"""Shortest name behind its head, in code points."""

_LEAD_IN = re.compile(
    r"(?:ศูนย์|ฐาน|จุด|สถานี|แห่ง|เรียนรู้|ย่อย)(?:หลัก|ย่อย|ด้วยกัน)?(?:ได้แก่|คือ|ประกอบด้วย|ดังนี้|เช่น|อันได้แก่)"
)
_BULLET = re.compile(r"\(?\d{1,2}[.)]|[-–•*▪●]")
_IS = "เป็น"
_JOINT = re.compile(r"(?:,?และ|,|ตลอดจน|รวมถึง|รวมทั้ง)")
_ENGLISH = re.compile(r"Learning(?:Centre|Center)|Station$")


@dataclass(frozen=True, slots=True)
class CentreWords:
    """What begins and ends a name.

    Attributes:
        heads: canonical words that a learning centre's name begins with.
        parts: those that the name of a part of one begins with, besides.
        stops: canonical words that a name never runs over.
        generic: canonical words right behind a head with which it names nothing.
    """

    heads: tuple[str, ...]
    parts: tuple[str, ...]
    stops: tuple[str, ...]
    generic: tuple[str, ...]


class CentreReader:
    """Reads the slots `learning_centre` and `sub_centre` on one page."""

    def __init__(self, sight: Sight, words: CentreWords, clause_ends: frozenset[int]) -> None:
        """Take the page, the words, and where clauses end besides blanks."""
        self._sight = sight
        self._words = words
        self._clause_ends = clause_ends
        self._parts = frozenset(self._listed_parts())

    def centre(self, at: int) -> Iterator[Mention]:
        """Yield the learning centre that is named at a place."""
        if at not in self._parts:
            named = (*self._named("learning_centre", at, self._words.heads),
                     *self._english("learning_centre", at))  # fmt: skip
            yield from (m for m in named if not self._is_short_form(m))

    def part(self, at: int) -> Iterator[Mention]:
        """Yield the part of a learning centre that is named at a place."""
        yield from self._named("sub_centre", at, (*self._words.parts, *self._words.heads))
        yield from self._english("sub_centre", at)

    def _is_short_form(self, mention: Mention) -> bool:
        """Say whether a name is the beginning of a longer one on the page: it means that centre."""
        name = _key(mention.value["name"])
        return any(full.startswith(name) and full != name for full in self._names)

    @cached_property
    def _names(self) -> frozenset[str]:
        text = self._sight.stream.text
        heads = re.compile("|".join(map(re.escape, self._words.heads)))
        places = (found.start() for found in heads.finditer(text))
        named = (self._named("learning_centre", at, self._words.heads) for at in places)
        return frozenset(_key(m.value["name"]) for found in named for m in found)

    def _listed_parts(self) -> Iterator[int]:
        """Yield where the parts begin that a count of centres or bases leads in."""
        text = self._sight.stream.text
        for lead in _LEAD_IN.finditer(text):
            at = lead.end()
            while at < len(text):
                bullet = _BULLET.match(text, at)
                at = bullet.end() if bullet else at
                part = next(
                    self._named("sub_centre", at, (*self._words.parts, *self._words.heads)), None
                )
                if part is None:
                    break
                yield at
                joint = _JOINT.match(text, part.end)
                at = joint.end() if joint else part.end

    def _named(self, kind: str, at: int, heads: Sequence[str]) -> Iterator[Mention]:
        text = self._sight.stream.text
        head = max((h for h in heads if text.startswith(h, at)), key=len, default="")
        if not head or text.startswith(self._words.generic, at + len(head)):
            return
        if kind == "learning_centre" and text.endswith(_IS, 0, at):
            return  # "is a place to learn …" says what something is, not its name.
        end = self._end(at + len(head))
        if end - at - len(head) >= MIN_NAME:
            yield Mention(kind, at, end, self._told(at, end))

    def _english(self, kind: str, at: int) -> Iterator[Mention]:
        text = self._sight.stream.text
        for named in self._sight.at("organisation", at):
            if _ENGLISH.search(text[at : named.end]):
                yield Mention(kind, at, named.end, self._told(at, named.end))

    def _end(self, at: int) -> int:
        stream = self._sight.stream
        last = min(len(stream.text), at + MAX_NAME)
        bodies = {m.begin: m.end for m in self._sight.of("body")}
        for i in range(at, last):
            is_border = i > at and (stream.gaps[i] in BLANKS or i in self._clause_ends)
            if is_border or stream.text[i] in '()[]“”"«»;,•':
                return i
            if i in bodies:
                return bodies[i]
            if i > at and is_cluster_border(stream.text, i) and self._stops(i):
                return i
        return last

    def _stops(self, i: int) -> bool:
        stream = self._sight.stream
        is_whole = not stream.text.endswith(("การ", "ความ"), 0, i)
        if is_whole and stream.text.startswith(self._words.stops, i):
            return True
        is_next = stream.text.startswith("และ", i) and (
            stream.gaps[i] in LINE_ENDS or stream.text.startswith(self._words.heads, i + 3)
        )
        return is_next or bool(stream.gaps[i] and stream.text.startswith(self._words.heads, i))

    def _told(self, begin: int, end: int) -> dict[str, str]:
        """Return the name, and the body and the field of learning that it holds."""
        told = {"name": self._sight.text(begin, end)}
        for mention in self._sight.mentions:
            if begin <= mention.begin and mention.end <= end:
                if mention.type == "body":
                    told["body"] = mention.value["body"]
                elif mention.type == "learning-domain":
                    told.setdefault("domain", mention.value)
        return told


def _key(name: str) -> str:
    """Return a name as names are compared: two ways of writing its first word are one."""
    return canonical_key(name).replace("ศูนย์การเรียนรู้", "ศูนย์เรียนรู้")
