"""A page of a PDF → its picture, and the boxes of its characters in that picture."""

from __future__ import annotations

import base64
import struct
import zlib
from collections.abc import Iterator, Sequence
from typing import Any

import pypdfium2

from thongthin.reading.formats.pdf.document import open_document
from thongthin.reading.formats.pdf.glyphs import (
    Frame,
    Glyph,
    TooManyCharactersError,
    frame_of,
    read_upright,
)
from thongthin.reading.formats.pdf.text import page_text
from thongthin.reading.formats.refused import RefusedError

MAX_PIXELS = 25_000_000
"""Largest picture (5,000 by 5,000): a page may declare a size of kilometres."""

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_RGB_8 = bytes((8, 2, 0, 0, 0))


def render(path: str, number: int, width: int) -> Iterator[dict[str, Any]]:
    """Yield one answer: `png`, the picture of a page in base 64.

    Args:
        path: the file.
        number: the page, from 1.
        width: of the picture, in pixels.

    Raises:
        RefusedError: no such page, or a picture that would be too large.
    """
    document, page = _open(path, number)
    try:
        wide, high = frame_of(page).size
        if not 0 < width * width * high / max(wide, 1) <= MAX_PIXELS:
            raise RefusedError(
                f"page {number} is {wide:.0f} by {high:.0f} points; its picture, {width} pixels "
                f"wide, would be larger than {MAX_PIXELS:,} pixels: ask for a narrower one"
            )
        bitmap = page.render(scale=width / wide, rev_byteorder=True)
        yield {"png": base64.b64encode(_png(bitmap)).decode()}
    except pypdfium2.PdfiumError as error:
        raise RefusedError(f"page {number} is broken") from error
    finally:
        document.close()


def locate(path: str, number: int, spans: Sequence[Sequence[int]]) -> Iterator[dict[str, Any]]:
    """Yield one answer: `boxes`, for each span a list of [left, top, right, bottom].

    The boxes are one a line, in shares of the page's width and height from its upper left corner.

    Args:
        path: the file.
        number: the page, from 1.
        spans: pairs [start, end) of offsets in the page's text.

    Raises:
        RefusedError: no such page, or it has no text.
    """
    document, page = _open(path, number)
    try:
        shown = frame_of(page)
        glyphs, frame = read_upright(page)
        places = page_text(glyphs, frame.size).places
    except (pypdfium2.PdfiumError, TooManyCharactersError) as error:
        raise RefusedError(f"page {number} has no text that can be read") from error
    finally:
        document.close()
    boxes = [[_shares(box, frame, shown) for box in _boxes(places[a:b])] for a, b in spans]
    yield {"boxes": boxes}


def _shares(box: tuple[float, float, float, float], frame: Frame, shown: Frame) -> list[float]:
    """Return a box in shares of the page as shown, of one in the frame that was read."""
    to_file, to_page, (wide, high) = frame.in_file(), shown.shown(), shown.size
    one = to_page(*to_file(box[0], box[1]))
    other = to_page(*to_file(box[2], box[3]))
    (left, right), (top, bottom) = (sorted(pair) for pair in zip(one, other, strict=True))
    return [left / wide, top / high, right / wide, bottom / high]


def _open(path: str, number: int) -> tuple[Any, Any]:
    document = open_document(path)
    try:
        if not 1 <= number <= len(document):
            raise RefusedError(f"has {len(document)} pages; there is no page {number}")
        return document, document[number - 1]
    except pypdfium2.PdfiumError as error:
        raise RefusedError(f"page {number} is broken") from error


def _boxes(glyphs: Sequence[Glyph | None]) -> list[tuple[float, float, float, float]]:
    """Return one box for each line that the glyphs stand on."""
    lines: list[list[Glyph]] = []
    for glyph in filter(None, glyphs):
        last = lines[-1] if lines else []
        is_same = last and abs(last[0].y - glyph.y) < last[0].size / 2 and glyph.x >= last[0].left
        if is_same:
            last.append(glyph)
        else:
            lines.append([glyph])
    return [
        (
            min(g.left for g in line),
            min(g.top for g in line),
            max(g.right for g in line),
            max(g.bottom for g in line),
        )
        for line in lines
    ]


def _png(bitmap: Any) -> bytes:
    """Return a bitmap of pypdfium2 as PNG: true colour, no filter, the same bytes every time."""
    data, stride = bytes(bitmap.buffer), bitmap.stride
    width, height, channels = bitmap.width, bitmap.height, bitmap.n_channels
    rows = bytearray()
    for y in range(height):
        row = data[y * stride : y * stride + width * channels]
        rows.append(0)
        rows += _rgb(row, channels)
    head = struct.pack(">II", width, height) + _RGB_8
    body = zlib.compress(bytes(rows), 6)
    return _SIGNATURE + _chunk(b"IHDR", head) + _chunk(b"IDAT", body) + _chunk(b"IEND", b"")


def _rgb(row: bytes, channels: int) -> bytes:
    if channels == 3:
        return row
    rgb = bytearray(len(row) // channels * 3)
    for colour in range(3):
        rgb[colour::3] = row[min(colour, channels - 1) :: channels]
    return bytes(rgb)


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
