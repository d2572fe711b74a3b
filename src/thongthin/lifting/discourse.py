"""How a page is built up: where a thing stays the topic, and who is the subject.

Thai sentences often leave their subject out. A rule's cue is given a subject only where there is
one honest reading: the thing that a numbered item is about, the body named in the same clause,
or the only body of the page. Where several could be meant the record is kept for review.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

from thongthin.lifting.enumeration import MAX_LEAD_IN, Item, find_breaks, find_items
from thongthin.lifting.polarity import Polarity
from thongthin.lifting.sight import Mention, Sight, identity_of
from thongthin.lifting.topic import Focus, Subject
from thongthin.reading.page import BLANKS, Gap

MAX_CLAUSE = 60
"""Characters before a cue in which a body counts as named in the same clause (own choice)."""

MAX_NEAR = 160
"""Characters over which a thing stays the topic that is only mentioned (own choice)."""

RIVAL = "someone else stands nearer to these words or acts in their clause"
"""Why a subject is doubtful that another agent follows."""

WHICH = "a relative clause may speak of what stands before it"
"""Why a subject is doubtful whose verb stands behind "which"."""

_WHICH = "ซึ่ง"
"""It begins a relative clause."""

_WITH = ("ร่วมกับ", "และ", "พร้อมด้วย", "โดยความร่วมมือ")
"""Behind a body these name its partners."""


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
        self.breaks = find_breaks(sight, tuple(openers))
        self.items = find_items(sight, self.breaks)
        self.foci: list[Focus] = []

    def scope_end(self, at: int, scope: str) -> int:
        """Return how far something introduced at a place stays the topic.

        Args:
            at: where it is introduced.
            scope: "item" (its numbered item), "section" (up to the next opener or paragraph) or
                "near" (a section, but at most `MAX_NEAR` characters) or "page".
        """
        if scope == "page":
            return len(self._sight.stream.text)
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
        return any(focus.is_in_force(kinds, at) for focus in self.foci)

    def subject(self, kinds: tuple[str, ...], at: int) -> Subject | None:
        """Return the subject of a cue at a place, or None where there is no honest one."""
        around = [f for f in self.foci if f.is_in_force(kinds, at)]
        acts = "body" in kinds and around and self._body_acts_behind(around, at)
        if around and not acts:
            focus = max(around, key=lambda f: (f.begin, -f.end))
            doubts = focus.doubts
            is_left = self._is_left(focus, at) or self._goes_on_without(focus, at)
            if f"{focus.kind}+" not in kinds and is_left:
                doubts = (*doubts, RIVAL)
            return Subject(focus.block, focus.mention, focus.origin, doubts, focus.value)
        return self.topic(at) if "body" in kinds else None

    def _body_acts_behind(self, foci: Iterable[Focus], at: int) -> bool:
        """Say whether a body is the subject of the clause of a place, named behind all foci."""
        behind = max(focus.mention[1] for focus in foci)
        bodies = [m for m in self._bodies if behind <= m.begin and m.end <= at]
        return bool(bodies) and self._is_clause_subject(bodies[-1], at)

    def topic(self, at: int) -> Subject | None:
        """Return the body that a place speaks of."""
        before = [m for m in self._bodies if m.end <= at]
        if not before:
            return None
        item = self.item_at(at)
        leader = self._leader(item) if item else None
        nearest = before[-1]
        if leader and not item_names_a_body(item, before):
            nearest = leader
        doubts = (nearest.doubt,) if nearest.doubt else ()
        if self._tells_of_something_else(nearest, at):
            doubts = (*doubts, WHICH)
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
        is_led = leader is not None and nearest is leader
        is_led = is_led or self._is_alone(nearest, at)
        if len(self._names) > 1 and not is_led and not self._is_clause_subject(nearest, at):
            listed = ", ".join(self._names)
            doubts = (*doubts, f"several bodies could be the subject: {listed}")
        named = (nearest.begin, nearest.end)
        return Subject(identity_of(nearest.value), named, nearest.begin, doubts)

    def _tells_of_something_else(self, body: Mention, at: int) -> bool:
        """Say whether "which" is glued to another word than the body's name before a place."""
        stream = self._sight.stream
        if not stream.text.endswith(_WHICH, 0, at):
            return False
        begin = at - len(_WHICH)
        return begin > body.end and not stream.gaps[begin]

    def _is_alone(self, body: Mention, at: int) -> bool:
        """Say whether a train of thought names one body alone up to a place, and as a subject."""
        last = bisect_right(self.breaks, at) - 1
        begin = self.breaks[last] if last >= 0 else 0
        here = [m for m in self._bodies if begin <= m.begin and m.end <= at]
        is_subject = here and not self._sight.stream.text[: here[0].begin].endswith(self._objects)
        return bool(is_subject) and {m.value["body"] for m in here} == {body.value["body"]}

    def _leader(self, item: Item) -> Mention | None:
        """Return the body that the words before a numbered list speak of."""
        first = max(
            (i.begin for i in self.items if i.number == 1 and i.begin <= item.begin), default=0
        )
        leading = [m for m in self._bodies if first - MAX_LEAD_IN <= m.begin and m.end <= first]
        return leading[-1] if len({m.value["body"] for m in leading}) == 1 else None

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
        agents = (b for b, _ in self._agents if least <= b < at and not self._is_audience(b))
        return any(
            stream.gaps[a] in BLANKS and not stream.text[:a].endswith(self._objects) for a in agents
        )

    def _goes_on_without(self, focus: Focus, at: int) -> bool:
        """Say whether "and" goes on with a verb of whoever acts on a thing: it is an object."""
        stream, begin = self._sight.stream, focus.mention[0]
        is_object = begin > 0 and stream.gaps[begin] == Gap.NONE
        return is_object and stream.text.endswith("และ", 0, at) and self._acted_on(begin)

    def _acted_on(self, at: int) -> bool:
        """Say whether an agent is named in the clause before a place."""
        begin = self._polarity.clause_begin(at)
        kinds = ("organisation", "body", "agency")
        return any(begin <= m.begin and m.end < at for kind in kinds for m in self._sight.of(kind))

    def _is_audience(self, at: int) -> bool:
        """Say whether an agent is named as one whom something is for."""
        return any(m.begin <= at < m.end for m in self._sight.of("audience"))

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


def item_names_a_body(item: Item | None, bodies: Iterable[Mention]) -> bool:
    """Say whether one of some bodies is named inside an item."""
    return item is not None and any(m.begin >= item.begin for m in bodies)
