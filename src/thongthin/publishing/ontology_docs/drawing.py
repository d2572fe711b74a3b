"""The lines of a laid-out picture as SVG path data."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from thongthin.publishing.ontology_docs.picture import Box, Picture

_HALF_TRIANGLE, _INSET, _MOST_APART = 5.0, 10.0, 6.0


@dataclass(frozen=True, slots=True)
class Line:
    """One line: its path data, and whether it ends in an arrow."""

    path: str
    arrow: bool


def lines(picture: Picture) -> Iterator[Line]:
    """Yield the lines between columns: to a property, and with an arrow to its value.

    A line runs level beside its box to the edge of the column and bends in the gutter only, so
    that it crosses no other box. Lines of one box leave it apart, in the order of their ends.
    """
    properties = set(picture.middle)
    leaving = _ports(picture.lines, 0)
    arriving = _ports(picture.lines, 1)
    for tie in picture.lines:
        start, end = tie
        to_value = start in properties
        leaves = max(box.right for box in (picture.middle if to_value else picture.left))
        enters = min(box.x for box in (picture.right if to_value else picture.middle))
        half, first, last = _n((leaves + enters) / 2), _n(leaving[tie]), _n(arriving[tie])
        path = f"M{_n(start.right)} {first}H{_n(leaves)}C{half} {first} {half} {last}"
        yield Line(f"{path} {_n(enters)} {last}H{_n(end.x)}", arrow=to_value)


def _ports(tied: Sequence[tuple[Box, Box]], end: int) -> dict[tuple[Box, Box], float]:
    """Return line → the height at which it meets its box at one end."""
    by_box: dict[Box, list[tuple[Box, Box]]] = {}
    for tie in tied:
        by_box.setdefault(tie[end], []).append(tie)
    ports: dict[tuple[Box, Box], float] = {}
    for box, ties_of_box in by_box.items():
        ordered = sorted(ties_of_box, key=lambda tie: tie[1 - end].middle)
        step = min(box.height * 0.7 / len(ordered), _MOST_APART)
        first = box.middle - step * (len(ordered) - 1) / 2
        ports |= {tie: first + step * number for number, tie in enumerate(ordered)}
    return ports


def ties(picture: Picture) -> Iterator[str]:
    """Yield the lines from a subclass up to its superclass, with a hollow head."""
    for box in (*picture.left, *picture.right):
        if box.parent is not None:
            yield _tie(box, box.parent)


def _tie(box: Box, parent: Box) -> str:
    x, top = parent.x + _INSET, parent.y + parent.height
    left, right, foot = x - _HALF_TRIANGLE, x + _HALF_TRIANGLE, top + 7.0
    head = f"M{_xy((x, top))}L{_xy((left, foot))}H{_n(right)}Z"
    return f"{head}M{_xy((x, foot))}V{_n(box.middle)}H{_n(box.x)}"


def _xy(point: tuple[float, ...]) -> str:
    return " ".join(map(_n, point))


def _n(value: float) -> str:
    return f"{round(value, 1):g}"
