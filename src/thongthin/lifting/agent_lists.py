"""Lists of agents as pages print them: with persons, places and abbreviations between the names.

"เทศบาลตำบลพนา โดยนายสมชาย ใจดี นายกเทศมนตรี และโรงพยาบาลพนา (รพ.)": what stands beside a name
is passed over up to the next one; what a verb follows is no item of the list.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from thongthin.lifting.sight import Sight
from thongthin.reading.page import BLANKS, Gap

MAX_ASIDE = 140
"""Longest remark beside a name, in code points (own choice)."""

NUMBER = re.compile(r"\(?\d{1,2}[.)]|[-–•*▪●]")
"""The number or dash before an item."""

SEPARATORS = (
    ",และ", ",หรือ", "และ", "ตลอดจน", "รวมทั้ง", "รวมถึง", "หรือ", "ร่วมกับ", "กับ", "พร้อมด้วย", ",and",
    "and", ",", ";", "/", "•", "-",
)  # fmt: skip
"""What parts the items of a list besides a blank, longest first."""

_PERSON = re.compile(
    r"โดย(?:มี)?(?:นาย|นาง|ดร\.|ผศ|รศ|ศ\.|ศาสตราจารย์|ผู้ช่วยศาสตราจารย์|รองศาสตราจารย์|นพ\.|พญ\.|ว่าที่|"
    r"พล|พ\.|ร\.|จ\.|ส\.|คุณ|อาจารย์|ท่าน|อธิการ|ผู้อำนวยการ|ผู้ว่า|ปลัด|พระ|ทพ\.|น\.|นาวา)"
)
_CALLED = re.compile(
    r"(?:ซึ่ง)?(?:ต่อไป[ก-๎]{0,45}?|[ก-๎]{0,20}?)เรียก(?:ว่า|โดยย่อว่า)[\"“][^\"”]{1,40}[\"”](?:(?:เป็น)?(?:อีก)?ฝ่ายหนึ่ง)?"
    r"|(?:อีก)?ฝ่ายหนึ่ง"
)
"""What a contract calls a party behind its name."""

_JOINT = re.compile(r"(?:,?และ|ร่วมกับ|กับ|พร้อมด้วย|,|;)")


def after_aside(sight: Sight, at: int, is_agent: Callable[[int], bool]) -> int:
    """Return the place behind brackets, a place and a person beside a name, at most at a joint."""
    text = sight.stream.text
    while True:
        close = text.find(")", at, at + 60) if text.startswith("(", at) else -1
        area = next(iter(sight.at("area", at)), None)
        if close > 0:
            at = close + 1
        elif area:
            at = area.end
        elif called := _CALLED.match(text, at):
            at = called.end()
        else:
            break
    return _after_person(sight, at, is_agent) if _PERSON.match(text, at) else at


def _after_person(sight: Sight, at: int, is_agent: Callable[[int], bool]) -> int:
    stream = sight.stream
    last = min(len(stream.text), at + MAX_ASIDE)
    for i in range(at + 1, last):
        if stream.gaps[i] == Gap.PARAGRAPH:
            return at
        joint = _JOINT.match(stream.text, i)
        if joint and is_agent(joint.end()):
            return i
        if stream.gaps[i] in BLANKS and is_agent(i) and stands_alone(sight, i, is_agent):
            return i
    return at


def stands_alone(sight: Sight, at: int, is_agent: Callable[[int], bool]) -> bool:
    """Say whether no word is glued to the name that begins at a place: it does not act."""
    stream = sight.stream
    kinds = ("body", "agency", "organisation")
    end = max((m.end for kind in kinds for m in sight.at(kind, at)), default=at)
    if end >= len(stream.text) or stream.gaps[end] in BLANKS or end in sight.short_line_ends:
        return True
    joint = _JOINT.match(stream.text, end)
    return stream.text[end] in "(),;/•" or bool(joint and is_agent(joint.end()))


def next_agent(sight: Sight, at: int) -> int:
    """Return the first place from a place on at which an agent is named that may act.

    One that is glued to the word before it ("นายกเทศมนตรีตำบลพนา") is part of a person's title.
    """
    stream = sight.stream
    begins = (m.begin for kind in ("body", "agency", "organisation") for m in sight.of(kind))
    free = (b for b in begins if b >= at and (stream.gaps[b] or _ends_with_joint(stream.text, b)))
    return min(free, default=len(stream.text))


def _ends_with_joint(text: str, at: int) -> bool:
    return text.endswith(("และ", "กับ", "ให้", "ที่", ","), 0, at)
