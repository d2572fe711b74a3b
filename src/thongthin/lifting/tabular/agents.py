"""Whom a row names: a local body by its name and place, an agency, another organisation.

A name alone does not identify a body. It has a registered key (official area code and legal type)
only where the row itself leaves one area: a provincial organisation bears its province's name; a
subdistrict body the name of the one subdistrict in the row's district or province. A municipality
may be named after something else, so a district of the same name elsewhere in the province, or a
town without a district, leaves it in doubt; then it is a body of its register by name and place,
and never another's.

Source: Provincial Administrative Organisation Act, B.E. 2540, and Subdistrict Council and
Subdistrict Administrative Organisation Act, B.E. 2537 (one body an area, of the area's name);
Municipality Act, B.E. 2496 (names of municipalities are free).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from thongthin.lifting.areas import Level, names_of, resolve
from thongthin.lifting.kit import Kit
from thongthin.lifting.places import all_places
from thongthin.lifting.tabular.sheet import clean
from thongthin.reading.canonical import canonical_key

AGENT_KINDS = "body, agency, organisation"
"""Kinds that a column may give an agent; from its name where it does not."""

Beside = Callable[[str], Any]
"""Part ("type", "district", "province") → value that stands beside a name, None where none does."""

_MUNICIPALITY = "เทศบาล"
_WORDS: dict[Level, re.Pattern[str]] = {
    "province": re.compile(r"จังหวัด|จ\."),
    "amphoe": re.compile(r"กิ่งอำเภอ|อำเภอ|เขต|อ\."),
    "tambon": re.compile(r"ตำบล|แขวง|ต\."),
}
_DIGITS: dict[Level, int] = {"province": 2, "amphoe": 4, "tambon": 6}
_PLACED = re.compile(
    r"(?P<name>.+?)(?: (?:กิ่งอำเภอ|อำเภอ|เขต|อ\.) ?(?P<amphoe>\S+))?"
    r"(?: (?:จังหวัด|จ\.) ?(?P<province>\S+))?"
)


def read_area(text: str, level: Level, beside: Beside) -> dict[str, str]:
    """Return the one area that a name or code stands for, with what stands beside it.

    Raises:
        ValueError: there is no such area, or there are several.
    """
    key = canonical_key(text)
    upper = _code(beside, "district") or _code(beside, "province")
    if key.isdecimal():
        if len(key) != _DIGITS[level] or key not in all_places() or not key.startswith(upper):
            raise ValueError(text)
        return {"place": key}
    name = _bare(key, level)
    names: dict[Level, str] = {level: name}
    if upper:
        names["province"] = canonical_key(all_places()[upper[:2]].name_th)
    if len(upper) == _DIGITS["amphoe"]:
        names["amphoe"] = canonical_key(all_places()[upper].name_th)
    found = resolve(names).get(level)
    if found is None:
        raise ValueError(text)
    return {"place": found}


def read_body(text: str, kit: Kit, beside: Beside) -> dict[str, str]:
    """Return the identity block of a local body, written in full or by an abbreviation.

    Its name may have the district and province behind it ("… อ.พนา จ.อำนาจเจริญ").

    Raises:
        ValueError: it is no name of a local body, or type, name and place contradict each other.
    """
    found = _PLACED.fullmatch(clean(text))
    if found is None:
        raise ValueError(text)
    concept, place = _type_and_place(found["name"], kit, beside("type"))
    at = _at(found["amphoe"], found["province"], beside)
    if not concept:
        if not found["name"].startswith(_MUNICIPALITY):
            raise ValueError(text)
        return _placed({"body": found["name"]}, at)
    label = next(t for language, t in kit.labels[concept] if language == "th")
    name = f"{label}{place}"
    key = _area_of(label, place, at)
    return (
        {"body": name, "key": f"th-{key}-{concept.rpartition('/')[2]}"}
        if key
        else _placed({"body": name}, at)
    )


def read_agent(text: str, kit: Kit, beside: Beside) -> dict[str, str]:
    """Return the identity block of an agent of any kind.

    Raises:
        ValueError: its name does not agree with the kind that stands beside it.
    """
    kind = beside("kind")
    is_body = bool(_head(canonical_key(text), kit))
    if kind == "body" or (kind is None and is_body):
        return read_body(text, kit, beside)
    key = canonical_key(text)
    for agency, row in kit.agencies.items():
        names = (row["name_th"], row["name_en"], *row["variants"].split("|"))
        if key in map(canonical_key, filter(None, names)):
            return {"agency": agency}
    if is_body:
        raise ValueError(text)
    return {"organisation": clean(text)}


def _type_and_place(name: str, kit: Kit, stated: str | None) -> tuple[str, str]:
    """Return the legal type of a body, "" where nothing tells it, and its name without it."""
    key = canonical_key(name)
    head = _head(key, kit)
    concept = kit.concepts.get(("legal-type", head.casefold()), "") if head else ""
    if concept and stated and concept != stated:
        raise ValueError(name)
    if not head and stated and key.startswith(_MUNICIPALITY):
        raise ValueError(name)
    return concept or stated or "", key.removeprefix(head)


def _head(key: str, kit: Kit) -> str:
    return next((key[:i] for i in range(len(key), 1, -1) if kit.is_legal_type(key[:i])), "")


def _at(amphoe: str | None, province: str | None, beside: Beside) -> str:
    """Return the code of the smallest area that the row places a body in, "" for none.

    Raises:
        ValueError: what stands in the cell and what stands beside it are two places.
    """
    stated = _code(beside, "district") or _code(beside, "province")
    if not amphoe and not province:
        return stated
    names: dict[Level, str] = {}
    if province:
        names["province"] = canonical_key(province)
    if amphoe:
        names["amphoe"] = canonical_key(amphoe)
    found = resolve(names)
    own = found.get("amphoe" if amphoe else "province", "")
    if not own or not (own.startswith(stated) or stated.startswith(own)):
        raise ValueError(amphoe or province)
    return max(own, stated, key=len)


def _area_of(label: str, place: str, at: str) -> str:
    """Return the code of the one area that a body of this name and place can be of, or ""."""
    if label.endswith("จังหวัด"):
        provinces = names_of("province").get(place, ())
        if not provinces or (at and not at.startswith(provinces[0])):
            raise ValueError(place)
        return provinces[0]
    is_of_subdistrict = label.endswith("ตำบล")
    inside = [code for code in names_of("tambon").get(place, ()) if code.startswith(at)]
    if not at or len(inside) != 1 or not (is_of_subdistrict or len(at) > _DIGITS["province"]):
        return ""
    districts = [code for code in names_of("amphoe").get(place, ()) if code.startswith(at[:2])]
    is_in_doubt = districts and not inside[0].startswith(tuple(districts))
    return "" if is_in_doubt else inside[0]


def _placed(block: dict[str, str], at: str) -> dict[str, str]:
    return {**block, "at": at} if at else block


def _code(beside: Beside, part: str) -> str:
    value = beside(part)
    return str(value["place"]) if value else ""


def _bare(key: str, level: Level) -> str:
    """Return a name without the word for what it is, unless the word is part of it."""
    if key in names_of(level):
        return key
    word = _WORDS[level].match(key)
    return key[word.end() :] if word else key
