"""Whole pages with one family of noise each: what is read, and that it leads back to the file."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from noise_families import FAMILIES, spoil
from pages_of_text import read_text, rules

from thongthin.reading.canonical import canonical_key
from thongthin.reading.page import Page
from thongthin.reading.respell import readings

CLEAN = """\
เทศบาลตำบลเขาสมิง อำเภอเขาสมิง จังหวัดตราด ทำงานร่วมกับประชาชนอย่างสม่ำเสมอ
เครือข่ายหลัก ได้แก่ เครือข่ายภาควิชาการ และเครือข่ายภาคท้องถิ่น ทำหน้าที่ดูแลคุณภาพน้ำ
สมาชิกทุกฝ่ายให้ความสำคัญกับการมีส่วนร่วมของประชาชน และการแลกเปลี่ยนความรู้
องค์การบริหารส่วนจังหวัดตราดสนับสนุนงบประมาณประจำปี เพื่อพัฒนาคุณภาพชีวิตของประชาชน
"""

UNDONE = {
    "sara am in two characters": "nikhahit-aa",
    "sara am as a space": "lost-ring",
    "sara am as U+FFFD": "unknown-ring",
    "sara am as a stray glyph": "stray-ring",
    "sara am as an accented letter": "stray-ring",
    "sara am doubled": "doubled-am",
    "private-use glyphs": "private-use-glyph",
    "spaces inside syllables": "space-before-mark",
    "marks on lines of their own": "torn-marks",
    "every line twice": "doubled-line",
    "deep indentation, blank lines": "",
}
"""Family that is undone without a rest → the rule that the log names."""

HARMLESS = ("clean", *UNDONE, "sara am for every sara aa", "no tone marks")


@pytest.mark.parametrize("family", UNDONE)
def test_what_is_certain_is_undone(family: str) -> None:
    page = read_text(spoil(CLEAN, family))
    assert page.stream.text == read_text(CLEAN).stream.text
    assert not page.damage
    assert UNDONE[family] in {*rules(page), ""}


def test_clean_page_is_left_alone() -> None:
    page = read_text(CLEAN)
    assert page.stream.text == "".join(CLEAN.split())
    assert not page.repairs
    assert not page.damage
    assert not page.stream.respelt


def check_way_back(page: Page) -> None:
    """Every run of the stream is a run of one line of the file, and reads as the stream does."""
    stream, size = page.stream, len(page.stream.text)
    lengths = map(len, (stream.starts, stream.ends, stream.gaps, stream.trust))
    assert set(lengths) == {size}
    for begin in range(0, size, 7):
        end = min(size, begin + 11)
        while begin and stream.starts[begin] == stream.starts[begin - 1]:
            begin -= 1
        while end < size and stream.starts[end] == stream.starts[end - 1]:
            end += 1
        spans = stream.spans(begin, end)
        quotes = [page.raw[start:stop] for start, stop in spans]
        assert all(quote and "\n" not in quote for quote in quotes)
        told = readings(stream, begin, end)
        read = [said or canonical_key(quote) for said, quote in zip(told, quotes, strict=True)]
        assert "".join(read) == stream.text[begin:end]


@pytest.mark.parametrize("family", FAMILIES)
def test_every_run_leads_back(family: str) -> None:
    check_way_back(read_text(spoil(CLEAN, family)))


@settings(max_examples=30, deadline=None)
@given(
    st.lists(st.sampled_from(sorted(FAMILIES)), min_size=1, max_size=3), st.integers(0, 1_000_000)
)
def test_every_run_leads_back_from_mixed_noise(families: list[str], seed: int) -> None:
    text = CLEAN
    for family in families:
        text = spoil(text, family, seed)
    page = read_text(text)
    check_way_back(page)
    for repair in page.repairs:
        assert repair.raw == page.raw[repair.start : repair.end]
    for damage in page.damage:
        assert "\n" not in page.raw[damage.start : damage.end]
        assert damage.start < damage.end


def test_lines_far_apart_make_no_paragraphs() -> None:
    clean, deep = read_text(CLEAN), read_text(spoil(CLEAN * 2, "deep indentation, blank lines"))
    assert deep.stream.gaps[: len(clean.stream.gaps)] == clean.stream.gaps
