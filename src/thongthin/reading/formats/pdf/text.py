"""Blocks of rows → the page's text, and which glyph stands behind each of its characters.

What is emitted:

* one line for each row of a column, in reading order, ended by a line feed;
* one blank where the gap of two glyphs is wider than letters are set apart, or where the file
  draws a blank; a tab where the gap is as wide as a border between two cells (`TAB`);
* an empty line where the rows of a block stand further apart than its lines do (`PARAGRAPH`), and
  between running text and what stands apart at the page's edges.

Nothing else is changed: the characters are those the file names for its glyphs, after the repairs
that the places of glyphs settle (`clusters`), which are counted.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from thongthin.reading.formats.pdf.clusters import usual_width, without_repeats
from thongthin.reading.formats.pdf.columns import Block, blocks_of
from thongthin.reading.formats.pdf.edges import part_edges
from thongthin.reading.formats.pdf.glyphs import MARKS, Glyph
from thongthin.reading.formats.pdf.lines import Row, pieces_of, pitch_of, rows_of

BLANK = 0.28
"""A gap of this share of a letter's width is a blank (a blank is mostly 0.4 to 0.6 of one)."""

TAB = 3.0
"""A gap of so many letters' widths parts two cells of a table."""

PARAGRAPH = 1.5
"""Rows so many line steps apart are parted by an empty line."""


@dataclass(frozen=True, slots=True)
class PageText:
    """The text of one page.

    Attributes:
        text: lines in reading order.
        columns: per line: "" across the page, else "L" and "R" in turn for its columns.
        places: per character of `text`: its glyph, or None for a blank or a line feed.
        repairs: kind → how often.
    """

    text: str
    columns: tuple[str, ...]
    places: tuple[Glyph | None, ...]
    repairs: Counter[str]


def page_text(glyphs: list[Glyph], size: tuple[float, float]) -> PageText:
    """Return the text of a page.

    Args:
        glyphs: of the page, in drawing order.
        size: width and height of the page, in points.
    """
    repairs: Counter[str] = Counter()
    unit = usual_width(glyphs)
    if unit <= 0:
        return PageText("", (), (), repairs)
    pieces = pieces_of(without_repeats(glyphs, unit, repairs), unit, repairs)
    rows = rows_of(pieces, unit)
    edges = part_edges(rows, pitch_of(rows), size[1])
    blocks = blocks_of(edges.body, unit, size)
    writer = _Writer()
    writer.add((Block(edges.head, False),), unit)
    writer.add(blocks, unit)
    writer.add((Block(edges.foot, False),), unit)
    return writer.page(repairs)


class _Writer:
    """Collects lines; knows the glyph behind every character."""

    def __init__(self) -> None:
        self._chars: list[str] = []
        self._places: list[Glyph | None] = []
        self._columns: list[str] = []

    def add(self, blocks: Sequence[Block], unit: float) -> None:
        """Add blocks that follow each other, and an empty line before them."""
        side = "R"
        is_first = bool(self._chars)
        for block in blocks:
            side = {"L": "R", "R": "L"}[side] if block.is_column else "R"
            pitch = pitch_of(block.rows)
            before = None
            for row in block.rows:
                if is_first or (before and row.y - before.y > PARAGRAPH * pitch > 0):
                    self._line((), "")
                is_first, before = False, row
                self._line(spaced(row, unit), side if block.is_column else "")

    def _line(self, glyphs: Iterable[tuple[str, Glyph | None]], column: str) -> None:
        for char, glyph in glyphs:
            self._chars.append(char)
            self._places.append(glyph)
        self._chars.append("\n")
        self._places.append(None)
        self._columns.append(column)

    def page(self, repairs: Counter[str]) -> PageText:
        """Return what was collected."""
        return PageText("".join(self._chars), tuple(self._columns), tuple(self._places), repairs)


def spaced(row: Row, unit: float) -> Iterator[tuple[str, Glyph | None]]:
    """Yield the characters of a row with blanks and tabs where they belong.

    Args:
        row: its pieces from left to right.
        unit: the usual width of a letter on the page; that of the row counts where it is wider.
    """
    glyphs = [glyph for piece in row.pieces for glyph in piece.glyphs]
    own = [g.right - g.x for g in glyphs if g.char not in MARKS and g.char != " "]
    unit = max(unit, median(own)) if own else unit
    blank = BLANK * unit + _tracking(glyphs, unit)
    is_blank, end = False, None
    for glyph in glyphs:
        if glyph.char == " ":
            is_blank = end is not None
            continue
        if glyph.char not in MARKS and end is not None:
            gap = glyph.x - end
            if gap > TAB * unit:
                yield "\t", None
            elif is_blank or gap > blank:
                yield " ", None
        elif is_blank:
            yield " ", None
        is_blank = False
        yield glyph.char, glyph
        if glyph.char not in MARKS:
            end = glyph.right if end is None else max(end, glyph.right)
        elif end is None:
            end = glyph.right


def _tracking(glyphs: Sequence[Glyph], unit: float) -> float:
    """Return by how much the letters of a row are set apart; 0 where they are set as usual."""
    letters = [g for g in glyphs if g.char not in MARKS]
    gaps = [
        after.x - before.right
        for before, after in pairwise(letters)
        if before.char != " " and after.char != " "
    ]
    usual = median(gaps) if len(gaps) >= 8 else 0.0
    return usual if unit > usual > BLANK * unit else 0.0
