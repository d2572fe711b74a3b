"""A page that may be a spread, though nothing but the widths of some lines says so.

Taking it apart would break sentences if it is one column; trusting it would join two columns if
it is a spread. So it stays as it stands, and every join it offers is in doubt: what rests on one
goes to review, what stands in a run without white space does not.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from thongthin.reading.layout.detect import WIDE, display_width
from thongthin.reading.layout.order import one_column
from thongthin.reading.lines import BodyLine
from thongthin.reading.page import Layout

EVEN = 0.5
"""One column or two: neither is likelier."""


SHORT = 0.85
"""A line narrower than this share of the widest one ends before its column does."""

ENDING_SHARE = 0.8
"""Where so many of the short lines end a paragraph, the page is of one column."""

MIN_PARAGRAPHS = 4
"""So many paragraphs parted by blank lines, and none longer on average than the next number,"""

LINES_A_PARAGRAPH = 5
"""of lines, make a page of one column (own choice)."""

LATIN_SHARE = 0.7
"""Where so many letters are Latin, the Thai word list tells nothing of a second column."""


def is_plainly_one_column(raw: str, body_lines: Sequence[BodyLine]) -> bool:
    """Say whether short lines end paragraphs, as in running text, or the text is not Thai.

    In a spread read across a line of one column stands between others, wherever the other
    column has none; in running text a short line is followed by a blank one, or by nothing.
    """
    texts = [raw[line.start : line.end] for line in body_lines]
    letters = [c for text in texts for c in text if c.isalpha()]
    if sum(c.isascii() for c in letters) > LATIN_SHARE * len(letters):
        return True
    if _has_many_paragraphs(body_lines):
        return True
    widest = max(map(display_width, texts), default=0)
    following = (*(line.number for line in body_lines[1:]), None)
    ends = [
        behind is None or behind > line.number + 1
        for line, behind, text in zip(body_lines, following, texts, strict=True)
        if display_width(text) < SHORT * widest
    ]
    return bool(ends) and sum(ends) >= ENDING_SHARE * len(ends)


def _has_many_paragraphs(body_lines: Sequence[BodyLine]) -> bool:
    """Say whether blank lines part the text often: two columns are seldom blank at one height."""
    numbers = [line.number for line in body_lines]
    gaps = sum(behind > number + 1 for number, behind in pairwise(numbers))
    return gaps + 1 >= MIN_PARAGRAPHS and (gaps + 1) * LINES_A_PARAGRAPH >= len(numbers)


def doubtful(raw: str, body_lines: Sequence[BodyLine], width: int) -> Layout:
    """Return the lines as one column, with doubt in every join and in the spaces of wide lines.

    Args:
        raw: the document's characters as they came.
        body_lines: the page's lines of running text, in the order of the file.
        width: of one column in cells, if the page is a spread.
    """
    split = {
        offset: EVEN
        for line in body_lines
        if display_width(raw[line.start : line.end]) > WIDE * width
        for offset in range(line.start, line.end)
        if raw[offset].isspace()
    }
    posterior = {line.number: EVEN for line in body_lines}
    return replace(one_column(body_lines), status="proposed", line_posterior=posterior, split=split)
