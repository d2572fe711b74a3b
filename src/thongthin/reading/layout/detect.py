"""One column or a spread of two, read across: told from the widths of the lines.

A spread read across mixes lines of one column, at most as wide as the column, with lines that
hold both, up to twice as wide. A page of one column has one upper edge. Taking one column for a
spread would break sentences that stood whole, so doubt counts as one column.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

WIDE = 1.5
"""A line wider than this many columns holds both."""

EDGE = 0.12
"""Lines of a justified column end within this share of its width (letters differ in advance)."""

FULLEST = 1.1
"""A part of a line may be this much wider than the column."""

MIN_LINES = 6
"""Fewer lines than this have no shape."""

FULL_SHARE, WIDE_SHARE = 0.2, 0.2
"""Shares of lines that fill one column, and that hold both, where nothing else tells of two."""

FULL_SHARE_SIGNALLED, WIDE_SHARE_SIGNALLED = 0.05, 0.0
"""The same where the furniture tells of two pages: one line that holds both is enough."""

WIDEST = 2.1
"""No line is wider than two columns and some unevenness of the letters."""

NARROWEST = 30
"""Columns of fewer cells hold no running text; such lines are those of a list or a table."""

_ITEM = re.compile(r"\(?[0-9๐-๙]{1,3}[).]")
_NON_SPACING = "ัิีึืฺุู็่้๊๋์ํ๎".encode("cp874")


def display_width(text: str) -> int:
    """Return the cells a text takes: its code points without Thai non-spacing marks."""
    # One byte a character: what the code page for Thai does not have becomes one "?".
    return len(text.encode("cp874", "replace").translate(None, _NON_SPACING))


def column_width(lines: Sequence[str], spread_signals: int) -> int | None:
    """Return the width of one column of a spread in cells, or None for a page of one column.

    Args:
        lines: the lines of running text, stripped, in the order of the file.
        spread_signals: how many signs of two pages the furniture gives (two page numbers, a
            footer that stands twice).
    """
    if len(lines) < MIN_LINES:
        return None
    longest, shortest = max(map(len, lines)), min(map(len, lines))
    if longest <= WIDE * shortest and not spread_signals:
        return None
    widths = sorted(map(display_width, lines))
    if widths[-1] <= WIDE * NARROWEST:
        return None
    width = _likely_width(widths)
    if width < NARROWEST:
        return None
    wide = len(widths) - bisect_right(widths, WIDE * width)
    full = _between(widths, (1 - EDGE) * width, 1.05 * width)
    if spread_signals:
        full += _between(widths, 2 * (1 - EDGE) * width, WIDEST * width)
        least_full, least_wide = FULL_SHARE_SIGNALLED, WIDE_SHARE_SIGNALLED
    else:
        least_full, least_wide = FULL_SHARE, WIDE_SHARE
    if full < least_full * len(widths) or wide < max(1, least_wide * len(widths)):
        return None
    if widths[-1] > WIDEST * width or _is_list(lines) or not _all_can_be_cut(lines, width):
        return None
    return width


def _likely_width(widths: Sequence[int]) -> int:
    """Return the column width that explains best where widths crowd and where they end.

    Lines of one column crowd below it and are rare above; lines of two full columns crowd below
    twice the width (and a space), and none is wider.
    """
    widest = widths[-1]

    def merit(width: int) -> float:
        crowd = _between(widths, (1 - EDGE) * width, width)
        beyond = _between(widths, width + 2, (1 + EDGE) * width)
        both = _between(widths, 2 * (1 - EDGE) * width, 2 * width + 1)
        too_wide = len(widths) - bisect_right(widths, 2 * width + 1)
        return crowd - beyond / 2 + both - 3 * too_wide - 20 * abs(widest / 2 / width - 1)

    return max(range(int(widest / 2.1), int(widest / 1.3) + 1), key=merit)


def _between(widths: Sequence[int], least: float, most: float) -> int:
    return bisect_right(widths, most) - bisect_left(widths, least)


def _is_list(lines: Sequence[str]) -> bool:
    """Tell whether most lines are items, whose widths say nothing of a column."""
    return 2 * sum(_ITEM.match(line) is not None for line in lines) > len(lines)


def _all_can_be_cut(lines: Sequence[str], width: int) -> bool:
    """Tell whether each line wider than a column has a space that leaves two parts that fit."""
    limit = FULLEST * width
    return all(
        any(
            display_width(line[:i]) <= limit and display_width(line[i + 1 :]) <= limit
            for i, c in enumerate(line)
            if c.isspace()
        )
        for line in lines
        if display_width(line) > WIDE * width
    )
