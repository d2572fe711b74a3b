"""Take a spread apart: a reading order with a probability for every line and every space."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from thongthin.reading.layout.candidates import Line, PageText, look_at_page
from thongthin.reading.layout.lattice import FIRST_CUT, RIGHT, Lattice
from thongthin.reading.layout.order import Placed, in_reading_order
from thongthin.reading.layout.scores import Scores
from thongthin.reading.layout.topics import Draw, draw_features, draw_lines
from thongthin.reading.layout.weights import Weights
from thongthin.reading.lines import BodyLine
from thongthin.reading.page import Layout


def propose(raw: str, body_lines: Sequence[BodyLine], width: int, weights: Weights) -> Layout:
    """Propose the reading order of a spread.

    Each line gets its most probable decision; that probability is its posterior.

    Args:
        raw: the document's characters.
        body_lines: its lines of running text, in the order of the file.
        width: cells of one column.
        weights: the tuned weights.

    Returns:
        A layout of status "proposed".
    """
    page = look_at_page(raw, body_lines, width, weights)
    posteriors = posteriors_of(page, weights)
    split: dict[int, float] = {}
    line_posterior: dict[int, float] = {}
    placed = []
    for line, shares in zip(page.lines, posteriors, strict=True):
        best = max(range(len(shares)), key=shares.__getitem__)
        placed.append(placed_at(line, best))
        line_posterior[line.source.number] = shares[best]
        for cut, share in zip(line.cuts, shares[FIRST_CUT:], strict=True):
            split |= dict.fromkeys(range(*cut.gutter), share)
    return in_reading_order(placed, status="proposed", line_posterior=line_posterior, split=split)


def posteriors_of(page: PageText, weights: Weights) -> list[list[float]]:
    """Return, per line, the probability of each decision: left, right, then each cut."""
    lattice, _ = two_looks(page, Scores(page, weights))
    return lattice.option_posteriors()


def two_looks(
    page: PageText, scores: Scores, known: Mapping[int, int] | None = None
) -> tuple[Lattice, list[Draw]]:
    """Return the lattice after the second look, in which the topics of the columns count.

    With it comes where the words of each line draw it.

    Args:
        page: the page.
        scores: its factors.
        known: line index → the decision that a person has made; no other way is left open.
    """
    lattice = Lattice(page, scores)
    if known:
        lattice.weigh(_held(line, known.get(i)) for i, line in enumerate(page.lines))
    draws = draw_lines(page.lines, lattice.option_posteriors())
    lattice.weigh(
        [scores.factor(draw_features(draw, o)) for o in range(FIRST_CUT + len(line.cuts))]
        for draw, line in zip(draws, page.lines, strict=True)
    )
    return lattice, draws


def _held(line: Line, decision: int | None) -> list[float]:
    """Return a factor for each decision of a line: 1 where it may still be, else 0."""
    options = range(FIRST_CUT + len(line.cuts))
    return [1.0 if decision in (None, option) else 0.0 for option in options]


def placed_at(line: Line, option: int) -> Placed:
    """Return a line as a decision places it: 0 left, 1 right, 2 and on a cut."""
    if option >= FIRST_CUT:
        return Placed(line.source, cut=line.cuts[option - FIRST_CUT].gutter, column="")
    return Placed(line.source, cut=None, column="R" if option == RIGHT else "L")
