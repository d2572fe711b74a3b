"""Where the words place something: "ต.พนา อ.พนา จ.อำนาจเจริญ", resolved to official area codes.

A subdistrict or district has a code only where the parts that are printed leave one area: the
name is that of one area of the country, or of one inside the district or province beside it.
What stays ambiguous has no code, and nothing is said of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Literal, NamedTuple

from thongthin.lifting.gazetteer import is_cluster_border
from thongthin.lifting.places import all_places
from thongthin.lifting.sight import Mention
from thongthin.reading.canonical import canonical_key
from thongthin.reading.page import Gap, Stream

Level = Literal["tambon", "amphoe", "province"]

_DIGITS: Mapping[Level, int] = {"tambon": 6, "amphoe": 4, "province": 2}
_ORDER: tuple[Level, ...] = ("tambon", "amphoe", "province")
_HEAD = re.compile(
    r"(?P<tambon>ตำบล|แขวง|ต\.)|(?P<amphoe>กิ่งอำเภอ|อำเภอ|เขต|อ\.)|(?P<province>จังหวัด|จ\.)"
)
_CAPITAL = re.compile(r"กรุงเทพ(?:มหานคร|ฯ)")
_TOWN = "เมือง"
"""Printed alone for the district of a province's town, whose full name has the province's."""

_NOT_BEFORE = ("ส่วน", "เทศบาล", "เทศมนตรี", "สภา", "ประจำ", "กำนัน", "คนในเขต")
"""Behind one of these the word belongs to another name ("เทศบาลตำบล…")."""


class _Part(NamedTuple):
    level: Level
    begin: int
    name: int
    end: int


def find_areas(stream: Stream) -> Iterator[Mention]:
    """Yield an `area` mention for every run of one to three parts that follow each other.

    Its value has, for each printed part that is certain, `tambon`, `amphoe`, `province` → the
    place's identity block, and `labels` → names that are printed in another form.
    """
    run: list[_Part] = []
    for part in _parts(stream):
        follows = run and _joins(stream.text, run[-1], part)
        if run and not follows:
            yield from _mention(stream.text, run)
            run = []
        run.append(part)
    if run:
        yield from _mention(stream.text, run)


def _joins(text: str, last: _Part, part: _Part) -> bool:
    between = text[last.end : part.begin]
    return between in ("", ",") and _ORDER.index(part.level) > _ORDER.index(last.level)


def _parts(stream: Stream) -> Iterator[_Part]:
    text, behind = stream.text, -1
    places = sorted(
        [*((m.start(), m) for m in _HEAD.finditer(text)),
         *((m.start(), m) for m in _CAPITAL.finditer(text))],
        key=lambda found: found[0],
    )  # fmt: skip
    for begin, head in places:
        if begin < behind:
            continue
        part = _part(stream, head, is_behind_a_part=begin == behind)
        if part:
            behind = part.end
            yield part


def _part(stream: Stream, head: re.Match[str], *, is_behind_a_part: bool) -> _Part | None:
    text, begin = stream.text, head.start()
    if head.re is _CAPITAL:
        is_apart = begin == 0 or stream.gaps[begin] or is_behind_a_part
        return _Part("province", begin, begin, head.end()) if is_apart else None
    level: Level = next(level for level in _ORDER if head[level])
    is_short = head[0].endswith(".")
    if is_short and begin and not stream.gaps[begin] and not is_behind_a_part:
        return None
    if text[max(0, begin - 10) : begin].endswith(_NOT_BEFORE):
        return None
    end = _name_end(text, head.end(), level)
    return _Part(level, begin, head.end(), end) if end else None


def _name_end(text: str, at: int, level: Level) -> int:
    names = names_of(level)
    for end in range(min(len(text), at + _longest(level)), at + 1, -1):
        if text[at:end] in names and is_cluster_border(text, end):
            return end
    is_town = level == "amphoe" and text.startswith(_TOWN, at)
    return at + len(_TOWN) if is_town else 0


@cache
def names_of(level: Level) -> Mapping[str, tuple[str, ...]]:
    """Return canonical name → codes of the areas of a level, sorted."""
    found: dict[str, list[str]] = {}
    for code, place in all_places().items():
        if len(code) == _DIGITS[level]:
            # The data write the districts of Bangkok with the word for what they are.
            name = canonical_key(place.name_th).removeprefix("เขต")
            found.setdefault(name, []).append(code)
    return {name: tuple(codes) for name, codes in found.items()}


@cache
def _longest(level: Level) -> int:
    return max(map(len, names_of(level)))


def _mention(text: str, run: list[_Part]) -> Iterator[Mention]:
    names = {part.level: text[part.name : part.end] for part in run}
    if "กรุงเทพฯ" in names.values():
        names["province"] = canonical_key("กรุงเทพมหานคร")
    value: dict[str, object] = {level: {"place": code} for level, code in resolve(names).items()}
    value["labels"] = {level: name for level, name in names.items() if name == _TOWN}
    yield Mention("area", run[0].begin, run[-1].end, value)


def resolve(names: Mapping[Level, str]) -> dict[Level, str]:
    """Return the codes of the areas that printed names leave no doubt about.

    Args:
        names: level → canonical name, of parts that stand together.
    """
    province = names_of("province").get(names.get("province", ""), ())
    codes: dict[Level, tuple[str, ...]] = {}
    for level, name in names.items():
        if name == _TOWN and province:
            name = _TOWN + canonical_key(all_places()[province[0]].name_th)
        codes[level] = names_of(level).get(name, ())
    return resolve_codes(codes)


def resolve_codes(codes: Mapping[Level, tuple[str, ...]]) -> dict[Level, str]:
    """Return for each level its code, where the larger areas leave one; stop where they do not."""
    found: dict[Level, str] = {}
    within = ""
    for level in reversed(_ORDER):
        if level in codes:
            fitting = [code for code in codes[level] if code.startswith(within)]
            if len(fitting) != 1:
                break
            found[level] = within = fitting[0]
    return found


def cells_of_area(stream: Stream, at: int) -> Iterator[Mention]:
    """Yield an `area` of a district's and a province's name that fill a line each."""
    district = _cell_end(stream, at)
    province = _cell_end(stream, district) if district else 0
    names: dict[Level, str] = {"amphoe": stream.text[at:district]}
    names["province"] = stream.text[district:province]
    found = resolve(names) if province else {}
    if len(found) == len(names):
        places = {level: {"place": code} for level, code in found.items()}
        yield Mention("area", at, province, {**places, "labels": {}})


def _cell_end(stream: Stream, at: int) -> int:
    """Return where the line ends that begins at a place, 0 where it is too long for a name."""
    for end in range(at + 1, min(len(stream.text), at + 30) + 1):
        if end == len(stream.text) or stream.gaps[end] not in (Gap.NONE, Gap.SPACE):
            return end
    return 0
