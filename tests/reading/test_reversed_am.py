"""Pages that write sara am for sara aa."""

import pytest
from pages_of_text import read_text, rules, uncertain

REST = "\nกำรบริหำรงำนของเทศบำล ควำมร่วมมือของประชำชน\nกำรประเมินผลกำรดำเนินงำนประจำปี"


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("กำรพัฒนำ", "การพัฒนา"),
        ("ควำมโปร่งใส", "ความโปร่งใส"),
        ("ตำบล", "ตำบล"),
        ("สำธำรณะ", "สาธารณะ"),
        ("จังหวัดนครรำชสีมำ", "จังหวัดนครราชสีมา"),
        ("ดำเนินงำน", "ดำเนินงาน"),
        ("สำนักงำนประจำจังหวัด", "สำนักงานประจำจังหวัด"),
    ],
)
def test_one_reading_is_read(printed: str, read: str) -> None:
    page = read_text(printed + REST)
    assert page.stream.text.startswith(read + "การบริหารงานของเทศบาล")
    assert "reversed-sara-am" in rules(page)
    assert not uncertain(page)


def test_several_readings_stay_and_are_told() -> None:
    page = read_text("ทำ นำ" + REST)
    assert page.stream.text.startswith("ทำนำการ")
    assert uncertain(page) == ["ทำ", "นำ"]


@pytest.mark.parametrize("text", ["กำราบ กำราบ กำราบ", "กำหนด ตำบล ประจำ น้ำ", "ควำม"])
def test_other_pages_stay(text: str) -> None:
    page = read_text(text)
    assert page.stream.text == "".join(text.split())
    assert not page.damage
