"""Where on a page each pattern of a rule may begin, and whether it can match there at all.

Most rules have nothing to say on most pages. A pattern is tried only where its first words or its
first slot stand, and only if the page has every word and every kind of value that it cannot do
without.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from thongthin.lifting.discourse import Discourse
from thongthin.lifting.gazetteer import occurrences
from thongthin.lifting.match import LAYOUT_SLOTS
from thongthin.lifting.pattern import Choice, Needs, Sequence, Slot, leading_literals
from thongthin.lifting.rule import Rule
from thongthin.lifting.sight import Sight
from thongthin.lifting.slots import AGENTS, READ_SLOTS

_SLOT_HEADS = {
    "centre": "ศูนย์",
    "body_centre": "ศูนย์",
    "network": "เครือข่าย",
    "named_network": "เครือข่าย",
}
"""Slots whose names begin with one word alone."""


class Chances:
    """Asks one page where the patterns of rules may begin.

    Attributes:
        is_thorough: True to leave no pattern out for what the page lacks (to explain a miss).
    """

    def __init__(
        self, sight: Sight, discourse: Discourse, centre_heads: Iterable[str], *, is_thorough: bool
    ) -> None:
        """Take the page, its build-up, and the words that learning centres' names begin with."""
        self._sight = sight
        self._text = sight.stream.text
        self._discourse = discourse
        self._centre_heads = tuple(centre_heads)
        self.is_thorough = is_thorough
        self._known: dict[str, bool] = {}
        self._by_slot: dict[str, tuple[int, ...]] = {}

    def places(self, rule: Rule) -> dict[int, list[int]]:
        """Return place → the numbers of the patterns that may begin there, in order."""
        found: dict[int, list[int]] = {}
        for number, (pattern, needs) in enumerate(zip(rule.patterns, rule.needs, strict=True)):
            if self.is_thorough or self._has(needs):
                for begin in self._begins(pattern):
                    found.setdefault(begin, []).append(number)
        return {begin: found[begin] for begin in sorted(found)}

    def _has(self, needs: Needs) -> bool:
        if any(not self._has_value(slot) for slot in needs.slots):
            return False
        return all(any(map(self._has_literal, literals)) for literals in needs.literals)

    def _has_literal(self, literal: str) -> bool:
        known = self._known.get(literal)
        if known is None:
            known = self._known[literal] = literal in self._text
        return known

    def _has_value(self, slot: str) -> bool:
        return slot in READ_SLOTS or next(self._sight.of(slot), None) is not None

    def _begins(self, pattern: Sequence) -> set[int]:
        begins = {p for s in leading_literals(pattern) for p in self._sight.triggers.get(s, ())}
        head = next((e for e in pattern if isinstance(e, Slot | Choice)), None)
        for slot in _leading_slots(head if _is_first(pattern, head) else None):
            begins.update(self._slot_begins(slot.type))
        return begins

    def _slot_begins(self, slot: str) -> tuple[int, ...]:
        known = self._by_slot.get(slot)
        if known is None:
            known = self._by_slot[slot] = tuple(self._places_of(slot))
        return known

    def _places_of(self, slot: str) -> Iterator[int]:
        if slot in LAYOUT_SLOTS:
            yield from (0, *self._sight.stream.heads)
        elif slot == "item":
            yield from (i.begin for i in self._discourse.items)
        elif slot == "clause":
            yield from self._sight.gap_places
        elif slot == "agent":
            yield from (m.begin for kind in AGENTS for m in self._sight.of(kind))
        elif slot == "learning_centre":
            for head in self._centre_heads:
                yield from occurrences(self._text, head)
            yield from (m.begin for m in self._sight.of("organisation"))
        elif literal := _SLOT_HEADS.get(slot):
            yield from occurrences(self._text, literal)
        else:
            yield from (m.begin for m in self._sight.of(slot))


def _is_first(pattern: Sequence, head: Slot | Choice | None) -> bool:
    """Say whether nothing that takes words stands before an element."""
    before = pattern[: pattern.index(head)] if head is not None else ()
    return not any(hasattr(element, "text") for element in before)


def _leading_slots(head: Slot | Choice | None) -> Iterator[Slot]:
    if isinstance(head, Slot):
        yield head
    elif isinstance(head, Choice):
        for option in head.options:
            yield from _leading_slots(next((e for e in option if isinstance(e, Slot)), None))
