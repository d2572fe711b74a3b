"""Provinces, districts and subdistricts by official area code, from `geothai`.

Source: GeoThai (MIT; data of the Department of Provincial Administration, CC BY 4.0). Codes: two
digits a province, four a district, six a subdistrict.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Protocol

import geothai

from thongthin.reading.canonical import canonical_key


@dataclass(frozen=True, slots=True)
class Place:
    """An area.

    Attributes:
        code: official area code.
        name_th: its Thai name, without the word for what it is.
        name_en: its English name.
    """

    code: str
    name_th: str
    name_en: str


@cache
def all_places() -> Mapping[str, Place]:
    """Return every area by its code, sorted by code."""
    found: dict[str, Place] = {}
    for province in geothai.provinces():
        found[province.code] = _place(province)
        for district in geothai.districts(province.code):
            found[district.code] = _place(district)
            for subdistrict in geothai.subdistricts(district.code):
                found[subdistrict.code] = _place(subdistrict)
    return dict(sorted(found.items()))


@cache
def codes_by_name() -> Mapping[str, tuple[str, ...]]:
    """Return canonical Thai name → codes of all areas of that name, sorted."""
    found: dict[str, list[str]] = {}
    for code, place in all_places().items():
        found.setdefault(canonical_key(place.name_th), []).append(code)
    return {name: tuple(codes) for name, codes in found.items()}


class _Area(Protocol):
    @property
    def code(self) -> str: ...
    @property
    def name_th(self) -> str: ...
    @property
    def name_en(self) -> str: ...


def _place(area: _Area) -> Place:
    return Place(str(area.code), str(area.name_th), str(area.name_en))
