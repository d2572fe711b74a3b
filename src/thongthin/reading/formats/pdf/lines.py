"""Glyphs → pieces: runs of glyphs on one base line without a wide gap, and rows of them.

Inside a piece glyphs keep the order in which the file draws them, which for Thai is that of the
text: marks have no width of their own, so that their places do not tell their order.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from thongthin.reading.formats.pdf.clusters import add_mark, is_astray, put_mark_back
from thongthin.reading.formats.pdf.glyphs import MARKS, Glyph

WIDE = 2.0
"""A gap of so many letters' widths parts two pieces: cells of a table, or columns."""

BASE_LINE = 0.5
"""Base lines nearer than this share of a letter's width are one (a line is 2 or more high)."""

RAISED = 1.1
"""A short run whose base line is nearer than this is a raised or lowered note in the line."""

_SHORT = 3
"""Glyphs of a raised or lowered note, at most."""


@dataclass(slots=True)
class Piece:
    """A run of glyphs on one base line.

    Attributes:
        glyphs: in reading order, blanks included.
        y: its base line.
        left: where it begins.
        right: where it ends.
    """

    glyphs: list[Glyph]
    y: float
    left: float
    right: float

    @property
    def middle(self) -> float:
        """Half-way from its left to its right edge."""
        return (self.left + self.right) / 2


@dataclass(slots=True)
class Row:
    """The pieces on one base line, from left to right."""

    pieces: list[Piece]
    y: float


def pieces_of(glyphs: Sequence[Glyph], unit: float, counts: Counter[str]) -> list[Piece]:
    """Return the pieces of a page, in drawing order.

    Args:
        glyphs: without repeats.
        unit: the usual width of a letter, above 0.
        counts: told how often each repair was made.
    """
    pieces: list[Piece] = []
    strays: list[Glyph] = []
    base: Glyph | None = None
    for glyph in glyphs:
        if glyph.char in MARKS:
            if is_astray(glyph, base, unit):
                strays.append(glyph)
            elif pieces:
                add_mark(pieces[-1].glyphs, glyph, counts)
            continue
        if glyph.char == " ":
            if pieces and _continues(pieces[-1], glyph, unit):
                pieces[-1].glyphs.append(glyph)
            continue
        if pieces and _continues(pieces[-1], glyph, unit):
            pieces[-1].glyphs.append(glyph)
            pieces[-1].right = max(pieces[-1].right, glyph.right)
        else:
            pieces.append(Piece([glyph], glyph.y, glyph.x, max(glyph.right, glyph.x)))
        base = glyph
    _put_back(pieces, strays, unit, counts)
    return pieces


def _continues(piece: Piece, glyph: Glyph, unit: float) -> bool:
    own = max(unit, piece.glyphs[-1].right - piece.glyphs[-1].x)
    is_near = piece.right - 0.8 * own <= glyph.x <= piece.right + WIDE * own
    return is_near and abs(glyph.y - piece.y) <= BASE_LINE * unit


def _put_back(
    pieces: list[Piece], strays: Iterable[Glyph], unit: float, counts: Counter[str]
) -> None:
    """Give every stray mark to the piece under or over which it stands; else a piece of its own."""
    for mark in strays:
        middle = (mark.left + mark.right) / 2
        under = [
            piece
            for piece in pieces
            if abs(piece.y - mark.y) <= 1.5 * unit
            and piece.left - unit / 2 <= middle <= piece.right + unit / 2
        ]
        if under:
            home = min(under, key=lambda piece: abs(piece.y - mark.y))
            put_mark_back(home.glyphs, mark, counts)
        else:
            pieces.append(Piece([mark], mark.y, mark.left, mark.right))


def rows_of(pieces: Iterable[Piece], unit: float) -> list[Row]:
    """Return the pieces in rows from top to bottom, those of a row from left to right.

    A short raised or lowered run (the number of a note) belongs to the row that it touches.
    """
    long: list[Piece] = []
    short: list[Piece] = []
    for piece in pieces:
        (long if len(piece.glyphs) > _SHORT else short).append(piece)
    rows: list[Row] = []
    for piece in sorted(long, key=lambda piece: (piece.y, piece.left)):
        if rows and abs(rows[-1].y - piece.y) <= BASE_LINE * unit:
            rows[-1].pieces.append(piece)
        else:
            rows.append(Row([piece], piece.y))
    for piece in sorted(short, key=lambda piece: (piece.y, piece.left)):
        row = _row_beside(rows, piece, unit)
        if row is None:
            rows.append(Row([piece], piece.y))
        else:
            row.pieces.append(piece)
    rows.sort(key=lambda row: row.y)
    for row in rows:
        row.pieces.sort(key=lambda piece: (piece.left, piece.right))
    return rows


def _row_beside(rows: Sequence[Row], piece: Piece, unit: float) -> Row | None:
    near = [row for row in rows if abs(row.y - piece.y) <= RAISED * unit]
    for row in sorted(near, key=lambda row: abs(row.y - piece.y)):
        if abs(row.y - piece.y) <= BASE_LINE * unit:
            return row
        if any(-unit <= piece.left - other.right <= unit for other in row.pieces):
            return row
    return None


def pitch_of(rows: Sequence[Row]) -> float:
    """Return the usual distance of two base lines in points; 0 where there are not two."""
    steps = [after.y - before.y for before, after in pairwise(rows)]
    return median(steps) if steps else 0.0
