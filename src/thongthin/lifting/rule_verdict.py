"""What became of the rules on one page: fired, or silent with a reason."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from thongthin.lifting.apply import Objection
from thongthin.lifting.rule import Rule
from thongthin.lifting.said import Said
from thongthin.lifting.sight import Sight

Kind = (
    Literal["fired", "page_holds", "list", "subject", "pattern", "near", "body", "inside"]
    | Objection
)
"""What became of a rule at a place: it fired, or what kept it silent."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A statement that a rule makes, and what the gate says of it.

    Attributes:
        said: the statement in words.
        outcome: accepted, or what the gate says of its record (`record.Refusal`).
        reasons: why it is not accepted.
    """

    said: Said
    outcome: str
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of one rule at one place.

    Attributes:
        rule: id of the rule.
        begin: place of the stream at which it could begin.
        end: behind the words that it took.
        words: those words.
        line: line of the file in which they begin.
        kind: what became of it.
        because: a sentence why it keeps silent, "" where it fired.
        said: what it states.
    """

    rule: str
    begin: int
    end: int
    words: str
    line: int
    kind: Kind
    because: str
    said: tuple[Judged, ...]


@dataclass(frozen=True, slots=True)
class Explained:
    """All verdicts on one page, and what they were taken of.

    Attributes:
        sight: the page with its mentions.
        verdicts: in order of place, then of rule.
        absent: the rules that could begin nowhere.
        problems: sentences on rules that ran away.
    """

    sight: Sight
    verdicts: tuple[Verdict, ...]
    absent: tuple[Rule, ...]
    problems: tuple[str, ...]
