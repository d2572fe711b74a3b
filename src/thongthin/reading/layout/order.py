"""From the decision of every line to the segments of a page in reading order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from thongthin.reading.lines import BodyLine
from thongthin.reading.page import Layout, Segment


@dataclass(frozen=True, slots=True)
class Placed:
    """A line whose column is decided.

    Attributes:
        line: the line.
        cut: raw offsets of the white space that is the gutter, half-open, or None where the line
            stands in one column.
        column: that column, "" where there is a cut.
    """

    line: BodyLine
    cut: tuple[int, int] | None
    column: Literal["", "L", "R"]


def in_reading_order(
    placed: Sequence[Placed],
    *,
    status: Literal["proposed", "reviewed"],
    line_posterior: Mapping[int, float] | None = None,
    split: Mapping[int, float] | None = None,
) -> Layout:
    """Return the left column from top to bottom, then the right one.

    Where nothing stands on the right the page has one column, and its segments name none.

    Args:
        placed: one entry per line of running text, in the order of the file.
        status: where the decisions come from.
        line_posterior: line → probability of its decision; None where all is certain.
        split: raw offset of white space → probability that the gutter is there.
    """
    left = [_left(one) for one in placed if one.column != "R"]
    right = [_right(one) for one in placed if one.column != "L"]
    if not right:
        left = [Segment(one.start, one.end, one.line, "") for one in left]
    return Layout(
        kind="spread" if right else "single",
        status=status,
        segments=(*left, *right),
        line_posterior=dict(line_posterior or {}),
        split=dict(split or {}),
    )


def one_column(body_lines: Sequence[BodyLine]) -> Layout:
    """Return the layout of a page of one column: its lines as they stand, certain."""
    segments = tuple(Segment(line.start, line.end, line.number, "") for line in body_lines)
    return Layout(kind="single", status="certain", segments=segments)


def _left(placed: Placed) -> Segment:
    line = placed.line
    return Segment(line.start, placed.cut[0] if placed.cut else line.end, line.number, "L")


def _right(placed: Placed) -> Segment:
    line = placed.line
    return Segment(placed.cut[1] if placed.cut else line.start, line.end, line.number, "R")
