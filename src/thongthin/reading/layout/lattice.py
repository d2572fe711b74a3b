"""The lattice of all ways to read a spread, and the probability of every decision.

A state is the last run of either column; a line takes a state to another by standing on the
left, on the right, or in both with the gutter at one of its spaces. Forward and backward sums
over all ways (Rabiner, "A tutorial on hidden Markov models", 1989, section III; the model is a
conditional random field, Lafferty et al. 2001) give each decision's share.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from thongthin.reading.layout.candidates import Line, PageText
from thongthin.reading.layout.joins import LONG_RUN, Side
from thongthin.reading.layout.scores import OLD, TOP, End, Scores

REACH = 8
"""A column's last run is remembered over this many lines of the other column."""

LEFT, RIGHT, FIRST_CUT = 0, 1, 2
"""Decisions of a line; FIRST_CUT + k is a gutter at its cut k."""

State = tuple[End, End]


@dataclass(slots=True)
class Step:
    """All ways over one line.

    Attributes:
        sources: index of the state before, per way.
        targets: index of the state behind, per way.
        options: decision of the line, per way.
        factors: product of decision, joins and change of side, per way.
        states: the states behind the line.
    """

    sources: list[int] = field(default_factory=list)
    targets: list[int] = field(default_factory=list)
    options: list[int] = field(default_factory=list)
    factors: list[float] = field(default_factory=list)
    states: list[State] = field(default_factory=list)


