"""Figures of one model's proposals: how many there were, and what became of them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Any


@dataclass
class Tally:
    """What became of the proposals of one model.

    Attributes:
        answers: kept answers that were read, one a page.
        broken: answers of which nothing could be read, by reason.
        proposals: proposals in the others.
        rejected: those that were rejected, by reason.
        agreed: those that a rule, a curated statement or a person says too.
        waiting: those that wait for a person.
    """

    answers: int = 0
    broken: Counter[str] = field(default_factory=Counter)
    proposals: int = 0
    rejected: Counter[str] = field(default_factory=Counter)
    agreed: int = 0
    waiting: int = 0

    @property
    def rejection_rate(self) -> float:
        """Share of the proposals that were rejected (0.0 where there are none)."""
        return self.rejected.total() / self.proposals if self.proposals else 0.0

    def as_json(self) -> dict[str, Any]:
        """Return the figures for a program; reasons sorted by name."""
        return {
            "answers": self.answers,
            "broken_answers": dict(sorted(self.broken.items())),
            "proposals": self.proposals,
            "rejected": self.rejected.total(),
            "rejection_rate": round(self.rejection_rate, 4),
            "rejected_by_reason": dict(sorted(self.rejected.items())),
            "agreed": self.agreed,
            "waiting": self.waiting,
        }

    def sentence(self) -> str:
        """Return the figures as one line."""
        rejected = f"{self.rejected.total()} rejected ({self.rejection_rate:.0%}"
        rejected += "".join(f"; {reason} {n}" for reason, n in sorted(self.rejected.items())) + ")"
        broken = "".join(f", {reason} {n}" for reason, n in sorted(self.broken.items()))
        return (
            f"{self.answers} answers{broken}, {self.proposals} proposals: {rejected}, "
            f"{self.agreed} agreed, {self.waiting} waiting"
        )
