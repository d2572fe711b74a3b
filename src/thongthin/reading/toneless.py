"""Pages without tone marks: the words are read where the word list leaves one reading.

Some converters drop the four tone marks, some thanthakhat too, on a whole page. In Thai prose
about one consonant in eight bears a tone mark; a page with hardly any, and with words that cannot
be without, has lost them.
"""

from __future__ import annotations

import re
from functools import cache, partial

from thongthin.reading.lexicon import domain_words, plain_words
from thongthin.reading.page import Stream
from thongthin.reading.readings import Readings, readings_of
from thongthin.reading.worn import Changes, Run, read_worn

RULE = "lost-tone-marks"
"""Rule id in the log of repairs."""

MIN_CONSONANTS = 60
"""Below so many consonants, a text may have no tone mark by chance."""
MOST_TONES = 0.015
"""A page with a larger share of tone marks per consonant has them; prose has 0.07 to 0.18."""
LEAST_BACK = 0.04
"""So many marks per consonant must be certain to have stood there: the page shows the loss."""

TONES = "\u0e48\u0e49\u0e4a\u0e4b"
THANTHAKHAT = "\u0e4c"

_CONSONANT = re.compile("[\u0e01-\u0e2e]")


def lost_marks(text: str) -> str:
    """Return the marks that a page may have lost, "" where it has them.

    Thanthakhat is rare (one consonant in a hundred): it counts as lost where the tone marks are
    and none stands on the page.
    """
    tones = sum(map(text.count, TONES))
    if tones > MOST_TONES * len(text):
        return ""
    consonants = len(_CONSONANT.findall(text))
    if consonants < MIN_CONSONANTS or tones > MOST_TONES * consonants:
        return ""
    return TONES if THANTHAKHAT in text else TONES + THANTHAKHAT


def restore_tones(stream: Stream, lost: str) -> tuple[Changes, list[Run]]:
    """Return what characters become with their marks, and the runs that stay uncertain.

    Args:
        stream: a stream that may have lost marks.
        lost: which ones (`lost_marks`).

    Returns:
        Nothing where no words show that marks are lost.
    """
    changes, runs = read_worn(stream, _readings(lost), partial(_with_marks, lost=lost))
    if len(changes) < LEAST_BACK * len(_CONSONANT.findall(stream.text)):
        return {}, []
    return changes, runs


@cache
def _readings(lost: str) -> Readings:
    gone = dict.fromkeys(map(ord, lost))
    return readings_of(plain_words(), domain_words(), lambda word: word.translate(gone))


def _with_marks(worn: str, word: str, *, lost: str) -> list[str] | None:
    """Return each character of a worn form with the lost marks that the word has behind it."""
    found: list[str] = []
    at = 0
    for character in worn:
        if at >= len(word) or word[at] != character:
            return None
        end = at + 1
        while end < len(word) and word[end] in lost and word[end] != worn[len(found) + 1 :][:1]:
            end += 1
        found.append(word[at:end])
        at = end
    return found if at == len(word) else None
