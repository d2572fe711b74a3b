"""Marks on lines of their own: put back over the letters they were torn from.

Some converters write the marks of a line above it (or below), each in the column in which it was
drawn. How columns are counted (by cells of the screen or by characters, with or without a shift)
differs, but not within a page: the way is taken that makes known words of the torn lines, and only
where no other way makes as many.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate, product
from typing import NamedTuple

from thongthin.reading.canonical import canonical_key
from thongthin.reading.lexicon import tokens
from thongthin.reading.lines import BodyLine
from thongthin.reading.page import Stream

RULE = "torn-marks"
"""Rule id in the log of repairs."""

LEAST_IN_WORDS = 0.8
"""So many of a page's torn marks must stand in known words of three code points and more."""

SHIFTS = (-1, 0, 1)
REACH = 2
"""How many lines may lie between the marks and their line."""

_VOWELS = frozenset("\u0e31\u0e34\u0e35\u0e36\u0e37\u0e38\u0e39\u0e3a\u0e47")
_TONES = frozenset("\u0e48\u0e49\u0e4a\u0e4b\u0e4c")
_MARKS = _VOWELS | _TONES


class Way(NamedTuple):
    """How the columns of torn marks are counted, and where their line is."""

    by_cells: bool
    shift: int
    below: bool


class _Sheet(NamedTuple):
    """A page, and where in its stream each raw offset stands."""

    stream: Stream
    raw: str
    places: Mapping[int, int]


Changes = dict[int, str]


def restore_marks(
    stream: Stream, raw: str, torn: Sequence[BodyLine], body: Sequence[BodyLine]
) -> tuple[Changes, list[BodyLine]]:
    """Return what characters become with their marks, and the lines that still lack theirs.

    Args:
        stream: the page's stream.
        raw: the whole file's characters.
        torn: the lines that hold nothing but marks.
        body: the lines of running text.
    """
    places = {start: i for i, start in reversed(list(enumerate(stream.starts)))}
    sheet = _Sheet(stream, raw, places)
    tried = {way: _tried(way, sheet, torn, body) for way in _ways()}
    counts = {way: _marks_in_words(stream, changes) for way, (changes, _) in tried.items()}
    best = max(counts, key=lambda way: counts[way])
    changes, lost = tried[best]
    rivals = [tried[w][0] for w in counts if w != best and counts[w] == counts[best]]
    marks = sum(1 for line in torn for _ in _marks(raw, line, by_cells=True))
    if counts[best] < LEAST_IN_WORDS * marks or any(rival != changes for rival in rivals):
        return {}, [line for line in body if _is_near(line, torn)]
    return changes, lost


def _ways() -> Iterator[Way]:
    for by_cells, shift, below in product((True, False), SHIFTS, (True, False)):
        yield Way(by_cells, shift, below)


def _tried(
    way: Way, sheet: _Sheet, torn: Sequence[BodyLine], body: Sequence[BodyLine]
) -> tuple[Changes, list[BodyLine]]:
    """Return what one way makes of all torn lines, and the lines in which it fails."""
    changes: Changes = {}
    lost: list[BodyLine] = []
    for marks in torn:
        line = _line_of(marks, body, below=way.below)
        made = _placed(way, sheet, marks, line) if line else None
        if line is not None and made is None:
            lost.append(line)
        changes.update(made or {})
    return changes, lost


def _line_of(marks: BodyLine, body: Sequence[BodyLine], *, below: bool) -> BodyLine | None:
    """Return the line of text next to a line of marks."""
    at = bisect_left([line.number for line in body], marks.number) - (0 if below else 1)
    if not 0 <= at < len(body) or abs(body[at].number - marks.number) > REACH:
        return None
    return body[at]


def _placed(way: Way, sheet: _Sheet, marks: BodyLine, line: BodyLine) -> Changes | None:
    """Return what the characters of a line become, or None where a mark has no letter."""
    bases = dict(_columns(sheet.raw, line, by_cells=way.by_cells))
    placed: dict[int, list[str]] = {}
    for column, mark in _marks(sheet.raw, marks, by_cells=way.by_cells):
        at = sheet.places.get(bases.get(column + way.shift, -1))
        place = None if at is None else _place_of(sheet.stream.text, at, mark)
        if place is None:
            return None
        placed.setdefault(place, []).append(mark)
    if not all(map(_are_of_one_letter, placed.values())):
        return None
    text = sheet.stream.text
    return {
        i: text[i] + "".join(sorted(marks, key=lambda mark: mark in _TONES))
        for i, marks in placed.items()
    }


def _are_of_one_letter(marks: Sequence[str]) -> bool:
    tones = sum(mark in _TONES for mark in marks)
    return tones <= 1 and len(marks) - tones <= 1


def _place_of(text: str, at: int, mark: str) -> int | None:
    """Return the character behind which a mark goes: a bare consonant, or one with its vowel."""
    if not "\u0e01" <= text[at] <= "\u0e2e":
        return None
    behind = text[at + 1 : at + 2]
    if mark in _VOWELS:
        return None if behind in _VOWELS else at
    place = at + (behind in _VOWELS)
    return None if text[place + 1 : place + 2] in _TONES else place


def _columns(raw: str, line: BodyLine, *, by_cells: bool) -> Iterator[tuple[int, int]]:
    """Yield column and raw offset of each letter of a line; its marks have its offset."""
    base = raw.rfind("\n", 0, line.start) + 1
    column = -1
    for offset in range(base, line.end):
        is_mark = _mark(raw[offset]) != ""
        column += not (is_mark and by_cells)
        base = base if is_mark else offset
        yield column, base


def _marks(raw: str, line: BodyLine, *, by_cells: bool) -> Iterator[tuple[int, str]]:
    """Yield column and mark: by cells, a mark stands in the cell of the blank before it."""
    head = raw.rfind("\n", 0, line.start) + 1
    column = -1
    for character in raw[head : line.end]:
        mark = _mark(character)
        column += not (mark and by_cells)
        if mark:
            yield column, mark


def _mark(character: str) -> str:
    """Return the mark that a character is or draws, or ""."""
    if character in _MARKS:
        return character
    drawn = canonical_key(character) if "\uf700" <= character <= "\uf71a" else ""
    return drawn if drawn in _MARKS else ""


def _marks_in_words(stream: Stream, changes: Mapping[int, str]) -> int:
    """Return how many of the marks lie in known words once they are back."""
    parts = [changes.get(i, c) for i, c in enumerate(stream.text)]
    begins = [0, *accumulate(map(len, parts))]
    covered = bytearray(begins[-1])
    for begin, end in tokens("".join(parts)):
        if end - begin > 2:
            covered[begin:end] = b"\1" * (end - begin)
    return sum(len(became) - 1 for i, became in changes.items() if covered[begins[i]])


def _is_near(line: BodyLine, torn: Sequence[BodyLine]) -> bool:
    return any(abs(line.number - marks.number) <= 1 for marks in torn)
