"""What becomes of a page's text beyond single characters, and where it stays uncertain.

Repairs of `mappings/normalise.yaml` look at a few characters; the ones here need the page: torn
marks, lost tone marks, sara am for sara aa. What they cannot settle, and what nobody can read, is
told as damage: records that rest on it go to review.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from thongthin.reading import reversed_am, toneless, torn
from thongthin.reading.damage import LOOSE, REVERSED, TONELESS, TORN, UNREADABLE, Damage
from thongthin.reading.lexicon import FOLLOWERS
from thongthin.reading.lines import BodyLine
from thongthin.reading.page import Repair, Stream
from thongthin.reading.quality import LEAST, SOUND, doubt_of, loose_letters, quality_of
from thongthin.reading.respell import respell

_NOTES = {
    toneless.RULE: "tone marks are missing: words of the word list got theirs back",
    reversed_am.RULE: "sara am stands for sara aa: words of the word list were put right",
}

_UNKNOWN = "\ufffd\ue000-\uf8ff"
_STRAY = re.compile(
    rf"[{_UNKNOWN}]+"
    "|(?<![\u0e01-\u0e2e\u0e30-\u0e3a\u0e45\u0e47-\u0e4e])[\u0e30-\u0e3a\u0e47-\u0e4e]"
)
_THAI = frozenset(map(chr, range(0x0E01, 0x0E4F)))

BESIDE = 2
"""So many letters beside damage are taken to belong to it, in code points."""


@dataclass(frozen=True, slots=True)
class Mended:
    """A page's text as it is read.

    Attributes:
        stream: the text.
        repairs: what was done, not sorted.
        damage: where the text stays uncertain, in the order of the file.
        quality: how sound the text is (`quality_of`).
        notes: sentences for the person who builds.
    """

    stream: Stream
    repairs: tuple[Repair, ...]
    damage: tuple[Damage, ...]
    quality: float
    notes: tuple[str, ...]


def mend(stream: Stream, raw: str, marks: Sequence[BodyLine], body: Sequence[BodyLine]) -> Mended:
    """Return a page's text with the repairs that need the whole page.

    Args:
        stream: the text as its lines give it.
        raw: the whole file's characters.
        marks: the lines that hold nothing but combining marks.
        body: the lines of running text.
    """
    repairs: tuple[Repair, ...] = ()
    damage: list[Damage] = []
    for step in (_torn, _toneless, _reversed):
        stream, made, harm = step(stream, raw, marks, body)
        repairs += made
        damage += harm
    damage += _damage(stream, _unreadable(stream), UNREADABLE)
    quality = quality_of(stream)
    if LEAST <= quality < SOUND:
        damage += _damage(stream, loose_letters(stream.text), LOOSE)
    notes = tuple(_notes(repairs, quality))
    return Mended(stream, repairs, tuple(sorted(set(damage))), quality, notes)


def _notes(repairs: Iterable[Repair], quality: float) -> Iterator[str]:
    rules = {repair.rule for repair in repairs}
    for rule, what in _NOTES.items():
        if rule in rules:
            yield f"{what}; what has more than one reading waits for review"
    if doubt := doubt_of(quality):
        yield f"{doubt}: all of it waits for review"


_Step = tuple[Stream, tuple[Repair, ...], list[Damage]]


def _torn(stream: Stream, raw: str, marks: Sequence[BodyLine], body: Sequence[BodyLine]) -> _Step:
    if not marks:
        return stream, (), []
    changes, lost = torn.restore_marks(stream, raw, marks, body)
    harm = [Damage(line.start, line.end, TORN) for line in lost]
    return *respell(stream, raw, torn.RULE, changes), harm


def _toneless(stream: Stream, raw: str, *_: Sequence[BodyLine]) -> _Step:
    lost = toneless.lost_marks(stream.text)
    if not lost:
        return stream, (), []
    changes, runs = toneless.restore_tones(stream, lost)
    harm = list(_damage(stream, runs, TONELESS))
    return *respell(stream, raw, toneless.RULE, changes), harm


def _reversed(stream: Stream, raw: str, *_: Sequence[BodyLine]) -> _Step:
    if not reversed_am.is_reversed(stream.text):
        return stream, (), []
    changes, runs = reversed_am.restore_aa(stream)
    harm = list(_damage(stream, runs, REVERSED))
    return *respell(stream, raw, reversed_am.RULE, changes), harm


def _damage(stream: Stream, runs: Iterable[tuple[int, int]], why: str) -> Iterator[Damage]:
    for begin, end in runs:
        yield from (Damage(*span, why) for span in stream.spans(begin, end))


def _unreadable(stream: Stream) -> Iterator[tuple[int, int]]:
    """Yield the runs that hold a glyph without a meaning, or a mark without a letter.

    A glyph set apart at the head of a word is a bullet. The Thai letters beside the damage belong
    to it: it may have eaten a part of their syllable.
    """
    text, gaps = stream.text, stream.gaps
    for match in _STRAY.finditer(text):
        begin, end = match.span()
        is_head = begin == 0 or bool(gaps[begin])
        if is_head and FOLLOWERS.isdisjoint(text[begin] + text[end : end + 1]):
            continue
        before, behind = max(0, begin - BESIDE), min(len(text), end + BESIDE)
        while begin > before and not gaps[begin] and text[begin - 1] in _THAI:
            begin -= 1
        while end < behind and not gaps[end] and text[end] in _THAI:
            end += 1
        yield begin, end
