"""How sound the text of a page is: the share of its letters that lie in known words.

A page of Thai prose lies between 0.94 and 1; two wrong characters of a hundred take about 0.08
from it. `docs/noise.md` has the figures; `tools/noise_study.py` makes them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain, pairwise

from thongthin.reading.lexicon import tokens
from thongthin.reading.page import Stream

LEAST = 0.88
"""Below so much, the words of a page are no longer certain (own choice, see `docs/noise.md`)."""

SOUND = 0.94
"""From here on nothing is the matter. Between the two, words of no list are uncertain."""

GIVEN = 100
"""So many sound letters are taken to stand on every page: a few words alone prove no damage."""

SHORTEST = 3
"""Shorter Thai words prove nothing: chance makes them anywhere. In code points."""

_THAI = "".join(map(chr, (*range(0x0E01, 0x0E3B), *range(0x0E40, 0x0E4E)))).encode("cp874")
_LOOSE = re.compile("[\u0e01-\u0e2e\u0e30-\u0e3a\u0e40-\u0e45\u0e47-\u0e4d]+")
_LATIN = re.compile("[A-Za-z]+")
_ACRONYM = 6
_VOWEL = re.compile("[AEIOUYaeiouy]")
_HEAP = re.compile("[b-df-hj-np-tv-xzB-DF-HJ-NP-TV-XZ]{6}|.{25}")
"""No English word has six consonants in a row, and few have 25 letters."""
_TITLE = re.compile("นางสาว|นาง|นาย|ดร\\.")
_ABBREVIATION = re.compile("(?:กทม|อปท|อบต|อบจ|รพ|สภ|[ทถ][ตมน]|[กขคงจชซดตถทนบปพมรลวศสอ])\\.")
_LONGEST_NAME = 40
_STRANGE = re.compile(
    "[\u0080-\u009f\u00a1-\u00aa\u00ac\u00ae-\u00ba\u00bc-\u024f\ue000-\uf8ff\ufffd]"
)


def quality_of(stream: Stream) -> float:
    """Return how sound a page's text is, 0 (nothing can be read) to 1.

    Thai letters count where they lie in a word of the list or an area name, Latin ones where they
    make something like a word. Accented Latin letters, glyphs of the private use area and U+FFFD
    are taken for damage. Digits, punctuation and other scripts do not count; nor do abbreviations
    and names of persons, which are in no list.
    """
    share = _share(stream, stream.text)
    if share >= SOUND:
        return share
    return _share(stream, _ABBREVIATION.sub("", _without_persons(stream)))


def doubt_of(quality: float) -> str:
    """Return why nothing of a page is certain, or "" where its text is sound enough."""
    if quality >= LEAST:
        return ""
    return f"the page's text is too damaged (quality {quality:.2f}; {LEAST:.2f} is needed)"


def loose_letters(text: str) -> Iterator[tuple[int, int]]:
    """Yield the runs of Thai letters that lie in no known word."""
    edges = chain(tokens(text), ((len(text), len(text)),))
    at = 0
    for begin, end in edges:
        for match in _LOOSE.finditer(text, at, begin):
            yield match.span()
        at = end


def _share(stream: Stream, text: str) -> float:
    # One byte a character: what the code page for Thai does not have becomes one "?".
    printed = text.encode("cp874", "replace")
    thai = len(printed) - len(printed.translate(None, _THAI))
    latin = [len(run) for run in _LATIN.findall(stream.text)]
    letters = thai + sum(latin) + len(_STRANGE.findall(text))
    sound = _thai_in_words(text) + (_latin_in_words(stream) if latin else 0)
    return (sound + GIVEN) / (letters + GIVEN)


def _without_persons(stream: Stream) -> str:
    """Return the text without what stands behind a title, up to the second blank or line end."""
    parts: list[str] = []
    at = 0
    for match in _TITLE.finditer(stream.text):
        end = match.end()
        last = min(len(stream.text), end + _LONGEST_NAME)
        blanks = [i for i in range(end + 1, last) if stream.gaps[i]]
        parts.append(stream.text[at : max(at, end)])
        at = max(at, [*blanks, last, last][1])
    return "".join((*parts, stream.text[at:]))


def _thai_in_words(text: str) -> int:
    return sum(end - begin for begin, end in tokens(text) if end - begin >= SHORTEST)


def _latin_in_words(stream: Stream) -> int:
    """Return how many Latin letters make something like words; blanks part them."""
    count = 0
    for match in _LATIN.finditer(stream.text):
        inner = [i for i in range(match.start() + 1, match.end()) if stream.gaps[i]]
        edges = (match.start(), *inner, match.end())
        words = (stream.text[begin:end] for begin, end in pairwise(edges))
        count += sum(len(word) for word in words if _is_word(word))
    return count


def _is_word(run: str) -> bool:
    if len(run) <= _ACRONYM and (run.isupper() or len(run) == 1):
        return True
    return _VOWEL.search(run) is not None and _HEAP.search(run) is None
