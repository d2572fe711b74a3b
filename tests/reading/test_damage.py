"""What cannot be read is told, with the letters beside it; bullets are no damage."""

import pytest
from pages_of_text import read_text, uncertain
from test_noise_pages import CLEAN


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("เทศบาลตำบลบ้าน\ufffdหม่ อำเภอ", ["าน\ufffdหม"]),
        ("ตำบล\ue123นา", ["บล\ue123นา"]),
        ("ข้อ 12 \u0e49างใหม่", ["\u0e49าง"]),
        ("ระดับ เ่ดี", ["เ่ดี"]),
        ("\uf0b7 เทศบาลตำบลพนา", []),
        ("\ufffd เทศบาลตำบลพนา", []),
        ("เทศบาลตำบลพนา ๆ ฯลฯ “พุทฺธํ สรณํ”", []),
    ],
)
def test_damage_of_a_line(text: str, told: list[str]) -> None:
    assert uncertain(read_text(f"{CLEAN}{text}\n{CLEAN}")) == told
