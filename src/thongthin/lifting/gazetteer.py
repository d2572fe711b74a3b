"""Names and labels that lifting knows, as one Aho-Corasick automaton over the canonical stream.

The vocabulary is the gazetteer (DESIGN.md, decision 6): labels of the SKOS schemes, the lists in
`mappings/gazetteers/*.csv`, phrase lists and the literals that rules begin with are found in one
pass over a page. What is found obeys three rules of Thai script:

* a match neither begins nor ends inside a character cluster;
* white space inside a match is allowed where the label has it, at a line break, and anywhere in
  a long label (a stray space in a long name is an accident of print, in a short one a border);
* of matches of one kind that begin at the same place the longest stands first.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal, NamedTuple

import ahocorasick

from thongthin.reading.canonical import canonical_key
from thongthin.reading.page import BLANKS, Stream

LONG_LABEL = 16
"""Code points from which a label may hold a stray space (own choice; ร่วมรับผิดชอบ has 13)."""

_FOLLOWERS = frozenset("ะัาำิีึืฺุูๅ็่้๊๋์ํ๎")
"""Characters that belong to the consonant before them (Unicode chapter 16.1, Thai)."""

_LEADERS = frozenset("เแโใไ")
"""Vowels written before the consonant they belong to."""


_NONE: frozenset[int] = frozenset()

_LITERAL = frozenset({"phrase", "trigger"})
"""Types of entries that rules write without blanks."""


@dataclass(frozen=True, slots=True)
class Label:
    """One label of one concept of the vocabulary.

    Attributes:
        concept: compact IRI ("scheme:principle/good-governance").
        scheme: slug of its scheme ("principle").
        cls: class of the concept ("GovernancePrinciple").
        language: "th" or "en".
        kind: preferred, alternative or hidden.
        text: the label as the vocabulary has it.
    """

    concept: str
    scheme: str
    cls: str
    language: str
    kind: Literal["pref", "alt", "hidden"]
    text: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A name in the automaton.

    Attributes:
        type: kind of thing: a scheme ("principle"), "agency", "award", "trigger" …
        value: what it stands for: a compact IRI, a key, the literal itself.
        text: the label as written in its source.
    """

    type: str
    value: str
    text: str


class Hit(NamedTuple):
    """An entry found in a stream: `stream.text[begin:end]`."""

    entry: Entry
    begin: int
    end: int


class Gazetteer:
    """An automaton over canonical labels; immutable once built, cheap to send to a process."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        by_key: dict[str, list[tuple[Entry, frozenset[int]]]] = {}
        for entry in sorted(set(entries), key=lambda e: (e.type, e.value, e.text)):
            key = canonical_key(entry.text)
            if key:
                by_key.setdefault(key, []).append((entry, _own_spaces(entry.text)))
        self._automaton = ahocorasick.Automaton()
        for key, found in by_key.items():
            self._automaton.add_word(key, (len(key), found))
        self._automaton.make_automaton()
        self._is_empty = not by_key

    def find(self, stream: Stream) -> Iterator[Hit]:
        """Yield every allowed hit, in order of their ends."""
        if self._is_empty:
            return
        text = stream.text
        spaces = [i for i, gap in enumerate(stream.gaps) if gap in BLANKS]
        for last, (length, found) in self._automaton.iter(text):
            begin, end = last + 1 - length, last + 1
            if not is_cluster_border(text, begin) or not is_cluster_border(text, end):
                continue
            if text[begin].isascii() and _cuts_a_word(stream, begin, end):
                continue
            inner = _inner_spaces(spaces, begin, end) if length < LONG_LABEL else _NONE
            for entry, own in found:
                if inner <= own or (entry.type in _LITERAL and entry.text.isascii()):
                    yield Hit(entry, begin, end)


def is_cluster_border(text: str, at: int) -> bool:
    """Say whether a name may begin or end at that place of a canonical text."""
    if at <= 0 or at >= len(text):
        return True
    return text[at] not in _FOLLOWERS and text[at - 1] not in _LEADERS


def _cuts_a_word(stream: Stream, begin: int, end: int) -> bool:
    """Say whether a run of Latin letters is only a part of a word; a plural's "s" may follow."""
    text, gaps = stream.text, stream.gaps
    if begin and not gaps[begin] and _is_latin(text[begin]) and _is_latin(text[begin - 1]):
        return True
    end += end < len(text) and text[end] == "s" and not gaps[end]
    is_inside = end < len(text) and not gaps[end]
    return is_inside and _is_latin(text[end - 1]) and _is_latin(text[end])


def _is_latin(character: str) -> bool:
    return character.isascii() and character.isalpha()


def _own_spaces(label: str) -> frozenset[int]:
    """Positions in the canonical key before which the label itself has white space."""
    parts = label.split()
    found, at = set(), 0
    for part in parts[:-1]:
        at += len(canonical_key(part))
        found.add(at)
    return frozenset(found)


def _inner_spaces(spaces: list[int], begin: int, end: int) -> frozenset[int]:
    """Positions inside a run before which the page has white space, counted from its begin."""
    first, last = bisect_right(spaces, begin), bisect_left(spaces, end)
    return frozenset(i - begin for i in spaces[first:last]) if first < last else _NONE


def occurrences(text: str, word: str) -> Iterator[int]:
    """Yield every place at which a word stands in a text, overlapping ones too."""
    at = text.find(word)
    while at >= 0:
        yield at
        at = text.find(word, at + 1)
