"""The gate's judgement and the reviewers' decisions, record by record.

The gate judges first. A decision takes back a doubt, takes out what the gate let pass, or puts
another value in; it never makes words true that are not on the page (DESIGN.md, decision 8).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from thongthin.lifting.corrections import BadValueError, corrected
from thongthin.lifting.decisions import Decision, Decisions, record_id
from thongthin.lifting.gate import Gate
from thongthin.lifting.record import Record, Refusal


@dataclass(slots=True)
class Judged:
    """What became of a document's records.

    Attributes:
        records: those that enter, in the order in which they were found.
        refusals: those that do not, and why.
        notes: a sentence for each decision on a record that no longer exists.
    """

    records: list[Record] = field(default_factory=list)
    refusals: list[Refusal] = field(default_factory=list)
    notes: tuple[str, ...] = ()


def judged(
    found: Iterable[Record], gate: Gate, decisions: Decisions, document: str, sha256: str = ""
) -> Judged:
    """Judge the records of a document and replay the decisions on them.

    Args:
        found: its records.
        gate: that of the document.
        decisions: all in force; those on other documents are passed over in silence.
        document: key of the page, or id of the register.
        sha256: digest of the document's bytes, "" for a register.
    """
    outcome = Judged()
    seen: set[str] = set()
    for record in found:
        name = record_id(record, sha256) if decisions.rows else ""
        seen.add(name)
        decision = decisions.by_record.get(name)
        refusal = gate.judge(record)
        if decision:
            _decide(record, refusal, decision, gate, outcome)
        elif refusal:
            outcome.refusals.append(refusal)
        else:
            outcome.records.append(record)
    outcome.notes = tuple(decisions.vanished(document, seen))
    return outcome


def _decide(
    record: Record, refusal: Refusal | None, decision: Decision, gate: Gate, outcome: Judged
) -> None:
    reasons = refusal.reasons if refusal else ()
    if decision.verdict == "accept":
        if refusal and refusal.outcome == "rejected":
            vain = f"accepted {decision.told}; but no decision makes words true"
            outcome.refusals.append(replace(refusal, reasons=(*reasons, vain)))
        else:
            outcome.records.append(_vouched(record, decision))
    elif decision.verdict == "reject":
        reasons = (f"rejected {decision.told}", *reasons)
        outcome.refusals.append(Refusal(record, "rejected", reasons))
    else:
        _correct(record, decision, gate, outcome)


def _correct(record: Record, decision: Decision, gate: Gate, outcome: Judged) -> None:
    reasons = [f"corrected to {decision.value!r} {decision.told}"]
    try:
        outcome.records.append(corrected(record, decision, gate))
    except BadValueError as error:
        reasons.append(f"the correction stays out: {error}")
    outcome.refusals.append(Refusal(record, "rejected", tuple(reasons)))


def _vouched(record: Record, decision: Decision) -> Record:
    """Return an accepted record with a note of who vouches for it, which the graph keeps."""
    note = f"accepted in review {decision.told}"
    return replace(
        record,
        by=record.by or decision.who,
        when=record.when or decision.when,
        because="; ".join(filter(None, (record.because, note))),
        doubts=(),
    )
