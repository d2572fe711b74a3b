"""What a pattern must not pass over: the borders of items and paragraphs, and denying words."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable

from thongthin.lifting.enumeration import Item, begins_numbered_line
from thongthin.lifting.polarity import HALTS
from thongthin.lifting.sight import Sight
from thongthin.reading.page import Gap


class Walls:
    """The places of one page at which a skip has to stop."""

    def __init__(self, sight: Sight, items: Iterable[Item]) -> None:
        """Take the page and its numbered items."""
        self._sight = sight
        length = len(sight.stream.text)
        self._numbers = {
            *(i for i in sight.stream.heads if i and begins_numbered_line(sight.stream, i)),
            *(item.begin for item in items if item.begin > 0),
        }
        self._walls = sorted(
            {
                *(i for i, gap in sight.gaps if i and gap == Gap.PARAGRAPH),
                *(i - 1 for i in self._numbers),
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
        if at in self._numbers:
            return at - 1
        wall = self._walls[min(bisect_left(self._walls, at), len(self._walls) - 1)]
        halt = bisect_left(self._begins, at)
        return wall if halt == len(self._begins) else min(wall, self._ends[halt] - 1)
