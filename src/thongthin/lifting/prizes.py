"""Prizes as pages print them: the award, its year, level and field, in whatever order.

"รางวัลพระปกเกล้าทองคำ ประจำปี 2564 ด้านความโปร่งใส…", "ใบประกาศเกียรติคุณ รางวัลพระปกเกล้า’ 60", "the
gold King Prajadhipok Award 2019 for …". A year that is printed once on the page for an award
stands for the other places where that award is named without one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from thongthin.lifting.sight import Mention
from thongthin.lifting.values import digit_runs
from thongthin.reading.page import Gap, Stream

MAX_PRIZE = 150
"""Characters behind an award's name in which its year, level and field may stand (own choice)."""

MAX_BETWEEN = 24
"""Characters that may stand between what is told of a prize (own choice)."""

_FOR_WHOM = re.compile(
    r"(?:สำหรับ|แก่)?(?:องค์กรปกครองส่วนท้องถิ่น|อปท\.?)(?:ดีเด่น|ที่(?:มีความ)?เป็นเลิศ)?|ที่มีความเป็นเลิศ"
)
"""Between an award's name and its field it says for whom it is."""

_OTHER = re.compile(
    r"รางวัล(?P<name>[ก-ฮเแโใไ][ก-๎]{3,45}?)(?=ทองคำ|ระดับ|ประจำปี|ปี|ด้าน|ประเภท|จาก|ให้|ใน|แก่|แถลง|ขอ|เพื่อ|จะ|ที่(?!มีการ|ดี(?:$|[^ก-๎]|ประจำ|ปี|ระดับ|จาก|และ))|ซึ่ง|ได้|เป็น|มี(?!การบริหาร)|ครั้ง|เมื่อ|รุ่น|เมื่อ|และ|โดย|[^ก-๎]|$)"
)
_YEAR = re.compile(r"(?:ประจำ)?(?:ปี)?(?:พ\.?ศ\.?)?[’'‘]?(?P<year>25\d\d|(?<=[’'‘])\d\d)(?!\d)")
_COMMON_YEAR = re.compile(r"(?:for)?(?P<year>(?:19|20)\d\d)(?!\d)")
_LEVELS = {"ทองคำ": "gold", "ระดับทองคำ": "gold"}
_BEFORE = re.compile(
    r"(?P<certificate>ใบประกาศเกียรติคุณ|เกียรติบัตร|certificateofhonourof|certificateofmeritof|certificate)(?:การ|ของ|จาก|the)?$|(?P<gold>gold)$"
)
_NUMBERED = re.compile(r"\d[.)]$|[-•]$")
_CERTIFICATE = re.compile("ใบประกาศเกียรติคุณ|เกียรติบัตร")
_STOP = re.compile(r"(?:ส่วน|ขณะ|ทั้งนี้|โดย|ซึ่ง|และ(?:เทศบาล|องค์การ|อบ|ท[ตมน]\.)|ได้แก่|[.](?=[A-Z]))")
_GENERIC = (
    "ของคน",
    "ชนะเลิศ",
    "รองชนะ",
    "อันดับ",
    "ที่",
    "ใหญ่",
    "ต่าง",
    "ชีวิต",
    "นี้",
    "ดังกล่าว",
    "เป็น",
    "มาก",
    "ระดับ",
    "ปลอบใจ",
    "ให้",
    "จาก",
    "แล้ว",
    "หลาย",
    "อื่น",
    "หรือ",
    "และ",
)


def find_prizes(stream: Stream, mentions: Iterable[Mention]) -> list[Mention]:
    """Return a `prize` mention for every award that is named, with what is told of it.

    Its value has `round` (the identity of the edition), `award` (slug or name), and, where the
    words tell, `year` (Buddhist), `level` and `category` (compact IRIs); `outcome` is what being
    given it means.

    Args:
        stream: the page.
        mentions: mentions of `award`, `award-level` and `award-category`.
    """
    known = [m for m in mentions if m.type == "award"]
    listed = [(m.begin, m.end, str(m.value)) for m in known]
    taken = [(b, e) for b, e, _ in listed]
    for other in _OTHER.finditer(stream.text):
        if not any(b < other.end() and other.start() < e for b, e in taken) and not other[
            "name"
        ].startswith(_GENERIC):
            listed.append((other.start(), other.end(), "รางวัล" + other["name"]))
    listed.extend(_certificates(stream, listed))
    concepts = [m for m in mentions if m.type in ("award-level", "award-category")]
    begins = frozenset(begin for begin, _, _ in listed)
    prizes = [_prize(stream, place, concepts, begins) for place in sorted(listed)]
    return list(_with_years(prizes))


