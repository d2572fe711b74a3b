"""Numbered lists: "1) … 2) …", "ส่วนแรก … ส่วนที่สอง …", with the words that introduce them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from thongthin.lifting.sight import Sight
from thongthin.reading.page import Gap, Stream

MAX_LEAD_IN = 90
"""Characters before the first item of a list that count as its lead-in (own choice)."""

_ORDINALS = {"แรก": 1, "หนึ่ง": 1, "สอง": 2, "สาม": 3, "สี่": 4, "ห้า": 5, "สุดท้าย": 99}
_LETTERS = "กขคงจฉชซ"
"""Thai letters that number items ("ก) … ข) …"), in order."""

_LETTERED = re.compile(rf"\(?([{_LETTERS}])\)")
_DIGITS = re.compile(r"\(?(\d{1,2})\)")
_WORDS = re.compile(r"(?P<head>ส่วน|ประการ|ด้าน|ขั้น|ระดับ)(?:ที่)?(?P<n>แรก|หนึ่ง|สอง|สาม|สี่|ห้า|\d{1,2})")


@dataclass(frozen=True, slots=True)
class Item:
    """An item of a numbered list.

    Attributes:
        number: its number, from 1.
        begin: first position of its marker.
        body: first position behind the marker.
        end: behind its last character: the next item, or where the text breaks off.
        lead_in: the canonical text that introduces the list.
    """

    number: int
    begin: int
    body: int
    end: int
    lead_in: str


def find_items(sight: Sight, breaks: tuple[int, ...]) -> tuple[Item, ...]:
    """Return the items of all numbered lists, in order of their markers.

    A list begins with the number 1 and goes on with the next number of the same kind; a number
    that does not follow is no item.

    Args:
        sight: the page.
        breaks: positions at which a train of thought ends; an item ends there at the latest.
    """
    marks = sorted(_marks(sight))
    found: list[Item] = []
    open_lists: dict[str, tuple[int, str]] = {}
    for place, (begin, body, family, number) in enumerate(marks):
        expected, lead_in = open_lists.get(family, (1, ""))
        if number == 1:
            lead_in = sight.stream.text[max(0, begin - MAX_LEAD_IN) : begin]
        elif number != expected:
            continue
        open_lists[family] = (number + 1, lead_in)
        following = [m[0] for m in marks[place + 1 :] if m[2] == family and m[3] in (number + 1, 1)]
        stops = [b for b in breaks if b > body]
        end = min([*following[:1], *stops[:1], len(sight.stream.text)])
        found.append(Item(number, begin, body, end, lead_in))
    return tuple(found)


def _marks(sight: Sight) -> Iterable[tuple[int, int, str, int]]:
    stream = sight.stream
    for match in _DIGITS.finditer(stream.text):
        if _may_begin(sight, match.start()):
            yield match.start(), match.end(), "digits", int(match[1])
    for match in _LETTERED.finditer(stream.text):
        if match.start() == 0 or stream.gaps[match.start()]:
            number = _LETTERS.index(match[1]) + 1
            yield match.start(), match.end(), "letters", number
    for match in _WORDS.finditer(stream.text):
        if match.start() == 0 or stream.gaps[match.start()]:
            number = _ORDINALS.get(match["n"]) or int(match["n"])
            yield match.start(), match.end(), match["head"], number


def _may_begin(sight: Sight, at: int) -> bool:
    """Say whether a marker may stand there: behind a gap, or "2)" glued to a Thai word.

    "(2)" that is glued to a word is a note, and digits before it make another number.
    """
    text = sight.stream.text
    if at == 0 or sight.stream.gaps[at]:
        return True
    return text[at] != "(" and "\u0e01" <= text[at - 1] <= "\u0e4e"


_LINE_NUMBER = re.compile(r"\d{1,2}(?:\.\d{1,2}(?!\d)|[.](?!\d))")
"""The number of a line of minutes or of a plan ("4.1", "3.")."""


def begins_numbered_line(stream: Stream, at: int) -> bool:
    """Say whether a line begins at a place with a number of its own."""
    is_head = stream.gaps[at] not in (Gap.NONE, Gap.SPACE)
    return is_head and _LINE_NUMBER.match(stream.text, at) is not None


def find_breaks(sight: Sight, openers: tuple[str, ...]) -> tuple[int, ...]:
    """Return the positions at which a train of thought ends: paragraphs, openers, numbers."""
    text = sight.stream.text
    return tuple(
        i
        for i, gap in sight.gaps
        if gap == Gap.PARAGRAPH
        or (i and text.startswith(openers, i))
        or begins_numbered_line(sight.stream, i)
    )
