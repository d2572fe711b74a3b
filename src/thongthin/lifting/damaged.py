"""Doubts about the text itself: a page, or words on it, that cannot be read for certain."""

from __future__ import annotations

from collections.abc import Iterator

from thongthin.lifting.record import Passage, Record
from thongthin.reading.page import Page
from thongthin.reading.quality import doubt_of


def doubts_of(record: Record, page: Page | None) -> Iterator[str]:
    """Yield why the text under a record is uncertain; a person who curated it has read it."""
    if page is None or record.extractor == "curated":
        return
    if doubt := doubt_of(page.quality):
        yield doubt
    if not page.damage or not isinstance(record.passage, Passage):
        return
    for quote in record.passage.quotes:
        for damage in page.damage:
            # Touching counts: damage at the edge of a name may have cut the name off.
            if damage.start <= quote.end and quote.start <= damage.end:
                yield f"{quote.exact!r} is uncertain: {damage.why}"
                break
