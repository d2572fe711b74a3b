"""What tells named things apart: canonical names with their variants, a year, area codes.

Names are equal where their canonical forms are (no white space, Arabic digits, sara am composed,
case folded). What the lists of agencies and awards hold as names of one thing is one thing. The
year behind the name of a law, a local rule or an award is compared on its own: two years must
agree, a year that one side lacks does not part them. A directive is named by its number.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from thongthin.lifting.kit import Kit
from thongthin.lifting.places import all_places
from thongthin.reading.canonical import canonical_key

_YEAR = re.compile(r"\(?(?:ประจำปี|ปี)?(?:พุทธศักราช|พ\.?ศ\.?|b\.?e\.?)?(?P<year>2[45]\d\d)\)?$")
_NO_YEAR = re.compile(r"\((?:ไม่ระบุปี|yearnotstated)\)$")
_BEFORE_NUMBER = re.compile(r".*(?:ที่|directive|no\.)")
_AREA_WORDS = re.compile(
    r"^(?:จังหวัด|อำเภอ|กิ่งอำเภอ|เขต|ตำบล|แขวง|จ\.|อ\.|ต\.)|(?:province|district|subdistrict)$"
)
_LEVELS = {"province": 2, "amphoe": 4, "tambon": 6}
"""Part of a place on a gold page → length of its official code."""

_MARKS = " \"'“”‘’«»"


@dataclass(frozen=True, slots=True)
class Names:
    """What a thing is known by.

    Attributes:
        keys: canonical names or numbers; empty where nothing names it.
        year: Buddhist year, or "".
        codes: official area codes that it may be.
    """

    keys: frozenset[str] = frozenset()
    year: str = ""
    codes: frozenset[str] = frozenset()

    @property
    def is_named(self) -> bool:
        """Say whether anything tells it from others."""
        return bool(self.keys or self.codes)

    def agrees(self, other: Names) -> bool:
        """Say whether both name one thing."""
        if self.codes or other.codes:
            return not self.codes.isdisjoint(other.codes)
        years = {self.year, other.year} - {""}
        return len(years) < 2 and not self.keys.isdisjoint(other.keys)


class Namer:
    """Makes `Names`; knows the lists of agencies and awards."""

    def __init__(self, kit: Kit) -> None:
        """Take the lists."""
        self._known = {
            "organisation": _known(kit.agencies.values()),
            "edition": _known(kit.awards.values()),
        }

    def names(self, kind: str, texts: Iterable[str], year: Any = "") -> Names:
        """Return the names of a thing of some kind.

        Args:
            kind: of the guide.
            texts: names as printed.
            year: Buddhist year where it stands apart from the name.
        """
        keys = {canonical_key(text).strip(_MARKS).casefold() for text in texts} - {""}
        years = {str(year)} - {""}
        if kind == "directive":
            keys = {_BEFORE_NUMBER.sub("", key) for key in keys}
        if kind in ("law", "rule", "edition"):
            years |= {found["year"] for key in keys if (found := _YEAR.search(key))}
            keys = {_NO_YEAR.sub("", _YEAR.sub("", key)) for key in keys} - {""}
        known = self._known.get(kind, {})
        return Names(frozenset().union(*(known.get(k, {k}) for k in keys)), max(years, default=""))


def place_codes(parts: Mapping[str, Any]) -> frozenset[str]:
    """Return the official codes of the area that a province, a district and a subdistrict name.

    Args:
        parts: some of "province", "amphoe", "tambon", Thai or English; the lowest is meant.

    Returns:
        One code; several where the parts leave it open; none where no area is so called.
    """
    wanted = {_LEVELS[part]: _area_key(str(parts[part])) for part in _LEVELS if parts.get(part)}
    if not wanted:
        return frozenset()
    return frozenset(
        code
        for code in all_places()
        if len(code) == max(wanted)
        and all(_is_called(code[:length], name) for length, name in wanted.items())
    )


def _is_called(code: str, name: str) -> bool:
    """Say whether an area has a name; the chief district also goes by the bare word เมือง."""
    place = all_places()[code]
    names = {_area_key(place.name_th), _area_key(place.name_en)}
    return name in names or (name == "เมือง" and code.endswith("01") and len(code) == 4)


def _area_key(name: str) -> str:
    return _AREA_WORDS.sub("", canonical_key(name).casefold())


def _known(rows: Iterable[Mapping[str, str]]) -> dict[str, frozenset[str]]:
    """Return each name of a list → all names of the same row."""
    found: dict[str, frozenset[str]] = {}
    for row in rows:
        texts = (row["name_th"], row["name_en"], *row["variants"].split("|"))
        keys = frozenset(canonical_key(text).casefold() for text in texts if text)
        found.update(dict.fromkeys(sorted(keys), keys))
    return found
