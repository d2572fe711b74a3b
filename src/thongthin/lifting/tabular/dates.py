"""Dates, years and lengths of time as people in Thailand write them, to ISO forms.

A year from 2300 on is of the Buddhist era: common year + 543 from B.E. 2484 on; before that the
year began in April (Calendar Year Act, B.E. 2483). The day stands before the month. Two digits
for a year are refused: 62 may be B.E. 2562, A.D. 1962 or 2062.
"""

from __future__ import annotations

import re
from datetime import date, datetime

from thongthin.lifting.dates import MONTHS, SHORT_MONTHS
from thongthin.lifting.tabular.sheet import CellValue
from thongthin.reading.canonical import canonical_key

FIRST_BUDDHIST_YEAR = 2300
"""A year from here on is of the Buddhist era."""

_MONTHS = {name: i % 12 + 1 for i, name in enumerate((*MONTHS, *SHORT_MONTHS))}
_ISO = re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})(?:T?00:00(?::00)?)?")
_NUMBERS = re.compile(r"(?P<day>\d{1,2})([/.-])(?P<month>\d{1,2})\2(?P<year>\d{4})")
_WORDS = re.compile(
    rf"(?:เมื่อ)?(?:วันที่)?(?P<day>\d{{1,2}})(?:เดือน)?(?P<name>{'|'.join(map(re.escape, _MONTHS))})"
    r"(?:[พค]\.?ศ\.?)?(?P<year>\d{4})"
)
_LENGTH = re.compile(r"(?:(?P<Y>\d{1,3})(?:ปี|years?))?(?:(?P<M>\d{1,3})(?:เดือน|months?))?"
                     r"(?:(?P<D>\d{1,4})(?:วัน|days?))?", re.IGNORECASE)  # fmt: skip
_ISO_LENGTH = re.compile(r"P(?=\d)(?:\d+Y)?(?:\d+M)?(?:\d+D)?")


def read_date(value: CellValue) -> str:
    """Return the ISO date of a cell.

    Raises:
        ValueError: it is no date, or there is no such day.

    Example:
        >>> read_date("๑ มี.ค. ๒๕๖๒"), read_date("1/3/2562"), read_date("2019-03-01")
        ('2019-03-01', '2019-03-01', '2019-03-01')
    """
    if isinstance(value, date | datetime):
        return _iso(value.year, value.month, value.day)
    text = canonical_key(str(value))
    for pattern in (_ISO, _NUMBERS, _WORDS):
        if found := pattern.fullmatch(text):
            parts = found.groupdict()
            month = _MONTHS[parts["name"]] if "name" in parts else int(parts["month"])
            return _iso(int(parts["year"]), month, int(parts["day"]))
    raise ValueError(text)


def read_duration(value: CellValue) -> str:
    """Return a length of time as an xsd:duration.

    Raises:
        ValueError: it is none; a bare number is none, since it has no unit.

    Example:
        >>> read_duration("3 ปี"), read_duration("1 ปี 6 เดือน"), read_duration("P6M")
        ('P3Y', 'P1Y6M', 'P6M')
    """
    text = canonical_key(str(value))
    if _ISO_LENGTH.fullmatch(text):
        return text
    found = _LENGTH.fullmatch(text)
    parts = [f"{n}{unit}" for unit, n in found.groupdict().items() if n] if found else []
    if not parts:
        raise ValueError(text)
    return "P" + "".join(parts)


def _iso(year: int, month: int, day: int) -> str:
    if year >= FIRST_BUDDHIST_YEAR:
        year -= 542 if year < 2484 and month < 4 else 543
    if not 1800 <= year < 2200:
        raise ValueError(year)
    return date(year, month, day).isoformat()
