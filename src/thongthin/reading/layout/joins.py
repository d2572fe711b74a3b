"""What speaks for and against a decision, as names of features; `weights.yaml` has their weights.

A feature is a yes-or-no question about one line or one join, spelt so that it can be read:
`fill.3+item` is "the line above left room of class 3 and a list item follows".
"""

from __future__ import annotations

from bisect import bisect
from typing import Literal

from thongthin.reading.layout.candidates import GRAM_SIZES, Cut, PageText
from thongthin.reading.layout.edges import Head, Tail
from thongthin.reading.layout.words import spans_break

Side = Literal["L", "R"]

ROOM_EDGES = (-0.12, -0.06, 0.0, 0.06, 0.15, 0.35)
"""Room left on a line behind which the next word would have stood, in columns."""

SHORT = 4
"""From this class of room on, a line is short: a paragraph ends there."""

WIDTH_EDGES = (0.5, 0.85, 0.95, 1.03, 1.1, 1.25, 1.5)
"""Widths of lines and parts, in columns."""

LONG_RUN = 3
"""Runs on one side, and lines between two lines of a column, count up to this."""


def join_features(page: PageText, tail: Tail, head: Head) -> tuple[str, ...]:
    """Return what the edges say about `head` following `tail` in one column."""
    names = [
        f"tail.{tail.kind}",
        f"head.{head.kind}",
        f"join.{tail.kind}+{head.kind}",
        f"page.{page_gram(page, tail, head, 1)}",
        f"quote.{_quote(tail, head)}",
    ]
    if span := spans_break(tail.words, head.starts):
        names.append(f"span.{min(span // 3, 4)}")
    return tuple(names)


def room_left(page: PageText, tail_width: int, head: Head) -> int:
    """Return the class of the room that a line of `tail_width` cells had for `head`.

    0 is overfull, 6 mostly empty; from SHORT on a paragraph ends there.
    """
    return bisect(ROOM_EDGES, (page.width - tail_width - head.width) / page.width)


def room_features(side: Side, tail: Tail, head: Head, room: int, lag: int) -> tuple[str, ...]:
    """Return what the room left on a line says about `head` following it.

    Args:
        side: the column.
        tail: edge of the line above in the column.
        head: edge of the run that follows.
        room: class of the room that the line above left.
        lag: lines from the one to the other (1: on the next).
    """
    return (
        f"fill.{room}",
        f"fill.{room}+{head.kind}",
        f"fill.{room}-{tail.kind}",
        f"lag.{side}.{min(lag, LONG_RUN + 1)}.{'short' if room >= SHORT else 'full'}",
    )


def top_features(side: Side, index: int, head: Head) -> tuple[str, ...]:
    """Return the features of a column that begins on a line of the page."""
    return (f"top.{side}.{head.kind}", f"top.{side}.at{min(index, LONG_RUN)}")


def bottom_features(side: Side, tail: Tail, lag: int) -> tuple[str, ...]:
    """Return the features of a column that ends `lag` lines above the last one."""
    return (f"bottom.{side}.{tail.kind}", f"bottom.{side}.at{min(lag, LONG_RUN)}")


def whole_features(page: PageText, index: int, side: Side) -> tuple[str, ...]:
    """Return the features of a line that stands in one column."""
    line = page.lines[index]
    size = bisect(WIDTH_EDGES, line.width / page.width)
    return (f"whole.{size}", f"side.{side}", *_number_features(page, index, side, line.head))


def cut_features(page: PageText, index: int, cut: Cut) -> tuple[str, ...]:
    """Return the features of a line that holds both columns, with the gutter at `cut`."""
    line = page.lines[index]
    size = bisect(WIDTH_EDGES, line.width / page.width)
    left = bisect(WIDTH_EDGES, cut.left_width / page.width)
    right = bisect(WIDTH_EDGES, cut.right_width / page.width)
    tail, head = cut.tail, cut.head
    return (
        f"both.{size}",
        f"left.{left}",
        f"right.{right}",
        f"cut.tail.{tail.kind}",
        f"cut.head.{head.kind}",
        f"cut.{tail.kind}+{head.kind}",
        f"cut.page.{page_gram(page, tail, head, 2)}",
        f"cut.quote.{_quote(tail, head)}",
        *_number_features(page, index, "L", line.head),
        *_number_features(page, index, "R", head),
    )


def page_gram(page: PageText, tail: Tail, head: Head, least: int) -> int:
    """Return the longest run over the break that the page has elsewhere, in code points.

    Args:
        page: its counted runs.
        tail: edge before the break.
        head: edge behind it.
        least: how often the run must occur: 1 where the break is a line's end, 2 inside a line,
            which itself counts once.
    """
    longest = 0
    for size in GRAM_SIZES:
        half = size // 2
        if page.grams.get(tail.chars[-half:] + head.chars[:half], 0) < least:
            break
        longest = size
    return longest


def _quote(tail: Tail, head: Head) -> str:
    if tail.is_open:
        return "match" if head.closes else "open"
    return "orphan" if head.closes else "none"


def _number_features(page: PageText, index: int, side: Side, head: Head) -> tuple[str, ...]:
    """Return whether the list item before this one stands below it, or the next one above.

    Either is so only where a list goes from the left column into the right one.
    """
    number = head.number
    if number is None:
        return ()
    names = []
    if any(n == number + 1 and i < index for i, n in page.numbers):
        names.append(f"number.{side}.next_above")
    if number > 1 and any(n == number - 1 and i > index for i, n in page.numbers):
        names.append(f"number.{side}.former_below")
    return tuple(names)
