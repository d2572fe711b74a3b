"""The words that reading knows: the Thai word list, area names, and the words of the domain.

They tell how sound a text is and which reading of a damaged word is the only one. They decide no
identity and no word boundary that lifting rests on.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

import ahocorasick
import geothai
import yaml

from thongthin.paths import packaged_root
from thongthin.reading.canonical import canonical_key
from thongthin.reading.layout.words import dictionary

FOLLOWERS = frozenset(map(chr, (*range(0x0E30, 0x0E3B), 0x0E45, *range(0x0E47, 0x0E4F))))
"""Characters that never begin a word: vowels behind, over and under a consonant, and marks."""

LONGEST = 48
"""Longer phrases of the domain are not looked for, in code points."""

LEGAL_TYPES = (
    "เทศบาลนคร",
    "เทศบาลเมือง",
    "เทศบาลตำบล",
    "องค์การบริหารส่วนจังหวัด",
    "องค์การบริหารส่วนตำบล",
)
"""What the full name of a local government body begins with."""

_PHRASES = "mappings/phrases.yaml"
_GUARDS = ("negation", "irrealis", "retractions", "causatives", "wishes", "conditions", "drafts")
"""Lists of `mappings/phrases.yaml` whose words take a statement back."""

_LABEL = re.compile(r'skos:(?:pref|alt)Label\s+"([^"\\]+)"@th')
_THAI = re.compile("[\u0e01-\u0e2e\u0e40-\u0e44][\u0e01-\u0e4e]+")


def tokens(text: str) -> Iterator[tuple[int, int]]:
    """Yield the known words of a text from left to right, each the longest one at its place.

    A word that a mark or a vowel of the same syllable follows is none.
    """
    at = 0
    while at < len(text):
        for last, length in _automaton().iter_long(text, at):
            begin, end = last + 1 - length, last + 1
            is_cut = text[end : end + 1] in FOLLOWERS
            if is_cut:
                end = _shorter(text, begin, end)
            if end > begin + 1:
                yield begin, end
            if is_cut:
                at = end
                break
        else:
            return


def _shorter(text: str, begin: int, end: int) -> int:
    """Return the end of a shorter word that begins there, or the place behind its first letter."""
    for to in range(end - 1, begin + 1, -1):
        if text[to] not in FOLLOWERS and text[begin:to] in known_words():
            return to
    return begin + 1


@cache
def known_words() -> frozenset[str]:
    """Return the word list, the names of areas and the phrases of the domain."""
    return dictionary() | area_names() | domain_words()


@cache
def _automaton() -> Any:
    automaton = ahocorasick.Automaton(ahocorasick.STORE_LENGTH)
    for word in known_words():
        automaton.add_word(word)
    automaton.make_automaton()
    return automaton


@cache
def plain_words() -> frozenset[str]:
    """Return the known words without those that are การ or ความ and another one.

    The list has such compounds now and then: one that it has would seem to be the only reading
    where another one is meant ("การเลี่ยง", but no "การเลี้ยง").
    """
    words = known_words()
    return frozenset(w for w in words if not (w.startswith(("การ", "ความ")) and _rest(w) in words))


@cache
def area_names() -> frozenset[str]:
    """Return the Thai names of all areas. Source: GeoThai (data: CC BY 4.0, DOPA)."""
    provinces = geothai.provinces()
    districts = [d for province in provinces for d in geothai.districts(province.code)]
    subdistricts = [s for district in districts for s in geothai.subdistricts(district.code)]
    areas: tuple[Any, ...] = (*provinces, *districts, *subdistricts)
    return frozenset(canonical_key(str(area.name_th)) for area in areas)


@cache
def domain_words() -> frozenset[str]:
    """Return the Thai phrases of the domain: legal types, lists of phrases, labels of concepts.

    They are the package's own, so that a page reads alike in every project.
    """
    root = packaged_root()
    texts = [text for words in _phrases().values() for text in words]
    for path in sorted((root / "ontology/vocab").glob("*.ttl")):
        texts += _LABEL.findall(path.read_text(encoding="utf-8"))
    keys = {canonical_key(text) for text in (*texts, *LEGAL_TYPES)}
    return frozenset(key for key in keys if _THAI.fullmatch(key) and len(key) <= LONGEST)


@cache
def guard_words() -> frozenset[str]:
    """Return the words that take a statement back: negations, plans, wishes, conditions."""
    return frozenset(canonical_key(w) for name in _GUARDS for w in _phrases().get(name, ()))


@cache
def _phrases() -> Mapping[str, tuple[str, ...]]:
    table = yaml.safe_load((packaged_root() / _PHRASES).read_text(encoding="utf-8"))
    return {name: tuple(map(str, words)) for name, words in table.items()}


def _rest(word: str) -> str:
    return word.removeprefix("การ").removeprefix("ความ")
