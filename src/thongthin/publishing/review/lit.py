"""The text of a page as a reviewer sees it: rows in reading order, with words lit and joins marked.

Quotes of several records overlap; a row is cut at every place where a quote begins or ends, so that
each piece knows all the records that rest on it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from thongthin.reading.doubled import RULE as DOUBLED
from thongthin.reading.page import Page, Span
from thongthin.reading.read import DETACHED

Quoted = tuple[int, int, str]
"""First code point, the one behind the last, id of the record."""

Kind = Literal["furniture", "text", "rest"]
"""A header or footer, running text, and what is neither (marks that lost their letters)."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of a row on which the same records rest.

    Attributes:
        text: the characters as printed.
        records: ids, sorted; empty for most.
        join: probability that what stands before it belongs there, where that is in doubt inside
            a line, else None.
    """

    text: str
    records: tuple[str, ...] = ()
    join: float | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the page, or the part of one that lies in one column.

    Attributes:
        kind: what it is.
        line: line of the file, from 1.
        column: "L" or "R" on a spread, else "".
        pieces: its text.
        join: probability that it goes on from the row before, where that is in doubt, else None.
    """

    kind: Kind
    line: int
    column: str
    pieces: tuple[Piece, ...]
    join: float | None = None


def rows(page: Page, quotes: Iterable[Quoted], threshold: float) -> tuple[Row, ...]:
    """Return the rows of a page: headers, the running text in reading order, the rest.

    Args:
        page: the page, read.
        quotes: what the records rest on; runs that are not on the page light nothing.
        threshold: joins below it are doubtful.
    """
    lit = tuple(sorted(quotes))
    stream = page.stream
    doubts = {stream.starts[i]: stream.trust[i] for i in stream.doubts}
    doubts = {at: trust for at, trust in doubts.items() if trust < threshold}
    return tuple(
        Row(
            kind,
            page.line_of(span.start),
            column,
            tuple(_pieces(page.raw, span, lit, doubts)),
            doubts.get(span.start) if kind == "text" else None,
        )
        for kind, span, column in _runs(page)
    )


def _runs(page: Page) -> Iterator[tuple[Kind, Span, str]]:
    """Yield every printed run of the page: head, text in reading order, and what comes behind."""
    text = [(s.start, s.end, s.column) for s in page.layout.segments]
    first = min((start for start, _, _ in text), default=0)
    aside: list[tuple[Kind, Span]] = [("furniture", span) for span in _furniture_lines(page)]
    aside += [("rest", Span(r.start, r.end)) for r in page.repairs if r.rule in (DETACHED, DOUBLED)]
    aside.sort(key=lambda run: run[1])
    yield from ((kind, span, "") for kind, span in aside if span.start < first or not text)
    yield from (("text", Span(start, end), column) for start, end, column in text)
    yield from ((kind, span, "") for kind, span in aside if span.start >= first and text)


def _furniture_lines(page: Page) -> Iterator[Span]:
    """Yield the lines that hold furniture, each once and whole: runs of one line may be many."""
    for line, item in {item.line: item for item in page.furniture}.items():
        of_line = [other.span for other in page.furniture if other.line == line]
        start = max(page.raw.rfind(end, 0, min(of_line).start) for end in "\n\f") + 1
        end = page.raw.find("\n", item.span.end)
        yield Span(start, len(page.raw) if end < 0 else end)


def _pieces(
    raw: str, span: Span, quotes: Sequence[Quoted], doubts: Mapping[int, float]
) -> Iterator[Piece]:
    here = [q for q in quotes if q[0] < span.end and span.start < q[1]]
    inside = [at for at in doubts if span.start < at < span.end]
    cuts = {span.start, span.end, *inside}
    cuts.update(at for q in here for at in q[:2] if span.start < at < span.end)
    edges = sorted(cuts)
    for start, end in pairwise(edges):
        records = {record for begin, behind, record in here if begin <= start and end <= behind}
        join = doubts.get(start) if start != span.start else None
        yield Piece(raw[start:end], tuple(sorted(records)), join)
