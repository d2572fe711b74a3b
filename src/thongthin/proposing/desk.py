"""The answers about one page, judged proposal by proposal: rejected, agreed, or waiting.

No proposal becomes a statement by itself. One that a rule or a curated statement says too has
nothing to add. One that a reviewer accepts (`mappings/decisions.csv`) is the reviewer's statement
from then on. Any other waits in `review.jsonl` as *proposed*, whatever the model says of it and
whatever the page says to the model.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from thongthin.gold import Statement, statements_of
from thongthin.lifting.decisions import Decision, Decisions, record_id
from thongthin.lifting.document import LiftedDocument
from thongthin.lifting.gate import Gate
from thongthin.lifting.kit import Kit
from thongthin.lifting.lift import things_spoken_of
from thongthin.lifting.record import Passage, Record, Refusal, Thing
from thongthin.lifting.replay import judged
from thongthin.proposing.answer import Proposal, Rejection, read_answer
from thongthin.proposing.cassette import Cassette
from thongthin.proposing.draft import Drafter
from thongthin.proposing.prompt import Prompt
from thongthin.proposing.tally import Tally
from thongthin.reading.page import Page

_WAITS = "a language model proposes it; no rule and no person says the same of this page"
_DENIED = "the page is read to deny it"
_ALSO_WAITS = "a rule reads the same, and waits for a person too"


class Desk:
    """Judges the answers about one page.

    Attributes:
        records: those that a reviewer has accepted or corrected.
        refusals: proposals that are rejected or wait.
        decided: the decisions that were about proposals.
    """

    def __init__(
        self,
        document: LiftedDocument,
        page: Page,
        prompt: Prompt,
        kit: Kit,
        threshold: float,
        decisions: Decisions,
    ) -> None:
        """Take the page with what was lifted from it.

        Args:
            document: the page, lifted.
            page: the same page.
            prompt: the kinds of statements that were offered.
            kit: what lifting knows.
            threshold: least confidence of a join, as for any record.
            decisions: those of reviewers.
        """
        self._document = document
        self._page = page
        self._kinds = prompt.kinds
        self._kit = kit
        self._threshold = threshold
        self._decisions = decisions
        self._drafter = Drafter(document, page, kit, prompt.kinds)
        self._said = frozenset(_statements(document.records))
        self._in_review = frozenset(
            _statements(r.record for r in document.refusals if r.outcome == "review")
        )
        self._named: dict[str, Thing] = {}
        self.records: list[Record] = []
        self.refusals: list[Refusal] = []
        self.decided: list[Decision] = []

    def weigh(self, cassette: Cassette, tally: Tally) -> None:
        """Judge one answer and count what becomes of its proposals."""
        tally.answers += 1
        seen: set[tuple[str, frozenset[Statement]]] = set()
        for read in read_answer(cassette.content, cassette.finish_reason):
            if isinstance(read, Proposal):
                tally.proposals += 1
                self._weigh(read, cassette, tally, seen)
            else:
                tally.proposals += bool(read.number)
                self._reject(read, cassette, tally)

    def document(self) -> LiftedDocument:
        """Return the page with what became of the proposals beside its own records."""
        document, things = self._document, dict(self._named)
        entering = {thing.id: thing for thing in document.things}
        used = things_spoken_of(self.records)
        entering |= {iri: thing for iri, thing in things.items() if iri in used - entering.keys()}
        aside = {iri: t for iri, t in things.items() if iri not in entering}
        aside |= {thing.id: thing for thing in document.aside if thing.id not in entering}
        key = self._page.key
        stale = {s for row in self.decided for s in Decisions((row,)).vanished(key, ())}
        return replace(
            document,
            records=(*document.records, *self.records),
            things=tuple(entering[iri] for iri in sorted(entering)),
            refusals=(*document.refusals, *self.refusals),
            notes=tuple(note for note in document.notes if note not in stale),
            aside=tuple(aside[iri] for iri in sorted(aside)),
        )

    def _weigh(
        self,
        proposal: Proposal,
        cassette: Cassette,
        tally: Tally,
        seen: set[tuple[str, frozenset[Statement]]],
    ) -> None:
        record = self._drafter.draft(proposal, cassette.offer, cassette.key.model)
        if isinstance(record, Record):
            said = (record.passage.id, frozenset(_statements([record])))
            if said in seen:
                record = Rejection("said twice", "says in the same words what one before it says")
            seen.add(said)
        if isinstance(record, Rejection):
            known = proposal.kind if proposal.kind in self._kinds else ""
            self._reject(replace(record, number=proposal.number, kind=known), cassette, tally)
            return
        things = self._drafter.things(record)
        gate = Gate(self._kit, things, self._threshold, self._page)
        verdict = gate.judge(record)
        if verdict and verdict.outcome == "rejected":
            tally.rejected["does not follow from its words"] += 1
            self.refusals.append(verdict)
        elif self._said >= set(_statements([record])):
            tally.agreed += 1
        else:
            self._named |= {i: t for i, t in things.items() if i in things_spoken_of([record])}
            self._hand_over(record, verdict.reasons if verdict else (), gate, cassette, tally)

    def _hand_over(
        self,
        record: Record,
        doubts: tuple[str, ...],
        gate: Gate,
        cassette: Cassette,
        tally: Tally,
    ) -> None:
        """Let a reviewer's decision hold, or let the record wait for one."""
        name = record_id(record, self._page.sha256)
        decision = self._decisions.by_record.get(name)
        if decision is None:
            tally.waiting += 1
            reasons = (_WAITS, *doubts, *self._hints(record))
            self.refusals.append(Refusal(record, "proposed", reasons))
            return
        self.decided.append(decision)
        outcome = judged([record], gate, Decisions((decision,)), self._page.key, self._page.sha256)
        for entering in outcome.records:
            told = f"the language model {cassette.key.model} proposed it; {entering.because}"
            rule = f"decisions/{name}"
            self.records.append(replace(entering, extractor="curated", rule=rule, because=told))
        self.refusals.extend(outcome.refusals)
        if decision.verdict == "accept":
            tally.agreed += 1
        else:
            tally.rejected["a person says otherwise"] += 1

    def _hints(self, record: Record) -> Iterator[str]:
        statements = set(_statements([record]))
        if any(replace(statement, negated=True) in self._said for statement in statements):
            yield _DENIED
        if statements <= self._in_review:
            yield _ALSO_WAITS

    def _reject(self, rejection: Rejection, cassette: Cassette, tally: Tally) -> None:
        """Note a rejection; what was not understood says nothing and quotes nothing."""
        counts = tally.rejected if rejection.number else tally.broken
        counts[rejection.reason] += 1
        name = cassette.key.file_name
        where = f"proposal {rejection.number} of {name}" if rejection.number else f"answer {name}"
        record = Record(
            passage=Passage(self._page.report, self._page.number, ()),
            nodes=(),
            status="stated",
            extractor="language-model",
            rule=f"{cassette.key.model}/{rejection.kind or '-'}",
        )
        self.refusals.append(Refusal(record, "rejected", (f"{where}: {rejection.sentence}",)))


def _statements(records: Iterable[Record]) -> Iterator[Statement]:
    return (statement for record in records for statement in statements_of(record))
