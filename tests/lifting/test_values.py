"""Typed values: what a number, a date, a document number and quoted words are, and are not."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thongthin.lifting.dates import DATE, MONTHS, SHORT_MONTHS, parse_date
from thongthin.lifting.values import find_values
from thongthin.reading.page import Page

PageOf = Callable[[str], Page]


def found(page: PageOf, text: str, kind: str) -> list[object]:
    return [m.value for m in find_values(page(text).stream) if m.type == kind]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("มี 12 แห่ง", [12]),
        ("มี ๑๒ แห่ง", [12]),
        ("จำนวน 1,250 คน", [1250]),
        ("รวม 12,345,678 บาท", [12345678]),
        ("สามเสาหลัก", [3]),
        ("ประมาณเจ็ดเครือข่าย", [7]),
        ("ไม่มีตัวเลข", []),
    ],
)
def test_numbers(page: PageOf, text: str, expected: list[object]) -> None:
    assert found(page, text, "number") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("๒๗ ธันวาคม ๒๕๔๙", ["2006-12-27"]),
        ("27 ธันวาคม 2549", ["2006-12-27"]),
        ("27 ธ.ค. 2549", ["2006-12-27"]),
        ("27 เดือนธันวาคม พ.ศ. 2549", ["2006-12-27"]),
        ("29 กุมภาพันธ์ 2559", ["2016-02-29"]),
        ("29 กุมภาพันธ์ 2560", []),
        ("31 กุมภาพันธ์ 2560", []),
        ("31 เมษายน 2560", []),
        ("0 เมษายน 2560", []),
        ("32 มกราคม 2560", []),
        ("14 กุมภาพันธ์ 2475", ["1933-02-14"]),
        ("24 มิถุนายน 2475", ["1932-06-24"]),
        ("31 มีนาคม 2483", ["1941-03-31"]),
        ("1 มกราคม 2484", ["1941-01-01"]),
        ("27 ธันวาคม 2006", ["2006-12-27"]),
        ("27 ธันวาคม 2900", []),
        ("ธันวาคม 2549", []),
    ],
)
def test_dates(page: PageOf, text: str, expected: list[object]) -> None:
    assert found(page, text, "date_be") == expected


@given(st.dates(date(1941, 4, 1), date(2100, 12, 31)), st.booleans())
def test_every_day_of_the_buddhist_calendar_comes_back(day: date, short: bool) -> None:
    month = (SHORT_MONTHS if short else MONTHS)[day.month - 1]
    match = DATE.fullmatch(f"{day.day}{month}{day.year + 543}")
    assert match is not None
    assert parse_date(match) == day.isoformat()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ที่ มท ๐๘๐๑.๔/ ว ๔๕๒๔ ลง", ["มท0801.4/ว4524"]),
        ("ที่ มท 0801.4/ว4524", ["มท0801.4/ว4524"]),
        ("ที่ ศธ 0210/118", ["ศธ0210/118"]),
        ("บัญชีเลขที่ 0801.4/4524", []),
        ("โทร 0 4551 2345", []),
        ("สัดส่วน 1/2", []),
    ],
)
def test_document_numbers(page: PageOf, text: str, expected: list[object]) -> None:
    assert found(page, text, "directive_number") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("หลัก “คิดร่วม ทำร่วม” เสมอ", ["คิดร่วมทำร่วม"]),
        ('หลัก "คิดร่วม" เสมอ', ["คิดร่วม"]),
        ("หลัก “คิดร่วม เสมอ", []),
        ("“”", []),
    ],
)
def test_quoted_words(page: PageOf, text: str, expected: list[object]) -> None:
    assert found(page, text, "quoted") == expected
