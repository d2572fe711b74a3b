"""Weights of the decisions and joins of one page, each computed once.

A *factor* is one decision or one join; its score is the sum of the weights of its features over
the temperature. The lattice multiplies their exponentials.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import exp

from thongthin.reading.layout.candidates import PageText
from thongthin.reading.layout.edges import Head, Tail
from thongthin.reading.layout.joins import (
    Side,
    bottom_features,
    cut_features,
    join_features,
    room_features,
    room_left,
    top_features,
    whole_features,
)
from thongthin.reading.layout.weights import Weights

TOP = -1
"""Line index of the end of a column that has not begun."""

OLD = -2
"""Line index of the end of a column that lies too far above to matter."""


@dataclass(frozen=True, slots=True, eq=False)
class End:
    """The last run of a column so far.

    Attributes:
        line: index of its line, TOP or OLD.
        tail: its edge; None for TOP and OLD.
        width: its cells.
        shared: its line holds both columns.
    """

    line: int
    tail: Tail | None = None
    width: int = 0
    shared: bool = False


class Scores:
    """The factors of one page."""

    def __init__(self, page: PageText, weights: Weights) -> None:
        self.page = page
        self._weights = weights.features
        self._temperature = weights.temperature
        self._edges: dict[tuple[int, int], float] = {}
        self._rooms: dict[tuple[Side, str, str, int, int], float] = {}

    def factor(self, features: Iterable[str]) -> float:
        """Return the factor of a decision or join with these features."""
        return exp(self._sum(features) / self._temperature)

    def option(self, index: int, option: int) -> tuple[str, ...]:
        """Return the features of a line's decision: 0 left, 1 right, 2 and on a cut."""
        if option >= 2:
            return cut_features(self.page, index, self.page.lines[index].cuts[option - 2])
        return whole_features(self.page, index, "R" if option else "L")

    def join(self, side: Side, end: End, index: int, head: Head) -> tuple[str, ...]:
        """Return the features of a column that goes on, or begins, on a line."""
        if end.line == TOP:
            return top_features(side, index, head)
        if end.tail is None:
            return (f"lag.{side}.old", f"old.{head.kind}")
        return (
            *join_features(self.page, end.tail, head),
            *room_features(
                side, end.tail, head, room_left(self.page, end.width, head), index - end.line
            ),
        )

    def join_factor(self, side: Side, end: End, index: int, head: Head) -> float:
        """Return the factor of a join; what its edges alone say is computed once a pair."""
        if end.tail is None:
            return self.factor(self.join(side, end, index, head))
        key = (id(end.tail), id(head))
        edges = self._edges.get(key)
        if edges is None:
            edges = self._edges[key] = self._sum(join_features(self.page, end.tail, head))
        room, lag = room_left(self.page, end.width, head), index - end.line
        kind = (side, end.tail.kind, head.kind, room, lag)
        weight = self._rooms.get(kind)
        if weight is None:
            weight = self._rooms[kind] = self._sum(room_features(side, end.tail, head, room, lag))
        return exp((edges + weight) / self._temperature)

    def bottom(self, side: Side, end: End) -> tuple[str, ...]:
        """Return the features of a column whose last run is `end`."""
        if end.tail is None:
            return (f"bottom.{side}.{'none' if end.line == TOP else 'old'}",)
        return bottom_features(side, end.tail, len(self.page.lines) - 1 - end.line)

    def _sum(self, features: Iterable[str]) -> float:
        get = self._weights.get
        return sum([get(name, 0.0) for name in features])
