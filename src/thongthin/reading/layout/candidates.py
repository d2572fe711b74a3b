"""A page as the lattice sees it: each line with its edges and all places where it may be cut."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from thongthin.reading.layout.detect import display_width
from thongthin.reading.layout.edges import Head, Tail, look_at_head, look_at_tail
from thongthin.reading.layout.weights import Weights
from thongthin.reading.lines import BodyLine

OVERFULL = 1.2
"""A part wider than this many columns is not considered: it would not have fitted."""

GRAM_SIZES = (4, 6, 8)
"""Runs of characters that are counted on the page, half of each on either side of a break."""

_WHITE = re.compile(r"\s+")
_SARA_AM = re.compile("\u0e4d([\u0e48-\u0e4b]?)\u0e32|([\u0e48-\u0e4b])\u0e4d\u0e32")


@dataclass(frozen=True, slots=True)
class Cut:
    """A place at which a line may hold the gutter.

    Attributes:
        gutter: raw offsets of the white space, half-open.
        place: how many characters of the line's `text` are left of it.
        left_width: cells of what is left of it.
        right_width: cells of what is right of it.
        tail: edge of the left part.
        head: edge of the right part.
    """

    gutter: tuple[int, int]
    place: int
    left_width: int
    right_width: int
    tail: Tail
    head: Head


@dataclass(frozen=True, slots=True)
class Line:
    """A line of running text with all it may be.

    Attributes:
        source: the line in the file.
        text: folded, white space left out.
        width: its cells.
        head: its first edge.
        tail: its last edge.
        cuts: from left to right.
    """

    source: BodyLine
    text: str
    width: int
    head: Head
    tail: Tail
    cuts: tuple[Cut, ...]

    @property
    def heads(self) -> tuple[Head, ...]:
        """All edges with which a run in it may begin: its own, then those behind the cuts."""
        return (self.head, *(cut.head for cut in self.cuts))


@dataclass(frozen=True, slots=True)
class PageText:
    """All lines of a page and what they say about each other.

    Attributes:
        lines: in the order of the file.
        width: cells of one column.
        grams: run of characters inside a line's text → how often the page has it.
        numbers: (line index, number) of each list item that a line or a cut may begin.
    """

    lines: tuple[Line, ...]
    width: int
    grams: Counter[str]
    numbers: tuple[tuple[int, int], ...]


def fold(text: str) -> str:
    """Return the text with sara am in one piece, white space as it is."""
    if "\u0e4d" not in text:
        return text
    return _SARA_AM.sub(lambda m: (m[1] or m[2] or "") + "\u0e33", text)


def squeeze(text: str) -> str:
    """Return the text folded and without white space."""
    return "".join(fold(text).split())


def look_at_page(
    raw: str, body_lines: Sequence[BodyLine], width: int, weights: Weights
) -> PageText:
    """Look at each line once.

    Args:
        raw: the document's characters.
        body_lines: its lines of running text.
        width: cells of one column.
        weights: classes of words at the edges.
    """
    lines = tuple(_look_at_line(raw, line, width, weights) for line in body_lines)
    grams: Counter[str] = Counter()
    for size in GRAM_SIZES:
        for line in lines:
            text = line.text
            grams.update([text[i : i + size] for i in range(len(text) - size + 1)])
    numbered = ((i, head.number) for i, line in enumerate(lines) for head in line.heads)
    return PageText(lines, width, grams, tuple((i, n) for i, n in numbered if n is not None))


def _look_at_line(raw: str, line: BodyLine, width: int, weights: Weights) -> Line:
    text = raw[line.start : line.end]
    cuts = (_look_at_cut(text, line.start, gap, weights) for gap in _WHITE.finditer(text))
    limit = OVERFULL * width
    folded = fold(text)
    return Line(
        source=line,
        text=squeeze(text),
        width=display_width(text),
        head=look_at_head(folded, weights),
        tail=look_at_tail(folded, weights),
        cuts=tuple(cut for cut in cuts if max(cut.left_width, cut.right_width) <= limit),
    )


def _look_at_cut(text: str, offset: int, gap: re.Match[str], weights: Weights) -> Cut:
    left, right = text[: gap.start()], text[gap.end() :]
    return Cut(
        gutter=(offset + gap.start(), offset + gap.end()),
        place=len(squeeze(left)),
        left_width=display_width(left),
        right_width=display_width(right),
        tail=look_at_tail(fold(left), weights),
        head=look_at_head(fold(right), weights),
    )
