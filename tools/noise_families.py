"""Noise as converters of documents make it: each family spoils a clean Thai text in one way."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from itertools import chain

Spoil = Callable[[str, random.Random], str]

_TONES = "\u0e48\u0e49\u0e4a\u0e4b"
_MARKS = f"\u0e31\u0e34-\u0e3a\u0e47{_TONES}\u0e4c"
_PRIVATE = str.maketrans(
    {
        "\u0e48": "\uf70a",
        "\u0e49": "\uf70b",
        "\u0e4a": "\uf70c",
        "\u0e4b": "\uf70d",
        "\u0e4c": "\uf70e",
        "\u0e31": "\uf710",
        "\u0e35": "\uf702",
    }
)
_LETTERS = "กขคงจชดตทนบปพมยรลวสหอะาิีุู่้เแไ"


def _ring(glyph: str) -> Spoil:
    """Return what writes a glyph, under the tone mark, for the ring of sara am."""
    return lambda text, _: re.sub(f"([{_TONES}]?)ำ", rf"{glyph}\1า", text)


def _spaces(text: str, rng: random.Random) -> str:
    return re.sub(f"[{_MARKS}]", lambda m: (" " if rng.random() < 0.15 else "") + m[0], text)


def _torn(text: str, _: random.Random) -> str:
    lines = ((_columns(line), re.sub(f"[{_TONES}\u0e4c]", "", line)) for line in text.split("\n"))
    return "\n".join(chain.from_iterable((m, line) if m else (line,) for m, line in lines))


def _columns(line: str) -> str:
    """Return the upper marks of a line, each in the column of its letter; "" where it has none."""
    made, column = "", 0
    for character in line:
        if character in _TONES + "\u0e4c":
            made += " " * (column - len(re.sub(f"[{_MARKS}]", "", made))) + character
        elif not re.match(f"[{_MARKS}]", character):
            column += 1
    return made


def _twice(text: str, rng: random.Random) -> str:
    lines = ((_spaces(line.replace("ำ", " า"), rng), line) for line in text.split("\n"))
    return "\n".join(chain.from_iterable(lines))


def _deep(text: str, rng: random.Random) -> str:
    return "\n\n".join(" " * rng.randint(16, 24) + line for line in text.split("\n"))


def _dropped(pattern: str, share: float) -> Spoil:
    return lambda text, rng: re.sub(pattern, lambda m: "" if rng.random() < share else m[0], text)


def _exchanged(share: float, letters: str) -> Spoil:
    return lambda text, rng: re.sub(
        "[\u0e01-\u0e4e]", lambda m: rng.choice(letters) if rng.random() < share else m[0], text
    )


FAMILIES: dict[str, Spoil] = {
    "clean": lambda text, _: text,
    "sara am in two characters": _ring("\u0e4d"),
    "sara am as a space": lambda text, _: text.replace("ำ", " า"),
    "sara am as U+FFFD": _ring("\ufffd"),
    "sara am as a stray glyph": _ring("\u02da"),
    "sara am as an accented letter": _ring("\u013b"),
    "sara am doubled": lambda text, _: text.replace("ำ", "ำา"),
    "sara am for every sara aa": lambda text, _: text.replace("า", "ำ"),
    "private-use glyphs": lambda text, _: text.translate(_PRIVATE),
    "spaces inside syllables": _spaces,
    "marks on lines of their own": _torn,
    "every line twice": _twice,
    "deep indentation, blank lines": _deep,
    "no tone marks": _dropped(f"[{_TONES}]", 1.0),
    "no tone marks, no thanthakhat": _dropped(f"[{_TONES}\u0e4c]", 1.0),
    "one mark of three lost": _dropped(f"[{_MARKS}]", 0.33),
    "one letter of fifty unknown": _exchanged(0.02, "\ufffd"),
    "one letter of ten unknown": _exchanged(0.1, "\ufffd"),
    "one letter of fifty wrong": _exchanged(0.02, _LETTERS),
    "one letter of twenty wrong": _exchanged(0.05, _LETTERS),
    "one letter of ten wrong": _exchanged(0.1, _LETTERS),
}
"""Name → what it makes of a text; the same seed gives the same text."""


def spoil(text: str, family: str, seed: int = 1) -> str:
    """Return a text with one family of noise."""
    return FAMILIES[family](text, random.Random(f"{family}-{seed}"))
