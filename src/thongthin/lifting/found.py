"""A rule's match together with whom it speaks of."""

from __future__ import annotations

from dataclasses import dataclass

from thongthin.lifting.match import Match
from thongthin.lifting.rule import Rule
from thongthin.lifting.topic import Subject


@dataclass(frozen=True, slots=True)
class Found:
    """A rule's match with who it speaks of.

    Attributes:
        rule: the rule.
        match: what its pattern took.
        subject: the subject the rule asks for, or None.
        body: the body the page speaks of there, where the rule's nodes need it.
    """

    rule: Rule
    match: Match
    subject: Subject | None
    body: Subject | None
