"""Put another spelling into a stream, with the way back to the file as it was.

A restored mark has no place of its own beside its letter in the file; it gets the run of the
character it stands on. What quotes of such a run read as is no longer in their words, so that the
stream keeps the places (`Stream.respelt`) and lifting notes the reading beside the quote.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise

from thongthin.reading.page import Gap, Repair, Stream


def respell(
    stream: Stream, raw: str, rule: str, changes: Mapping[int, str]
) -> tuple[Stream, tuple[Repair, ...]]:
    """Return the stream with some characters spelt otherwise, and the log.

    Args:
        stream: the canonical text.
        raw: the whole file's characters.
        rule: id of the rule in the log.
        changes: position in the stream → what stands there instead, never empty.

    Returns:
        A new stream; each new character has the raw run of the one it stands for.
    """
    if not changes:
        return stream, ()
    old = set(stream.respelt)
    parts: list[str] = []
    origins: list[int] = []
    respelt: list[int] = []
    for i, character in enumerate(stream.text):
        became = changes.get(i, character)
        if i in changes or i in old:
            respelt.extend(range(len(origins), len(origins) + len(became)))
        parts.append(became)
        origins.extend([i] * len(became))
    repairs = tuple(_repair(stream, raw, rule, i, changes[i]) for i in sorted(changes))
    return _taken(stream, "".join(parts), origins, tuple(respelt)), repairs


def readings(stream: Stream, begin: int, end: int) -> tuple[str, ...]:
    """Return how the raw runs of `text[begin:end]` read, "" for one that reads as it stands.

    They are parallel to `stream.spans(begin, end)`.
    """
    cuts = [head for head in stream.heads if begin < head < end]
    runs = pairwise((begin, *cuts, end)) if begin < end else ()
    return tuple(
        stream.text[a:b] if any(a <= i < b for i in stream.respelt) else "" for a, b in runs
    )


def _repair(stream: Stream, raw: str, rule: str, at: int, became: str) -> Repair:
    start, end = stream.starts[at], stream.ends[at]
    return Repair(rule, start, end, raw[start:end], became)


def _taken(stream: Stream, text: str, origins: list[int], respelt: tuple[int, ...]) -> Stream:
    """Return a stream whose characters come from those of another one, in its order."""
    is_first = [i == 0 or origins[i] != origins[i - 1] for i in range(len(origins))]
    return Stream(
        text,
        tuple(stream.starts[i] for i in origins),
        tuple(stream.ends[i] for i in origins),
        tuple(
            stream.gaps[i] if first else Gap.NONE
            for i, first in zip(origins, is_first, strict=True)
        ),
        tuple(
            stream.trust[i] if first else 1.0 for i, first in zip(origins, is_first, strict=True)
        ),
        respelt,
    )
