"""Days and lengths of time as pages write them; what only looks like one is none."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from thongthin.lifting.values import digit_runs, find_values
from thongthin.reading.page import Page

PageOf = Callable[[str], Page]


def found(page: PageOf, text: str, kind: str) -> list[object]:
    return [m.value for m in find_values(page(text).stream) if m.type == kind]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Two digits are a Buddhist year, and only behind a month's name.
        ("วันที่ 27 ธ.ค. 61 ณ ห้องประชุม", ["2018-12-27"]),
        ("วันที่ ๒๗ ธ.ค. ๖๑ ณ ห้องประชุม", ["2018-12-27"]),
        ("วันที่ 5 มี.ค.62 ณ ห้องประชุม", ["2019-03-05"]),
        ("วันที่ 27 ธันวาคม 61 ณ ห้องประชุม", ["2018-12-27"]),
        ("วันที่ 27/12/61 ณ ห้องประชุม", []),
        ("วันที่ 27/12/2561 ณ ห้องประชุม", ["2018-12-27"]),
        # A year of the common era.
        ("วันที่ 27/12/2018 ณ ห้องประชุม", ["2018-12-27"]),
        ("วันที่ 27 ธันวาคม ค.ศ. 2018 ณ ห้องประชุม", ["2018-12-27"]),
        ("วันที่ 27 ธันวาคม 2018 ณ ห้องประชุม", ["2018-12-27"]),
        # Days that there are not.
        ("วันที่ 31/2/2561 ณ ห้องประชุม", []),
        ("วันที่ 12/27/2018 ณ ห้องประชุม", []),
        ("วันที่ 27 ธันวาคม 1561 ณ ห้องประชุม", []),
        ("วันที่ 27 ธันวาคม 25611 ณ ห้องประชุม", []),
        ("วันที่ 27 ธันวาคม ณ ห้องประชุม", []),
        # The number of the next line is no part of a year.
        ("วันที่ 27 ธันวาคม 2566\n1. ประชุมสภา", ["2023-12-27"]),
        ("วันที่ 5 เดือน มีนาคม พ.ศ. 2562 ณ ที่นี้", ["2019-03-05"]),
        ("วันพุธที่ 5 มีนาคม 2562 ณ ที่นี้", ["2019-03-05"]),
        (
            "วันที่ 1 มกราคม 2560 ถึงวันที่ 31 ธันวาคม 2562 นี้",
            ["2017-01-01", "2019-12-31"],
        ),
        # English.
        ("on 27 December 2018 in the hall", ["2018-12-27"]),
        ("on 27th December 2018 in the hall", ["2018-12-27"]),
        ("on 27th of December, B.E. 2561 in the hall", ["2018-12-27"]),
        ("on December 27, 2018 in the hall", ["2018-12-27"]),
        ("on 27 Dec. 2018 in the hall", ["2018-12-27"]),
        ("on 5 May 2019 in the hall", ["2019-05-05"]),
        ("in March 2019 in the hall", []),
    ],
)
def test_days(page: PageOf, text: str, expected: list[object]) -> None:
    assert found(page, text, "date_be") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("มีระยะเวลา 3 ปี นับแต่วันนี้", ["P3Y"]),
        ("มีระยะเวลา ๓ ปี นับแต่วันนี้", ["P3Y"]),
        ("มีระยะเวลา 3 (สาม) ปี นับแต่วันนี้", ["P3Y"]),
        ("มีระยะเวลาสามปี นับแต่วันนี้", ["P3Y"]),
        ("มีระยะเวลา 1 ปี 6 เดือน นับแต่วันนี้", ["P1Y6M"]),
        ("มีระยะเวลา 2 ปี และ 6 เดือน นับแต่วันนี้", ["P2Y6M"]),
        ("มีระยะเวลา 6 เดือน นับแต่วันนี้", ["P6M"]),
        ("ภายใน 90 วัน นับแต่วันนี้", ["P90D"]),
        ("for three years from that day on", ["P3Y"]),
        ("for two (2) years from then on", ["P2Y"]),
        ("a three-year plan of the town", ["P3Y"]),
        ("for 6 months from then on", ["P6M"]),
        ("ในปี 2560 มีงาน", []),
        ("ปีละ 3 ครั้ง", []),
        ("มี 3 แห่ง ปี 2560 นี้", []),
    ],
)
def test_lengths_of_time(page: PageOf, text: str, expected: list[object]) -> None:
    assert found(page, text, "duration") == expected


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        ("ในปี 2566\n1. ประชุมสภา", "year_be", [2566]),
        ("ในปี 2566\n1. ประชุมสภา", "number", [2566, 1]),
        ("มี 12 34 แห่ง", "number", [12, 34]),
        ("จำนวน 1,250 คน", "number", [1250]),
        ("พ.ศ. 2561 และ ค.ศ. 2018 นี้", "year_be", [2561]),
        ("ในปี 25661 นี้", "year_be", []),
    ],
)
def test_digits_that_a_gap_parts_are_two_numbers(
    page: PageOf, text: str, kind: str, expected: list[object]
) -> None:
    assert found(page, text, kind) == expected


def test_runs_of_digits_cover_the_page(page: PageOf) -> None:
    stream = page("ในปี 2566\n1. ประชุม 2 3 ครั้ง").stream
    runs = digit_runs(stream)
    assert "|".join(stream.text[b:e] for b, e in runs) == "ในปี2566|1.ประชุม2|3ครั้ง"
