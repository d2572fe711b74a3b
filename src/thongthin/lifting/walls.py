"""What a pattern must not pass over, and what takes a cue back when it stands before it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable

from thongthin.lifting.discourse import Item
from thongthin.lifting.sight import Sight
from thongthin.reading.page import Gap

WINDOW = 16
"""Characters before a match in which a negation or a plan takes it back (own choice; Thai
negations stand right before their verb, with at most an adverb between)."""

HALTS = ("negation", "irrealis")
"""Phrase lists that `{..N}` never passes over: what follows them is denied or only planned."""


class Walls:
    """The places of one page at which a skip has to stop."""

    def __init__(self, sight: Sight, items: Iterable[Item]) -> None:
        """Take the page and its numbered items."""
        self._sight = sight
        length = len(sight.stream.text)
        gaps = sight.stream.gaps
        self._walls = sorted(
            {
                *(i for i in range(1, length) if gaps[i] == Gap.PARAGRAPH),
                *(item.begin - 1 for item in items if item.begin > 0),
                length,
            }
        )
        halts = sorted(run for name in HALTS for run in sight.phrases.get(name, ()))
        self._begins = [begin for begin, _ in halts]
        self._ends = [end for _, end in halts]
        for i in range(len(halts) - 2, -1, -1):
            self._ends[i] = min(self._ends[i], self._ends[i + 1])

    def limit(self, at: int) -> int:
        """Return the last place up to which the text from a place on may be passed over.

        It is before the next numbered item, before the end of the paragraph, and before the end
        of the next word that denies or only plans.
        """
        wall = self._walls[min(bisect_left(self._walls, at), len(self._walls) - 1)]
        halt = bisect_left(self._begins, at)
        return wall if halt == len(self._begins) else min(wall, self._ends[halt] - 1)

    def stands_before(self, phrases: str, at: int) -> bool:
        """Say whether one of a list's phrases stands right before a place, in the same clause."""
        gaps = self._sight.stream.gaps
        begin = at
        while begin > max(0, at - WINDOW) and gaps[begin] not in (Gap.SPACE, Gap.PARAGRAPH):
            begin -= 1
        runs = self._sight.phrases.get(phrases, ())
        first = bisect_right(runs, (begin, -1))
        return any(end <= at for start, end in runs[first:] if start < at)
