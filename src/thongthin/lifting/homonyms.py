"""Bodies of one name on one page: told apart by the places that are printed beside them.

"องค์การบริหารส่วนตำบลหนองบัว อำเภอพัฒนานิคม จังหวัดลพบุรี" and "… อำเภอบ้านค่าย จังหวัดระยอง" are two. A name
without a place then means neither for certain.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from thongthin.lifting.sight import Mention

_LEVELS = ("amphoe", "province")

BOTH = "several bodies of this name are on the page, and no place tells which is meant"
"""Why a name without a place is doubtful."""


def told_apart(mentions: Iterable[Mention]) -> list[Mention]:
    """Return mentions; bodies of one name in different places carry `at`, the place's code."""
    found = list(mentions)
    areas = {m.begin: m.value for m in found if m.type == "area"}
    places: dict[str, set[str]] = {}
    for mention in found:
        if mention.type == "body" and (code := _place(_beside(mention, areas))):
            places.setdefault(mention.value["body"], set()).add(code)
    apart = {name: digits for name, codes in places.items() if (digits := _digits(codes))}
    return [
        _named(m, areas, apart[m.value["body"]])
        if m.type == "body" and m.value["body"] in apart
        else m
        for m in found
    ]


def _beside(mention: Mention, areas: Mapping[int, object]) -> object:
    """Return the area printed right behind a name, in brackets or without."""
    return areas.get(mention.end) or areas.get(mention.end + 1)


def _named(mention: Mention, areas: Mapping[int, object], digits: int) -> Mention:
    code = _place(_beside(mention, areas))
    if len(code) >= digits:
        return mention._replace(value={**mention.value, "at": code[:digits]})
    return mention._replace(doubt=mention.doubt or BOTH)


def _place(area: object) -> str:
    """Return the code of the smallest certain area down to a district, "" where there is none."""
    if not isinstance(area, Mapping):
        return ""
    return next((str(area[level]["place"]) for level in _LEVELS if level in area), "")


def _digits(codes: set[str]) -> int:
    """Return how many digits of their codes tell places apart: provinces, districts, or none."""
    for digits in (2, 4):
        if len({code[:digits] for code in codes if len(code) >= digits}) > 1:
            return digits
    return 0
