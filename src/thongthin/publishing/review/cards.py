"""A record as a reviewer sees it: what it says, its words, why it waits, what was decided."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

from thongthin.lifting.decisions import Decision, Decisions, record_id
from thongthin.lifting.document import LiftedDocument
from thongthin.lifting.record import Passage, Record
from thongthin.publishing.review.lit import Quoted
from thongthin.publishing.review.names import Names
from thongthin.reading.page import Page

Group = Literal["waiting", "accepted", "rejected"]
"""What became of a record."""

GROUPS: tuple[Group, ...] = ("waiting", "accepted", "rejected")
"""In the order in which a reviewer reads them."""

_SCHEME = re.compile(r"scheme:(.+?)(?:-candidates)?/[^/]+")


@dataclass(frozen=True, slots=True)
class Words:
    """A quoted run.

    Attributes:
        text: as printed; line: where it stands; role: what it does in the passage.
        reading: an editor's reading of a defective print, or "".
    """

    text: str
    line: int
    role: str
    reading: str


@dataclass(frozen=True, slots=True)
class Card:
    """One record; records with one id, which say the same in the same words, are one card.

    Attributes:
        id: of the record.
        group: what became of it.
        subject, predicate, object: what it says, in words.
        is_negated: the page says that it does not hold.
        words: what it rests on, in reading order.
        reasons: doubts or faults, in sentences.
        makers: (extractor, rule), sorted.
        status: stated or interpreted.
        confidence: least trust of the joins it rests on.
        decision: the one in force, or None.
        scheme: slug of the scheme that its value is of, or "".
        is_whole: it says one thing, so that the value can be corrected.
    """

    id: str
    group: Group
    subject: str
    predicate: str
    object: str
    is_negated: bool
    words: tuple[Words, ...]
    reasons: tuple[str, ...]
    makers: tuple[tuple[str, str], ...]
    status: str
    confidence: float
    decision: Decision | None
    scheme: str
    is_whole: bool

    @property
    def may_be_accepted(self) -> bool:
        """Whether a decision can bring it in: not where the gate itself threw it out."""
        return self.group != "rejected" or self.decision is not None

    @property
    def statement(self) -> str:
        """What it says, as one line for the table of decisions; never begins like a formula."""
        denied = "not: " if self.is_negated else ""
        return f"“{self.subject}” — {denied}{self.predicate} — “{self.object}”"


def cards_of(document: LiftedDocument, names: Names, decisions: Decisions) -> tuple[Card, ...]:
    """Return the cards of a page's records: waiting, accepted, rejected, each in reading order."""
    page = document.page
    if page is None:
        return ()
    found: dict[str, Card] = {}
    for group, record, reasons in _judged(document):
        card = _card(record, page, group, reasons, names, decisions)
        other = found.get(card.id)
        found[card.id] = _joined(other, card) if other else card
    order = {group: place for place, group in enumerate(GROUPS)}
    return tuple(sorted(found.values(), key=lambda card: order[card.group]))


def counts_of(document: LiftedDocument) -> dict[Group, int]:
    """Return how many cards of each group a page has."""
    sha256 = document.page.sha256 if document.page else ""
    found: dict[str, Group] = {}
    for group, record, _ in _judged(document):
        found.setdefault(record_id(record, sha256), group)
    return {group: sum(each == group for each in found.values()) for group in GROUPS}


def quotes_of(document: LiftedDocument) -> Iterator[Quoted]:
    """Yield every run that a record of a page rests on, with the record's id."""
    sha256 = document.page.sha256 if document.page else ""
    for _, record, _ in _judged(document):
        if isinstance(record.passage, Passage):
            name = record_id(record, sha256)
            yield from ((q.start, q.end, name) for q in record.passage.quotes)


def _judged(document: LiftedDocument) -> Iterator[tuple[Group, Record, tuple[str, ...]]]:
    """Yield records with what became of them, accepted ones first, each group in reading order.

    What a language model said and nobody understood says nothing that could be shown.
    """
    yield from (("accepted", record, ()) for record in _ordered(document.records))
    by_record = {id(refusal.record): refusal for refusal in document.refusals}
    for record in _ordered(refusal.record for refusal in document.refusals):
        refusal = by_record[id(record)]
        if record.nodes:
            group: Group = "rejected" if refusal.outcome == "rejected" else "waiting"
            yield group, record, refusal.reasons


def _ordered(records: Iterable[Record]) -> list[Record]:
    return sorted(records, key=_place)


def _place(record: Record) -> tuple[int, str, str]:
    passage = record.passage
    quotes = passage.quotes if isinstance(passage, Passage) else ()
    return (min((q.start for q in quotes), default=0), record.rule, repr(record.nodes))


def _card(
    record: Record, page: Page, group: Group, reasons: tuple[str, ...], names: Names,
    decisions: Decisions,
) -> Card:  # fmt: skip
    node = record.nodes[0]
    keys = [key for key in node if key not in ("@id", "@type")]
    values = [node[key] for key in keys]
    target = values[0].get("@id", "") if values and isinstance(values[0], dict) else ""
    scheme = _SCHEME.fullmatch(str(target))
    name = record_id(record, page.sha256)
    quotes = record.passage.quotes if isinstance(record.passage, Passage) else ()
    return Card(
        id=name,
        group=group,
        subject=names.thing(str(node["@id"])),
        predicate=", ".join(map(names.property, keys)),
        object=", ".join(map(names.value, values)),
        is_negated=record.is_negated,
        words=tuple(Words(q.exact, page.line_of(q.start), q.role, q.reading) for q in quotes),
        reasons=reasons,
        makers=((record.extractor, record.rule),),
        status=record.status,
        confidence=record.confidence,
        decision=decisions.by_record.get(name),
        scheme=scheme[1] if scheme else "",
        is_whole=len(record.nodes) == 1 and len(keys) == 1 and not isinstance(values[0], list),
    )


def _joined(one: Card, other: Card) -> Card:
    """Return two cards of one id as one; what was accepted once is accepted."""
    makers = tuple(sorted({*one.makers, *other.makers}))
    reasons = () if one.group == "accepted" else (*one.reasons, *other.reasons)
    return replace(one, makers=makers, reasons=tuple(dict.fromkeys(reasons)))
