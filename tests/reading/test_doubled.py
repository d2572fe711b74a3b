"""Lines printed twice: one is read, and no line that the page repeats is lost."""

import pytest
from pages_of_text import read_text, rules

from thongthin.reading.doubled import without_doubles
from thongthin.reading.lines import iter_lines


def kept(text: str) -> list[str]:
    """Return the lines of a text that are read."""
    lines, others = without_doubles(text, list(iter_lines(text, 0, len(text))))
    assert len(lines) + len(others) == len([line for line in text.split("\n") if line.strip()])
    return [text[line.start : line.end] for line in lines]


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        (["หลักในการท างานของเทศบาล", "หลักในการทำงานของเทศบาล"], [1]),
        (["หลักในการทำงานของเทศบาล", "หลักในการท างานของเทศบาล"], [0]),
        (["จังหวัดสุพรรณบ ุรี และเทศบาล", "จังหวัดสุพรรณบุรี และเทศบาล", "ปี 2560"], [1, 2]),
    ],
)
def test_better_print_is_read(printed: list[str], read: list[int]) -> None:
    assert kept("\n".join(printed)) == [printed[i] for i in read]


@pytest.mark.parametrize(
    "lines",
    [
        ["แพร่", "แพร่", "พะเยา", "พะเยา"],
        ["เทศบาลตำบลวังชิ้น", "เทศบาลตำบลวังชิ้น", "ได้รับรางวัล", "อบต.ปง"],
        ["1. ทต.ละงู จ.สตูล", "2. ทต.ละงู จ.สตูล", "3. ทต.ละงู จ.สตูล"],
        ["เทศบาลตำบลบ้านป่า", "อำเภอเมือง", "เทศบาลตำบลบ้านป่า"],
        ["โรงเรียนบ้านหนองป่า", "โรงเรียนบ้านหนองปา", "โรงเรียนวัดใหม่"],
    ],
    ids=["cells", "a cell that repeats", "numbers differ", "not side by side", "no repair needed"],
)
def test_lines_that_the_page_repeats_stay(lines: list[str]) -> None:
    assert kept("\n".join(lines)) == lines


def test_on_a_page_printed_twice_letters_decide() -> None:
    good = ["เทศบาลตำบลบางปลาม้า จังหวัดสุพรรณบุรี", "น้อมนำศาสตร์พระราชา", "หลักการทรงงานและหลักปรัชญา"]
    bad = ["เทศบาลต�ำบลบำงปลามา จงหวดสพรรณบร", "นอมน าศาสตรพระราชา", "หลกการทรงงานและหลกปรชญา"]
    assert kept("\n".join(line for pair in zip(bad, good, strict=True) for line in pair)) == good


def test_other_print_is_logged() -> None:
    page = read_text("หลักในการท างานของเทศบาล\nหลักในการทำงานของเทศบาล\nปีงบประมาณ")
    assert rules(page) == {"doubled-line"}
    (repair,) = page.repairs
    assert (repair.raw, repair.canonical) == ("หลักในการท างานของเทศบาล", "")
