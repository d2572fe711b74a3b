"""A page of a PDF → its glyphs: characters with their places, upright, top left first.

Places are points (1/72 inch) from the upper left corner of the page as it is shown, so that x
grows to the right and y downwards, whatever box and rotation the file declares. Characters that
PDFium makes up (spaces, line ends) are left out: the places tell both better.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

import pypdfium2.raw as pdfium

MAX_CHARACTERS = 100_000
"""More than this on one page is no page of a report (a full page of print holds 5,000)."""

UNKNOWN = "\ufffd"
"""Stands for a glyph of which the file does not say which character it draws."""

_HYPHENS = frozenset({0x02, 0xFFFE})
_ALWAYS_SPACES = frozenset({0x20, 0xA0, 0x09, 0x3000, *range(0x2000, 0x200B)})
_Drawn = tuple[str, float, float, float, float, float, float]
"""A character, its origin, and the upper left and lower right corner of its box, in the file."""

_GENERATED = frozenset({0x0A, 0x0D, 0x20})
_CHARACTERS = {code: chr(code) for code in (*range(0x20, 0x7F), *range(0x0E01, 0x0E5C))}
_MARKS = frozenset(
    "\u0e31\u0e34\u0e35\u0e36\u0e37\u0e38\u0e39\u0e3a\u0e47\u0e48\u0e49\u0e4a\u0e4b\u0e4c\u0e4d\u0e4e"
)
_MARKS_OF_PRIVATE_USE = frozenset(map(chr, (*range(0xF701, 0xF70F), *range(0xF710, 0xF71B))))
MARKS = _MARKS | _MARKS_OF_PRIVATE_USE
"""Thai vowels and tone marks that stand over or under a letter."""


class TooManyCharactersError(Exception):
    """The page holds more characters than `MAX_CHARACTERS`; its number of them is the argument."""


@dataclass(slots=True)
class Glyph:
    """A character where it stands.

    Attributes:
        char: one code point (a blank for any white space).
        x: where it begins on the base line.
        y: its base line.
        left: left edge of its box.
        right: right edge of its box, side bearing included.
        top: upper edge of its box.
        bottom: lower edge of its box.
    """

    char: str
    x: float
    y: float
    left: float
    right: float
    top: float
    bottom: float

    @property
    def size(self) -> float:
        """Height of its box: says little of the size of the type, but is one for like glyphs."""
        return self.bottom - self.top


@dataclass(frozen=True, slots=True)
class Frame:
    """The part of a page that is shown.

    Attributes:
        left: in the file's coordinates, as the next three.
        bottom: lower edge.
        right: right edge.
        top: upper edge.
        turns: quarter turns clockwise at which the page is shown.
    """

    left: float
    bottom: float
    right: float
    top: float
    turns: int

    @property
    def size(self) -> tuple[float, float]:
        """Width and height as shown, in points."""
        wide, high = self.right - self.left, self.top - self.bottom
        return (high, wide) if self.turns % 2 else (wide, high)

    def shown(self) -> Callable[[float, float], tuple[float, float]]:
        """Return what turns a point of the file into one of the page as shown."""
        left, bottom, right, top = self.left, self.bottom, self.right, self.top
        return {
            0: lambda x, y: (x - left, top - y),
            1: lambda x, y: (y - bottom, x - left),
            2: lambda x, y: (right - x, y - bottom),
            3: lambda x, y: (top - y, right - x),
        }[self.turns]

    def in_file(self) -> Callable[[float, float], tuple[float, float]]:
        """Return what turns a point of the page as shown into one of the file."""
        left, bottom, right, top = self.left, self.bottom, self.right, self.top
        return {
            0: lambda x, y: (x + left, top - y),
            1: lambda x, y: (y + left, x + bottom),
            2: lambda x, y: (right - x, y + bottom),
            3: lambda x, y: (right - y, top - x),
        }[self.turns]


def frame_of(page: Any) -> Frame:
    """Return the frame of a page of pypdfium2: its crop box, and its rotation."""
    left, bottom, right, top = page.get_cropbox()
    turns = pdfium.FPDFPage_GetRotation(page) % 4
    return Frame(min(left, right), min(bottom, top), max(left, right), max(bottom, top), turns)


def read_upright(page: Any) -> tuple[list[Glyph], Frame]:
    """Return the glyphs of a page, and the frame in which its text stands upright.

    That is the page as it is shown, but for a page whose text runs up or down (a wide table that
    is set on its side). Glyphs come in the order in which the file draws them.

    Args:
        page: of pypdfium2.

    Raises:
        TooManyCharactersError: it holds more than a page of a report can.
        pypdfium2.PdfiumError: PDFium cannot read its text.
    """
    text = page.get_textpage()
    try:
        count = pdfium.FPDFText_CountChars(text)
        if count > MAX_CHARACTERS:
            raise TooManyCharactersError(count)
        frame = frame_of(page)
        glyphs = _glyphs(text, count, frame)
        turns = _turns_of(glyphs)
        if turns:
            frame = replace(frame, turns=(frame.turns + turns) % 4)
            glyphs = _glyphs(text, count, frame)
        return glyphs, frame
    finally:
        text.close()


def _turns_of(glyphs: list[Glyph]) -> int:
    """Return by how many quarter turns clockwise the text comes upright: 0, 1 or 3."""
    steps = [(b.x - a.x, b.y - a.y) for a, b in pairwise(glyphs)]
    up = sum(-dy > abs(dx) for dx, dy in steps)
    down = sum(dy > abs(dx) for dx, dy in steps)
    if 2 * (up + down) <= len(steps):
        return 0
    return 1 if up > down else 3


def _glyphs(text: Any, count: int, frame: Frame) -> list[Glyph]:
    # A loop over foreign calls, three a character: it takes most of the time of a page.
    page, code = text.raw, pdfium.FPDFText_GetUnicode
    origin, box = pdfium.FPDFText_GetCharOrigin, pdfium.FPDFText_GetLooseCharBox
    x, y, rect = ctypes.c_double(), ctypes.c_double(), pdfium.FS_RECTF()
    to_x, to_y, to_rect = ctypes.byref(x), ctypes.byref(y), ctypes.byref(rect)
    drawn: list[_Drawn] = []
    high_half = 0
    for i in range(count):
        number = code(page, i)
        if 0xD800 <= number < 0xDC00:
            high_half = number
            continue
        if number in _GENERATED and pdfium.FPDFText_IsGenerated(page, i) == 1:
            continue
        origin(page, i, to_x, to_y)
        box(page, i, to_rect)
        char = _CHARACTERS.get(number) or _character(number, high_half)
        drawn.append((char, x.value, y.value, rect.left, rect.top, rect.right, rect.bottom))
        high_half = 0
    return _shown_glyphs(drawn, frame)


def _shown_glyphs(drawn: list[_Drawn], frame: Frame) -> list[Glyph]:
    """Return the glyphs that stand inside the frame, with their places in it."""
    shown, (wide, high) = frame.shown(), frame.size
    left, top = frame.left, frame.top
    if frame.turns == 0:
        # The usual case, without a call a point: it halves the time.
        return [
            Glyph(char, x - left, top - y, x0 - left, x1 - left, top - y0, top - y1)
            for char, x, y, x0, y0, x1, y1 in drawn
            if -1 <= x - left <= wide + 1 and -1 <= top - y <= high + 1
        ]
    found: list[Glyph] = []
    for char, x, y, x0, y0, x1, y1 in drawn:
        at, line = shown(x, y)
        if -1 <= at <= wide + 1 and -1 <= line <= high + 1:
            pairs = zip(shown(x0, y0), shown(x1, y1), strict=True)
            (one, other), (upper, lower) = (sorted(pair) for pair in pairs)
            found.append(Glyph(char, at, line, one, other, upper, lower))
    return found


def _character(number: int, high_half: int) -> str:
    if number in _ALWAYS_SPACES:
        return " "
    if number in _HYPHENS:
        return "-"
    if 0xDC00 <= number < 0xE000:
        low = number - 0xDC00
        return chr(0x10000 + ((high_half - 0xD800) << 10) + low) if high_half else UNKNOWN
    if number < 0x20 or 0x7F <= number < 0xA0 or number > 0x10FFFF or number == 0xFFFF:
        return UNKNOWN
    return chr(number)
