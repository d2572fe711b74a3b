"""Rows at the head and foot of a page that stand apart: running titles, footers, page numbers.

They are no part of any column. Each of their pieces becomes a line of its own, so that the
patterns of `mappings/layout/default.yaml` know them again.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from thongthin.reading.formats.pdf.lines import Piece, Row

EDGE = 0.15
"""Such rows stand in this share of the page's height, at its head or foot (own choice)."""

APART = 1.6
"""They are parted from the running text by so many of its line steps."""

LOOSE = 1.15
"""A row of page numbers alone, or of the same words twice, needs no more than this."""

MOST_ROWS = 3

_NUMBER = re.compile(r"(?:[-–—] ?|หน้า ?(?:ที่ ?)?)?[0-9๐-๙]{1,4}(?: ?[-–—])?")
_DIGITS = re.compile(r"[0-9๐-๙\s]+")


@dataclass(frozen=True, slots=True)
class Edges:
    """A page's rows, parted.

    Attributes:
        head: lines of one piece each.
        body: the running text, from top to bottom.
        foot: lines of one piece each.
    """

    head: tuple[Row, ...]
    body: tuple[Row, ...]
    foot: tuple[Row, ...]


def part_edges(rows: Sequence[Row], pitch: float, height: float) -> Edges:
    """Part the rows of a page.

    Args:
        rows: from top to bottom.
        pitch: the usual distance of two base lines.
        height: of the page, in points.
    """
    head = _edge(rows, pitch, height)
    mirrored = [Row(row.pieces, height - row.y) for row in reversed(rows[head:])]
    foot = _edge(mirrored, pitch, height)
    last = len(rows) - foot
    return Edges(tuple(_single(rows[:head])), tuple(rows[head:last]), tuple(_single(rows[last:])))


def _edge(rows: Sequence[Row], pitch: float, height: float) -> int:
    """Return how many of the first rows stand apart at the edge."""
    found = 0
    for count in range(1, min(MOST_ROWS, len(rows) - 1) + 1):
        if rows[count - 1].y > EDGE * height:
            break
        step = rows[count].y - rows[count - 1].y
        is_known = found == count - 1 and _is_furniture(rows[count - 1])
        if step > (LOOSE if is_known else APART) * pitch:
            found = count
    return found


def _is_furniture(row: Row) -> bool:
    """Say whether a row holds page numbers alone, or the same words twice."""
    texts = [_text(piece) for piece in row.pieces]
    words = [_DIGITS.sub("", text) for text in texts]
    is_twice = len(words) == 2 and words[0] == words[1] != ""
    return is_twice or (len(texts) <= 2 and all(_NUMBER.fullmatch(text) for text in texts))


def _text(piece: Piece) -> str:
    return "".join(glyph.char for glyph in piece.glyphs).strip()


def _single(rows: Sequence[Row]) -> list[Row]:
    """Return a row for every piece, from left to right."""
    return [Row([piece], row.y) for row in rows for piece in row.pieces]
