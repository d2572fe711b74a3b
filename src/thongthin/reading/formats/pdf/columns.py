"""Rows of pieces → blocks in reading order: across the page, or column by column.

The gutter is the widest band near the middle that (nearly) no piece crosses. Rows that do cross
it (a title, a table) part the page into blocks; what stands between two such rows is read column
by column. Cells of a table leave empty bands, too: two columns are taken for columns of text only
where their lines fill them. Without such a band the page is read across, as one column.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from thongthin.reading.formats.pdf.lines import Piece, Row, rows_of

GUTTER = 1.2
"""The least width of a gutter, in letters' widths (own choice: two or three blanks)."""

COLUMN = 14.0
"""A column of text is at least so many letters wide; cells of a table mostly are not."""

FULL = 0.7
"""A line that takes this share of its column's width is a full one."""

FULL_SHARE, FULL_SHARE_SPREAD = 0.4, 0.2
"""Share of full lines on both sides, and on one of two facing pages (a sheet wider than high)."""

WIDEST, WIDEST_SPREAD = 0.6, 1.5
"""A gutter is at most so many columns wide, and one of two facing pages; those of tables are not
bounded.
"""

CROSSING_SHARE = 0.25
"""At most this share of the rows may cross the gutter."""

FOLD = 0.03
"""The middle of a sheet of two facing pages lies in the gutter, or this near to it."""

_LEAST_ROWS = 3
_DEPTH = 3
_MOST_BANDS = 4
_ZONE = 0.2


@dataclass(frozen=True, slots=True)
class Block:
    """Rows that are read one after the other, each from left to right.

    Attributes:
        rows: from top to bottom.
        is_column: False where the block takes the whole width.
    """

    rows: tuple[Row, ...]
    is_column: bool


@dataclass(frozen=True, slots=True)
class Gutter:
    """An empty band between two columns: its left and right edge."""

    left: float
    right: float

    @property
    def middle(self) -> float:
        """Half-way between its edges."""
        return (self.left + self.right) / 2


def blocks_of(
    rows: Sequence[Row], unit: float, size: tuple[float, float], depth: int = _DEPTH
) -> list[Block]:
    """Return the blocks of a page in reading order.

    Args:
        rows: of the page's running text, from top to bottom.
        unit: the usual width of a letter, above 0.
        size: width and height of the page.
        depth: how often columns may be parted once more.
    """
    gutter = find_gutter(rows, unit, size) if depth else None
    if gutter is None:
        return [Block(tuple(rows), False)] if rows else []
    found: list[Block] = []
    for is_crossing, group in _groups(rows, gutter):
        left = [p for row in group for p in row.pieces if p.middle <= gutter.middle]
        right = [p for row in group for p in row.pieces if p.middle > gutter.middle]
        if is_crossing or not left or not right:
            found.append(Block(tuple(group), False))
            continue
        for side in (left, right):
            parts = blocks_of(rows_of(side, unit), unit, (0.0, 0.0), depth - 1)
            found += [Block(part.rows, True) for part in parts]
    return found


def _groups(rows: Sequence[Row], gutter: Gutter) -> list[tuple[bool, list[Row]]]:
    groups: list[tuple[bool, list[Row]]] = []
    for row in rows:
        crossing = any(p.left < gutter.middle < p.right for p in row.pieces)
        if groups and groups[-1][0] == crossing:
            groups[-1][1].append(row)
        else:
            groups.append((crossing, [row]))
    return groups


def find_gutter(rows: Sequence[Row], unit: float, size: tuple[float, float]) -> Gutter | None:
    """Return the gutter of two columns of text, or None where the rows are read across."""
    pieces = [piece for row in rows for piece in row.pieces]
    if len(rows) < _LEAST_ROWS:
        return None
    left, right = min(p.left for p in pieces), max(p.right for p in pieces)
    if right - left < 2 * COLUMN * unit:
        return None
    width, height = size
    fold = FOLD * width
    for gutter in _bands(pieces, left, right, len(rows), unit):
        holds_fold = gutter.left - fold < width / 2 < gutter.right + fold
        is_spread = width > 1.2 * height and holds_fold
        if _parts_text(pieces, gutter, unit, is_spread):
            return gutter
    return None


def _bands(
    pieces: Sequence[Piece], left: float, right: float, rows: int, unit: float
) -> list[Gutter]:
    """Return the bands that may be the gutter: the least crossed first, the widest of them."""
    size = int(right - left) + 2
    steps = [0] * (size + 1)
    for piece in pieces:
        steps[int(piece.left - left)] += 1
        steps[min(size, int(piece.right - left) + 1)] -= 1
    cover, level = [], 0
    for step in steps[:size]:
        level += step
        cover.append(level)
    first, last = int(_ZONE * size), int((1 - _ZONE) * size)
    found: list[tuple[int, float, Gutter]] = []
    for most in sorted(set(cover[first:last])):
        if most > CROSSING_SHARE * rows:
            break
        for begin, end in _stretches(cover, most, first, last):
            if end - begin >= GUTTER * unit:
                found.append((most, begin - end, Gutter(left + begin, left + end)))
    best = sorted(found, key=lambda item: item[:2])[:_MOST_BANDS]
    return [gutter for _, _, gutter in best]


def _stretches(cover: Sequence[int], most: int, first: int, last: int) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    begin = None
    for at in range(first, last + 1):
        if at < last and cover[at] <= most:
            begin = at if begin is None else begin
        elif begin is not None:
            found.append((begin, at))
            begin = None
    return found


def _parts_text(pieces: Sequence[Piece], gutter: Gutter, unit: float, is_spread: bool) -> bool:
    apart = [p for p in pieces if not p.left < gutter.middle < p.right]
    left = [p for p in apart if p.middle < gutter.middle]
    right = [p for p in apart if p.middle > gutter.middle]
    band = min(p.left for p in right) - max(p.right for p in left) if left and right else 0.0
    widest = WIDEST_SPREAD if is_spread else WIDEST
    if any(band > widest * _width(side) for side in (left, right)):
        return False
    shares = [_share_of_full_lines(side, unit) for side in (left, right)]
    least, most = min(shares), max(shares)
    return least >= 0 and (most >= FULL_SHARE_SPREAD if is_spread else least >= FULL_SHARE)


def _share_of_full_lines(side: Sequence[Piece], unit: float) -> float:
    """Return which share of a column's lines fill it; -1 where it is no column of text.

    A side that is itself two columns of text counts as full.
    """
    rows = rows_of(side, unit)
    width = _width(side)
    if len(rows) < _LEAST_ROWS or width < COLUMN * unit:
        return -1.0
    if len(side) > 1.5 * len(rows):
        return 1.0 if find_gutter(rows, unit, (0.0, 0.0)) else -1.0
    full = [row.pieces[-1].right - row.pieces[0].left >= FULL * width for row in rows]
    return sum(full) / len(rows)


def _width(side: Sequence[Piece]) -> float:
    return max(p.right for p in side) - min(p.left for p in side) if side else 0.0
