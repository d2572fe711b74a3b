"""Which lifted statements are those that a gold page forbids, or says not to hold."""

from __future__ import annotations

from thongthin.evaluation.align import Alignment
from thongthin.evaluation.facts import Fact, Term
from thongthin.evaluation.gold_page import GoldPage
from thongthin.evaluation.guide import Guide
from thongthin.evaluation.lifted_page import LiftedPage
from thongthin.evaluation.words import Positions, Words


class Forbidden:
    """The forbidden and the denied rows of a page, against asserted statements.

    "*" stands for anything. A thing without a name that is aligned to nothing stands for any
    lifted thing of its kind that is aligned to nothing; a class, for any thing of it. A denied
    row is asserted only by a statement that rests on some of its words.
    """

    def __init__(
        self, gold: GoldPage, lifted: LiftedPage, aligned: Alignment, words: Words, guide: Guide
    ) -> None:
        """Take the page, what was lifted, and which is which."""
        self._rows = (
            *((row, None) for row in gold.forbidden),
            *((row, words.anywhere(row.words)) for row in gold.denied),
        )
        self._gold = gold
        self._lifted = lifted
        self._words = words
        self._known = frozenset(aligned.gold_of.values())
        self._guide = guide

    def row_against(self, said: Fact, fact: Fact) -> str:
        """Return the place of the first row that forbids a statement, or "".

        Args:
            said: the statement in the gold page's terms.
            fact: the same as it was lifted.
        """
        for row, place in self._rows:
            pairs = (
                (row.fact.subject, said.subject, fact.subject),
                (row.fact.value, said.value, fact.value),
            )
            if (
                row.fact.property in ("*", said.property)
                and all(self._is_meant(*pair) for pair in pairs)
                and (place is None or place & self._quoted(fact))
            ):
                return row.place
        return ""

    def _quoted(self, fact: Fact) -> Positions:
        return self._words.positions(q for s in self._lifted.facts[fact] for q in s.quotes)

    def _is_meant(self, wanted: Term, term: Term, own: Term) -> bool:
        if wanted.sort == "any" or wanted == term:
            return True
        thing = self._lifted.things.get(own.key)
        if wanted.sort == "class":
            return thing is not None and wanted.key in self._guide.classes_beside(thing.type)
        if wanted.sort != "gold" or term.sort != "lifted" or thing is None:
            return False
        meant = self._gold.things[wanted.key]
        is_open = meant.name not in self._known and not meant.names.is_named
        return is_open and meant.kind == thing.kind
