"""For a viewer: the picture of a page of a PDF, and where on it the words of a quote stand.

Nothing is written here: pictures of a report are larger than its graph, so that who shows a page
asks for its picture.
"""

from __future__ import annotations

import base64
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

from thongthin.errors import DocumentError
from thongthin.reading.formats.process import StoppedError, ask
from thongthin.reading.page import Span


class Box(NamedTuple):
    """A rectangle on a page, in shares (0 to 1) of its width and height, from its upper left."""

    left: float
    top: float
    right: float
    bottom: float


def page_picture(path: Path, number: int, width: int = 1000) -> bytes:
    """Return the picture of a page of a PDF.

    Args:
        path: the PDF.
        number: its page, from 1.
        width: of the picture, in pixels; the height follows.

    Returns:
        PNG, the same bytes for the same page.

    Raises:
        DocumentError: no PDF that can be read, no such page, or too large a picture.
    """
    answer = _ask("picture", path, number=number, width=width)
    return base64.b64decode(answer["png"])


def quote_boxes(path: Path, number: int, spans: Sequence[Span]) -> tuple[tuple[Box, ...], ...]:
    """Return where quotes stand on a page of a PDF.

    Args:
        path: the PDF.
        number: its page, from 1.
        spans: offsets in the page's raw text (`Page.raw`, as the reader gave it).

    Returns:
        For each span the boxes of its words, one a line, in reading order.

    Raises:
        DocumentError: no PDF that can be read, or no such page.
    """
    answer = _ask("boxes", path, number=number, spans=[[s.start, s.end] for s in spans])
    return tuple(tuple(Box(*box) for box in boxes) for boxes in answer["boxes"])


def _ask(task: str, path: Path, **arguments: Any) -> dict[str, Any]:
    try:
        first, *_ = list(ask(task, path=str(path.absolute()), **arguments))
    except StoppedError as error:
        raise DocumentError(f"page {arguments['number']} {error}", where=str(path)) from error
    if "refused" in first:
        raise DocumentError(first["refused"], where=str(path))
    return first
