"""Passages to Web Annotation: quoted runs with their selectors, and rows of registers.

A passage is an ordered list of segments; a segment is a specific resource of the page's text with
a quote selector and a position selector. Quotes are the raw slice, never normalised; positions
count code points, half-open. Words that may not be shown are named by their digest.

Source: Web Annotation Data Model, sections 4 (specific resources), 4.2.4 (quote selector) and
4.2.5 (position selector).
"""

from __future__ import annotations

import base64
import hashlib
from bisect import bisect_right
from collections.abc import Iterator

from thongthin.graph.disclosure import Disclosure
from thongthin.graph.namespaces import DCTERMS, ID, LGC, OA, SCHEME
from thongthin.graph.ntriples import expand, iri, is_iri, literal, typed
from thongthin.graph.quads import TYPE
from thongthin.lifting.record import Passage, Quote, RowPassage
from thongthin.reading.page import Page, Span

_SEGMENT_TYPE = f"{TYPE} <{LGC}QuoteSegment> ."
_HAS_SEGMENT = iri(LGC + "hasSegment")
_HAS_CELL = iri(LGC + "hasCell")


class PageEvidence:
    """Writes the passages of one page; each selector once."""

    def __init__(self, page: Page, disclosure: Disclosure) -> None:
        self._page = page
        self._disclosure = disclosure
        self._line_starts = [0] + [i + 1 for i, c in enumerate(page.raw) if c == "\n"]
        self._selected: set[Span] = set()

    def lines(self, passage: Passage) -> Iterator[str]:
        """Yield a passage with its segments and selectors as N-Triples lines.

        Its quotes are known to stand at their offsets (`passages.passage_lines` looks).
        """
        me = expand(passage.id)
        yield f"<{me}> {TYPE} <{LGC}EvidencePassage> ."
        yield f"<{me}> <{LGC}onPage> <{page_iri(self._page)}> ."
        if passage.is_truncated:
            yield f"<{me}> <{LGC}isTruncated> {typed('true', 'boolean')} ."
        for order, quote in enumerate(passage.quotes, start=1):
            segment = f"<{me}/segment/{order}>"
            yield f"<{me}> {_HAS_SEGMENT} {segment} ."
            yield from self._segment(segment, order, quote)

    def _segment(self, me: str, order: int, quote: Quote) -> Iterator[str]:
        selector = f"{ID}selector/{self._page.report}/{self._page.number}/{quote.start}-{quote.end}"
        line = bisect_right(self._line_starts, quote.start)
        yield f"{me} {_SEGMENT_TYPE}"
        yield f"{me} <{LGC}segmentOrder> {typed(str(order), 'positiveInteger')} ."
        yield f"{me} <{LGC}segmentRole> <{SCHEME}segment-role/{quote.role}> ."
        yield f"{me} <{LGC}lineNumber> {typed(str(line), 'positiveInteger')} ."
        yield f"{me} <{OA}hasSource> <{text_iri(self._page)}> ."
        yield f"{me} <{OA}hasSelector> <{selector}/position> ."
        if quote.reading:
            yield f"{me} <{LGC}correctedReading> {literal(quote.reading)} ."
        span = Span(quote.start, quote.end)
        if self._disclosure.may_quote(span):
            yield f"{me} <{OA}hasSelector> <{selector}/quote> ."
        else:
            yield f"{me} <{DCTERMS}identifier> {literal(_named_by_digest(quote.exact))} ."
        if span not in self._selected:
            self._selected.add(span)
            yield from self._selectors(selector, span, quote.exact)

    def _selectors(self, selector: str, span: Span, exact: str) -> Iterator[str]:
        position = f"<{selector}/position>"
        yield f"{position} {TYPE} <{OA}TextPositionSelector> ."
        yield f"{position} <{OA}start> {typed(str(span.start), 'nonNegativeInteger')} ."
        yield f"{position} <{OA}end> {typed(str(span.end), 'nonNegativeInteger')} ."
        if not self._disclosure.may_quote(span):
            return
        words = f"<{selector}/quote>"
        before, after = self._disclosure.surroundings(span)
        yield f"{words} {TYPE} <{OA}TextQuoteSelector> ."
        yield f"{words} <{OA}exact> {literal(exact)} ."
        if before:
            yield f"{words} <{OA}prefix> {literal(before)} ."
        if after:
            yield f"{words} <{OA}suffix> {literal(after)} ."


def row_lines(passage: RowPassage) -> Iterator[str]:
    """Yield a row of a register as a passage of its own kind, as N-Triples lines."""
    me = expand(passage.id)
    yield f"<{me}> {TYPE} <{LGC}RegisterPassage> ."
    yield f"<{me}> <{LGC}registerFile> {literal(passage.file)} ."
    yield f"<{me}> <{LGC}rowNumber> {typed(str(passage.row), 'positiveInteger')} ."
    if passage.sheet:
        yield f"<{me}> <{LGC}sheetName> {literal(passage.sheet)} ."
    if passage.source.startswith(("http://", "https://")) and is_iri(passage.source):
        yield f"<{me}> <{DCTERMS}source> <{passage.source}> ."
    elif passage.source:
        yield f"<{me}> <{DCTERMS}bibliographicCitation> {literal(passage.source)} ."
    for order, (column, text) in enumerate(passage.cells, start=1):
        cell = f"<{me}/cell/{order}>"
        yield f"<{me}> {_HAS_CELL} {cell} ."
        yield f"{cell} {TYPE} <{LGC}RegisterCell> ."
        yield f"{cell} <{LGC}columnName> {literal(column)} ."
        yield f"{cell} <{LGC}cellText> {literal(text)} ."


def page_lines(page: Page, disclosure: Disclosure) -> Iterator[str]:
    """Yield a page, its report and its text as N-Triples lines; the text only where it is open."""
    report, me, text = f"<{ID}report/{page.report}>", f"<{page_iri(page)}>", f"<{text_iri(page)}>"
    yield f"{report} {TYPE} <{LGC}SourceReport> ."
    yield f"{me} {TYPE} <{LGC}SourcePage> ."
    yield f"{me} <{LGC}pageOf> {report} ."
    yield f"{me} <{LGC}digitalPageNumber> {typed(str(page.number), 'positiveInteger')} ."
    yield f"{text} {TYPE} <{LGC}PageText> ."
    yield f"{text} <{LGC}extractedFrom> {me} ."
    yield f"{text} <{LGC}textDigest> {literal(text_digest(page))} ."
    if disclosure.is_open:
        yield f"{text} <{LGC}rawText> {literal(page.raw)} ."


def page_iri(page: Page) -> str:
    """Return the absolute IRI of a page."""
    return f"{ID}page/{page.report}/{page.number}"


def text_digest(page: Page) -> str:
    """Return the SHA-256, hexadecimal, of a page's text in UTF-8."""
    return hashlib.sha256(page.raw.encode()).hexdigest()


def text_iri(page: Page) -> str:
    """Return the absolute IRI of a page's text."""
    return f"{ID}text/{page.report}/{page.number}"


def _named_by_digest(text: str) -> str:
    """Return a text's name by its SHA-256 (RFC 6920, section 3: Named Information)."""
    digest = base64.urlsafe_b64encode(hashlib.sha256(text.encode()).digest())
    return f"ni:///sha-256;{digest.rstrip(b'=').decode()}"
