"""The figures that the de-interleaver is held to, on spreads that no tuning has seen."""

from __future__ import annotations

import pytest
from made import Outcome, known, make_spreads, measure, reviewed_examples, to_example

from thongthin.paths import Project
from thongthin.reading.layout import threshold
from thongthin.reading.layout.weights import load_weights

PROJECT = Project()
WEIGHTS = load_weights(PROJECT)
REVIEWED = reviewed_examples(PROJECT, WEIGHTS)


def outcome(count: int, seed: int) -> Outcome:
    spreads = make_spreads("b", count, seed)
    return measure(known(to_example(spread, WEIGHTS) for spread in spreads), WEIGHTS)


def assert_floors(found: Outcome, least_exact: float) -> None:
    assert found.mean_exact >= least_exact
    share, right = found.above(threshold(PROJECT))
    assert right >= 0.97
    assert share >= 0.2


def test_few_made_spreads_reach_the_floors() -> None:
    assert_floors(outcome(15, seed=3), least_exact=0.78)


@pytest.mark.slow
def test_many_made_spreads_reach_the_floors() -> None:
    found = outcome(120, seed=3)
    assert len(found.exact) >= 110
    assert_floors(found, least_exact=0.80)


@pytest.mark.parametrize("key", list(REVIEWED))
def test_reviewed_spread_is_read_mostly_right_and_never_surely_wrong(key: str) -> None:
    """Four fifths of the lines (28 of 34), and no wrong one above the threshold."""
    found = measure([REVIEWED[key]], WEIGHTS)
    assert found.mean_exact >= 28 / 34
    wrong = [posterior for posterior, right in found.lines if not right]
    assert max(wrong, default=0.0) < WEIGHTS.threshold


def test_a_reviewed_spread_is_measured() -> None:
    assert REVIEWED
