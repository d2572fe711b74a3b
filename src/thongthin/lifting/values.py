"""Typed values in a canonical stream: numbers, dates, years, document numbers, quoted words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from thongthin.lifting.sight import Mention
from thongthin.reading.page import Stream

THAI_NUMBERS = {
    "หนึ่ง": 1, "สอง": 2, "สาม": 3, "สี่": 4, "ห้า": 5, "หก": 6, "เจ็ด": 7, "แปด": 8, "เก้า": 9,
    "สิบ": 10,
}  # fmt: skip
"""Number words that are met before a counted noun ("สามเสาหลัก")."""

MONTHS = (
    "มกราคม", "กุมภาพันธ์", "มีนาคม", "เมษายน", "พฤษภาคม", "มิถุนายน",
    "กรกฎาคม", "สิงหาคม", "กันยายน", "ตุลาคม", "พฤศจิกายน", "ธันวาคม",
)  # fmt: skip
"""Thai months in order."""

SHORT_MONTHS = (
    "ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.",
    "ก.ค.", "ส.ค.", "ก.ย.", "ต.ค.", "พ.ย.", "ธ.ค.",
)  # fmt: skip
"""Their usual abbreviations, in order."""

_MONTH = "|".join(re.escape(m) for m in (*MONTHS, *SHORT_MONTHS))
NUMBER = re.compile(r"\d{1,3}(?:,\d{3})+|\d+|" + "|".join(THAI_NUMBERS))
DATE = re.compile(rf"(?P<day>\d{{1,2}})(?:เดือน)?(?P<month>{_MONTH})(?:พ\.?ศ\.?)?(?P<year>\d{{4}})")
YEAR = re.compile(r"(?:พ\.?ศ\.?)?(?P<year>2[45]\d\d)(?!\d)")
DIRECTIVE_NUMBER = re.compile(r"[ก-ฮ]{1,4}\.?\d{4}(?:\.\d+)*/(?:ว\.?)?\d+")
"""Letters of the ministry, owner number, unit, "/", "ว" for a circular, register number
(Regulation of the Office of the Prime Minister on Correspondence, B.E. 2526)."""


MOST_DIGITS = 20
"""Characters up to which a run of digits is a number: a longer one is a code, or broken print."""


def find_numbers(text: str) -> Iterator[tuple[int, int, int]]:
    """Yield begin, end and value of every number that a canonical text writes out."""
    for found in NUMBER.finditer(text):
        if len(found[0]) <= MOST_DIGITS:
            value = THAI_NUMBERS.get(found[0]) or int(found[0].replace(",", ""))
            yield found.start(), found.end(), value


QUOTED = re.compile(r"“([^“”]{2,120})”|\"([^\"]{2,120})\"")


def parse_date(found: re.Match[str]) -> str | None:
    """Return the ISO date of a match of `DATE`, or None where there is no such day.

    A Buddhist year is the common year + 543 from 1 January B.E. 2484 on; before that the year
    began in April, so that January to March fall into the next common year (Calendar Year Act,
    B.E. 2483).
    """
    month = next(i for i, m in enumerate(MONTHS, 1) if found["month"] in (m, SHORT_MONTHS[i - 1]))
    buddhist = int(found["year"])
    if not 2300 <= buddhist <= 2700:
        return None
    year = buddhist - 543 + (1 if buddhist < 2484 and month < 4 else 0)
    try:
        return date(year, month, int(found["day"])).isoformat()
    except ValueError:
        return None


def find_values(stream: Stream) -> Iterator[Mention]:
    """Yield every typed value of a stream.

    Types: `number` (int), `date_be` (ISO date), `year_be` (int, Buddhist era),
    `directive_number` (number key), `quoted` (the words between quotation marks).
    """
    text = stream.text
    for begin, end, number in find_numbers(text):
        yield Mention("number", begin, end, number)
    for found in DATE.finditer(text):
        if iso := parse_date(found):
            yield Mention("date_be", found.start(), found.end(), iso)
    for found in YEAR.finditer(text):
        yield Mention("year_be", found.start(), found.end(), int(found["year"]))
    for found in DIRECTIVE_NUMBER.finditer(text):
        yield Mention("directive_number", found.start(), found.end(), found[0])
    for found in QUOTED.finditer(text):
        group = 1 if found[1] else 2
        yield Mention("quoted", found.start(group), found.end(group), found[group])
