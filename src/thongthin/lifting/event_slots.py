"""What an agreement is about, and where it was signed: where such words end.

Their end is not marked. The matter of an agreement ends at a blank, or before "with" and a
partner, before a day or a length of time; a place goes on over blanks while the next word belongs
to an address.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from thongthin.lifting.sight import Mention, Sight
from thongthin.reading.page import BLANKS, Gap

MAX_MATTER = 160
"""Longest matter, in code points of the stream (own choice)."""

MAX_VENUE = 120
"""Longest place of signing, in code points of the stream (own choice)."""

_WITH = re.compile(r"(?:ร่วมกับ|กับ|ระหว่าง|ของ|โดย|และ|with|between)")
_END = re.compile(
    r"(?:เมื่อวัน|ในวัน|ลงวัน|วันที่|โดยมี|ซึ่ง|มีระยะเวลา|เป็นระยะเวลา|เป็นเวลา|ระยะเวลา|ณห้อง|ณศาลา|ณสำนักงาน|"
    r"ณหอประชุม|ณโรง|ณที่|กำหนดระยะ|ประจำปี|แล้ว|มีผล(?!สัม)|ไว้|จำนวน\d|ได้แก่|ประกอบด้วย|ต่อไป)"
)
_ADDRESS = re.compile(
    r"(?:ชั้น|อาคาร|ตึก|ห้อง|หอประชุม|สำนักงาน|ศาลา|โรงแรม|โรงเรียน|โรงพยาบาล|มหาวิทยาลัย|วิทยาลัย|เทศบาล|องค์การบริหาร|"
    r"อบต\.|อบจ\.|ศูนย์|วัด|ที่ว่าการ|ตำบล|อำเภอ|จังหวัด|ต\.|อ\.|จ\.|แขวง|เขต|หมู่|ถนน|เลขที่|กรุงเทพ|สถาบัน|กระทรวง|กรม|\d)"
)
_STOP = re.compile(
    r"(?:โดย|ได้|มี(?!น|ชัย)|เพื่อ|ซึ่ง|นาย|นาง|เมื่อ|ผู้|ร่วมกับ|จัด|ลงนาม|และ|เวลา|ระหว่าง|พร้อม|คณะผู้|ท่าน|พิธี|เป็น|เทศบาล\S{0,30}(?:จัด|ลงนาม|ร่วม|ได้))"
)
_DEED = re.compile(r"(?:ได้|ลงนาม|ร่วม|จัด|นำ|ทำ|เข้า|และ|กับ|พร้อม|จับมือ|MOU)")
_OPEN, _CLOSE = "“\"‘'", "”\"’'"


def matter(sight: Sight, at: int, clause_ends: frozenset[int]) -> Iterator[Mention]:
    """Yield what an agreement is about, from a place on."""
    text = sight.stream.text
    quoted = _quoted(text, at)
    begin = at + 1 if text[at : at + 1] in tuple(_OPEN) else at
    end = quoted or _matter_end(sight, begin, clause_ends)
    if end - begin >= 4:
        end -= text.endswith("ณ", begin, end)
        yield Mention("matter", begin, end, sight.text(begin, end))


def _quoted(text: str, at: int) -> int:
    """Return where words between quotation marks end, 0 where none begin."""
    mark = _OPEN.find(text[at : at + 1]) if at < len(text) else -1
    return max(0, text.find(_CLOSE[mark], at + 1, at + MAX_MATTER)) if mark >= 0 else 0


def _matter_end(sight: Sight, at: int, clause_ends: frozenset[int]) -> int:
    stream, text = sight.stream, sight.stream.text
    last = min(len(text), at + MAX_MATTER)
    for i in range(at + 1, last):
        if stream.gaps[i] in BLANKS or i in clause_ends or text[i] in '()[]“”"«»;':
            return i
        if _END.match(text, i) or _is_with_partner(sight, i):
            return i
    return last if last == len(text) else at


def _is_with_partner(sight: Sight, at: int) -> bool:
    found = _WITH.match(sight.stream.text, at)
    if not found:
        return False
    kinds = ("body", "agency", "organisation")
    return any(sight.at(kind, found.end()) for kind in kinds)


_PHRASE_END = re.compile(
    r"(?:with|on|between|at|in|which|that|to|by|from|during|witnessed|dated|fora(?:period|term)|"
    r"for(?:one|two|three|four|five|six|seven|eight|nine|ten|\d+))"
)


def english_phrase(sight: Sight, at: int, _: frozenset[int]) -> Iterator[Mention]:
    """Yield the words of an English page up to a full stop, a comma, or the next part."""
    stream, text = sight.stream, sight.stream.text
    last = min(len(text), at + MAX_MATTER)
    end = last
    for i in range(at + 1, last):
        if text[i] in ".,;:()" or stream.gaps[i] == Gap.PARAGRAPH:
            end = i
            break
        if stream.gaps[i] and _PHRASE_END.match(text, i) and _is_word(stream.gaps, text, i):
            end = i
            break
    if end - at >= 4:
        yield Mention("english_phrase", at, end, sight.text(at, end))


def _is_word(gaps: Sequence[Gap], text: str, at: int) -> bool:
    """Say whether a whole word of the list stands at a place: a blank or a digit follows it."""
    found = _PHRASE_END.match(text, at)
    if found is None:
        return False
    end = found.end()
    return end >= len(text) or bool(gaps[end]) or text[end - 1].isdigit()


def venue(sight: Sight, at: int, clause_ends: frozenset[int]) -> Iterator[Mention]:
    """Yield a place of signing, from a place on: over blanks as far as an address goes on."""
    stream, text = sight.stream, sight.stream.text
    last = min(len(text), at + MAX_VENUE)
    end = last
    inside = at
    for i in range(at + 1, last):
        is_blank = stream.gaps[i] in BLANKS
        if stream.gaps[i] == Gap.PARAGRAPH or i in clause_ends:
            end = i
            break
        area = next(iter(sight.at("area", i)), None)
        if area and not stream.gaps[i]:
            inside = area.end  # A place in the name itself: "the hall of … district".
        elif area or (is_blank and i < inside):
            end = i
            break
        if (
            is_blank
            and any(at < m.begin < i for m in sight.of("body"))
            and any(sight.at("body", i))
        ):
            end = i  # The hall of one body, and then who acts.
            break
        if is_blank and (not _ADDRESS.match(text, i) or _STOP.match(text, i) or _acts(sight, i)):
            end = i
            break
        is_line = stream.gaps[i] == Gap.LINE and not text.startswith("เทศบาล", i)
        if not is_blank and _STOP.match(text, i) and (is_line or _begins_a_clause(sight, i)):
            end = i
            break
    if end - at >= 4:
        yield Mention("venue", at, end, sight.text(at, end))


def _acts(sight: Sight, at: int) -> bool:
    """Say whether an agent that is named at a place goes on to do something."""
    kinds = ("body", "agency", "organisation")
    ends = (m.end for kind in kinds for m in sight.at(kind, at))
    return any(_DEED.match(sight.stream.text, end) for end in ends)


def _begins_a_clause(sight: Sight, at: int) -> bool:
    """Say whether a word that may end a place is one of those that never stand in a name."""
    return sight.stream.text.startswith(
        ("โดยมี", "โดยนาย", "เพื่อ", "ซึ่ง", "เมื่อวันที่", "ได้จัด", "ได้ลงนาม"), at
    )
