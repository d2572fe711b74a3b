"""Runs of a page whose text is uncertain, and why: no statement may rest on them unseen."""

from __future__ import annotations

from typing import NamedTuple

UNREADABLE = "it has characters that cannot be read"
TORN = "it may lack marks that stand on a line of their own"
TONELESS = "it has lost its tone marks and has more than one reading"
LOOSE = "it has letters of no known word, on a page whose text is damaged"
REVERSED = "it has sara am for sara aa and more than one reading"


class Damage(NamedTuple):
    """An uncertain run of the raw text, inside one line.

    Attributes:
        start: first code point.
        end: behind the last one.
        why: half a sentence on what is wrong with it.
    """

    start: int
    end: int
    why: str
