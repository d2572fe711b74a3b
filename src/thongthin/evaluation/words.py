"""Where the words of a gold row stand in a text, and how far quotes and words overlap.

Words are found by their canonical form, first in the reading order of the columns, then line by
line with headers and footers. Positions are code points of the raw text that are no white space.
Where words stand more than once, the occurrence that the quotes cover best is the one that is
meant. Overlap is the intersection over the union of positions (Jaccard index).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from thongthin.lifting.document import LiftedDocument
from thongthin.lifting.record import Quote
from thongthin.reading.canonical import canonical_key, canonicalise

Positions = frozenset[int]

PARTED = "…"
"""What parts two runs in the words of a row."""


@dataclass(frozen=True, slots=True)
class _Sheet:
    """Canonical text with the raw run of each character."""

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]


class Words:
    """Finds words in one text, which may be several pages."""

    def __init__(self, documents: Iterable[LiftedDocument]) -> None:
        """Take the pages of the text."""
        pages = [document.page for document in documents if document.page]
        self.raw = pages[0].raw if pages else ""
        streams = [page.stream for page in pages]
        self._sheets = (*(_Sheet(s.text, s.starts, s.ends) for s in streams), _lines(self.raw))

    def runs(self, words: str) -> tuple[tuple[Positions, ...], ...]:
        """Return, for each run of a row's words, all places where it stands."""
        keys = [canonical_key(run) for run in words.replace("...", PARTED).split(PARTED)]
        return tuple(self._places(key) for key in keys if key)

    def anywhere(self, words: str) -> Positions:
        """Return the positions of a row's words in all places where they stand."""
        return frozenset().union(*(place for run in self.runs(words) for place in run))

    def positions(self, quotes: Iterable[Quote]) -> Positions:
        """Return the positions of quotes."""
        found: set[int] = set()
        for quote in quotes:
            found.update(self._solid(quote.start, quote.end))
        return frozenset(found)

    def are_verbatim(self, quotes: Iterable[Quote]) -> bool:
        """Say whether there are quotes, and each stands at its offsets."""
        checked = [self.raw[quote.start : quote.end] == quote.exact for quote in quotes]
        return bool(checked) and all(checked)

    def _places(self, key: str) -> tuple[Positions, ...]:
        for sheet in self._sheets:
            found = tuple(self._found(sheet, key))
            if found:
                return found
        return ()

    def _found(self, sheet: _Sheet, key: str) -> Iterator[Positions]:
        begin = sheet.text.find(key)
        while begin >= 0:
            ends = range(begin, begin + len(key))
            yield frozenset(p for i in ends for p in self._solid(sheet.starts[i], sheet.ends[i]))
            begin = sheet.text.find(key, begin + 1)

    def _solid(self, start: int, end: int) -> Iterator[int]:
        return (p for p in range(start, end) if not self.raw[p : p + 1].isspace())


def meant(runs: Iterable[tuple[Positions, ...]], quoted: Positions) -> Positions:
    """Return the positions of words: of each run the place that the quotes cover best."""
    chosen = (max(places, key=lambda p: len(p & quoted)) for places in runs if places)
    return frozenset().union(*chosen)


def overlap(one: Positions, other: Positions) -> float:
    """Return the intersection over the union (0 where both are empty)."""
    return len(one & other) / len(one | other) if one or other else 0.0


def _lines(raw: str) -> _Sheet:
    """Return the whole text line by line, headers and footers included."""
    text: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    at = 0
    for line in raw.splitlines(keepends=True):
        run = canonicalise(raw, at, at + len(line))
        text.append(run.text)
        starts.extend(run.starts)
        ends.extend(run.ends)
        at += len(line)
    return _Sheet("".join(text), tuple(starts), tuple(ends))
