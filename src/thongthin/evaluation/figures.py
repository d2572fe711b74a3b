"""Precision, recall and F1 with intervals, counted over pages by property, kind, group and rule.

Micro figures: statements of all pages are counted together. The intervals are Wilson's score
intervals at 95 %, which hold for small counts and for shares near 0 and 1.

Source: E. B. Wilson, Probable inference, the law of succession, and statistical inference, JASA 22
(1927), 209-212; recommended by L. D. Brown, T. T. Cai and A. DasGupta, Interval estimation for a
binomial proportion, Statistical Science 16 (2001), 101-133.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from math import sqrt

from thongthin.evaluation.guide import Group
from thongthin.evaluation.judged import Denial, Judged, JudgedThing, PageResult

_Z = 1.959963984540054
"""Quantile of the normal distribution for 95 %."""


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts of one row of the table.

    Attributes:
        gold: what a careful reader finds.
        lifted: what was lifted.
        found: of `gold`, how much was lifted.
        right: of `lifted`, how much a careful reader finds; differs from `found` for denials only.
    """

    gold: int
    lifted: int
    found: int
    right: int

    @classmethod
    def of(cls, outcomes: Iterable[str]) -> Tally:
        """Count outcomes; those that are not judged do not count."""
        counts = Counter(outcomes)
        found = counts["found"]
        return cls(found + counts["missing"], found + counts["extra"], found, found)

    def plus(self, other: Tally) -> Tally:
        """Return both together."""
        return Tally(
            self.gold + other.gold,
            self.lifted + other.lifted,
            self.found + other.found,
            self.right + other.right,
        )

    @property
    def precision(self) -> float | None:
        """Share of what was lifted that is right; None where nothing was lifted."""
        return self.right / self.lifted if self.lifted else None

    @property
    def recall(self) -> float | None:
        """Share of what a reader finds that was lifted; None where there is nothing to find."""
        return self.found / self.gold if self.gold else None

    @property
    def f1(self) -> float | None:
        """Harmonic mean of both; None where either is undefined."""
        if self.precision is None or self.recall is None:
            return None
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    @property
    def precision_interval(self) -> tuple[float, float]:
        """Wilson interval of the precision."""
        return wilson(self.right, self.lifted)

    @property
    def recall_interval(self) -> tuple[float, float]:
        """Wilson interval of the recall."""
        return wilson(self.found, self.gold)


def wilson(hits: int, trials: int) -> tuple[float, float]:
    """Return the 95 % score interval of a share; (0, 1) where nothing was tried."""
    if not trials:
        return (0.0, 1.0)
    share, square = hits / trials, _Z * _Z
    middle = (share + square / (2 * trials)) / (1 + square / trials)
    half = _Z * sqrt(share * (1 - share) / trials + square / (4 * trials * trials))
    half /= 1 + square / trials
    return (max(0.0, middle - half), min(1.0, middle + half))


def overall(statements: Iterable[Judged]) -> Tally:
    """Return all statements together."""
    return Tally.of(one.outcome for one in statements)


def by(key: Callable[[Judged], str], statements: Iterable[Judged]) -> dict[str, Tally]:
    """Return the tally of each property, kind … of judged statements, sorted by name."""
    outcomes: dict[str, list[str]] = {}
    for one in statements:
        if one.outcome != "not judged":
            outcomes.setdefault(key(one), []).append(one.outcome)
    return {name: Tally.of(outcomes[name]) for name in sorted(outcomes)}


def by_rule(statements: Iterable[Judged]) -> dict[str, Tally]:
    """Return rule → tally of what it lifted (its recall says nothing), sorted by name."""
    outcomes: dict[str, list[str]] = {}
    for one in statements:
        for rule in one.rules if one.outcome in ("found", "extra") else ():
            outcomes.setdefault(rule, []).append(one.outcome)
    return {name: Tally.of(outcomes[name]) for name in sorted(outcomes)}


def things_by_kind(things: Iterable[JudgedThing]) -> dict[str, Tally]:
    """Return kind → tally of its things, sorted by name."""
    outcomes: dict[str, list[str]] = {}
    for thing in things:
        outcomes.setdefault(thing.kind, []).append(thing.outcome)
    return {name: Tally.of(outcomes[name]) for name in sorted(outcomes)}


def of_group(group: Group, pages: Iterable[PageResult]) -> Tally:
    """Return the tally of a group: its things and its statements together."""
    total = Tally(0, 0, 0, 0)
    for page in pages:
        things = (t.outcome for t in page.things if t.kind in group.things)
        statements = (s.outcome for s in page.statements if group.has(s.kind, s.property))
        total = total.plus(Tally.of(things)).plus(Tally.of(statements))
    return total


def of_denials(denials: Iterable[Denial]) -> Tally:
    """Return the tally of denials; one that was lifted may answer to several rows."""
    listed = tuple(denials)
    gold, lifted = ([d.outcome for d in listed if d.is_gold is side] for side in (True, False))
    return Tally(len(gold), len(lifted), gold.count("found"), lifted.count("found"))
