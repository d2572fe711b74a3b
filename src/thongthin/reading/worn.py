"""Words from which a fault has worn a difference away: read where one reading is left.

Used by `toneless` and `reversed_am`: both find words by their worn forms and put the whole word in
its place. What has several readings, or lies beside letters of no word, is told as uncertain: no
statement may rest on it unseen.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise

from thongthin.reading.lexicon import LEGAL_TYPES, area_names, guard_words
from thongthin.reading.page import Gap, Stream
from thongthin.reading.readings import Readings, Worn, is_common, weightiest

SHORT = 4
"""A shorter worn form beside letters of no known word proves nothing, in code points."""

LONG = 8
"""A word of the list that is so long is no name of an area that the list lacks."""

NAME_CUES = frozenset({"บ้าน", "ตำบล", "อำเภอ", "จังหวัด", "เทศบาล", *LEGAL_TYPES})
"""Words that a name follows."""

Changes = dict[int, str]
Run = tuple[int, int]
Spell = Callable[[str, str], list[str] | None]
"""Worn form and word → what each character of the worn form becomes, or None."""


def read_worn(stream: Stream, readings: Readings, spell: Spell) -> tuple[Changes, list[Run]]:
    """Return what the characters of a worn stream become, and the runs that stay uncertain.

    Args:
        stream: the page's stream.
        readings: the words by their worn forms.
        spell: puts a word in the place of its worn form.
    """
    changes: Changes = {}
    uncertain: list[Run] = []
    for begin, end in _stretches(stream):
        for begun, ended, word, is_sure in _words(stream.text[begin:end], readings, spell):
            worn = stream.text[begin + begun : begin + ended]
            for i, became in enumerate(spell(worn, word) or worn if word else worn, begin + begun):
                if became != stream.text[i]:
                    changes[i] = became
            if not is_sure:
                uncertain.append((begin + begun, begin + ended))
    return changes, uncertain


def _stretches(stream: Stream) -> Iterator[Run]:
    """Yield the runs between blanks; a word may go on over the end of a line."""
    edges = [i for i, gap in enumerate(stream.gaps) if gap in (Gap.SPACE, Gap.PARAGRAPH) and i]
    yield from pairwise((0, *edges, len(stream.text)))


def _words(text: str, readings: Readings, spell: Spell) -> Iterator[tuple[int, int, str, bool]]:
    """Yield begin, end, the word read ("" for none) and whether it is certain."""
    pieces = readings.cut(text)
    for place, piece in enumerate(pieces):
        worn = text[piece.begin : piece.end]
        if not _is_thai(worn):
            continue
        fitting = [word for word in piece.readings if spell(worn, word) is not None]
        fitting, is_sure = _judged(fitting, is_name=_may_name(pieces, place, text))
        beside = pieces[max(0, place - 1) : place + 2]
        if is_sure and (len(worn) >= SHORT or not any(_is_loose(p, text) for p in beside)):
            yield piece.begin, piece.end, fitting[0], True
            continue
        guards = [word for word in fitting if word in guard_words()]
        yield piece.begin, piece.end, guards[0] if len(guards) == 1 else "", False


def _judged(fitting: list[str], *, is_name: bool) -> tuple[list[str], bool]:
    """Return the readings that are left, and whether the only one is certain."""
    names = [word for word in fitting if word in area_names()] if is_name else []
    if names:
        return names, len(names) == 1
    left = weightiest(fitting)
    if len(left) != 1:
        return left, False
    return left, not is_name or len(left[0]) >= LONG or is_common(left[0])


def _may_name(pieces: list[Worn], place: int, text: str) -> bool:
    """Say whether a piece may name an area or a body: there no word is the likely one."""
    if place == 0:
        return False
    before = pieces[place - 1]
    is_cue = any(word in NAME_CUES for word in before.readings)
    return is_cue or text[before.begin : before.end].endswith(".")


def _is_loose(piece: Worn, text: str) -> bool:
    """Say whether a piece is a Thai letter that belongs to no known word."""
    return not piece.readings and _is_thai(text[piece.begin : piece.end])


def _is_thai(text: str) -> bool:
    return any("\u0e01" <= c <= "\u0e2e" or "\u0e30" <= c <= "\u0e4d" for c in text)
