"""The lines of a page: which hold running text, which are blank, which hold nothing but marks.

A line ends at a line feed; a carriage return is white space, a form feed parts pages. Offsets
are code points of the file, lines count from 1 in the file.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_LINE = re.compile(r"[^\n]+")
_INVISIBLE = "\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"
_BLANK = re.compile(rf"[\s{_INVISIBLE}]*+")
_MARKS = "\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\uf701-\uf70e\uf710-\uf71a"
_DETACHED = re.compile(rf"[\s{_INVISIBLE}{_MARKS}]*+")
_MARK = re.compile(f"[{_MARKS}]")
_STRAY_BLANK = re.compile(
    f"[^\\S\n](?=[{_MARKS}])|(?<=[\u0e01-\u0e2e\u0e48-\u0e4b])[^\\S\n](?=\u0e32)"
)
_NO_WIDTH = "\u0e4e"
"""Yamakkan: a Thai mark that no text of today has and that takes no room in a line."""

MIN_PAIRS_FOR_SPACING = 5
"""Below so many pairs of lines, a page does not show how wide its lines are set apart."""
DOUBLE_SPACED_SHARE = 0.8
"""Where so many pairs of lines have a blank line between them, the page is set double-spaced."""


@dataclass(frozen=True, slots=True)
class BodyLine:
    """A line of running text: neither blank nor furniture.

    Attributes:
        number: line in the file, from 1.
        start: raw offset of its first character that is not white space.
        end: raw offset behind its last one.
    """

    number: int
    start: int
    end: int


def iter_lines(raw: str, start: int, end: int, number: int = 1) -> Iterator[BodyLine]:
    """Yield the lines of `raw[start:end]` that are not blank, stripped of white space, in order.

    A byte order mark at the head of the file belongs to no line. Lines that hold only
    invisible characters are blank.

    Args:
        raw: the whole file's characters.
        start: code point at which the part begins.
        end: code point behind it.
        number: line of the file in which the part begins, from 1.
    """
    at = start
    for match in _LINE.finditer(raw, start, end):
        number += raw.count("\n", at, match.start())
        at = match.start()
        if _BLANK.fullmatch(raw, match.start(), match.end()):
            continue
        begin = at + 1 if at == 0 and raw[0] == "\ufeff" else at
        text = raw[begin : match.end()]
        head = begin + len(text) - len(text.lstrip())
        yield BodyLine(number, head, begin + len(text.rstrip()))


def is_detached(raw: str, line: BodyLine) -> bool:
    """Return whether a line holds nothing but combining marks, torn from letters unknown."""
    whole = _DETACHED.fullmatch(raw, line.start, line.end) is not None
    return whole and _MARK.search(raw, line.start, line.end) is not None


def without_stray_blanks(raw: str) -> str:
    """Return a text of the same length in which blanks inside of syllables take no room.

    Layout asks how wide lines are and where they may be cut: no column ends before a mark, or
    between a consonant and sara aa. Offsets stay.
    """
    return _STRAY_BLANK.sub(_NO_WIDTH, raw)


def paragraph_breaks(lines: Sequence[BodyLine], others: Sequence[BodyLine]) -> frozenset[int]:
    """Return the numbers of the lines that part paragraphs: blank ones, and furniture.

    On a page that is set double-spaced one blank line parts nothing, two do.

    Args:
        lines: the body lines of one page, in order.
        others: lines of that page that are neither blank nor furniture nor body (detached marks).
    """
    known = {line.number for line in others}
    between = [
        [n for n in range(a.number + 1, b.number) if n not in known]
        for a, b in itertools.pairwise(lines)
    ]
    apart = sum(1 for numbers in between if numbers)
    double = len(between) >= MIN_PAIRS_FOR_SPACING and apart >= DOUBLE_SPACED_SHARE * len(between)
    return frozenset(n for numbers in between for n in (numbers[1:] if double else numbers))
