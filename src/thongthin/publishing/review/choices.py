"""What a reviewer sends, made a decision; or refused, with the reason in the words of the pages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from thongthin.lifting.decisions import VERDICTS, Decision, record_id
from thongthin.lifting.document import LiftedDocument
from thongthin.lifting.record import Refusal
from thongthin.publishing.review.cards import Card
from thongthin.publishing.review.ledger import one_line

MAX_TEXT = 2_000
"""Longest reason or value that is taken, in characters."""


class RefusedError(Exception):
    """A decision that is not taken.

    Attributes:
        key: of the sentence in the words of the pages, under `refused`.
        detail: the gate's or the correction's own sentence, or "".
    """

    def __init__(self, key: str, detail: str = "") -> None:
        super().__init__(key, detail)
        self.key = key
        self.detail = detail


@dataclass(frozen=True, slots=True)
class Choice:
    """What a reviewer sends: on which record of which document, what, and why."""

    document: str
    record: str
    verdict: str
    value: str
    why: str


def decision_of(choice: Choice, cards: Mapping[str, Card], who: str) -> Decision:
    """Return a reviewer's choice as a decision of today.

    Args:
        choice: as it was sent.
        cards: those of the document, by id.
        who: the reviewer.

    Raises:
        RefusedError: there is no such record, or what must be said is missing or too long.
    """
    card, verdict = cards.get(choice.record), VERDICTS.get(choice.verdict)
    value, why = one_line(choice.value), one_line(choice.why)
    if card is None:
        raise RefusedError("unknown")
    if verdict is None:
        raise RefusedError("verdict")
    if max(len(value), len(why)) > MAX_TEXT:
        raise RefusedError("long")
    if not why and verdict != "accept":
        raise RefusedError("why")
    if not value and verdict == "correct":
        raise RefusedError("value")
    return Decision(
        record=card.id,
        document=choice.document,
        statement=card.statement,
        verdict=verdict,
        value=value if verdict == "correct" else "",
        who=who,
        when=date.today().isoformat(),
        why=why,
    )


def check_effect(document: LiftedDocument, decision: Decision) -> None:
    """Refuse a decision that would change nothing, since the words do not bear it.

    Args:
        document: lifted with the decision.
        decision: the one that is tried.

    Raises:
        RefusedError: the gate keeps the record, or its correction, out all the same.
    """
    sha256 = document.page.sha256 if document.page else ""
    refusals = [r for r in document.refusals if record_id(r.record, sha256) == decision.record]
    mended = f"decisions/{decision.record}"
    if decision.verdict == "accept" and refusals:
        raise RefusedError("words", _reasons(refusals))
    if decision.verdict == "correct" and all(r.rule != mended for r in document.records):
        raise RefusedError("words", _reasons(refusals))


def _reasons(refusals: Sequence[Refusal]) -> str:
    """Return what the gate says, without what the decision itself said."""
    told = dict.fromkeys(reason for refusal in refusals for reason in refusal.reasons)
    kept = [reason for reason in told if not reason.startswith(("accepted ", "corrected to "))]
    return "; ".join(kept)
