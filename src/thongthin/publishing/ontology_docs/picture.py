"""Lay out the overview of a module: whose classes, which properties, and where these lead.

Three columns: classes that properties are said of, the properties, and what their values are. A
class stands below its superclass of the same column, set in, with a line to it. Boxes have rows
of their own and lines run in the gutters between columns, so that no line crosses a box and no
label another. Within their columns, properties and values are sorted by the mean place of what
they are tied to (barycentre method of Sugiyama, Tagawa and Toda, 1981).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from thongthin.publishing.ontology_docs.model import Module, Ontology, Term
from thongthin.publishing.ontology_docs.text_width import code_width, text_width

ANYTHING = "*"
"""Stands for the end of a property that may be said of, or lead to, any thing."""

SIZE, SMALL = 14.0, 11.5
_LINE, _TALL, _GAP, _PAD, _INDENT, _GUTTER, _EDGE = 30.0, 46.0, 9.0, 12.0, 20.0, 88.0, 4.0

_ROUNDS = 12

Labels = Callable[[str], str]


@dataclass(slots=True, eq=False)
class Box:
    """A class, a property or a kind of value.

    Attributes:
        iri: what it stands for, or ANYTHING.
        label, above: its two lines of text; `above` names superclasses that have no box.
        style: own, other, repeated (its column is the second it stands in), property, data,
            anything.
        depth: how far it is set in; parent: the box of its superclass, or None.
        x, y, width, height: where it stands.
    """

    iri: str
    label: str
    above: tuple[str, ...]
    style: str
    depth: int = 0
    parent: Box | None = None
    x: float = 0.0
    y: float = 0.0
    width: float = 0.0
    height: float = _LINE

    @property
    def middle(self) -> float:
        """Height of its middle."""
        return self.y + self.height / 2

    @property
    def right(self) -> float:
        """Where it ends."""
        return self.x + self.width


@dataclass(slots=True, eq=False)
class Picture:
    """A module's overview, laid out.

    Attributes:
        left, middle, right: the boxes of the three columns, from the top.
        lines: (from, to) pairs of boxes, each from left to right.
        width, height: of the whole.
    """

    left: list[Box] = field(default_factory=list)
    middle: list[Box] = field(default_factory=list)
    right: list[Box] = field(default_factory=list)
    lines: list[tuple[Box, Box]] = field(default_factory=list)
    width: float = 0.0
    height: float = 0.0

    def boxes(self) -> list[Box]:
        """Return all boxes."""
        return [*self.left, *self.middle, *self.right]


def lay_out(module: Module, ontology: Ontology, labels: Labels) -> Picture:
    """Return the picture of a module.

    Args:
        module: whose terms are shown.
        ontology: where the terms of other modules are looked up.
        labels: IRI (or ANYTHING) → text in the page's language.
    """
    properties = [term for term in module.terms if term.kind != "class"]
    said_of = {p.iri: p.domain or (ANYTHING,) for p in properties}
    leads_to = {p.iri: p.range_ or (ANYTHING,) for p in properties}
    subjects = {iri for ends in said_of.values() for iri in ends}
    values = {iri for ends in leads_to.values() for iri in ends}
    own = {term.iri for term in module.of("class")}
    picture = Picture()
    picture.left = _forest(subjects | (own - values), own, frozenset(), ontology, labels)
    picture.middle = [_property(p, labels) for p in properties]
    picture.right = _forest(values, own, subjects | (own - values), ontology, labels)
    _tie(picture, said_of, leads_to)
    _sort(picture)
    _place(picture)
    return picture


def _forest(
    iris: Iterable[str], own: set[str], shown: Iterable[str], ontology: Ontology, labels: Labels
) -> list[Box]:
    """Return the boxes of a column: superclasses before subclasses; ours, then others."""
    inside, repeated = set(iris), set(shown)
    terms = {iri: ontology.terms[iri] for iri in inside if iri in ontology.terms}
    parents = {
        iri: next((s for s in term.supers if s in inside), "") for iri, term in terms.items()
    }
    boxes: list[Box] = []

    def add(iri: str, depth: int, parent: Box | None) -> None:
        style = _style(iri, own, repeated)
        supers = terms[iri].supers if style == "own" else ()
        above = tuple(labels(s) for s in supers if s not in inside)
        box = Box(iri, labels(iri), above, style, depth, parent)
        boxes.append(box)
        for below in sorted(i for i, p in parents.items() if p == iri):
            add(below, depth + 1, box)

    roots = [iri for iri in inside if not parents.get(iri)]
    for iri in sorted(roots, key=lambda i: (i == ANYTHING, i not in own, i not in terms, i)):
        add(iri, 0, None)
    return boxes


def _style(iri: str, own: set[str], repeated: set[str]) -> str:
    if iri == ANYTHING:
        return "anything"
    return "repeated" if iri in repeated else "own" if iri in own else "other"


def _property(term: Term, labels: Labels) -> Box:
    style = "data" if term.kind == "data" else "property"
    return Box(term.iri, labels(term.iri), (), style)


def _tie(
    picture: Picture, said_of: dict[str, tuple[str, ...]], leads_to: dict[str, tuple[str, ...]]
) -> None:
    left = {box.iri: box for box in picture.left}
    right = {box.iri: box for box in picture.right}
    for box in picture.middle:
        picture.lines += [(left[iri], box) for iri in said_of[box.iri]]
        picture.lines += [(box, right[iri]) for iri in leads_to[box.iri]]


def _sort(picture: Picture) -> None:
    """Bring tied boxes near each other; a subclass stays with its superclass."""
    for _ in range(_ROUNDS):
        left, right = _places(picture.left), _places(picture.right)
        picture.middle = _sorted(picture.middle, picture, left | right)
        middle = _places(picture.middle)
        picture.left = _sorted(picture.left, picture, middle)
        picture.right = _sorted(picture.right, picture, middle)


def _sorted(column: list[Box], picture: Picture, places: dict[Box, float]) -> list[Box]:
    means = {box: _mean(box, picture, places) for box in column}
    return sorted(column, key=lambda box: (means[_root(box)], _root(box).iri))


def _places(boxes: Sequence[Box]) -> dict[Box, float]:
    """Return box → its place in the column, from 0 to 1."""
    return {box: number / max(1, len(boxes) - 1) for number, box in enumerate(boxes)}


def _mean(box: Box, picture: Picture, places: dict[Box, float]) -> float:
    found = [places[other] for other in _tied(box, picture) if other in places]
    return round(sum(found) / len(found), 6) if found else 1.0


def _tied(box: Box, picture: Picture) -> list[Box]:
    return [a if b is box else b for a, b in picture.lines if box in (a, b)]


def _root(box: Box) -> Box:
    return _root(box.parent) if box.parent else box


def _place(picture: Picture) -> None:
    x = _EDGE
    for column in (picture.left, picture.middle, picture.right):
        for box in column:
            box.x = x + box.depth * _INDENT
            box.width = _width(box)
            box.height = _TALL if box.above else _LINE
        x = max((box.right for box in column), default=x) + _GUTTER
    picture.width = x - _GUTTER + _EDGE
    tallest = max(
        (picture.left, picture.middle, picture.right), key=lambda c: sum(b.height + _GAP for b in c)
    )
    _stack(tallest, {})
    height = tallest[-1].y + tallest[-1].height if tallest else 0.0
    for column in (picture.left, picture.middle, picture.right):
        if column is not tallest:
            _stack(column, _wishes(column, picture))
            _lift(column, height)
    picture.height = max((box.y + box.height for box in picture.boxes()), default=0.0) + _EDGE


def _width(box: Box) -> float:
    lines = [text_width(box.label, SIZE), code_width(", ".join(box.above), SMALL)]
    return round(max(lines) + 2 * _PAD, 1)


def _wishes(column: Sequence[Box], picture: Picture) -> dict[Box, float]:
    """Return box → the mean height of what is already placed and tied to it."""
    found: dict[Box, float] = {}
    for box in column:
        heights = [other.middle for other in _tied(box, picture) if other.y > 0]
        if heights:
            found[box] = sum(heights) / len(heights) - box.height / 2
    return found


def _stack(column: Sequence[Box], wishes: dict[Box, float]) -> None:
    y = _EDGE
    for box in column:
        box.y = round(max(y, wishes.get(box, y)), 1)
        y = box.y + box.height + _GAP


def _lift(column: Sequence[Box], height: float) -> None:
    """Move boxes up that stand below the end of the picture, and those they push."""
    end = height
    for box in reversed(column):
        box.y = round(min(box.y, end - box.height), 1)
        end = box.y - _GAP
