"""One gold page against what was lifted from its text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from thongthin.evaluation.align import Alignment, align
from thongthin.evaluation.denials import compare_denials
from thongthin.evaluation.facts import TYPE, Fact, Term
from thongthin.evaluation.forbidden import Forbidden
from thongthin.evaluation.gold_page import GoldPage
from thongthin.evaluation.gold_rows import GoldRow
from thongthin.evaluation.guide import Guide
from thongthin.evaluation.hints import names_alike, review_hint, with_instead
from thongthin.evaluation.judged import Judged, JudgedThing, Outcome, PageResult
from thongthin.evaluation.lifted_page import LiftedPage
from thongthin.evaluation.supports import Support
from thongthin.evaluation.words import Words, meant, overlap


def compare(gold: GoldPage, lifted: LiftedPage, guide: Guide) -> PageResult:
    """Return what is found, missing and extra on one page."""
    return _Comparer(gold, lifted, guide).result()


class _Comparer:
    def __init__(self, gold: GoldPage, lifted: LiftedPage, guide: Guide) -> None:
        self._gold = gold
        self._lifted = lifted
        self._guide = guide
        self._words = Words(lifted.documents)
        self._aligned: Alignment = align(gold, lifted, self._words, guide)
        self._forbidden = Forbidden(gold, lifted, self._aligned, self._words, guide)
        self._rows = _rows(gold, guide)
        self._facts = self._in_gold_terms()

    def result(self) -> PageResult:
        statements = tuple(with_instead((*self._of_gold(), *self._beyond())))
        outcomes = [refusal.outcome for refusal in self._lifted.refusals]
        return PageResult(
            page=self._gold.id,
            kind=self._gold.kind,
            noise=self._gold.noise,
            language=self._gold.language,
            statements=statements,
            things=tuple(self._things()),
            denials=tuple(compare_denials(self._gold, self._lifted, self._words, self._guide)),
            records=len(self._lifted.records) + len(outcomes),
            rejected=outcomes.count("rejected"),
            in_review=outcomes.count("review"),
            notes=(*self._gold.notes, *self._notes(), *self._problems()),
        )

    def _in_gold_terms(self) -> dict[Fact, tuple[Fact, tuple[Support, ...]]]:
        """Return each lifted fact in the gold page's terms, with one as lifted and its supports."""
        found: dict[Fact, tuple[Fact, tuple[Support, ...]]] = {}
        for fact, supports in self._lifted.facts.items():
            said = self._aligned.fact(fact)
            _, others = found.get(said, (fact, ()))
            found[said] = (fact, (*others, *supports))
        return found

    def _of_gold(self) -> Iterator[Judged]:
        for fact, row in self._rows.items():
            told = self._told_gold(fact, row)
            if told.outcome == "not judged":
                yield told
            elif fact in self._facts:
                yield self._supported(replace(told, outcome="found"), self._facts[fact][1])
            else:
                reasons = review_hint(row, self._lifted, self._aligned, self._words)
                yield replace(told, is_refused=bool(reasons), hint="".join(reasons))

    def _beyond(self) -> Iterator[Judged]:
        for said, (fact, supports) in self._facts.items():
            if said in self._rows:
                continue
            judged = Judged(
                self._gold.id,
                "extra" if self._judges(said) else "not judged",
                self._kind(said.subject),
                said.property,
                self._label(said.subject),
                self._label(said.value),
                forbidden=self._forbidden.row_against(said, fact),
                hint=names_alike(fact, self._gold, self._lifted, self._aligned),
            )
            yield self._supported(judged, supports)

    def _told_gold(self, fact: Fact, row: GoldRow) -> Judged:
        value = row.printed if fact.value.sort == "literal" else self._label(fact.value)
        return Judged(
            self._gold.id,
            "missing" if self._judges(fact) else "not judged",
            self._kind(fact.subject),
            fact.property,
            self._label(fact.subject),
            value,
            row.place,
            row.words,
        )

    def _supported(self, judged: Judged, supports: tuple[Support, ...]) -> Judged:
        """Add what supports a statement: the passage that fits the words of the row best."""
        runs = self._words.runs(judged.words) if judged.words else ()
        best, fit = supports[0], None
        for support in supports if runs and all(runs) else ():
            quoted = self._words.positions(support.quotes)
            found = overlap(quoted, meant(runs, quoted))
            if fit is None or found > fit:
                best, fit = support, found
        return replace(
            judged,
            quotes=best.words,
            rules=best.rules,
            is_interpreted=all(support.is_interpreted for support in supports),
            is_verbatim=any(self._words.are_verbatim(s.quotes) for s in supports),
            overlap=fit,
        )

    def _things(self) -> Iterator[JudgedThing]:
        judged = [fact for fact in self._facts if self._judges(fact)]
        terms = {term: None for fact in judged for term in (fact.subject, fact.value)}
        spoken = {
            term: None
            for fact in self._rows
            if self._judges(fact)
            for term in (fact.subject, fact.value)
            if term.sort == "gold"
        }
        for term in spoken:
            outcome: Outcome = "found" if term in terms else "missing"
            yield JudgedThing(self._gold.id, outcome, self._kind(term), self._label(term))
        for term in terms:
            if term.sort in ("lifted", "gold") and term not in spoken:
                yield JudgedThing(self._gold.id, "extra", self._kind(term), self._label(term))

    def _notes(self) -> Iterator[str]:
        for fact, row in self._rows.items():
            if not self._judges(fact):
                told = f"the guide has no {fact.property} of a {self._kind(fact.subject)}"
                yield f"{self._gold.id}.yaml, {row.place}: {told}; it is not judged"
        for row in (*self._gold.statements, *self._gold.denied):
            if row.words and not all(self._words.runs(row.words)):
                yield f"{self._gold.id}.yaml, {row.place}: the text does not have {row.words!r}"

    def _problems(self) -> Iterator[str]:
        for document in self._lifted.documents:
            yield from document.problems

    def _judges(self, fact: Fact) -> bool:
        return self._guide.judges(self._kind(fact.subject), fact.property)

    def _kind(self, term: Term) -> str:
        return (self._gold if term.sort == "gold" else self._lifted).kind_of(term)

    def _label(self, term: Term) -> str:
        if term.sort != "gold":
            return self._lifted.label_of(term)
        thing = self._gold.things[term.key]
        return thing.label if thing.names.is_named else f"{thing.kind} {thing.name}"


def _rows(gold: GoldPage, guide: Guide) -> dict[Fact, GoldRow]:
    """Return what the gold page states, with the classes that are judged."""
    rows = dict(gold.facts)
    for thing in gold.spoken.values():
        if guide.kinds[thing.kind].typed and thing.type:
            fact = Fact(Term("gold", thing.name), TYPE, Term("class", thing.type))
            rows.setdefault(fact, GoldRow(f"things, {thing.name}", fact, "", thing.type))
    return rows
