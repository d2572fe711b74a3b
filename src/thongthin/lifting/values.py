"""Typed values in a canonical stream: numbers, dates, years, document numbers, quoted words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from thongthin.lifting.dates import DATE, DURATION, parse_date, parse_duration
from thongthin.lifting.sight import Mention
from thongthin.reading.page import Stream

THAI_NUMBERS = {
    "หนึ่ง": 1, "สอง": 2, "สาม": 3, "สี่": 4, "ห้า": 5, "หก": 6, "เจ็ด": 7, "แปด": 8, "เก้า": 9,
    "สิบ": 10,
}  # fmt: skip
"""Number words that are met before a counted noun ("สามเสาหลัก")."""

NUMBER = re.compile(r"\d{1,3}(?:,\d{3})+|\d+|" + "|".join(THAI_NUMBERS))
YEAR = re.compile(r"(?:พ\.?ศ\.?)?(?P<year>2[45]\d\d)(?!\d)")
DIRECTIVE_NUMBER = re.compile(r"[ก-ฮ]{1,4}\.?(?:\([ก-ฮ.]{1,8}\))?\d{4,5}(?:\.\d+)*/(?:ว\.?)?\d+")
"""Letters of the ministry, owner number, unit, "/", "ว" for a circular, register number
(Regulation of the Office of the Prime Minister on Correspondence, B.E. 2526)."""


MOST_DIGITS = 20
"""Characters up to which a run of digits is a number: a longer one is a code, or broken print."""


def find_numbers(text: str) -> Iterator[tuple[int, int, int]]:
    """Yield begin, end and value of every number that a canonical text writes out."""
    for found in NUMBER.finditer(text):
        if len(found[0]) <= MOST_DIGITS:
            yield found.start(), found.end(), _number(found[0])


def _number(written: str) -> int:
    return THAI_NUMBERS.get(written) or int(written.replace(",", ""))


QUOTED = re.compile(r"“([^“”]{2,120})”|\"([^\"]{2,120})\"")


def digit_runs(stream: Stream) -> tuple[tuple[int, int], ...]:
    """Return the parts of a stream in which no two digits touch that a gap parts on the page.

    Without white space "2566" at a line's end and "1." at the next one's head would be one number.
    """
    text = stream.text
    cuts = [i for i in stream.breaks if text[i].isdigit() and text[i - 1].isdigit()]
    return tuple(zip((0, *cuts), (*cuts, len(text)), strict=True))


def find_values(stream: Stream) -> Iterator[Mention]:
    """Yield every typed value of a stream.

    Types: `number` (int), `date_be` (ISO date), `duration` (`P3Y`), `year_be` (int, Buddhist era),
    `directive_number` (number key), `quoted` (the words between quotation marks).
    """
    for begin, end in digit_runs(stream):
        yield from _values(stream.text, begin, end)
    for found in QUOTED.finditer(stream.text):
        group = 1 if found[1] else 2
        yield Mention("quoted", found.start(group), found.end(group), found[group])


def _values(text: str, begin: int, end: int) -> Iterator[Mention]:
    for found in NUMBER.finditer(text, begin, end):
        if len(found[0]) <= MOST_DIGITS:
            yield Mention("number", found.start(), found.end(), _number(found[0]))
    for found in DATE.finditer(text, begin, end):
        is_cut = found.start() > begin and text[found.start() - 1].isdigit()
        if not is_cut and (iso := parse_date(found)):
            yield Mention("date_be", found.start(), found.end(), iso)
    for found in DURATION.finditer(text, begin, end):
        yield Mention("duration", found.start(), found.end(), parse_duration(found))
    for found in YEAR.finditer(text, begin, end):
        yield Mention("year_be", found.start(), found.end(), int(found["year"]))
    for found in DIRECTIVE_NUMBER.finditer(text, begin, end):
        yield Mention("directive_number", found.start(), found.end(), found[0])
