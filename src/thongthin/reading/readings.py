"""Which words a damaged text may stand for: a word list, indexed by what the damage leaves of it.

A fault that wipes out a difference (no tone marks; sara am for every sara aa) maps each word to
its worn form. Text is cut into worn forms, with as few letters left over as can be, then into the
words that are likeliest in running text. A worn form with one reading is certain.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from math import log
from typing import NamedTuple

from pythainlp.corpus import tnc

from thongthin.reading.lexicon import FOLLOWERS, area_names

COMMON = 10_000
"""How often a phrase of the domain counts as seen; a common word of the corpus is."""
NAMED = 2_000
"""How often the name of an area counts as seen: reports on local government name them."""
_ALL_WORDS = 33_000_000
"""Words of the Thai National Corpus, about."""

OUTWEIGHS = 50
"""A word so many times as frequent as the other readings together is the one that is meant."""


class Worn(NamedTuple):
    """A run of damaged text and the words it may stand for; none where it is in no list."""

    begin: int
    end: int
    readings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Readings:
    """A word list by worn forms.

    Attributes:
        words: worn form → the words it may be, sorted.
        costs: worn form → how unlikely its likeliest word is.
        lengths: first two characters → lengths of the worn forms that begin so.
    """

    words: Mapping[str, tuple[str, ...]]
    costs: Mapping[str, float]
    lengths: Mapping[str, tuple[int, ...]]

    def cut(self, text: str) -> list[Worn]:
        """Return a damaged text as worn forms and left-over characters, in order."""
        size = len(text)
        best: list[tuple[int, float]] = [(0, 0.0), *[(size + 1, 0.0)] * size]
        steps = [1] * (size + 1)
        for at in range(size):
            left, unlikely = best[at]
            for length in (1, *self._fitting(text, at)):
                end = at + length
                cost = (left + (length == 1), unlikely + self.costs.get(text[at:end], 0.0))
                if cost < best[end]:
                    best[end], steps[end] = cost, length
        return self._walk(text, steps)

    def _fitting(self, text: str, at: int) -> Iterable[int]:
        for length in self.lengths.get(text[at : at + 2], ()):
            end = at + length
            is_word = end <= len(text) and text[at:end] in self.words
            if is_word and text[end : end + 1] not in FOLLOWERS:
                yield length

    def _walk(self, text: str, steps: list[int]) -> list[Worn]:
        found: list[Worn] = []
        at = len(text)
        while at > 0:
            begin = at - steps[at]
            found.append(Worn(begin, at, self.words.get(text[begin:at], ())))
            at = begin
        return found[::-1]


def readings_of(words: Iterable[str], sure: Iterable[str], wear: Callable[[str], str]) -> Readings:
    """Return words by the forms that a fault wears them down to.

    Args:
        words: a word list.
        sure: phrases of the domain, taken to be as frequent as common words.
        wear: what the fault makes of a word.
    """
    found: dict[str, set[str]] = {}
    costs: dict[str, float] = {}
    for least, some in ((1, words), (NAMED, area_names()), (COMMON, sure)):
        for word in some:
            worn = wear(word)
            if len(worn) >= 2:
                found.setdefault(worn, set()).add(word)
                cost = log(_ALL_WORDS / max(least, _frequencies().get(word, 0)))
                costs[worn] = min(cost, costs.get(worn, cost))
    table = {worn: tuple(sorted(each)) for worn, each in found.items()}
    return Readings(table, costs, _lengths_by_head(table))


def _lengths_by_head(words: Iterable[str]) -> dict[str, tuple[int, ...]]:
    found: dict[str, set[int]] = {}
    for word in words:
        found.setdefault(word[:2], set()).add(len(word))
    return {head: tuple(sorted(lengths)) for head, lengths in found.items()}


def weightiest(words: list[str]) -> list[str]:
    """Return the one word that outweighs the others in running text, or all of them.

    Source of the weights: the frequencies of the Thai National Corpus in PyThaiNLP (CC0).
    """
    if len(words) < 2:
        return words
    counts = {word: _frequencies().get(word, 0) for word in words}
    best = max(words, key=lambda word: counts[word])
    others = sum(counts.values()) - counts[best]
    return [best] if counts[best] > OUTWEIGHS * max(others, 1) else words


def is_common(word: str) -> bool:
    """Say whether a word is a common one of running text."""
    return _frequencies().get(word, 0) >= COMMON


@cache
def _frequencies() -> Mapping[str, int]:
    return dict(tnc.unigram_word_freqs())
