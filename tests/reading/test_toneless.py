"""Pages without tone marks: what is read, what stays, and what is told as uncertain."""

import re

import pytest
from pages_of_text import read_text, rules, uncertain

from thongthin.reading.page import Gap
from thongthin.reading.respell import readings
from thongthin.reading.toneless import lost_marks

BARE = """
การพัฒนาบุคลากร การวางแผนงบประมาณ เทคโนโลยีสารสนเทศ การบริหารจัดการ และการประชาสัมพันธ์
คณะกรรมการประเมินผลการดำเนินงานตามแผนพัฒนา และรายงานผลการประเมินประจำปีงบประมาณ
"""
"""Lines that have no tone mark when they are right."""
REST = BARE + re.sub("[\u0e48-\u0e4b]", "", "เพื่อความโปร่งใส ประกอบด้วย ดังกล่าว เครือข่าย ต่อเนื่อง")


def toneless(text: str) -> str:
    """Return a text without its tone marks, and enough of it to show that."""
    return re.sub("[\u0e48-\u0e4b]", "", text) + REST


@pytest.mark.parametrize(
    "text",
    [
        "องค์การบริหารส่วนตำบลนาแก",
        "ได้แก่",
        "ประกอบด้วย",
        "การมีส่วนร่วมของประชาชน",
        "ศูนย์เรียนรู้",
        "อำเภอบ้านโป่ง จังหวัดราชบุรี",
        "เพื่อความโปร่งใส",
        "เครือข่ายของ",
        "ไม่ได้ดำเนินการ",
        "ที่ดีขึ้น",
    ],
)
def test_one_reading_is_read(text: str) -> None:
    page = read_text(toneless(text))
    assert page.stream.text.startswith("".join(text.split()))
    assert "lost-tone-marks" in rules(page)
    assert not uncertain(page)


@pytest.mark.parametrize(
    ("printed", "doubtful"),
    [
        ("สวน", "สวน"),  # ส่วน, สวน
        ("การบริหารของสวนกลาง", ""),  # the longer word has one reading
        ("รวม", "รวม"),  # ร่วม, รวม
        ("บานหนองตะแบกนอย", "บาน"),  # บาน, บ้าน
        ("ตำบลนาขา", "นาขา"),  # นาขา, นาข่า: two subdistricts
    ],
)
def test_several_readings_stay_and_are_told(printed: str, doubtful: str) -> None:
    page = read_text(printed + REST)
    told = "".join(uncertain(page))
    assert doubtful in told
    assert bool(doubtful) == bool(told)
    assert page.stream.text.startswith(doubtful or "การบริหารของส่วนกลาง") or doubtful != printed


def test_a_word_that_may_take_a_statement_back_is_read_so_and_told() -> None:
    page = read_text("สภาไมอนุมัติ" + REST)
    assert page.stream.text.startswith("สภาไม่อนุมัติ")
    assert uncertain(page) == ["ไม"]


@pytest.mark.parametrize(
    "text",
    [
        BARE,
        "เทศบาลสวนผึ้ง" + BARE,
        "สวนสาธารณะของชุมชนเป็นที่พักผ่อน" + BARE,
        "สวนตำบล",
        "A report of the year 2560 " * 9,
    ],
)
def test_pages_that_have_their_marks_or_few_words_stay(text: str) -> None:
    page = read_text(text)
    assert page.stream.text == "".join(text.split())
    assert not page.damage


def test_thanthakhat_counts_as_lost_only_where_none_stands() -> None:
    assert "\u0e4c" not in lost_marks("องค์การบริหารสวนตำบล" * 9)
    assert "\u0e4c" in lost_marks("องคการบริหารสวนตำบล" * 9)


def test_mark_has_the_run_of_its_letter_and_the_reading_is_told() -> None:
    page = read_text(toneless("องค์การบริหารส่วนตำบลนาแก"))
    stream = page.stream
    at = stream.text.index("\u0e48")
    assert (stream.starts[at], stream.ends[at]) == (stream.starts[at - 1], stream.ends[at - 1])
    assert stream.gaps[at] is Gap.NONE
    end = stream.text.index("นาแก") + 4
    (span,) = stream.spans(0, end)
    assert page.raw[span.start : span.end] == "องค์การบริหารสวนตำบลนาแก"
    assert readings(stream, 0, end) == ("องค์การบริหารส่วนตำบลนาแก",)
    assert readings(stream, end, end + 6) == ("",)
