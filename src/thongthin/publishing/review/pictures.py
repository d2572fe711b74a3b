"""The picture of a page of a PDF, with boxes where the words of records stand."""

from __future__ import annotations

import struct
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from thongthin.errors import DocumentError
from thongthin.publishing.review.lit import Quoted
from thongthin.reading.formats.pictures import page_picture, quote_boxes
from thongthin.reading.page import Page, Span

FOLDER = "pictures"
"""Folder of the pictures, beside those of the languages."""

_WIDTH = 1000
"""Pixels."""

_SIZE_AT = slice(16, 24)
"""Where a PNG tells its width and height (PNG Specification, 11.2.1: IHDR comes first)."""


@dataclass(frozen=True, slots=True)
class Lit:
    """A box in pixels of the picture, with the ids of the records that rest on its words."""

    x: float
    y: float
    width: float
    height: float
    records: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture as a page shows it: its size in pixels, and the boxes over it."""

    width: int
    height: int
    boxes: tuple[Lit, ...]


def png_of(page: Page, path: Path) -> bytes | None:
    """Return the picture of a page, None where the format has none or it cannot be drawn."""
    if not page.file_page:
        return None
    try:
        return page_picture(path, page.file_page, _WIDTH)
    except DocumentError:
        return None


def picture_of(page: Page, path: Path, quotes: Iterable[Quoted]) -> Picture | None:
    """Return a page's picture with boxes over the quoted words, None where there is none.

    Args:
        page: the page, read.
        path: its file.
        quotes: what the records rest on; runs that are not on the page light nothing.
    """
    png = png_of(page, path)
    if png is None:
        return None
    width, height = struct.unpack(">II", png[_SIZE_AT])
    by_span: dict[Span, set[str]] = {}
    for start, end, record in quotes:
        if 0 <= start < end <= len(page.raw):
            by_span.setdefault(Span(start, end), set()).add(record)
    spans = sorted(by_span)
    try:
        found = quote_boxes(path, page.file_page, spans) if spans else ()
    except DocumentError:
        found = ()
    boxes = tuple(
        Lit(
            round(box.left * width, 1),
            round(box.top * height, 1),
            round((box.right - box.left) * width, 1),
            round((box.bottom - box.top) * height, 1),
            tuple(sorted(by_span[span])),
        )
        for span, boxes in zip(spans, found, strict=False)
        for box in boxes
    )
    return Picture(width, height, boxes)
