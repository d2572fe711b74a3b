"""Which column a line's words are at home in: the second look at a spread.

A column speaks of its own matters, so words of a line come again above and below it in the same
column. Where the first look has told the columns apart in part, each run of characters that the
page has more than once draws its line to the column of its other occurrences.
"""

from __future__ import annotations

from bisect import bisect
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate
from math import exp

from thongthin.reading.layout.candidates import Line

SIZE = 5
"""Code points of the runs that are compared; no tokeniser is needed for them."""

REACH_LINES = 8.0
"""An occurrence this many lines away counts 1/e of one beside it."""

CAUTION = 0.5
"""Added to the weight of the occurrences, so that a single far one draws little."""

DRAW_EDGES = (-4.0, -2.0, -1.0, -0.4, 0.4, 1.0, 2.0, 4.0)
"""Classes of a draw, in words of two to three characters that speak for one column."""


@dataclass(frozen=True, slots=True)
class Draw:
    """How strongly a line is drawn to the left column; below 0 to the right one.

    Attributes:
        whole: the whole line.
        parts: per cut, what is left and what is right of it.
    """

    whole: float
    parts: tuple[tuple[float, float], ...]


def draw_lines(lines: Sequence[Line], posteriors: Sequence[Sequence[float]]) -> list[Draw]:
    """Return where the words of each line draw it.

    Args:
        lines: of the page.
        posteriors: per line the probability of each decision, from the first look.
    """
    sides = [_sides(line, shares) for line, shares in zip(lines, posteriors, strict=True)]
    gains = [[0.0] * len(line.text) for line in lines]
    for places in _repeated(line.text for line in lines):
        for i, at in places:
            gains[i][at] = _gain(i, places, sides)
    return [_draw(line, gain) for line, gain in zip(lines, gains, strict=True)]


def draw_features(draw: Draw, option: int) -> tuple[str]:
    """Return the feature of a decision (0 left, 1 right, 2 and on a cut)."""
    if option >= 2:
        left, right = draw.parts[option - 2]
        return (f"topic.both.{bisect(DRAW_EDGES, left - right)}",)
    return (f"topic.{bisect(DRAW_EDGES, -draw.whole if option else draw.whole)}",)


def _sides(line: Line, shares: Sequence[float]) -> list[float]:
    """Return, per character, the probability that it is left less that it is right."""
    side = shares[0] - shares[1] + sum(shares[2:])
    steps = [0.0] * (len(line.text) + 1)
    for cut, share in zip(line.cuts, shares[2:], strict=True):
        steps[cut.place] -= 2 * share
    return [side + step for step in accumulate(steps)]


def _repeated(texts: Iterable[str]) -> list[list[tuple[int, int]]]:
    """Return the places (line, character) of each run that occurs more than once."""
    places: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for i, text in enumerate(texts):
        for at in range(len(text) - SIZE + 1):
            places[text[at : at + SIZE]].append((i, at))
    return [found for found in places.values() if len(found) > 1]


def _gain(i: int, places: Sequence[tuple[int, int]], sides: Sequence[Sequence[float]]) -> float:
    drawn = weight = 0.0
    for j, at in places:
        if j != i:
            near = exp(-abs(i - j) / REACH_LINES)
            drawn += near * sides[j][at]
            weight += near
    return 2 * drawn / (weight + CAUTION) / SIZE


def _draw(line: Line, gains: Sequence[float]) -> Draw:
    sums = [0.0, *accumulate(gains)]
    parts = ((sums[cut.place], sums[-1] - sums[cut.place]) for cut in line.cuts)
    return Draw(sums[-1], tuple(parts))
