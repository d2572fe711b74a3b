"""A PDF → answers of one page each, tables that JSON can carry.

Keys of an answer: `number` (from 1); and one of `begun` (before the page is read, so that who asks
knows at which page it stopped), `failed` (why the page has no text), or `text` with `columns`,
`label` and `repairs` (kind → how often). See `text.PageText`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from thongthin.reading.formats.pdf.glyphs import (
    UNKNOWN,
    TooManyCharactersError,
    read_upright,
)
from thongthin.reading.formats.pdf.text import page_text
from thongthin.reading.formats.refused import RefusedError

Answer = dict[str, Any]

MAX_PAGES = 10_000
"""Pages of a report, at most; a file with more is none."""

SCANNED = "holds a picture and no text"
NAMELESS = "is set in fonts that do not say which characters they draw"

_UNREADABLE = {
    pdfium.FPDF_ERR_PASSWORD: "is encrypted and needs a password; save it without one",
    pdfium.FPDF_ERR_SECURITY: "is encrypted in a way that is not known; save it without encryption",
}


def open_document(path: str) -> Any:
    """Open a PDF; the caller closes it.

    Raises:
        RefusedError: encrypted, broken, without pages, or with too many.
    """
    try:
        document = pypdfium2.PdfDocument(path)
        count = len(document)
    except pypdfium2.PdfiumError as error:
        code = getattr(error, "err_code", None)
        raise RefusedError(
            _UNREADABLE.get(code, "is no PDF that can be opened: it is broken or cut off")
        ) from error
    if count == 0:
        raise RefusedError("has no page; expected at least one")
    if count > MAX_PAGES:
        raise RefusedError(
            f"has {count:,} pages; the limit is {MAX_PAGES:,}: split it into smaller files"
        )
    return document


def read_sheets(path: str, begin: Callable[[], None], first: int = 1) -> Iterator[Answer]:
    """Yield an answer for every page, blank ones left out.

    Args:
        path: the file.
        begin: called before each page (it winds up the time limit).
        first: the page to begin with, from 1.

    Raises:
        RefusedError: the file cannot be read at all.
    """
    document = open_document(path)
    try:
        for index in range(first - 1, len(document)):
            begin()
            yield {"number": index + 1, "begun": True}
            answer = _read(document, index)
            if answer:
                yield {"number": index + 1, **answer}
    finally:
        document.close()


def _read(document: Any, index: int) -> Answer:
    try:
        page = document[index]
    except pypdfium2.PdfiumError:
        return {"failed": "is broken"}
    try:
        return _text_of(page) | {"label": document.get_page_label(index)}
    except pypdfium2.PdfiumError:
        return {"failed": "is broken"}
    except TooManyCharactersError as error:
        return {"failed": f"holds {error.args[0]:,} characters, more than a page of print can"}
    finally:
        page.close()


def _text_of(page: Any) -> Answer:
    glyphs, frame = read_upright(page)
    found = page_text(glyphs, frame.size)
    if not found.text.strip():
        is_blank = pdfium.FPDFPage_CountObjects(page) == 0
        return {} if is_blank else {"failed": SCANNED}
    if 2 * found.text.count(UNKNOWN) > len(found.text):
        return {"failed": NAMELESS}
    return {
        "text": found.text,
        "columns": found.columns,
        "repairs": dict(sorted(found.repairs.items())),
    }
