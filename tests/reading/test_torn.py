"""Marks on lines of their own, in the ways in which converters set them."""

import pytest
from pages_of_text import read_text, rules, uncertain

LINES = ("องค์การบริหารส่วนจังหวัดพะเยา จัดตั้งเครือข่าย", "ทำหน้าที่เฝ้าระวังคุณภาพน้ำ")
MARKS = "\u0e48\u0e49\u0e4a\u0e4b\u0e4c"
UPPER = MARKS + "\u0e31\u0e34\u0e35\u0e36\u0e37"


def torn(line: str, marks: str, *, by_cells: bool = True) -> tuple[str, str]:
    """Return the line of marks and the line of letters, by cells or by characters."""
    above, letters, cells = "", "", 0
    for character in line:
        if character in marks:
            column = cells if by_cells else len(letters) - 1
            width = sum(c not in UPPER for c in above) if by_cells else len(above)
            above += " " * (column - width) + character
        else:
            letters += character
            cells += character not in UPPER + "\u0e38\u0e39"
    return above, letters


@pytest.mark.parametrize("marks", [MARKS, UPPER])
@pytest.mark.parametrize("below", [True, False], ids=["above its line", "under its line"])
@pytest.mark.parametrize("shift", ["", " "])
def test_marks_go_back(marks: str, below: bool, shift: str) -> None:
    pairs = [torn(line, marks) for line in LINES]
    lines = [(shift + above, line) if below else (line, shift + above) for above, line in pairs]
    page = read_text("\n".join(line for pair in lines for line in pair))
    assert page.stream.text == "".join("".join(LINES).split())
    assert {"torn-marks", "detached-marks"} <= rules(page)
    assert not uncertain(page)


def test_columns_may_count_characters() -> None:
    pairs = [torn(line, MARKS, by_cells=False) for line in LINES]
    page = read_text("\n".join(line for pair in pairs for line in pair))
    assert page.stream.text == "".join("".join(LINES).split())


def test_private_use_marks_go_back() -> None:
    pairs = [torn(line, MARKS) for line in LINES]
    glyphs = str.maketrans(dict(zip(MARKS, "\uf70a\uf70b\uf70c\uf70d\uf70e", strict=True)))
    page = read_text("\n".join(x for above, line in pairs for x in (above.translate(glyphs), line)))
    assert page.stream.text == "".join("".join(LINES).split())


def test_columns_that_decide_nothing_leave_the_lines_and_tell_them() -> None:
    lines = [torn(line, MARKS)[1] for line in LINES]
    page = read_text(f"   \u0e48  \u0e48\u0e48    \u0e4c\n{lines[0]}\n\u0e49  \u0e49\n{lines[1]}")
    assert page.stream.text == "".join("".join(lines).split())
    assert uncertain(page) == lines
