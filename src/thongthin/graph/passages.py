"""All passages of one report or register, and the pages that they quote, as evidence.

What may be shown of a page hangs on all its quotes together, so they are gathered first.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from thongthin.errors import BuildError
from thongthin.graph.disclosure import Disclosure, disclose
from thongthin.graph.evidence import PageEvidence, page_lines, row_lines
from thongthin.lifting.record import Passage, Quote, Record, RowPassage
from thongthin.reading.page import Page, Span

Pages = dict[tuple[str, int], Page]
"""(report, digital page number) → page."""


def passage_lines(
    records: Sequence[Record],
    pages: Pages,
    spoken: Mapping[tuple[str, int], set[str]],
    notes: list[str],
) -> Iterator[str]:
    """Yield pages, passages, segments and selectors as N-Triples lines, each passage once.

    Args:
        records: what was found in one report or register.
        pages: the report's pages, quoted or not.
        spoken: page → words that statements found on it repeat as values.
        notes: told what had to be withheld.

    Raises:
        BuildError: a quote is not at its offsets, or its page is not here.
    """
    quoted = _quoted(records, pages)
    writers: dict[tuple[str, int], PageEvidence] = {}
    for key, page in pages.items():
        disclosure = disclose(page, quoted[key], spoken.get(key, ()))
        writers[key] = PageEvidence(page, disclosure)
        yield from page_lines(page, disclosure)
        notes.extend(_notes(page, disclosure))
    for passage in _distinct(records):
        if isinstance(passage, Passage):
            yield from writers[passage.report, passage.page].lines(passage)
        else:
            yield from row_lines(passage)


def _quoted(records: Sequence[Record], pages: Pages) -> dict[tuple[str, int], set[Span]]:
    quoted: dict[tuple[str, int], set[Span]] = {key: set() for key in pages}
    for record in records:
        passage = record.passage
        if isinstance(passage, Passage):
            key = (passage.report, passage.page)
            if key not in pages:
                raise BuildError(
                    f"quotes page {key[1]} of {key[0]}, which is not among the documents",
                    where=f"{record.extractor} {record.rule}",
                )
            for quote in passage.quotes:
                _check(quote, pages[key], record)
                quoted[key].add(Span(quote.start, quote.end))
    return quoted


def _check(quote: Quote, page: Page, record: Record) -> None:
    found = page.raw[quote.start : quote.end]
    if found != quote.exact or not found:
        raise BuildError(
            f"offsets {quote.start}-{quote.end} hold {found!r}, the quote of {record.extractor} "
            f"{record.rule} says {quote.exact!r}",
            where=page.file,
        )


def _distinct(records: Sequence[Record]) -> Iterator[Passage | RowPassage]:
    """Yield each passage once; of rows that say the same the one that comes first in its table."""
    rows: dict[str, RowPassage] = {}
    passages: set[Passage] = set()
    for record in records:
        if isinstance(record.passage, Passage):
            passages.add(record.passage)
        else:
            known = rows.setdefault(record.passage.id, record.passage)
            if (record.passage.file, record.passage.row) < (known.file, known.row):
                rows[record.passage.id] = record.passage
    yield from passages
    yield from rows.values()


def _notes(page: Page, disclosure: Disclosure) -> Iterator[str]:
    if disclosure.withheld:
        yield (
            f"{page.key}: the text may not be published and its quotes are over a quarter of it; "
            f"{len(disclosure.withheld)} of them, the longest, keep only offsets and digest"
        )
    if disclosure.is_over:
        yield (
            f"{page.key}: the text may not be published, and the words that statements repeat are "
            "a quarter of it or more; publish this document's facts only with leave"
        )
