"""A proposal to a record: what it names is on offer, its words are found, its value is read.

A model chooses among offered ids and quotes words; it never makes an IRI, an offset or a value.
Dates and numbers are read from the quoted words by the same patterns as everywhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from thongthin.lifting.dates import DATE, parse_date
from thongthin.lifting.document import LiftedDocument
from thongthin.lifting.kit import Kit
from thongthin.lifting.look import look_at
from thongthin.lifting.mint import Minter
from thongthin.lifting.polarity import HALTS, Polarity
from thongthin.lifting.quotes import quotes_of
from thongthin.lifting.record import Passage, Record, Role, Thing
from thongthin.lifting.things import ThingBook
from thongthin.lifting.values import find_numbers
from thongthin.proposing.align import Run, align
from thongthin.proposing.answer import Proposal, Rejection
from thongthin.proposing.catalogue import StatementKind
from thongthin.proposing.offer import Offer, kind_of
from thongthin.reading.canonical import canonical_key
from thongthin.reading.page import Page

_SUBJECT, _OBJECT = "the subject", "the object"
_DENIED = "a negation or a plan stands in its words, or before them in the same clause"


class Drafter:
    """Makes records of the proposals for one page."""

    def __init__(
        self, document: LiftedDocument, page: Page, kit: Kit, kinds: Mapping[str, StatementKind]
    ) -> None:
        """Take the page with the things that were found on it, and what may be said of them."""
        self._page = page
        self._kit = kit
        self._kinds = kinds
        self._things = {thing.id: thing for thing in document.things}
        self._book = ThingBook(kit, Minter(page.report, kit.links, frozenset(kit.kinds)))
        self._sight = look_at(page, kit)
        self._polarity = Polarity(self._sight, self._sight.short_line_ends)

    def things(self, record: Record) -> dict[str, Thing]:
        """Return the things that a record may speak of, by compact IRI; new ones among them."""
        named = (_named(value) for node in record.nodes for value in node.values())
        new = self._book.things(frozenset(filter(None, named)))
        return {thing.id: thing for thing in new} | self._things

    def draft(self, proposal: Proposal, offer: Offer, model: str) -> Record | Rejection:
        """Return the record of a proposal, or why there is none.

        Args:
            proposal: as the model made it.
            offer: the ids that it was to choose from.
            model: name of the model, for the record's rule.
        """
        kind = self._kinds.get(proposal.kind)
        if kind is None:
            return Rejection("unknown kind of statement", "its kind was not offered")
        subject = self._subject(proposal.subject, offer, kind)
        if isinstance(subject, Rejection):
            return subject
        runs = align(self._sight.stream, self._words(proposal, offer, kind))
        if isinstance(runs, Rejection):
            return runs
        value = self._object(proposal.object, runs.get(_OBJECT), subject, kind)
        return value if isinstance(value, Rejection) else self._record(
            kind, subject, value, runs, f"{model}/{kind.id}"
        )  # fmt: skip

    def _subject(self, said: str, offer: Offer, kind: StatementKind) -> str | Rejection:
        if said in offer:
            found = [iri for iri in (offer[said],) if iri in self._things]
        else:
            found = [iri for iri, thing in self._things.items() if _bears(thing, said)]
        if not found:
            return Rejection("subject not on offer", "its subject is nothing that is on offer")
        fitting = [iri for iri in found if kind_of(self._things[iri], self._kit) in kind.subjects]
        if len(fitting) != 1:
            how = "is of a kind that it cannot be said of" if not fitting else "names two things"
            return Rejection("subject does not fit", f"its subject {how}")
        return fitting[0]

    def _words(self, proposal: Proposal, offer: Offer, kind: StatementKind) -> dict[str, str]:
        """Return all words of a proposal that must be on the page, by what they are called."""
        words = {f"quote {n}": quote for n, quote in enumerate(proposal.quotes, 1)}
        if proposal.subject not in offer:
            words[_SUBJECT] = proposal.subject
        if kind.form != "concept" or (kind.may_be_new and not self._concept(proposal.object, kind)):
            words[_OBJECT] = proposal.object
        return words

    def _concept(self, said: str, kind: StatementKind) -> str:
        iri = f"scheme:{said}"
        return iri if said.startswith(f"{kind.of}/") and iri in self._kit.labels else ""

    def _object(self, said: str, run: Run | None, subject: str, kind: StatementKind) -> Any:
        if run is None:
            concept = self._concept(said, kind)
            sentence = "its object is no concept that is on offer"
            return {"@id": concept} if concept else Rejection("object not on offer", sentence)
        words = self._sight.text(*run)
        match kind.form:
            case "concept":
                block = self._kit.known_concept({"candidate": kind.of, "label": words})
                return {"@id": self._note(block, words)}
            case "new_thing":
                return {"@id": self._note({"thing": kind.of, "of": subject, "name": words}, words)}
            case "words":
                return {"@value": words, "@language": "th"}
        return self._value(self._sight.stream.text[run.begin : run.end], kind)

    def _note(self, block: Any, label: str) -> str:
        return self._book.add(block, label="" if isinstance(block, str) else label)

    def _value(self, key: str, kind: StatementKind) -> Any:
        found = list(_dates(key) if kind.form == "date" else (n for *_, n in find_numbers(key)))
        if len(found) == 1:
            return found[0]
        return Rejection("value does not follow", f"its object is not one {kind.form}")

    def _record(
        self, kind: StatementKind, subject: str, value: Any, runs: Mapping[str, Run], rule: str
    ) -> Record:
        said = {"@id": subject, kind.property: value}
        if kind.turned:
            said = {"@id": value["@id"], kind.property: {"@id": subject}}
        parts = [
            (run.begin, run.end, self._role(name, run, subject, value))
            for name, run in sorted(runs.items(), key=lambda item: item[0].startswith("quote"))
        ]
        begin, end = min(part[0] for part in parts), max(part[1] for part in parts)
        page = self._page
        return Record(
            passage=Passage(page.report, page.number, quotes_of(self._sight, parts)),
            nodes=(said,),
            status="stated",
            extractor="language-model",
            rule=rule,
            confidence=self._sight.stream.confidence(begin, end),
            doubts=(_DENIED,) if any(map(self._is_denied, runs.values())) else (),
        )

    def _role(self, name: str, run: Run, subject: str, value: Any) -> Role:
        """Return what a run does: it names the subject or the value, or it is the cue."""
        if name == _SUBJECT:
            return "subject"
        if name == _OBJECT:
            return "value"
        key = self._sight.stream.text[run.begin : run.end].casefold()
        names_subject = any(label in key for label in self._labels(subject))
        names_value = any(label in key for label in self._labels(_named(value)))
        if names_subject == names_value:
            return "cue"
        return "subject" if names_subject else "value"

    def _labels(self, iri: str) -> list[str]:
        thing = self._things.get(iri)
        texts = [text for _, text in self._kit.labels.get(iri, ())]
        texts += [*thing.labels.values(), *(t for _, t in thing.alternatives)] if thing else []
        return [canonical_key(text).casefold() for text in texts]

    def _is_denied(self, run: Run) -> bool:
        hits = (hit for name in HALTS for hit in self._sight.phrases.get(name, ()))
        return self._polarity.is_denied(HALTS, run.begin) or any(
            run.begin <= begin and end <= run.end for begin, end in hits
        )


def _bears(thing: Thing, words: str) -> bool:
    """Say whether words are a printed or registered name of a thing."""
    key = canonical_key(words).casefold()
    names = (*thing.labels.values(), *(text for _, text in thing.alternatives))
    return any(canonical_key(name).casefold() == key for name in names)


def _named(value: Any) -> str:
    """Return the compact IRI that a value of a node is or refers to, or ""."""
    if isinstance(value, dict):
        return str(value.get("@id", ""))
    return value if isinstance(value, str) else ""


def _dates(key: str) -> Iterator[str]:
    return (iso for found in DATE.finditer(key) if (iso := parse_date(found)))
