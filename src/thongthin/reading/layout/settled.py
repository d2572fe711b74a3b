"""A reading order that the document's own format tells: by places on the page, or by its markup."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from thongthin.reading.lines import BodyLine
from thongthin.reading.page import Layout, Segment

_COLUMN: dict[str, Literal["", "L", "R"]] = {"": "", "L": "L", "R": "R"}


def settled(body_lines: Sequence[BodyLine], columns: Sequence[str]) -> Layout:
    """Return the lines as they stand, certain, each in its column.

    Args:
        body_lines: the page's lines of running text, in reading order.
        columns: of every line of the page's text: "L", "R" or "".
    """
    segments = tuple(
        Segment(line.start, line.end, line.number, _COLUMN[columns[line.number - 1]])
        for line in body_lines
    )
    is_spread = any(segment.column for segment in segments)
    return Layout("spread" if is_spread else "single", "certain", segments)
