"""Laws and local rules by their names: "พระราชบัญญัติเทศบาล พ.ศ. 2496", "เทศบัญญัติ เรื่อง … พ.ศ. …".

A name runs from the word for what it is to the year, or to the end of the clause. A word alone
("พระราชบัญญัติดังกล่าว") names nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from thongthin.lifting.sight import Mention
from thongthin.reading.page import BLANKS, Gap, Stream

MAX_NAME = 170
"""Longest name of a law, in code points of the stream (own choice)."""

_LAW = re.compile(
    r"พระราชบัญญัติ|พ\.ร\.บ\.|พรบ\.|พระราชกฤษฎีกา|พระราชกำหนด|รัฐธรรมนูญแห่งราชอาณาจักรไทย|ประมวลกฎหมาย|กฎกระทรวง|"
    r"ระเบียบกระทรวง[ก-ฮะ-์]{2,20}?ว่าด้วย|ระเบียบสำนักนายกรัฐมนตรีว่าด้วย|ระเบียบคณะกรรมการ[ก-ฮะ-์]{2,30}?ว่าด้วย"
)
_RULE = re.compile(r"เทศบัญญัติ|ข้อบัญญัติ")
_PLANS = ("งบประมาณรายจ่าย", "งบประมาณ")
"""Behind the word for a local rule these make it a step of planning, no rule of conduct."""

_YEAR = re.compile(r"(?:,?(?:พ\.?ศ\.?|พุทธศักราช|B\.?E\.?))?(?P<year>2[45]\d\d)")
_ISSUE = re.compile(r"\(?ฉบับที่\d{1,2}\)?")
_NOT_A_NAME = (
    "ดังกล่าว",
    "นี้",
    "นั้น",
    "ฉบับ",
    "และ",
    "หรือ",
    "ที่",
    "ต่าง",
    "ของ",
    "ให้",
    "ได้",
    "จะ",
    "ซึ่ง",
    "เป็น",
    "มี",
)
_NAME = re.compile(r"ที่(?:ราช|ดิน)|ให้(?:ใช้|อำนาจ)|จัด")
"""Beginnings of names that look like other words."""

_TITLE = re.compile(r"(?:,)?(?P<cue>เรื่อง|ว่าด้วย)")
_END = re.compile(
    r"(?:ที่กำหนด|ได้กำหนด|ซึ่ง|โดย(?:มี|กำหนด)|เพื่อ|และ(?:พระราช|กฎกระทรวง|ระเบียบ|ได้)|มาตรา|ประกาศ|ให้(?!แก่)|จัดตั้ง|ตาม(?!แผน)|ใช้|แล้ว)"
)


def find_laws(stream: Stream, clause_ends: frozenset[int]) -> Iterator[Mention]:
    """Yield a `law` mention for every law named; its value is an identity with its parts."""
    text = stream.text
    for head in _LAW.finditer(text):
        begin = head.start()
        is_named = _NAME.match(text, head.end()) or not text.startswith(_NOT_A_NAME, head.end())
        if not is_named or text.endswith("ร่าง", 0, begin):
            continue
        name_end, end, year = _named(stream, head.end(), clause_ends)
        if name_end - head.end() < 3 and not head[0].startswith("รัฐธรรมนูญ"):
            continue
        value: dict[str, object] = {"law": _written(stream, begin, name_end)}
        yield Mention("law", begin, end, value | ({"year": year} if year else {}))


def find_rules(
    stream: Stream, bodies: Iterable[Mention], clause_ends: frozenset[int]
) -> Iterator[Mention]:
    """Yield a `local_rule` mention for every local rule that has a title.

    Its value has `name`, `title`, and, where the words tell, `year` and the `body` in its name.
    """
    text = stream.text
    starting = {m.begin: m for m in bodies}
    for head in _RULE.finditer(text):
        at, value = head.end(), {}
        if text.startswith(_PLANS, at):
            continue
        if body := starting.get(at):
            at, value = body.end, {"body": body.value["body"]}
        cue = _TITLE.match(text, at)
        if not cue:
            continue
        title_end, end, year = _named(stream, cue.end(), clause_ends)
        if title_end - cue.end() < 3:
            continue
        value |= {"name": _written(stream, head.start(), title_end)}
        value |= {"title": _written(stream, cue.end(), title_end)}
        yield Mention("local_rule", head.start(), end, value | ({"year": year} if year else {}))


def _named(stream: Stream, at: int, clause_ends: frozenset[int]) -> tuple[int, int, int]:
    """Return where a name ends, where its year ends, and the year, 0 where none is printed."""
    text = stream.text
    last = min(len(text), at + MAX_NAME)
    issue = -1
    for i in range(at, last):
        if i < issue:
            continue
        if (year := _YEAR.match(text, i)) and not _is_digit(stream, year.end()):
            return i, year.end(), int(year["year"])
        if found := _ISSUE.match(text, i):
            issue = found.end()
            continue
        ends = i > at and (stream.gaps[i] in BLANKS or i in clause_ends or text[i] in '()“”"«»;,')
        if stream.gaps[i] == Gap.PARAGRAPH or ends or (i > at + 3 and _END.match(text, i)):
            return i, i, 0
    return last, last, 0


def _is_digit(stream: Stream, at: int) -> bool:
    """Say whether a number goes on at a place."""
    return at < len(stream.text) and stream.text[at].isdigit() and not stream.gaps[at]


def _written(stream: Stream, begin: int, end: int) -> str:
    parts = [stream.text[begin]]
    for i in range(begin + 1, end):
        parts.append(" " + stream.text[i] if stream.gaps[i] in BLANKS else stream.text[i])
    return "".join(parts)
