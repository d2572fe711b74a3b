"""What lifting gives to the graph: one document's records, things and refusals."""

from __future__ import annotations

from dataclasses import dataclass

from thongthin.lifting.record import Record, Refusal, Thing
from thongthin.reading.page import Page


@dataclass(frozen=True, slots=True)
class LiftedDocument:
    """All that was lifted from one page, or from one register.

    Attributes:
        report: id of the report or register; names the graphs `graph/{report}/…`.
        page: the page, or None for a register.
        records: accepted by the gate, sorted by passage and rule.
        things: what the records speak of, sorted by id.
        refusals: rejected or sent to review, sorted likewise.
        notes: sentences for the person who builds.
        unused: sentences of the running text that no accepted record quotes, in reading order.
        coverage: share (0..1) of the running text's characters under quotes.
        problems: a sentence for each rule that ran away and is left out here.
        aside: things that only refused records speak of; for the person who reviews.
    """

    report: str
    page: Page | None
    records: tuple[Record, ...]
    things: tuple[Thing, ...]
    refusals: tuple[Refusal, ...] = ()
    notes: tuple[str, ...] = ()
    unused: tuple[str, ...] = ()
    coverage: float = 0.0
    problems: tuple[str, ...] = ()
    aside: tuple[Thing, ...] = ()
