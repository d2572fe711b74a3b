"""One gold page's text, lifted as a file of its own by rules alone, in the reader's view."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from thongthin.errors import DocumentError
from thongthin.evaluation.facts import TYPE, Fact, Term
from thongthin.evaluation.fold import fold
from thongthin.evaluation.guide import OTHER, Guide
from thongthin.evaluation.names import Namer, Names
from thongthin.evaluation.supports import Facts, Support, facts_of
from thongthin.lifting.context import Context
from thongthin.lifting.document import LiftedDocument
from thongthin.lifting.many import Lifter
from thongthin.lifting.record import Record, Refusal, Thing

_YEAR = "buddhistYear"
_NUMBERS = ("documentNumber", "documentNumberKey")


@dataclass(frozen=True, slots=True)
class LiftedThing:
    """A lifted thing as it is compared.

    Attributes:
        id: compact IRI.
        kind: of the guide, or OTHER.
        type: its class.
        label: what a person calls it.
        names: what it is known by.
    """

    id: str
    kind: str
    type: str
    label: str
    names: Names


@dataclass(frozen=True, slots=True)
class LiftedPage:
    """What was lifted from one gold page.

    Attributes:
        documents: as lifted, one a page of the text.
        facts: what is asserted, in the reader's view.
        denials: what the page is said to deny.
        refused: what would follow if the gate let in what it refused, with its reasons.
        things: compact IRI → thing.
        records: accepted by the gate.
        refusals: rejected or sent to review.
    """

    documents: tuple[LiftedDocument, ...]
    facts: Facts
    denials: Facts
    refused: Facts
    things: Mapping[str, LiftedThing]
    records: tuple[Record, ...]
    refusals: tuple[Refusal, ...]

    def kind_of(self, term: Term) -> str:
        """Return the kind of a term: of a thing, else what the term is."""
        if term.sort != "lifted":
            return term.sort
        thing = self.things.get(term.key)
        return thing.kind if thing else OTHER

    def label_of(self, term: Term) -> str:
        """Return what a person calls a term."""
        thing = self.things.get(term.key) if term.sort == "lifted" else None
        return thing.label if thing else term.key

    @property
    def raw(self) -> str:
        """The text as it was read."""
        return next((d.page.raw for d in self.documents if d.page), "")


def lift_text(name: str, text: str, lifter: Lifter) -> tuple[LiftedDocument, ...]:
    """Lift a text as the file `{name}.txt`.

    Raises:
        DocumentError: it cannot be read.
    """
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"{name}.txt"
        path.write_bytes(text.encode())
        outcome = lifter.lift(path)
    if outcome.error:
        sentence = outcome.error.partition(f"{name}.txt: ")[2] or outcome.error
        raise DocumentError(sentence, where=name)
    return outcome.documents


def view(
    documents: tuple[LiftedDocument, ...], context: Context, namer: Namer, guide: Guide
) -> LiftedPage:
    """Return lifted documents as a reader would write down what they say."""
    records = tuple(record for document in documents for record in document.records)
    refusals = tuple(refusal for document in documents for refusal in document.refusals)
    described = [thing for d in documents for thing in (*d.things, *d.aside)]
    own = frozenset(thing.id for thing in described)
    said = facts_of((r for r in records if not r.is_negated), context, own)
    things = _things(described, said, namer, guide)
    facts = fold(said, guide)
    return LiftedPage(
        documents=documents,
        facts={**facts, **_types(facts, things, guide)},
        denials=fold(facts_of((r for r in records if r.is_negated), context, own), guide),
        refused=_beyond(facts, _with_refused(said, refusals, context, own), guide),
        things=things,
        records=records,
        refusals=refusals,
    )


def _with_refused(
    said: Facts, refusals: Iterable[Refusal], context: Context, own: frozenset[str]
) -> Facts:
    """Return what records say, those that the gate refused included."""
    together = dict(said)
    for refusal in refusals:
        if not refusal.record.is_negated:
            reasons = (f"{refusal.outcome}: {'; '.join(refusal.reasons)}",)
            for fact, supports in facts_of([refusal.record], context, own, reasons).items():
                together[fact] = (*supports, *together.get(fact, ()))
    return together


def _beyond(facts: Facts, together: Facts, guide: Guide) -> Facts:
    """Return what follows from more records and is not among the facts already."""
    folded = fold(together, guide)
    return {fact: supports for fact, supports in folded.items() if fact not in facts}


def _things(
    things: Iterable[Thing], said: Facts, namer: Namer, guide: Guide
) -> dict[str, LiftedThing]:
    numbers = _values(said, _NUMBERS)
    years = _values(said, (_YEAR,))
    found: dict[str, LiftedThing] = {}
    for thing in things:
        kind = guide.kind_of_class.get(thing.type, OTHER)
        texts = {*thing.labels.values(), *(text for _, text in thing.alternatives)}
        if kind in guide.kinds and guide.kinds[kind].composed:
            texts |= {*thing.composed.values(), *numbers.get(thing.id, ())}
        year = min(years.get(thing.id, ()), default="")
        names = namer.names(kind, texts, year)
        if thing.place_code:
            names = Names(codes=frozenset({thing.place_code}))
        labels = {**thing.composed, **thing.labels}
        label = labels.get("th") or next(iter(labels.values()), thing.id)
        found[thing.id] = LiftedThing(thing.id, kind, thing.type, label, names)
    return found


def _values(said: Facts, properties: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for fact in said:
        if fact.property in properties:
            found[fact.subject.key] = (*found.get(fact.subject.key, ()), fact.value.key)
    return found


def _types(facts: Facts, things: Mapping[str, LiftedThing], guide: Guide) -> Facts:
    """Return the types that are judged, of the things that facts speak of."""
    found: dict[Fact, tuple[Support, ...]] = {}
    for fact, supports in facts.items():
        for term in (fact.subject, fact.value):
            thing = things.get(term.key) if term.sort == "lifted" else None
            if thing and thing.kind in guide.kinds and guide.kinds[thing.kind].typed:
                found.setdefault(Fact(term, TYPE, Term("class", thing.type)), supports[:1])
    return found
