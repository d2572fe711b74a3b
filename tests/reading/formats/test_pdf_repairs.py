"""Repairs that places settle, each on the least that shows the fault."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from pdf_makers import A4, Leaf, by_reportlab

from thongthin.reading.formats.contents import read_contents
from thongthin.reading.formats.kinds import PDF
from thongthin.reading.formats.pdf.glyphs import Glyph
from thongthin.reading.formats.pdf.ring import stray_rings, with_rings
from thongthin.reading.formats.pdf.text import page_text

LETTER = 6.0


def letters(text: str, x: float = 40.0, y: float = 100.0) -> list[Glyph]:
    """Return consonants, vowels and blanks one behind the other."""
    return [
        Glyph(c, x + n * LETTER, y, x + n * LETTER, x + (n + 1) * LETTER, y - 10, y + 2)
        for n, c in enumerate(text)
    ]


def mark(char: str, over: Glyph, *, y: float | None = None) -> Glyph:
    """Return a mark drawn over a letter."""
    height = over.y if y is None else y
    return Glyph(char, over.right, height, over.right - 3, over.right, height - 14, height - 10)


def cluster(
    text: str, x: float, left: float, right: float, top: float, bottom: float
) -> list[Glyph]:
    """Return a cluster as PDFium gives it: one origin, one box parted among its characters."""
    width = (right - left) / len(text)
    return [
        Glyph(c, x, 100.0, left + n * width, left + (n + 1) * width, top, bottom)
        for n, c in enumerate(text)
    ]


def read(glyphs: list[Glyph]) -> tuple[str, Counter[str]]:
    found = page_text(glyphs, A4)
    assert len(found.places) == len(found.text)
    assert [g.char for g in found.places if g] == [c for c in found.text if not c.isspace()]
    return found.text, found.repairs


def test_cluster_told_again_for_its_mark_is_taken_once() -> None:
    start = letters("งาน")
    whole = cluster("ที่", 58, 58.3, 63.5, 90, 100)
    again = cluster("ที่", 64, 62.9, 63.5, 86, 88)
    text, repairs = read([*start, *whole, *again, *letters("บาง", 64)])
    assert text == "งานที่บาง\n"
    assert repairs == {"repeated-cluster": 1}


def test_same_cluster_printed_twice_stays_twice() -> None:
    start = letters("งาน")
    one = cluster("ที่", 58, 58.3, 63.5, 90, 100)
    other = cluster("ที่", 64, 64.3, 69.5, 90, 100)
    text, repairs = read([*start, *one, *other, *letters("บาง", 70)])
    assert text == "งานที่ที่บาง\n"
    assert not repairs


def test_cluster_with_sara_am_leaves_no_blank_behind_it() -> None:
    am = cluster("ต\u0e33", 40, 40.5, 45.0, 90, 100)
    text, _ = read([*am, *letters("บล", 52), *letters("ต่า", 76)])
    assert text.startswith("ตำบล")


def test_letters_drawn_twice_are_taken_once() -> None:
    bold = [g for n in range(2) for g in letters("หวขอ", 40 + n * 0.3)]
    text, repairs = read(bold)
    assert text == "หวขอ\n"
    assert repairs == {"overprinted-letter": 4}


def test_double_letters_stay() -> None:
    assert read(letters("กรรมการ"))[0] == "กรรมการ\n"


def test_mark_at_the_end_of_the_line_goes_back_over_its_letter() -> None:
    line = letters("ประโยชนของงาน")
    stray = mark("\u0e4c", line[6], y=99.5)
    text, repairs = read([*line, stray])
    assert text == "ประโยชน์ของงาน\n"
    assert repairs == {"displaced-mark": 1}


def test_tone_mark_before_the_vowel_of_its_letter_goes_behind_it() -> None:
    line = letters("รบาน")
    text, repairs = read([line[0], mark("\u0e49", line[0]), mark("\u0e39", line[0]), *line[1:]])
    assert text == "รู้บาน\n"
    assert repairs == {"mark-out-of-order": 1}


def test_mark_without_a_letter_is_kept() -> None:
    text, repairs = read([*letters("งาน"), mark("\u0e48", letters("ก", 300, 400)[0])])
    assert text == "งาน\n\u0e48\n"
    assert not repairs


def test_raised_number_stays_in_its_line() -> None:
    note = Glyph("1", 70, 96, 70, 73, 92, 97)
    text, _ = read([*letters("กรงาน"), note, *letters("ของบาง", 73), *letters("บรรทด", 40, 117)])
    assert text.split("\n") == ["กรงาน1ของบาง", "บรรทด", ""]


def test_letters_set_apart_make_no_blanks() -> None:
    title = [g for n, c in enumerate("สารบญงานวจย") for g in letters(c, 40 + n * 9)]
    assert read(title)[0] == "สารบญงานวจย\n"


RING = [
    ("in three places", ["ตĻาบล จĻานวน", "ทĻางาน"], {"Ļ": 3}),
    ("in two", ["ตĻาบล จĻานวน"], {}),
    ("behind a tone mark", ["น้Ļา ค่Ļา ล้Ļา"], {"Ļ": 3}),
    ("also elsewhere", ["ตĻาบล จĻานวน ทĻางาน Ļ"], {}),
    ("letters of a formula", ["กBา กBา กBา B"], {}),
    ("unknown glyphs", ["ต\ufffdาบล จ\ufffdานวน ท\ufffdางาน"], {}),
]


@pytest.mark.parametrize(("texts", "expected"), [r[1:] for r in RING], ids=[r[0] for r in RING])
def test_ring_is_learnt_per_document(texts: list[str], expected: dict[str, int]) -> None:
    assert stray_rings(texts) == expected


def test_stray_ring_in_a_file(tmp_path: Path) -> None:
    lines = ((60.0, 90.0, "เทศบาลตØาบลจØานวนมากทØางานร่วมกัน"), (60.0, 110.0, "ประชาชนมีส่วนร่วม"))
    contents = read_contents(by_reportlab(tmp_path / "a.pdf", [Leaf(A4, lines)]), PDF)
    assert (
        contents.sheets[0].text.split("\n")[0] == "เทศบาลต\u0e4dาบลจ\u0e4dานวนมากท\u0e4dางานร่วมกัน"
    )
    assert "the ring of sara am 'Ø'" in contents.notes[0]
    assert with_rings("ตĻา", "Ļ") == "ต\u0e4dา"
