"""Fit the de-interleaver's weights: a conditional random field, by its exact gradient.

For every spread whose truth is known, a feature's weight grows by how often the truth has it and
shrinks by how often the lattice expects it (Lafferty, McCallum and Pereira 2001). Steps are
AdaGrad's (Duchi, Hazan and Singer 2011), kept small by a quadratic penalty.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from math import sqrt

from synthetic_spreads import Spread, body_lines

from thongthin.reading.layout.candidates import Line, PageText, look_at_page
from thongthin.reading.layout.deinterleave import two_looks
from thongthin.reading.layout.detect import column_width
from thongthin.reading.layout.joins import Side
from thongthin.reading.layout.lattice import FIRST_CUT, LEFT, RIGHT, Lattice, State, Step
from thongthin.reading.layout.scores import End, Scores
from thongthin.reading.layout.topics import draw_features
from thongthin.reading.layout.weights import Weights

SIDES: tuple[Side, Side] = ("L", "R")
NO_DECISION = -1
"""Truth of a line whose gutter the lattice does not consider."""


@dataclass(frozen=True, slots=True)
class Example:
    """A page and the right decision of each of its lines."""

    page: PageText
    truth: tuple[int, ...]


def to_example(spread: Spread, weights: Weights, spread_signals: int = 1) -> Example | None:
    """Return a spread as the lattice sees it, or None where it is not taken for a spread."""
    width = column_width(spread.lines, spread_signals)
    if width is None:
        return None
    raw = spread.raw
    page = look_at_page(raw, body_lines(raw), width, weights)
    truth = (
        true_decision(line, left, right)
        for line, (left, right) in zip(page.lines, spread.truth, strict=True)
    )
    return Example(page, tuple(truth))


def true_decision(line: Line, left: str, right: str) -> int:
    """Return the decision that parts a line into these two texts."""
    if not (left and right):
        return LEFT if left else RIGHT
    for k, cut in enumerate(line.cuts):
        if cut.gutter[0] - line.source.start == len(left):
            return FIRST_CUT + k
    return NO_DECISION


def train(
    examples: Sequence[Example], weights: Weights, *, epochs: int, rate: float, penalty: float
) -> Weights:
    """Return weights fitted to the examples, which are shuffled with a fixed seed."""
    rng = random.Random(1)
    features = dict(weights.features)
    squares: dict[str, float] = defaultdict(float)
    usable = [example for example in examples if NO_DECISION not in example.truth]
    for _ in range(epochs):
        for example in rng.sample(usable, len(usable)):
            now = replace(weights, features=features, temperature=1.0)
            for name, slope in gradient(example, now).items():
                step = slope - penalty * features.get(name, 0.0)
                squares[name] += step * step
                features[name] = features.get(name, 0.0) + rate * step / sqrt(squares[name] + 1)
    return replace(weights, features=features)


def gradient(example: Example, weights: Weights) -> dict[str, float]:
    """Return, per feature, how often the truth has it less how often the lattice expects it."""
    scores = Scores(example.page, weights)
    lattice, draws = two_looks(example.page, scores)
    slopes: dict[str, float] = defaultdict(float)
    states: Sequence[State] = (lattice.first,)
    true_state = lattice.first
    surplus: list[float] = []
    for i, (step, shares) in enumerate(zip(lattice.steps, lattice.way_posteriors(), strict=True)):
        surplus, true_state = _surplus(step, shares, states, true_state, example.truth[i])
        for names, share in _factors(lattice, i, step, states, surplus):
            _add(slopes, names, share)
        by_option: dict[int, float] = defaultdict(float)
        for option, share in zip(step.options, surplus, strict=True):
            by_option[option] += share
        for option, share in by_option.items():
            _add(slopes, draw_features(draws[i], option), share)
            _add(slopes, scores.option(i, option), share)
        states = step.states
    for target, share in zip(lattice.steps[-1].targets, surplus, strict=True):
        for side, end in zip(SIDES, states[target], strict=True):
            _add(slopes, scores.bottom(side, end), share)
    return slopes


def _surplus(
    step: Step, shares: Sequence[float], states: Sequence[State], state: State, truth: int
) -> tuple[list[float], State]:
    """Return truth less expectation of each way over a line, and the true state behind it."""
    true_way = next(
        way
        for way, (source, option) in enumerate(zip(step.sources, step.options, strict=True))
        if states[source] == state and option == truth
    )
    surplus = [(1.0 if way == true_way else 0.0) - share for way, share in enumerate(shares)]
    return surplus, step.states[step.targets[true_way]]


def _factors(
    lattice: Lattice, index: int, step: Step, states: Sequence[State], surplus: Sequence[float]
) -> Iterable[tuple[tuple[str, ...], float]]:
    """Yield the features of each join and change of side with their share."""
    heads = lattice.page.lines[index].heads
    joins: dict[tuple[int, End, int], float] = defaultdict(float)
    changes: dict[str, float] = defaultdict(float)
    for source, option, share in zip(step.sources, step.options, surplus, strict=True):
        left, right = states[source]
        changes[lattice.change(left, right, index, option)] += share
        if option != RIGHT:
            joins[0, left, 0] += share
        if option != LEFT:
            joins[1, right, max(0, option - RIGHT)] += share
    for name, share in changes.items():
        yield (name,), share
    for (side, end, head), share in joins.items():
        yield lattice.scores.join(SIDES[side], end, index, heads[head]), share


def _add(slopes: dict[str, float], names: Iterable[str], share: float) -> None:
    if abs(share) > 1e-5:
        for name in names:
            slopes[name] += share


def known(examples: Iterable[Example | None]) -> list[Example]:
    """Return the examples that were taken for spreads."""
    return [example for example in examples if example is not None]
