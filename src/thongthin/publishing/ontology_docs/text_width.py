"""How wide a text will be, without its font: an estimate that errs on the wide side.

Thai vowels and marks above or below a consonant take no room of their own (Unicode: U+0E31,
U+0E34 to U+0E3A, U+0E47 to U+0E4E).
"""

from __future__ import annotations

_NARROW = frozenset("ijltfI.,:;'|!()[]- ")
_WIDE = frozenset("mwMWQOGDHNU@%")


def text_width(text: str, size: float) -> float:
    """Return the width of one line of text, in the unit of its font size."""
    return sum(map(_em, text)) * size


def code_width(text: str, size: float) -> float:
    """Return the width of one line of text in a font whose letters are all of one width."""
    return len(text) * 0.62 * size


def _em(letter: str) -> float:
    point = ord(letter)
    if point == 0x0E31 or 0x0E34 <= point <= 0x0E3A or 0x0E47 <= point <= 0x0E4E:
        return 0.0
    if 0x0E00 <= point < 0x0E80:
        return 0.64
    if letter in _NARROW:
        return 0.38
    if letter in _WIDE:
        return 0.95
    return 0.72 if letter.isupper() else 0.64
