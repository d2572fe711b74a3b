"""Counts, shares and intervals."""

from __future__ import annotations

import pytest

from thongthin.evaluation.figures import Tally, of_denials, wilson
from thongthin.evaluation.judged import Denial


@pytest.mark.parametrize(
    ("hits", "trials", "low", "high"),
    [
        (0, 0, 0.0, 1.0),
        (0, 10, 0.0, 0.2775),
        (10, 10, 0.7225, 1.0),
        (5, 10, 0.2366, 0.7634),
        (8, 10, 0.4902, 0.9433),
        (1, 29, 0.0061, 0.1718),
        (81, 263, 0.2553, 0.3662),  # R. G. Newcombe, Statistics in Medicine 17 (1998), table I
        (15, 148, 0.0624, 0.1605),  # the same
    ],
)
def test_wilson_intervals(hits: int, trials: int, low: float, high: float) -> None:
    assert wilson(hits, trials) == pytest.approx((low, high), abs=5e-5)


def test_shares_of_a_tally() -> None:
    tally = Tally.of(["found"] * 6 + ["missing"] * 2 + ["extra"] * 4 + ["not judged"] * 9)
    assert (tally.gold, tally.lifted, tally.found) == (8, 10, 6)
    assert (tally.precision, tally.recall) == (0.6, 0.75)
    assert tally.f1 == pytest.approx(2 * 0.6 * 0.75 / 1.35)
    assert tally.recall_interval == wilson(6, 8)


@pytest.mark.parametrize(
    ("outcomes", "precision", "recall", "f1"),
    [
        ([], None, None, None),
        (["missing"], None, 0.0, None),
        (["extra"], 0.0, None, None),
        (["missing", "extra"], 0.0, 0.0, 0.0),
    ],
)
def test_a_share_of_nothing_is_no_figure(
    outcomes: list[str], precision: float | None, recall: float | None, f1: float | None
) -> None:
    tally = Tally.of(outcomes)
    assert (tally.precision, tally.recall, tally.f1) == (precision, recall, f1)


def test_one_lifted_denial_may_answer_to_two_rows() -> None:
    rows = [Denial("p", True, "found", "", "")] * 2 + [Denial("p", True, "missing", "", "")]
    lifted = [Denial("p", False, "found", "", ""), Denial("p", False, "extra", "", "")]
    tally = of_denials(rows + lifted)
    assert (tally.gold, tally.lifted, tally.found, tally.right) == (3, 2, 2, 1)
    assert tally.precision == 0.5
    assert tally.recall == pytest.approx(2 / 3)
