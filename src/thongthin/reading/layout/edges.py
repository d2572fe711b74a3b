"""What stands at the edges of a run of text: the last word before a break, the first behind it.

A join of two runs is judged by their edges alone, so they are looked at once, not once per join.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from thongthin.reading.layout.detect import display_width
from thongthin.reading.layout.weights import Weights
from thongthin.reading.layout.words import beginnings, endings, first_word

_ITEM = re.compile(r"(?:\(?([0-9๐-๙]{1,2})[).](?![0-9๐-๙])|[-–•*▪])")
_OPENING, _CLOSING = "“‘([«", "”’)]»"
_DIGIT = re.compile(r"[0-9๐-๙]")
_LATIN = re.compile(r"[A-Za-z]")
_THAI = re.compile("[\u0e01-\u0e4e]")

QUOTE_REACH = 80
"""How far into the next run a closing mark is looked for, in code points."""


@dataclass(frozen=True, slots=True)
class Tail:
    """The end of a run.

    Attributes:
        chars: its last eight characters, spaces left out.
        words: all words of the dictionary it ends with, the longest first.
        kind: class of that edge.
        is_open: a quotation or parenthesis begins in the run and does not end in it.
    """

    chars: str
    words: tuple[str, ...]
    kind: str
    is_open: bool


@dataclass(frozen=True, slots=True)
class Head:
    """The beginning of a run.

    Attributes:
        chars: its first twelve characters, spaces left out.
        starts: those with which a word that begins before may end, the longest first.
        word: its first word of the dictionary, or "".
        kind: class of that edge.
        width: cells of its first unbreakable piece: what would have had to fit above.
        closes: a closing mark comes before any opening one.
        number: of the list item it begins, or None.
    """

    chars: str
    starts: tuple[str, ...]
    word: str
    kind: str
    width: int
    closes: bool
    number: int | None


def look_at_tail(text: str, weights: Weights) -> Tail:
    """Return the end of a run of folded text."""
    squeezed = "".join(text[-24:].split())
    words = endings(squeezed)
    word = words[0] if words else ""
    balance = _unclosed(text)
    return Tail(squeezed[-8:], words, _tail_kind(text, word, weights), balance)


def look_at_head(text: str, weights: Weights) -> Head:
    """Return the beginning of a run of folded text."""
    squeezed = "".join(text[:24].split())
    word = first_word(text[:24])
    item = _ITEM.match(text)
    number = int(item[1]) if item and item[1] else None
    piece = word or text.split(" ", 1)[0][:8]
    return Head(
        chars=squeezed[:12],
        starts=beginnings(squeezed[:12]),
        word=word,
        kind="item" if item else _head_kind(text, word, weights),
        width=display_width(piece),
        closes=_closes_first(text[:QUOTE_REACH]),
        number=number,
    )


def _tail_kind(text: str, word: str, weights: Weights) -> str:
    last = text[-1]
    if last in _CLOSING:
        return "close"
    if _DIGIT.match(last):
        return "digit"
    if not _THAI.match(last):
        return "mark"
    if word in weights.tails:
        return weights.tails[word]
    return "word" if word else "unknown"


def _head_kind(text: str, word: str, weights: Weights) -> str:
    first = text[0]
    if first in _OPENING:
        return "open"
    if _DIGIT.match(first):
        return "digit"
    if not _THAI.match(first):
        return "latin" if _LATIN.match(first) else "mark"
    if word in weights.heads:
        return weights.heads[word]
    for prefix in ("การ", "ความ"):
        if text.startswith(prefix):
            return "nominal"
    return "word" if word else "unknown"


def _unclosed(text: str) -> bool:
    depth = 0
    for c in text:
        if c in _OPENING:
            depth += 1
        elif c in _CLOSING and depth:
            depth -= 1
    return depth > 0


def _closes_first(text: str) -> bool:
    for c in text:
        if c in _OPENING:
            return False
        if c in "”]»" or c == ")":
            return True
    return False