class Lattice:
    """All ways to read a page."""

    def __init__(self, page: PageText, scores: Scores) -> None:
        self.page = page
        self.scores = scores
        self._old = End(OLD)
        self._changes: dict[str, tuple[float, float, float]] = {}
        self.first: State = (End(TOP), End(TOP))
        self.steps: list[Step] = []
        states = [self.first]
        for index in range(len(page.lines)):
            step = self._step(index, states)
            self.steps.append(step)
            states = step.states
        self.last = [self._last(state) for state in states]

    def weigh(self, extra: Iterable[Sequence[float]]) -> None:
        """Multiply each decision's factor, given per line and decision, into all ways."""
        for step, more in zip(self.steps, extra, strict=True):
            step.factors = [f * more[o] for f, o in zip(step.factors, step.options, strict=True)]

    def option_posteriors(self) -> list[list[float]]:
        """Return, per line and decision, its probability; each line's add up to 1."""
        shares = []
        for step, ways, line in zip(
            self.steps, self.way_posteriors(), self.page.lines, strict=True
        ):
            sums = [0.0] * (FIRST_CUT + len(line.cuts))
            for option, share in zip(step.options, ways, strict=True):
                sums[option] += share
            shares.append(sums)
        return shares

    def way_posteriors(self) -> Iterator[list[float]]:
        """Yield, per line, the probability of every way over it."""
        forward = self._forward()
        for step, before, behind in zip(self.steps, forward, self._backward(), strict=True):
            ways = [
                before[s] * f * behind[t]
                for s, t, f in zip(step.sources, step.targets, step.factors, strict=True)
            ]
            total = sum(ways)
            yield [way / total for way in ways]

    def _forward(self) -> list[list[float]]:
        """Return, per line, the scaled sum of all ways to each state before it."""
        sums = [[1.0]]
        for step in self.steps[:-1]:
            reached = [0.0] * len(step.states)
            before = sums[-1]
            for s, t, f in zip(step.sources, step.targets, step.factors, strict=True):
                reached[t] += before[s] * f
            sums.append(_scaled(reached))
        return sums

    def _backward(self) -> list[list[float]]:
        """Return, per line, the scaled sum of all ways from each state behind it."""
        sums = [_scaled(self.last)]
        for i in range(len(self.steps) - 1, 0, -1):
            step, behind = self.steps[i], sums[-1]
            left = [0.0] * len(self.steps[i - 1].states)
            for s, t, f in zip(step.sources, step.targets, step.factors, strict=True):
                left[s] += behind[t] * f
            sums.append(_scaled(left))
        return sums[::-1]

    def _step(self, index: int, states: Sequence[State]) -> Step:
        line = self.page.lines[index]
        own = [
            self.scores.factor(self.scores.option(index, option))
            for option in range(FIRST_CUT + len(line.cuts))
        ]
        whole = End(index, line.tail, line.width)
        parts = [
            (
                End(index, cut.tail, cut.left_width, shared=True),
                End(index, line.tail, cut.right_width, shared=True),
            )
            for cut in line.cuts
        ]
        joins = _Joins(self.scores, index, line)
        step, number = Step(), _Numbering()
        for source, (left, right) in enumerate(states):
            go_left, go_right, go_both = self._change_factors(left, right, index)
            to_left, to_right = joins.left(left), joins.right(right)
            ways = [
                ((whole, self._aged(right, index)), go_left * to_left),
                ((self._aged(left, index), whole), go_right * to_right[0]),
            ]
            go_both *= to_left
            ways += [(both, go_both * to_right[k]) for k, both in enumerate(parts, 1)]
            step.sources += [source] * len(ways)
            step.targets += [number.of(target) for target, _ in ways]
            step.options += range(len(ways))
            step.factors += [own[o] * joined for o, (_, joined) in enumerate(ways)]
        step.states = number.states
        return step

    def change(self, left: End, right: End, index: int, option: int) -> str:
        """Return the feature of a decision behind the ones before it."""
        later, former, side, other = (
            (left, right, "L", "R") if left.line > right.line else (right, left, "R", "L")
        )
        if index == 0:
            before = "top"
        elif later.line == former.line:
            before = "B"
        else:
            run = min(later.line - max(former.line, -1), LONG_RUN)
            before = f"{'B' if former.shared else other}{side}{run}"
        return f"after.{before}.{'LRB'[min(option, FIRST_CUT)]}"

    def _change_factors(self, left: End, right: End, index: int) -> tuple[float, float, float]:
        """Return the factors of going left, right and both ways."""
        first = self.change(left, right, index, LEFT)
        if first not in self._changes:
            names = [self.change(left, right, index, o) for o in (LEFT, RIGHT, FIRST_CUT)]
            to_left, to_right, both = (self.scores.factor((name,)) for name in names)
            self._changes[first] = to_left, to_right, both
        return self._changes[first]

    def _aged(self, end: End, index: int) -> End:
        return self._old if 0 <= end.line <= index - REACH else end

    def _last(self, state: State) -> float:
        sides: tuple[Side, Side] = ("L", "R")
        features = [self.scores.bottom(s, e) for s, e in zip(sides, state, strict=True)]
        return self.scores.factor(name for names in features for name in names)


class _Joins:
    """Joins of the columns so far with all runs that a line may begin, each computed once."""

    def __init__(self, scores: Scores, index: int, line: Line) -> None:
        self._scores, self._index, self._line = scores, index, line
        self._left: dict[End, float] = {}
        self._right: dict[End, list[float]] = {}

    def left(self, end: End) -> float:
        if end not in self._left:
            factor = self._scores.join_factor("L", end, self._index, self._line.head)
            self._left[end] = factor
        return self._left[end]

    def right(self, end: End) -> list[float]:
        if end not in self._right:
            join, heads = self._scores.join_factor, self._line.heads
            self._right[end] = [join("R", end, self._index, head) for head in heads]
        return self._right[end]


class _Numbering:
    """States, numbered as they are first met."""

    def __init__(self) -> None:
        self.states: list[State] = []
        self._numbers: dict[State, int] = {}

    def of(self, state: State) -> int:
        number = self._numbers.get(state)
        if number is None:
            number = self._numbers[state] = len(self.states)
            self.states.append(state)
        return number


def _scaled(sums: list[float]) -> list[float]:
    total = sum(sums)
    return [value / total for value in sums]
