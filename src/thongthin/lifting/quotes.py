"""From runs of the stream to quotes: in reading order, none inside another, none over a line."""

from __future__ import annotations

from collections.abc import Iterable
from operator import itemgetter

from thongthin.lifting.record import Quote, Role
from thongthin.lifting.sight import Sight
from thongthin.reading.page import Span
from thongthin.reading.respell import readings


def quotes_of(sight: Sight, parts: list[tuple[int, int, Role]]) -> tuple[Quote, ...]:
    """Return quotes in reading order: touching cues joined, a run inside another left out.

    Of two parts with the same run, the one given first counts.
    """
    kept: list[tuple[int, int, Role]] = []
    longest_first = sorted(parts, key=itemgetter(1), reverse=True)
    for begin, end, role in sorted(longest_first, key=itemgetter(0)):
        if begin == end:
            continue
        if kept and begin < kept[-1][1]:
            continue
        if kept and role == kept[-1][2] == "cue" and begin == kept[-1][1]:
            kept[-1] = (kept[-1][0], end, role)
        else:
            kept.append((begin, end, role))
    raw = sight.page.raw
    return tuple(
        [
            Quote(start, end, raw[start:end], role, reading)
            for first, behind, role in kept
            for (start, end), reading in _runs(sight, first, behind)
        ]
    )


def _runs(sight: Sight, begin: int, end: int) -> Iterable[tuple[Span, str]]:
    """Return the raw runs of a part of the stream, each with how it reads where it was mended."""
    runs = sight.runs(begin, end)
    read = readings(sight.stream, begin, end) if sight.stream.respelt else ("",) * len(runs)
    return zip(runs, read, strict=True)