def _certificates(
    stream: Stream, listed: Sequence[tuple[int, int, str]]
) -> Iterator[tuple[int, int, str]]:
    """Yield certificates at a line's head that name no award: of the page's only award."""
    awards = {a for _, _, a in listed if a.isascii()} or {a for _, _, a in listed}
    for found in _CERTIFICATE.finditer(stream.text):
        at = found.start()
        is_head = at == 0 or stream.gaps[at] not in (Gap.NONE, Gap.SPACE)
        is_head = is_head or bool(_NUMBERED.search(stream.text[:at]))
        if (
            is_head
            and len(awards) == 1
            and not any(0 <= b - found.end() < 30 for b, _, _ in listed)
        ):
            yield at, found.end(), min(awards)


def _prize(
    stream: Stream,
    place: tuple[int, int, str],
    concepts: Sequence[Mention],
    begins: frozenset[int],
) -> Mention:
    begin, end, award = place
    text, value = stream.text, {"award": award}
    before = _BEFORE.search(text[max(0, begin - 30) : begin])
    if _CERTIFICATE.match(text, begin):
        value["level"] = "scheme:award-level/certificate"
    if before:
        begin -= len(before[0])
        value["level"] = f"scheme:award-level/{'gold' if before['gold'] else 'certificate'}"
    at, last, told_to = end, min(len(text), end + MAX_PRIZE), end
    while at < last:
        told, behind = _told(stream, at, concepts)
        if told and not any(value.get(key) for key in told):
            value |= told
            at = end = told_to = behind
        elif aside := _FOR_WHOM.match(text, at):
            at = told_to = aside.end()
        elif at - told_to > MAX_BETWEEN or at in begins or _is_over(stream, at):
            break
        else:
            at += 1
    return Mention("prize", begin, end, value)


def _is_over(stream: Stream, at: int) -> bool:
    """Say whether nothing more is told of a prize at a place."""
    return stream.gaps[at] == Gap.PARAGRAPH or bool(_STOP.match(stream.text, at))


def _told(stream: Stream, at: int, concepts: Sequence[Mention]) -> tuple[dict[str, Any], int]:
    """Return what is told of a prize at a place, and where it ends."""
    text = stream.text
    end = next((e for b, e in digit_runs(stream) if b <= at < e), len(text))
    if year := _YEAR.match(text, at, end):
        number = int(year["year"])
        whole = number + 2500 if number < 100 else number
        return {"year": whole} | ({"converted": whole} if number < 100 else {}), year.end()
    if year := _COMMON_YEAR.match(text, at, end):
        common = int(year["year"]) + 543
        return {"year": common, "converted": common}, year.end()
    for word, level in _LEVELS.items():
        if text.startswith(word, at):
            return {"level": f"scheme:award-level/{level}"}, at + len(word)
    for mention in concepts:
        if mention.begin == at:
            return {mention.type.removeprefix("award-"): mention.value}, mention.end
    return {}, at


def _with_years(prizes: Iterable[Mention]) -> Iterator[Mention]:
    """Yield the prizes with their rounds; a year told once for an award holds for all of it."""
    prizes = list(prizes)
    years: dict[str, set[int]] = {}
    for prize in prizes:
        if "year" in prize.value:
            years.setdefault(prize.value["award"], set()).add(prize.value["year"])
    for prize in prizes:
        value: Mapping[str, Any] = prize.value
        known = years.get(value["award"], set())
        year = value.get("year") or (min(known) if len(known) == 1 else None)
        edition = {"edition": value["award"], **({"year": year} if year else {})}
        won = "certified" if str(value.get("level", "")).endswith("/certificate") else "won"
        told = {**value, "round": edition, "outcome": f"scheme:award-outcome/{won}"}
        if "year" in value and "converted" not in value:
            told["printed_year"] = value["year"]
        yield prize._replace(value=told)
