"""Names on English pages: bodies, other organisations and areas, by their capitals and heads.

"Hang Chat Subdistrict Municipality", "Lampang Provincial Public Health Office",
"Mae Ramat District, Tak Province". An English name is written with
capitals; the word for what it is stands in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from thongthin.lifting.areas import Level, resolve_codes
from thongthin.lifting.english_words import HEADS, NOT_NAMES, NUMBERS, SHORT_TYPES, TYPES
from thongthin.lifting.places import all_places
from thongthin.lifting.sight import Mention
from thongthin.reading.page import Gap, Stream

_INSIDE = frozenset({"of", "for", "the", "and", "on"})
_LEVELS: Mapping[str, Level] = {
    "District": "amphoe", "Province": "province", "Subdistrict": "tambon", "Amphoe": "amphoe",
    "Tambon": "tambon",
}  # fmt: skip
_WORD = re.compile(r"[A-Za-z][A-Za-z'’.&-]*")
_MIN_LATIN = 0.6
"""Share of Latin letters from which a page is read as English (own choice)."""


class _Word(NamedTuple):
    text: str
    begin: int
    end: int

    @property
    def is_capital(self) -> bool:
        return self.text[:1].isupper()


def is_english(stream: Stream) -> bool:
    """Say whether most letters of a page are Latin."""
    letters = sum(c.isalpha() for c in stream.text)
    return (
        letters > 0 and sum(c.isascii() and c.isalpha() for c in stream.text) > _MIN_LATIN * letters
    )


def find_english(stream: Stream, short_lines: frozenset[int]) -> list[Mention]:
    """Return the bodies, organisations, areas and written numbers of an English page.

    Args:
        stream: the page.
        short_lines: positions that follow a short line: no name runs over one.
    """
    words = tuple(_words(stream))
    areas = list(_areas(words))
    borders = frozenset(i for i in stream.breaks if stream.gaps[i] == Gap.PARAGRAPH) | short_lines
    bodies = list(_bodies(words, borders))
    taken = {i for m in (*areas, *bodies) for i in range(m.begin, m.end)}
    numbers = (
        Mention("number", w.begin, w.end, n) for w in words if (n := NUMBERS.get(w.text.lower()))
    )
    organisations = _organisations(stream, words, taken, borders)
    return [*areas, *bodies, *numbers, *organisations]


def _words(stream: Stream) -> Iterator[_Word]:
    text = stream.text
    heads = [i for i, gap in enumerate(stream.gaps) if gap]
    for begin, end in zip([0, *heads], [*heads, len(text)], strict=True):
        for found in _WORD.finditer(text, begin, end):
            word = found[0]
            stop = found.end()
            if word.endswith(".") and word not in ("Co.", "Ltd."):
                word, stop = word[:-1], stop - 1
            yield _Word(word, found.start(), stop)


def _bodies(words: tuple[_Word, ...], borders: frozenset[int]) -> Iterator[Mention]:
    taken = -1
    for i, _ in enumerate(words):
        for length in (3, 2, 1):
            kind = "".join(w.text for w in words[i : i + length]).lower()
            if i + length > len(words) or i < taken or kind not in TYPES or not words[i].is_capital:
                continue
            first = _name_begin(words, i, borders)
            behind = _named_behind(words, i, length) if first == i else 0
            if first < i or behind:
                last = i + length + behind - 1
                taken = last + 1
                name = _in_full(" ".join(w.text for w in words[first : last + 1]), words)
                value = {"body": name}
                if TYPES[kind]:
                    value["type"] = f"scheme:legal-type/{TYPES[kind]}"
                yield Mention("body", words[first].begin, words[last].end, value)
                break


def _in_full(name: str, words: tuple[_Word, ...]) -> str:
    """Return a body's name with its type written out, in the spelling of the page."""
    stem, _, short = name.rpartition(" ")
    if short not in SHORT_TYPES:
        return name
    is_z = any("organization" in w.text.lower() for w in words)
    return f"{stem} {SHORT_TYPES[short]} {'Organization' if is_z else 'Organisation'}"


