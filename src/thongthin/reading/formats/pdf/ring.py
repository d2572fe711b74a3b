"""A stray letter that stands for the ring of sara am, learnt from the text of one document.

Shapers take sara am apart into a ring (nikhahit) and sara aa; the ring's glyph has no character
of its own, so that some producers name it by any letter ("ตĻาบล"). A letter that only ever stands
between a Thai consonant (and its tone mark) and sara aa can be nothing else.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

RING = "\u0e4d"
LEAST = 3
"""Fewer places show nothing."""

_STRAY = "[^\u0e00-\u0e7f\\s\\d\ufffd\uf700-\uf71a]"
_PLACE = re.compile(f"(?<=[\u0e01-\u0e2e\u0e48-\u0e4c])({_STRAY})(?=[\u0e48-\u0e4c]?\u0e32)")
_ANY = re.compile(_STRAY)


def stray_rings(texts: Iterable[str]) -> dict[str, int]:
    """Return letter → in how many places it stands for the ring, for those that do.

    Args:
        texts: of all pages of one document.
    """
    fits: Counter[str] = Counter()
    all_: Counter[str] = Counter()
    for text in texts:
        fits.update(_PLACE.findall(text))
        all_.update(_ANY.findall(text))
    return {
        letter: count
        for letter, count in sorted(fits.items())
        if count >= LEAST and all_[letter] == count
    }


def with_rings(text: str, letters: Iterable[str]) -> str:
    """Return the text with the ring in place of those letters, character for character."""
    return text.translate(dict.fromkeys(map(ord, letters), RING))
