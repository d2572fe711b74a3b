"""How much of a page's text may be shown: all of it, or short quotes only.

A document whose `publish_text` is `yes` in `sources.csv` is shown whole. Of any other only quotes
are, and together they stay under a quarter of the page (DESIGN.md, decision 15): where they would
not, the longest quotes keep their offsets and digest, and their words stay in the file. Words
that a statement itself repeats (a stated function, a title) are shown by it, so they count, and
their quotes stay.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from thongthin.reading.canonical import canonical_key
from thongthin.reading.page import Page, Span

CONTEXT_LENGTH = 20
"""Code points of prefix and suffix of a quote, at most (own choice; a Thai word has 3 to 12)."""

SHARE_SHOWN = 4
"""Quotes of a withheld page stay under one part in so many of its code points."""


@dataclass(frozen=True)
class Disclosure:
    """What of one page's characters may stand in the graph.

    Attributes:
        raw: the page's raw text.
        is_open: the whole text may be published.
        withheld: runs whose words may not be quoted.
        ambiguous: runs of a withheld page whose words stand there more than once, and whose
            surroundings may be shown to tell which is meant.
        is_over: the words that statements repeat are a quarter of the page or more by themselves.
    """

    raw: str
    is_open: bool
    withheld: frozenset[Span] = frozenset()
    ambiguous: frozenset[Span] = frozenset()
    is_over: bool = False

    def may_quote(self, span: Span) -> bool:
        """Say whether the words of a run may be shown."""
        return span not in self.withheld

    def surroundings(self, span: Span) -> tuple[str, str]:
        """Return prefix and suffix of a run in the order of the file; "" where not shown."""
        if self.is_open or span in self.ambiguous:
            return prefix(self.raw, span), suffix(self.raw, span)
        return "", ""


def disclose(page: Page, spans: Iterable[Span], spoken: Iterable[str] = ()) -> Disclosure:
    """Decide what may be shown of a page.

    Args:
        page: the page.
        spans: all runs that passages quote from it.
        spoken: the words that statements found on it repeat as values.
    """
    if may_publish(page):
        return Disclosure(page.raw, is_open=True)
    quoted = sorted(set(spans), key=lambda span: (span.start - span.end, span.start))
    words = {span: page.raw[span.start : span.end] for span in quoted}
    ambiguous = frozenset(span for span in quoted if page.raw.count(words[span]) > 1)
    around = (_with_surroundings(page.raw, span) for span in ambiguous)
    if not _Cover(len(page.raw), [*quoted, *around]).is_small:
        ambiguous = frozenset()  # the position selector tells them apart
    keys = [canonical_key(text) for text in spoken]
    cover = _Cover(len(page.raw), quoted)
    withheld: set[Span] = set()
    for span in quoted:
        if cover.is_small:
            break
        if not _is_spoken(canonical_key(words[span]), keys):
            withheld.add(span)
            cover.remove(span)
    is_over = not cover.is_small
    return Disclosure(page.raw, False, frozenset(withheld), ambiguous, is_over)


def may_publish(page: Page) -> bool:
    """Say whether the register of documents allows the page's whole text to be published."""
    return page.source is not None and page.source.cells.get("publish_text", "") == "yes"


def prefix(raw: str, span: Span) -> str:
    """Return up to `CONTEXT_LENGTH` code points before a run; never begins inside a cluster."""
    start = max(0, span.start - CONTEXT_LENGTH)
    while start < span.start and _continues(raw[start]):
        start += 1
    return raw[start : span.start]


def suffix(raw: str, span: Span) -> str:
    """Return up to `CONTEXT_LENGTH` code points behind a run; never ends inside a cluster."""
    end = min(len(raw), span.end + CONTEXT_LENGTH)
    while end > span.end and end < len(raw) and _continues(raw[end]):
        end -= 1
    return raw[span.end : end]


def _with_surroundings(raw: str, span: Span) -> Span:
    return Span(span.start - len(prefix(raw, span)), span.end + len(suffix(raw, span)))


def _is_spoken(quote: str, values: Iterable[str]) -> bool:
    """Say whether a value repeats a quote's words, or most of them, or more (canonical keys)."""
    return any(
        quote in value or (value in quote and 2 * len(value) >= len(quote)) for value in values
    )


class _Cover:
    """How many of a page's code points are shown by runs, each counted once."""

    def __init__(self, length: int, spans: Iterable[Span]) -> None:
        self._times = [0] * length
        for span in spans:
            for i in range(span.start, span.end):
                self._times[i] += 1
        self._shown = sum(times > 0 for times in self._times)

    @property
    def is_small(self) -> bool:
        return self._shown * SHARE_SHOWN < max(len(self._times), 1)

    def remove(self, span: Span) -> None:
        for i in range(span.start, span.end):
            self._times[i] -= 1
            self._shown -= self._times[i] == 0


def _continues(character: str) -> bool:
    return unicodedata.category(character) == "Mn"
