"""What a page denies: the gold page's denied rows against negated records.

Readers and rules say a denial in different ways (of the partnership, of the body, of the
agreement itself). So they are compared by what is denied, an agreement or a learning centre, and
by the words: a denial is found where a negated statement of the same kind of thing rests on some
of its words.
"""

from __future__ import annotations

from collections.abc import Iterator

from thongthin.evaluation.facts import Fact
from thongthin.evaluation.gold_page import GoldPage
from thongthin.evaluation.guide import Guide
from thongthin.evaluation.judged import Denial
from thongthin.evaluation.lifted_page import LiftedPage
from thongthin.evaluation.words import Words


def compare_denials(
    gold: GoldPage, lifted: LiftedPage, words: Words, guide: Guide
) -> Iterator[Denial]:
    """Yield the gold page's denials, found or missing, then the lifted ones, found or extra."""
    rows = [(row, _denied(row.fact, gold, guide), words.anywhere(row.words)) for row in gold.denied]
    said = [
        (fact, _denied(fact, lifted, guide), words.positions(q for s in supports for q in s.quotes))
        for fact, supports in lifted.denials.items()
    ]
    for row, kinds, place in rows:
        is_found = any(kinds & others and place & quoted for _, others, quoted in said)
        sentence = f"{row.fact.subject.key} {row.fact.property} {row.printed}"
        yield Denial(gold.id, True, "found" if is_found else "missing", sentence, row.words)
    for fact, kinds, quoted in said:
        is_right = any(kinds & others and place & quoted for _, others, place in rows)
        sentence = f"{lifted.label_of(fact.subject)} {fact.property} {lifted.label_of(fact.value)}"
        quotes = " / ".join(support.words for support in lifted.denials[fact])
        yield Denial(gold.id, False, "found" if is_right else "extra", sentence, quotes)


def _denied(fact: Fact, page: GoldPage | LiftedPage, guide: Guide) -> frozenset[str]:
    """Return which of the kinds that can be denied a fact speaks of."""
    kinds: set[str] = set()
    for term in (fact.subject, fact.value):
        if term.sort == "class":
            kinds.add(guide.kind_of_class.get(term.key, ""))
        elif term.sort in ("gold", "lifted"):
            kinds.add(page.kind_of(term))
    return frozenset(kinds & guide.denied)
