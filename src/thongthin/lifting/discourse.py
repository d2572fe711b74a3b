"""How a page is built up: where a thing stays the topic, and who is the subject.

Thai sentences often leave their subject out. A rule's cue is given a subject only where there is
one honest reading: the thing that a numbered item is about, the body named in the same clause,
or the only body of the page. Where several could be meant the record is kept for review.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from thongthin.lifting.enumeration import Item, find_items
from thongthin.lifting.polarity import Polarity
from thongthin.lifting.sight import Mention, Sight
from thongthin.reading.page import BLANKS, Gap

MAX_CLAUSE = 60
"""Characters before a cue in which a body counts as named in the same clause (own choice)."""

MAX_NEAR = 160
"""Characters over which a thing stays the topic that is only mentioned (own choice)."""

RIVAL = "someone else stands nearer to these words or acts in their clause"
"""Why a subject is doubtful that another agent follows."""

_WITH = ("ร่วมกับ", "และ", "พร้อมด้วย", "โดยความร่วมมือ")
"""Behind a body these name its partners."""


@dataclass(frozen=True, slots=True)
class Focus:
    """A thing that stays the topic for a while.

    Attributes:
        kind: what rules call it as their subject.
        block: its identity.
        mention: begin and end of the words that stand for it.
        begin: first position at which it is the topic.
        end: behind the last.
        origin: first position of the words that its identity rests on.
        doubts: what is doubtful about those words.
    """

    kind: str
    block: Any
    mention: tuple[int, int]
    begin: int
    end: int
    origin: int
    doubts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Subject:
    """Who or what a cue speaks of.

    Attributes:
        block: identity block.
        mention: begin and end of the words that name it.
        origin: first position of the words that its identity rests on: a thing of a body is no
            surer than the way back to the body's name.
        doubts: sentences that send the record to review.
    """

    block: Any
    mention: tuple[int, int]
    origin: int
    doubts: tuple[str, ...] = ()


class Discourse:
    """The build-up of one page; foci are added as rules find them."""

    def __init__(
        self,
        sight: Sight,
        polarity: Polarity,
        openers: Iterable[str],
        objects: Iterable[str],
    ) -> None:
        """Take the page.

        Args:
            sight: the page with its mentions.
            polarity: knows what takes a statement back.
            openers: canonical words that open a new train of thought ("ทั้งนี้", "สำหรับ").
            objects: canonical words after which a body is no subject ("ร่วมกับ", "จาก").
        """
        self._sight = sight
        self._polarity = polarity
        self._objects = tuple(sorted(objects, key=len, reverse=True))
        self._bodies = tuple(sight.of("body"))
        self._names = sorted({str(body.value["body"]) for body in self._bodies})
        self._agents = tuple(
            sorted(
                {*sight.phrases.get("agents", ()), *((m.begin, m.end) for m in sight.of("agency"))}
            )
        )
        self.breaks = _breaks(sight, tuple(openers))
        self.items = find_items(sight, self.breaks)
        self.foci: list[Focus] = []

    def scope_end(self, at: int, scope: str) -> int:
        """Return how far something introduced at a place stays the topic.

        Args:
            at: where it is introduced.
            scope: "item" (its numbered item), "section" (up to the next opener or paragraph) or
                "near" (a section, but at most `MAX_NEAR` characters).
        """
        item = self.item_at(at)
        if scope == "item" and item:
            return item.end
        behind = bisect_right(self.breaks, at)
        is_last = behind == len(self.breaks)
        end = len(self._sight.stream.text) if is_last else self.breaks[behind]
        return min(end, at + MAX_NEAR) if scope == "near" else end

    def item_at(self, at: int) -> Item | None:
        """Return the innermost numbered item that holds a place, or None."""
        around = [i for i in self.items if i.begin <= at < i.end]
        return max(around, key=lambda i: i.begin, default=None)

    def has_subject(self, kinds: tuple[str, ...], at: int) -> bool:
        """Say whether something of these kinds may be the subject at a place."""
        if "body" in kinds:
            return True
        return any(focus.begin <= at < focus.end and focus.kind in kinds for focus in self.foci)

    def subject(self, kinds: tuple[str, ...], at: int) -> Subject | None:
        """Return the subject of a cue at a place, or None where there is no honest one."""
        around = [f for f in self.foci if f.kind in kinds and f.begin <= at < f.end]
        if around:
            focus = max(around, key=lambda f: (f.begin, -f.end))
            doubts = focus.doubts
            if self._is_left(focus, at):
                doubts = (*doubts, RIVAL)
            return Subject(focus.block, focus.mention, focus.origin, doubts)
        return self.topic(at) if "body" in kinds else None

    def topic(self, at: int) -> Subject | None:
        """Return the body that a place speaks of."""
        before = [m for m in self._bodies if m.end <= at]
        if not before:
            return None
        nearest = before[-1]
        doubts = (nearest.doubt,) if nearest.doubt else ()
        if self._has_rival(nearest, at):
            doubts = (*doubts, RIVAL)
        if any(nearest.end <= m.begin <= at < m.end for m in self._sight.of("quoted")):
            doubts = (*doubts, "the words are a quotation: a slogan or a name")
        if self._polarity.is_given_away(at):
            doubts = (*doubts, "the words before make someone else do it")
        if self._is_near(nearest, at):
            item = self.item_at(at)
            behind = max(nearest.end, item.begin if item else 0)
            doubts = (*doubts, *self._polarity.doubts(nearest.begin, behind, at))
        if len(self._names) > 1 and not self._is_clause_subject(nearest, at):
            listed = ", ".join(self._names)
            doubts = (*doubts, f"several bodies could be the subject: {listed}")
        named = (nearest.begin, nearest.end)
        return Subject({"body": nearest.value["body"]}, named, nearest.begin, doubts)

    def _is_clause_subject(self, body: Mention, at: int) -> bool:
        text = self._sight.stream.text
        return self._is_near(body, at) and not text[: body.begin].endswith(self._objects)

    def _is_near(self, body: Mention, at: int) -> bool:
        """Say whether a body is named in the same train of thought, shortly before a place."""
        breaks = bisect_right(self.breaks, at) - bisect_right(self.breaks, body.end)
        return at - body.end <= MAX_CLAUSE and breaks == 0

    def _has_rival(self, body: Mention, at: int) -> bool:
        """Say whether another agent begins the body's clause, or one between it and a place.

        Agents that follow "together with" right behind the body are its partners.
        """
        is_near = self._is_near(body, at)
        begin = (
            self._polarity.clause_begin(body.begin) if is_near else max(body.end, at - MAX_CLAUSE)
        )
        item = self.item_at(at)
        least = max(begin, item.begin) if item else begin
        agents = [
            a for a in self._agents if least <= a[0] < at and not body.begin <= a[0] < body.end
        ]
        begins = [begin for begin, _ in agents]
        return any(self._acts(a) for a in agents) and not self._are_partners(body, begins, at)

    def _is_left(self, focus: Focus, at: int) -> bool:
        """Say whether a clause that someone else begins stands between a thing and a place."""
        stream, item = self._sight.stream, self.item_at(at)
        least = max(focus.mention[1], at - MAX_CLAUSE, item.body if item else 0)
        agents = (begin for begin, _ in self._agents if least <= begin < at)
        return any(
            stream.gaps[a] in BLANKS and not stream.text[:a].endswith(self._objects) for a in agents
        )

    def _acts(self, agent: tuple[int, int]) -> bool:
        """Say whether an agent begins a clause, stands behind "so that" or before "who"."""
        text, gap = self._sight.stream.text, self._sight.stream.gaps[agent[0]]
        before = text[: agent[0]]
        if before.endswith("ให้") or text.startswith(("ที่", "ซึ่ง"), agent[1]):
            return True
        return (agent[0] == 0 or gap != Gap.NONE) and not before.endswith(self._objects)

    def _are_partners(self, body: Mention, agents: Iterable[int], at: int) -> bool:
        stream = self._sight.stream
        heads = [i for i in range(body.end + 1, at) if stream.gaps[i] in BLANKS]
        partners = {a for a in agents if a > body.end}
        joined = (i in partners or stream.text.startswith(_WITH, i) for i in heads)
        return stream.text.startswith(_WITH, body.end) and all(joined)


def _breaks(sight: Sight, openers: tuple[str, ...]) -> tuple[int, ...]:
    """Positions at which a train of thought ends: paragraphs, and openers after a blank."""
    text = sight.stream.text
    return tuple(
        i for i, gap in sight.gaps if gap == Gap.PARAGRAPH or (i and text.startswith(openers, i))
    )
