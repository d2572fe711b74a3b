"""Thai words at the edge of a line: for scoring a join, never for identity.

The words are those of PyThaiNLP's list (62,000, CC0), read once a process.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from pythainlp.corpus.common import thai_words

LONGEST = 20
"""Longer words of the list are not looked for, in code points."""

_FOLLOWS = frozenset(map(chr, (*range(0x0E30, 0x0E3B), 0x0E45, *range(0x0E47, 0x0E4F))))
"""Characters that never begin a word: vowels behind, over and under a consonant, and marks."""


@cache
def dictionary() -> frozenset[str]:
    """Return the words of two code points and more."""
    return frozenset(word for word in thai_words() if 2 <= len(word) <= LONGEST)


def first_word(text: str) -> str:
    """Return the longest word the text begins with, or "" where it begins with none."""
    words = dictionary()
    for end in range(min(len(text), LONGEST), 1, -1):
        if text[:end] in words and text[end : end + 1] not in _FOLLOWS:
            return text[:end]
    return ""


def endings(text: str) -> tuple[str, ...]:
    """Return all words the text ends with, the longest first."""
    words = dictionary()
    starts = range(max(0, len(text) - LONGEST), len(text) - 1)
    return tuple(text[start:] for start in starts if text[start:] in words)


def beginnings(text: str) -> tuple[str, ...]:
    """Return all pieces with which the text may begin a word's end, the longest first."""
    ends = range(len(text), 1, -1)
    return tuple(text[:end] for end in ends if text[end : end + 1] not in _FOLLOWS)


def spans_break(tails: Sequence[str], starts: Sequence[str]) -> int:
    """Return the length of the longest word that begins in a tail and ends in a head, or 0.

    Args:
        tails: the words that end before a break, the longest first.
        starts: the beginnings of what is behind it, the longest first.
    """
    words = dictionary()
    for tail in tails:
        for start in starts:
            if tail + start in words:
                return len(tail) + len(start)
    return 0
