"""What takes a statement back: negations, plans, conditions and questions around a cue.

Thai puts a negation or "will" before its verb, sometimes with an adverb or partners between, and
the word that makes a question behind it. What stands in the cue's own clause takes the statement
back; what stands farther off, between the body and the cue, is a doubt for a person.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable

from thongthin.lifting.sight import Sight
from thongthin.reading.page import BLANKS, Gap

WINDOW = 40
"""Characters of the cue's clause in which a negation or a plan takes it back (own choice)."""

HEARSAY = "hearsay"
"""Phrase list of words that make what follows in the sentence hearsay."""

REACH = 80
"""Characters over which such words reach (own choice)."""

HALTS = ("negation", "irrealis")
"""Phrase lists that no pattern may pass over: what follows them is denied or only planned."""

LISTS = (*HALTS, "retractions", "causatives", "wishes", "conditions", "joins", "agents", "prizes")
"""The phrase lists of `mappings/phrases.yaml` that are looked for on every page."""


class Polarity:
    """Asks one page what stands around a cue."""

    def __init__(self, sight: Sight, short_lines: frozenset[int]) -> None:
        """Take the page with the hits of the phrase lists.

        Args:
            sight: the page.
            short_lines: positions that follow a short line (`Sight.short_line_ends`): there
                a clause ends as at a paragraph's end.
        """
        self._sight = sight
        self._gaps = list(sight.stream.gaps)
        for i in short_lines:
            self._gaps[i] = Gap.PARAGRAPH
        self._joins = {begin for begin, _ in sight.phrases.get("joins", ())}
        self._halt_ends = {end for name in HALTS for _, end in sight.phrases.get(name, ())}

    def is_denied(self, lists: Iterable[str], at: int) -> bool:
        """Say whether a phrase of some lists stands before a place, in its own clause."""
        begin = self._clause_begin(at)
        return any(
            self._has(name, self._sentence_begin(at) if name == HEARSAY else begin, at)
            for name in lists
        )

    def _sentence_begin(self, at: int) -> int:
        """Return the end of the paragraph before a place, or `REACH` characters before it."""
        least = max(0, at - REACH)
        ends = (
            i
            for i in range(min(at, len(self._gaps) - 1), least, -1)
            if self._gaps[i] == Gap.PARAGRAPH
        )
        return next(ends, least)

    def holds(self, lists: Iterable[str], begin: int, end: int) -> bool:
        """Say whether a phrase of some lists stands inside a run."""
        return any(self._has(name, begin, end) for name in lists)

    def is_questioned(self, end: int) -> bool:
        """Say whether the words behind a place, up to the next blank, ask or take it back."""
        to, last = end, min(len(self._gaps), end + WINDOW)
        while to < last and (to == end or self._gaps[to] not in BLANKS):
            to += 1
        return self._has("retractions", end, to)

    def is_given_away(self, at: int) -> bool:
        """Say whether "so that people …" or "encourages to" stands before a place in its clause."""
        return self._has("causatives", self._clause_begin(at), at)

    def doubts(self, begin: int, end: int, at: int) -> tuple[str, ...]:
        """Return why a body named just before a cue may not do what the cue says.

        Args:
            begin: where the body's name begins.
            end: behind its name, or where the numbered item of the cue begins.
            at: where the cue begins, in the same sentence.
        """
        found: list[str] = []
        if any(to == begin for _, to in self._sight.phrases.get("wishes", ())):
            found.append("the words before its name make it a wish or an order")
        if self._has("prizes", end, at):
            found.append("the words may be the name of a prize or its field")
        if any(self._has(name, end, at) for name in HALTS):
            found.append("words between its name and these may take them back")
        heads = self._clause_heads(begin)
        if any(at in heads for at, _ in self._sight.phrases.get("conditions", ())):
            found.append("a condition or a vision stands before its name")
        return tuple(found)

    def clause_begin(self, at: int) -> int:
        """Return the place of the last blank or paragraph's end at or before a place."""
        return next((i for i in range(at, 0, -1) if self._gaps[i] in BLANKS), 0)

    def _has(self, name: str, begin: int, end: int) -> bool:
        """Say whether a phrase of a list stands in a run."""
        runs = self._sight.phrases.get(name)
        if not runs:
            return False
        for start, to in runs[bisect_left(runs, (begin, 0)) :]:
            if start >= end:
                return False
            if to <= end:
                return True
        return False

    def _clause_begin(self, at: int) -> int:
        """Return where the clause begins that a place stands in, at most `WINDOW` before it.

        A blank between a negation and its verb is an accident of print; one before "and" parts
        two verbs of one clause.
        """
        gaps = self._gaps
        begin, least = min(at, len(gaps) - 1), max(0, at - WINDOW)
        while begin > least:
            gap = gaps[begin]
            if gap in BLANKS and (gap == Gap.PARAGRAPH or not self._goes_on(begin, at)):
                return begin
            begin -= 1
        return begin

    def _goes_on(self, blank: int, at: int) -> bool:
        if blank == at:  # A blank stands before Latin letters ("ทำ MOU") and parts nothing.
            letter = self._sight.stream.text[at]
            is_latin = letter.isascii() and not letter.isdigit()
            return blank in self._halt_ends or is_latin
        return blank in self._joins

    def _clause_heads(self, at: int) -> frozenset[int]:
        """Return where the clause that a place stands in begins, and the clause before it."""
        heads: set[int] = set()
        for begin in range(at, max(-1, at - 2 * WINDOW), -1):
            if begin == 0 or self._gaps[begin] in BLANKS:
                heads.add(begin)
            if len(heads) == 2 or self._gaps[begin] == Gap.PARAGRAPH:
                break
        return frozenset(heads)
