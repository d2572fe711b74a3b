"""Quotes to runs of the page's stream: letter by letter, at one place, or not at all.

Quote and page are compared in canonical form, so that white space, line breaks and certain
repairs do not part them; no letter may differ. Words that stand at several places are taken
where another quote of the same proposal stands nearest; where that decides nothing they are not
taken. No fuzzy match is ever made (DESIGN.md, decision 8).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from thongthin.proposing.answer import Rejection
from thongthin.reading.canonical import canonical_key
from thongthin.reading.page import Stream

NEAR = 200
"""Characters within which another quote tells where words stand (own choice)."""

_FOLLOWERS = frozenset("ะัาำิีึืฺุูๅ็่้๊๋์ํ๎")
"""Characters that belong to the consonant before them (Unicode chapter 16.1, Thai)."""

_LEADERS = frozenset("เแโใไ")
"""Vowels written before the consonant they belong to."""


class Run(NamedTuple):
    """A part of the stream: `text[begin:end]`."""

    begin: int
    end: int


def align(stream: Stream, quotes: Mapping[str, str]) -> dict[str, Run] | Rejection:
    """Return the run of each quote, or why one has none.

    Args:
        stream: the page's running text.
        quotes: what a quote is called in a sentence ("quote 2", "the object") → its words; they
            belong together and help each other to their places.
    """
    found: dict[str, tuple[Run, ...]] = {}
    for name, quote in quotes.items():
        places = tuple(_places(stream.text, canonical_key(quote)))
        whole = tuple(run for run in places if not _is_cut(stream, run))
        if not places:
            return Rejection("words not on the page", f"{name} is not on the page")
        if not whole:
            sentence = f"{name} cuts a character from its marks or vowels"
            return Rejection("words cut a character", sentence)
        found[name] = whole
    return _choose(found)


def _places(text: str, key: str) -> Iterator[Run]:
    at = text.find(key) if key else -1
    while at >= 0:
        yield Run(at, at + len(key))
        at = text.find(key, at + 1)


def _is_cut(stream: Stream, run: Run) -> bool:
    """Say whether a border of a run lies inside a cluster, or inside a repaired run of the page."""
    return any(_is_inside_cluster(stream, at) for at in run)


def _is_inside_cluster(stream: Stream, at: int) -> bool:
    text = stream.text
    if not 0 < at < len(text):
        return at == 0 and text[:1] in _FOLLOWERS
    return (
        text[at] in _FOLLOWERS
        or text[at - 1] in _LEADERS
        or stream.starts[at] == stream.starts[at - 1]
    )


def _choose(found: Mapping[str, tuple[Run, ...]]) -> dict[str, Run] | Rejection:
    anchors = [places[0] for places in found.values() if len(places) == 1]
    chosen: dict[str, Run] = {}
    for name, places in found.items():
        run = places[0] if len(places) == 1 else _nearest(places, anchors)
        if run is None:
            times = f"{name} is on the page {len(places)} times"
            sentence = f"{times}, and no other quote tells which is meant"
            return Rejection("words at several places", sentence)
        chosen[name] = run
    return chosen


def _nearest(places: Sequence[Run], anchors: Sequence[Run]) -> Run | None:
    """Return the place that is nearest to an anchor; None where two are, or none is near."""
    if not anchors:
        return None
    ranked = sorted((min(_distance(run, anchor) for anchor in anchors), run) for run in places)
    (least, run), (next_least, _) = ranked[:2]
    return run if least < next_least and least <= NEAR else None


def _distance(one: Run, other: Run) -> int:
    """Return how many characters lie between two runs; 0 where they touch or overlap."""
    return max(0, one.begin - other.end, other.begin - one.end)
