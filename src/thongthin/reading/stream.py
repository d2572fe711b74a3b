"""A page's segments in reading order → one canonical stream with gaps and trust.

Each segment is made canonical on its own, so that no repair reaches over a line break or the
gutter. What parts two characters is a gap; how sure the join over it is comes from the layout.
"""

from __future__ import annotations

from collections.abc import Set
from itertools import chain

from thongthin.reading.canonical import CanonicalRun, canonicalise
from thongthin.reading.page import Gap, Layout, Repair, Segment, Stream


def build_stream(
    raw: str, layout: Layout, breaks: Set[int] = frozenset()
) -> tuple[Stream, tuple[Repair, ...]]:
    """Return the running text of a page, and the repairs that made it, in raw order.

    Args:
        raw: the whole file's characters.
        layout: reading order and doubts; its segments hold no furniture.
        breaks: numbers of the lines that part paragraphs (blank lines, furniture).

    Returns:
        The stream and its log. Trust of a space is the probability that the gutter is not
        there; of a line break, the least posterior of the lines from one to the other; of the
        gutter, the least of the lines from the foot of the left column on and of those up to
        the head of the right one.
    """
    runs = [(segment, canonicalise(raw, segment.start, segment.end)) for segment in layout.segments]
    repairs = [repair for _, run in runs for repair in run.repairs]
    runs = [(segment, run) for segment, run in runs if run.text]
    gaps: list[Gap] = []
    trust: list[float] = []
    previous: Segment | None = None
    for segment, run in runs:
        gaps += _gaps(previous, segment, run, breaks)
        trust += _trust(previous, segment, run, layout)
        previous = segment
    stream = Stream(
        "".join(run.text for _, run in runs),
        tuple(chain.from_iterable(run.starts for _, run in runs)),
        tuple(chain.from_iterable(run.ends for _, run in runs)),
        tuple(gaps),
        tuple(trust),
    )
    return stream, tuple(sorted(repairs, key=lambda repair: (repair.start, repair.end)))


def _gaps(
    previous: Segment | None, segment: Segment, run: CanonicalRun, breaks: Set[int]
) -> list[Gap]:
    gaps = [Gap.NONE] * len(run.text)
    for head in run.heads:
        gaps[head] = Gap.SPACE
    if previous is not None:
        gaps[0] = _gap(previous, segment, breaks)
    return gaps


def _trust(
    previous: Segment | None, segment: Segment, run: CanonicalRun, layout: Layout
) -> list[float]:
    trust = [1.0] * len(run.text)
    for head in run.heads if layout.split else ():
        between = range(run.ends[head - 1], run.starts[head])
        gutter = sum(layout.split.get(offset, 0.0) for offset in between)
        trust[head] = max(0.0, 1.0 - gutter)
    if previous is not None:
        trust[0] = _join_trust(previous, segment, layout)
    return trust


def _gap(previous: Segment, segment: Segment, breaks: Set[int]) -> Gap:
    if previous.column != segment.column:
        return Gap.GUTTER
    if not breaks.isdisjoint(range(previous.line + 1, segment.line)):
        return Gap.PARAGRAPH
    return Gap.LINE


def _join_trust(previous: Segment, segment: Segment, layout: Layout) -> float:
    if not layout.line_posterior:
        return 1.0
    if previous.column == segment.column:
        lines = range(previous.line, segment.line + 1)
        return min((layout.line_posterior.get(line, 1.0) for line in lines), default=1.0)
    doubts = (
        posterior
        for line, posterior in layout.line_posterior.items()
        if line >= previous.line or line <= segment.line
    )
    return min(doubts, default=1.0)
