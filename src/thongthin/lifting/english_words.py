"""The words by which names on English pages are known."""

from __future__ import annotations

from collections.abc import Mapping

TYPES: Mapping[str, str] = {
    "provincialadministrativeorganization": "provincial-administrative-organisation",
    "provincialadministrativeorganisation": "provincial-administrative-organisation",
    "subdistrictadministrativeorganization": "subdistrict-administrative-organisation",
    "subdistrictadministrativeorganisation": "subdistrict-administrative-organisation",
    "tambonadministrativeorganization": "subdistrict-administrative-organisation",
    "tambonadministrativeorganisation": "subdistrict-administrative-organisation",
    "subdistrictmunicipality": "subdistrict-municipality",
    "tambonmunicipality": "subdistrict-municipality",
    "townmunicipality": "town-municipality",
    "citymunicipality": "city-municipality",
    "municipality": "",
    "pao": "provincial-administrative-organisation",
    "sao": "subdistrict-administrative-organisation",
    "tao": "subdistrict-administrative-organisation",
}
"""Legal types as English pages write them, in small letters and without blanks; "" for none."""

SHORT_TYPES: Mapping[str, str] = {
    "PAO": "Provincial Administrative",
    "SAO": "Subdistrict Administrative",
    "TAO": "Subdistrict Administrative",
}
"""Types in short, and what they stand for before "Organisation"."""

_NUMBERS = (
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve",
)  # fmt: skip

NUMBERS: Mapping[str, int] = {word: number for number, word in enumerate(_NUMBERS, 1)}
"""Numbers as English pages write them out."""

HEADS = frozenset({
    "Hospital", "University", "Foundation", "Company", "Office", "Department", "Ministry",
    "School", "College", "Temple", "Institute", "Association", "Committee", "Bank", "Club",
    "Council", "Center", "Centre", "Cooperative", "Authority", "Agency", "Chamber",
    "Federation", "Society", "Corporation", "Enterprise", "Group", "Network", "Community",
    "Trust", "Fund", "Co.", "Ltd.", "Limited", "Mosque", "Station", "Health",
})  # fmt: skip
"""Words for what an organisation is, one of which stands in its name."""

NOT_NAMES = frozenset({
    "The", "This", "That", "In", "On", "At", "By", "With", "And", "For", "From", "Both", "When",
    "While", "After", "Before", "All", "Every", "Its", "Our", "Yesterday", "Today", "Recently",
    "Earlier", "Later", "Meanwhile", "However", "Moreover", "Also", "Then", "Last", "Next",
    "Since", "Under", "Nearby", "Neither", "Only", "Nobody", "Officials",
})  # fmt: skip
"""Words that begin a sentence with a capital and are no part of a name."""


def split_type(name: str) -> tuple[str, str]:
    """Return the name of a body without its type, and the legal type, "" where it does not tell."""
    words = name.split()
    for length in (3, 2, 1):
        kind = "".join(words[-length:]).lower()
        if length < len(words) and kind in TYPES:
            return " ".join(words[:-length]), TYPES[kind]
    return name, ""