def _named_behind(words: tuple[_Word, ...], i: int, length: int) -> int:
    """Return how many words follow a type that stands before its name: "… Municipality of X"."""
    following = words[i + length : i + length + 2]
    if len(following) == 2 and following[0].text == "of" and following[1].is_capital:
        return 2
    return 0


def _name_begin(words: tuple[_Word, ...], at: int, borders: frozenset[int] = frozenset()) -> int:
    """Return the index of the first word of the name before a type: capitals, at most four."""
    first = at
    while (
        first > 0
        and at - first < 4
        and words[first].begin not in borders
        and _may_be_named(words, first - 1, first)
    ):
        first -= 1
    return first


def _may_be_named(words: tuple[_Word, ...], i: int, following: int) -> bool:
    word = words[i]
    is_beside = words[following].begin == word.end
    return word.is_capital and is_beside and word.text not in NOT_NAMES


def _areas(words: tuple[_Word, ...]) -> Iterator[Mention]:
    """Yield an `area` for each run of "… District, … Province"."""
    parts: list[tuple[Level, str, int, int]] = []
    for i, word in enumerate(words):
        level = _LEVELS.get(word.text)
        first = _name_begin(words, i)
        is_type = i + 1 < len(words) and words[i + 1].text in ("Municipality", "Administrative")
        if level and first < i and not is_type:
            name = "".join(w.text for w in words[first:i]).lower()
            if parts and words[first].begin - parts[-1][3] > 1:
                yield from _area(parts)
                parts = []
            parts.append((level, name, words[first].begin, word.end))
    yield from _area(parts)


def _area(parts: list[tuple[Level, str, int, int]]) -> Iterator[Mention]:
    found = resolve_codes({level: _codes(level).get(name, ()) for level, name, _, _ in parts})
    if found:
        places = {level: {"place": code} for level, code in found.items()}
        yield Mention("area", parts[0][2], parts[-1][3], {**places, "labels": {}})


@cache
def _codes(level: Level) -> Mapping[str, tuple[str, ...]]:
    digits = {"province": 2, "amphoe": 4, "tambon": 6}[level]
    names: dict[str, list[str]] = {}
    for code, place in all_places().items():
        if len(code) == digits:
            names.setdefault(place.name_en.replace(" ", "").lower(), []).append(code)
    return {name: tuple(codes) for name, codes in names.items()}


def _organisations(
    stream: Stream, words: tuple[_Word, ...], taken: set[int], borders: frozenset[int]
) -> Iterator[Mention]:
    i = 0
    while i < len(words):
        end = _run_end(stream, words, i, taken, borders)
        run = words[i:end]
        run = run[1:] if run and run[0].text in ("The", "A") else run
        if any(w.text in HEADS for w in run) and len(run) > 1:
            name = " ".join(w.text for w in run).replace(" Co. Ltd.", " Co., Ltd.")
            yield Mention("organisation", run[0].begin, run[-1].end, {"organisation": name})
        i = max(end, i + 1)


def _run_end(
    stream: Stream,
    words: tuple[_Word, ...],
    at: int,
    taken: set[int],
    borders: frozenset[int],
) -> int:
    """Return the index behind a run of capitals; "of" and "and" go on with it before a capital."""
    i = at
    while i < len(words) and words[i].begin not in taken:
        word = words[i]
        if i > at and (word.begin in borders or not _touches(stream, words[i - 1], word)):
            break
        if not word.is_capital and not (i > at and _goes_on(words, at, i)):
            break
        i += 1
    while i > at and not words[i - 1].is_capital:
        i -= 1
    return i


def _goes_on(words: tuple[_Word, ...], first: int, i: int) -> bool:
    word = words[i].text
    if word not in _INSIDE or i + 1 >= len(words):
        return False
    following = words[i + 1]
    if word == "and":
        # "and" joins two names where a head stands on both sides.
        has_head = any(w.text in HEADS for w in words[first:i])
        return following.is_capital and (
            not has_head or words[first].text in ("Ministry", "Department")
        )
    return following.is_capital or following.text == "the"


def _touches(stream: Stream, one: _Word, other: _Word) -> bool:
    if stream.text[one.end : other.begin] == "," and other.text == "Ltd.":
        return True
    return one.end == other.begin and stream.gaps[other.begin] != Gap.PARAGRAPH
