"""Days and lengths of time as Thai and English pages write them, canonical text to ISO 8601.

A day needs a day, a month and a year. A year of four digits from 2300 on is Buddhist, one from
1800 to 2200 is of the common era; two digits are a Buddhist year of this century's 2500s ("61"
for 2561), and only behind a month's name or abbreviation, never between slashes alone.
"""

from __future__ import annotations

import re
from datetime import date

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

ENGLISH_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
"""English months in order; their first three letters are their abbreviations."""

_NUMBERS = {
    **{name: i for names in (MONTHS, SHORT_MONTHS) for i, name in enumerate(names, 1)},
    **{name: i for i, name in enumerate(ENGLISH_MONTHS, 1)},
    **{name[:3]: i for i, name in enumerate(ENGLISH_MONTHS, 1)},
}
_THAI = "|".join(re.escape(m) for m in (*MONTHS, *SHORT_MONTHS))
_ENGLISH = "(?i:" + "|".join((*ENGLISH_MONTHS, *(m[:3] + r"\.?" for m in ENGLISH_MONTHS))) + ")"
_ERA = r"(?:พ\.?ศ\.?|ค\.?ศ\.?|พุทธศักราช|คริสต์ศักราช)?"
_LONG_YEAR = r"\d{4}(?!\d)"

DATE = re.compile(
    rf"(?P<day>\d{{1,2}})(?:เดือน)?(?P<month>{_THAI})(?:ปี)?{_ERA}(?P<year>{_LONG_YEAR}|\d\d(?!\d))"
    rf"|(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?(?:of)?(?P<month2>{_ENGLISH}),?(?:B\.?E\.?)?(?P<year2>{_LONG_YEAR})"
    rf"|(?P<month3>{_ENGLISH})(?P<day3>\d{{1,2}})(?:st|nd|rd|th)?,?(?:B\.?E\.?)?(?P<year3>{_LONG_YEAR})"
    rf"|(?<![\d/])(?P<day4>\d{{1,2}})/(?P<month4>\d{{1,2}})/(?P<year4>{_LONG_YEAR})(?!/)"
)
"""A day in canonical text."""

_UNITS = {"ปี": "Y", "เดือน": "M", "วัน": "D", "year": "Y", "month": "M", "day": "D"}
_COUNTS = {
    "หนึ่ง": 1, "สอง": 2, "สาม": 3, "สี่": 4, "ห้า": 5, "หก": 6, "เจ็ด": 7, "แปด": 8, "เก้า": 9,
    "สิบ": 10, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "ten": 10,
}  # fmt: skip
DURATION = re.compile(
    rf"(?P<count>(?<![\d,.])\d{{1,3}}|{'|'.join(_COUNTS)})(?:\(\w+\))?-?"
    rf"(?P<unit>ปี|เดือน(?!{_THAI})|วัน|year|month|day)s?"
    rf"(?:(?<=ปี)(?:กับ|และ)?(?P<months>\d{{1,2}}|{'|'.join(_COUNTS)})เดือน)?"
)
"""A length of time in one unit."""


def _part(found: re.Match[str], name: str) -> str:
    names = (name, *(f"{name}{i}" for i in (2, 3, 4)))
    return next(str(found[n]) for n in names if found[n])


def parse_date(found: re.Match[str]) -> str | None:
    """Return the ISO date of a match of `DATE`, or None where there is no such day.

    A Buddhist year is the common year + 543 from 1 January B.E. 2484 on; before that the year
    began in April, so that January to March fall into the next common year (Calendar Year Act,
    B.E. 2483).
    """
    name = _part(found, "month")
    month = int(name) if name.isdigit() else _NUMBERS[_as_listed(name)]
    year = _common_year(int(_part(found, "year")), month)
    try:
        return date(year, month, int(_part(found, "day"))).isoformat() if year else None
    except ValueError:
        return None


def _as_listed(month: str) -> str:
    return month.rstrip(".").capitalize() if month.isascii() else month


def _common_year(written: int, month: int) -> int:
    """Return the year of the common era, 0 where the number is no year."""
    buddhist = written + 2500 if written < 100 else written
    if 1800 <= buddhist <= 2200:
        return buddhist
    if not 2300 <= buddhist <= 2700:
        return 0
    return buddhist - 543 + (1 if buddhist < 2484 and month < 4 else 0)


def parse_duration(found: re.Match[str]) -> str:
    """Return the `xsd:duration` of a match of `DURATION` ("P3Y")."""
    count = found["count"]
    months = f"{_counted(found['months'])}M" if found["months"] else ""
    return f"P{_counted(count)}{_UNITS[found['unit']]}{months}"


def _counted(written: str) -> int:
    return _COUNTS.get(written) or int(written)
