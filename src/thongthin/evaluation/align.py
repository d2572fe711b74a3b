"""Which lifted thing is which thing of the gold page.

First those that a name, a number or a code tells apart: names that agree are one thing, unless
the gold page has two of that name. Then the rest, within each kind, by what is said of them: of
all pairs the one that shares most statements is made first, then the others are counted again,
until no pair shares any. An agreement is also known by its class alone where its words overlap.
Ties go to the pair of one class, then to that whose words overlap most, then to the order of the
gold page, then to that of the lifted facts; nothing depends on chance.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from thongthin.evaluation.facts import TYPE, Fact, Term
from thongthin.evaluation.gold_page import GoldPage
from thongthin.evaluation.gold_rows import GoldThing
from thongthin.evaluation.guide import Guide
from thongthin.evaluation.lifted_page import LiftedPage, LiftedThing
from thongthin.evaluation.words import Positions, Words


@dataclass(frozen=True, slots=True)
class Alignment:
    """Lifted things as the gold page calls them.

    Attributes:
        gold_of: compact IRI, or concept as "scheme/slug" → short name on the gold page.
    """

    gold_of: Mapping[str, str]

    def term(self, term: Term) -> Term:
        """Return a lifted term as the gold page calls it, where it does."""
        name = self.gold_of.get(term.key) if term.sort in ("lifted", "concept") else None
        return Term("gold", name) if name else term

    def fact(self, fact: Fact) -> Fact:
        """Return a lifted fact in the gold page's terms."""
        return Fact(self.term(fact.subject), fact.property, self.term(fact.value))


def align(gold: GoldPage, lifted: LiftedPage, words: Words, guide: Guide) -> Alignment:
    """Align the things of a page; see the head of this module."""
    gold_of = _by_name(gold, lifted)
    _Aligner(gold, lifted, words, guide, gold_of).run()
    return Alignment(gold_of)


def _by_name(gold: GoldPage, lifted: LiftedPage) -> dict[str, str]:
    found: dict[str, str] = {}
    for name, thing in gold.things.items():
        for concept in sorted(thing.concepts):
            found.setdefault(concept, name)
    for lifted_thing in lifted.things.values():
        agreeing = [
            thing
            for thing in gold.things.values()
            if thing.kind == lifted_thing.kind and thing.names.agrees(lifted_thing.names)
        ]
        same_year = [t for t in agreeing if t.names.year == lifted_thing.names.year]
        if len(same_year or agreeing) == 1:
            found[lifted_thing.id] = (same_year or agreeing)[0].name
    return found


@dataclass
class _Aligner:
    gold: GoldPage
    lifted: LiftedPage
    words: Words
    guide: Guide
    gold_of: dict[str, str]
    spans: dict[Term, Positions] = field(default_factory=dict)
    facts: frozenset[Fact] = frozenset()

    def __post_init__(self) -> None:
        self.facts = frozenset(self.gold.facts)

    def run(self) -> None:
        """Make the best pair until none is left."""
        while best := max(self._scored(), default=None):
            _, (lifted, name) = best
            self.gold_of[lifted] = name

    def _scored(self) -> list[tuple[tuple[int, ...], tuple[str, str]]]:
        """Return the pairs that may be one thing, with what speaks for each."""
        taken = frozenset(self.gold_of.values())
        free = [t for t in self.gold.spoken.values() if t.name not in taken]
        things = [t for t in self._spoken() if t.id not in self.gold_of]
        scored: list[tuple[tuple[int, ...], tuple[str, str]]] = []
        for i, thing in enumerate(free):
            for j, other in enumerate(things):
                if thing.kind == other.kind and self._may_be(thing, other):
                    shared, typed, words = self._shared(thing, other)
                    if shared or (typed and words) or thing.names.agrees(other.names):
                        scored.append(((shared, typed, words, -i, -j), (other.id, thing.name)))
        return scored

    def _may_be(self, thing: GoldThing, other: LiftedThing) -> bool:
        if self.guide.kinds[thing.kind].identity == "statements":
            return True
        both = thing.names.is_named and other.names.is_named
        return not both or thing.names.agrees(other.names)

    def _shared(self, thing: GoldThing, other: LiftedThing) -> tuple[int, bool, int]:
        """Return how many statements a pair would share, whether its class, how many letters."""
        aligned = Alignment({**self.gold_of, other.id: thing.name})
        mine, theirs = Term("gold", thing.name), Term("lifted", other.id)
        shared = sum(
            aligned.fact(fact) in self.facts
            for fact in self.lifted.facts
            if theirs in (fact.subject, fact.value) and fact.property != TYPE
        )
        letters = len(self._gold_span(mine) & self._lifted_span(theirs))
        return shared, thing.type == other.type != "", letters

    def _spoken(self) -> list[LiftedThing]:
        """Return the lifted things that facts speak of, in order of appearance."""
        terms = {t: None for f in self.lifted.facts for t in (f.subject, f.value)}
        return [self.lifted.things[t.key] for t in terms if t.key in self.lifted.things]

    def _gold_span(self, term: Term) -> Positions:
        if term not in self.spans:
            rows = [r for r in self.gold.statements if term in (r.fact.subject, r.fact.value)]
            self.spans[term] = frozenset().union(*(self.words.anywhere(r.words) for r in rows))
        return self.spans[term]

    def _lifted_span(self, term: Term) -> Positions:
        if term not in self.spans:
            facts = [f for f in self.lifted.facts if term in (f.subject, f.value)]
            quotes = [q for f in facts for s in self.lifted.facts[f] for q in s.quotes]
            self.spans[term] = self.words.positions(quotes)
        return self.spans[term]
