"""Pages that write sara am for sara aa ("ควำม", "กำร"): read where the word list has one reading.

In Thai prose sara am is one in ten of the two. A font that maps both glyphs to sara am leaves
hardly a sara aa on the page.
"""

from __future__ import annotations

from functools import cache

from thongthin.reading.lexicon import domain_words, plain_words
from thongthin.reading.page import Stream
from thongthin.reading.readings import Readings, readings_of
from thongthin.reading.worn import Changes, Run, read_worn

RULE = "reversed-sara-am"
"""Rule id in the log of repairs."""

AM, AA = "\u0e33", "\u0e32"

SIGNS = ("ควำม", "กำร", "งำน", "ประชำ")
"""No Thai word has these, save words in "กำร" ("กำราบ"): the fault shows itself in them."""
MIN_SIGNS = 2
"""So many of them show that it is no slip of a typist."""


def is_reversed(text: str) -> bool:
    """Say whether a page writes sara am where sara aa belongs."""
    return sum(text.count(sign) for sign in SIGNS) - text.count("กำราบ") >= MIN_SIGNS


def restore_aa(stream: Stream) -> tuple[Changes, list[Run]]:
    """Return what characters become with sara aa in its place, and what stays uncertain.

    Only a word with a sara am can be wrong; one that has several readings stays as it stands.
    """
    text = stream.text
    worn = Stream(
        text.replace(AM, AA), stream.starts, stream.ends, stream.gaps, stream.trust, stream.respelt
    )
    marked = {i for i, character in enumerate(text) if character == AM}
    read, uncertain = read_worn(worn, _readings(), _in_place)
    changes = {i: read.get(i, AA) for i in marked if read.get(i, AA) != AM}
    doubtful = [run for run in uncertain if not marked.isdisjoint(range(*run))]
    for begin, end in doubtful:
        changes = {i: became for i, became in changes.items() if not begin <= i < end}
    return changes, doubtful


@cache
def _readings() -> Readings:
    return readings_of(plain_words(), domain_words(), lambda word: word.replace(AM, AA))


def _in_place(worn: str, word: str) -> list[str] | None:
    return list(word) if len(worn) == len(word) else None
