"""Pictures of pages and boxes of quotes, for a viewer."""

from __future__ import annotations

import struct
import zlib
from pathlib import Path

import pytest
from pdf_makers import A4, LANDSCAPE, Leaf, by_reportlab, columns, font, made_spread
from reportlab.pdfgen.canvas import Canvas

from thongthin.errors import DocumentError
from thongthin.paths import Project
from thongthin.reading.formats.pictures import page_picture, quote_boxes
from thongthin.reading.page import Span
from thongthin.reading.read import read_pages

LEFT, RIGHT = made_spread(1)
SPREAD = Leaf(LANDSCAPE, columns(LEFT[:20], RIGHT[:20], left=40, step=400, top=80, pitch=15), 8)


@pytest.fixture
def pdf(tmp_path: Path) -> Path:
    return by_reportlab(tmp_path / "a.pdf", [SPREAD, Leaf((9000.0, 100.0), (), 9)])


def pixels(png: bytes) -> tuple[int, int, bytes]:
    """Return width, height and the rows of a PNG, three bytes a pixel."""
    wide, high = struct.unpack(">II", png[16:24])
    at, data = 8, b""
    while at < len(png):
        (length,) = struct.unpack(">I", png[at : at + 4])
        kind, body = png[at + 4 : at + 8], png[at + 8 : at + 8 + length]
        assert (
            zlib.crc32(kind + body)
            == struct.unpack(">I", png[at + 8 + length : at + 12 + length])[0]
        )
        data += body if kind == b"IDAT" else b""
        at += 12 + length
    rows = zlib.decompress(data)
    line = 3 * wide + 1
    assert len(rows) == high * line
    return wide, high, b"".join(rows[n * line + 1 : (n + 1) * line] for n in range(high))


def test_picture_is_as_wide_as_asked_and_the_same_every_time(pdf: Path) -> None:
    png = page_picture(pdf, 1, 421)
    wide, high, data = pixels(png)
    assert (wide, high) == (421, 298)
    assert 0.01 < sum(value < 235 for value in data) / len(data) < 0.3
    assert page_picture(pdf, 1, 421) == png


def test_boxes_lie_on_the_words_of_a_quote(pdf: Path) -> None:
    (page,) = read_pages(pdf, Project())
    quote = RIGHT[3].split()[0]
    start = page.raw.index(RIGHT[3])
    (((left, top, right, bottom),),) = quote_boxes(pdf, 1, [Span(start, start + len(quote))])
    assert left == pytest.approx(440 / 842, abs=0.002)
    assert top < (80 + 3 * 15) / 595 < bottom
    assert left < right < 1
    wide, high, data = pixels(page_picture(pdf, 1, 842))
    inside = [
        data[3 * (y * wide + x)]
        for y in range(int(top * high), int(bottom * high))
        for x in range(int(left * wide), int(right * wide))
    ]
    assert min(inside) < 100
    blank = [data[3 * (y * wide + x)] for y in range(60) for x in range(wide)]
    assert min(blank) == 255


def test_quote_over_two_lines_has_a_box_for_each(pdf: Path) -> None:
    (page,) = read_pages(pdf, Project())
    start = page.raw.index(LEFT[2])
    end = page.raw.index(LEFT[3]) + len(LEFT[3])
    first, second = quote_boxes(pdf, 1, [Span(start, end), Span(start, start + 1)])
    assert len(first) == 2
    assert first[0].top < first[1].top
    assert len(second) == 1


@pytest.mark.parametrize(
    ("turn", "is_turned_back"),
    [(0, True), (90, True), (180, True), (270, True), (90, False), (270, False)],
)
def test_text_on_its_side_is_read_upright(tmp_path: Path, turn: int, is_turned_back: bool) -> None:
    """The page is turned so that its text is shown upright, or it is shown on its side."""
    # reportlab swaps width and height of a page that it turns by a quarter.
    is_swapped = is_turned_back and turn % 180 == 90
    canvas = Canvas(str(tmp_path / "a.pdf"), pagesize=A4[::-1] if is_swapped else A4)
    canvas.setPageRotation(turn if is_turned_back else 0)
    canvas.translate(*{0: (0, 842), 90: (0, 0), 180: (595, 0), 270: (595, 842)}[turn])
    canvas.rotate(turn)
    canvas.setFont(font(), 9)
    for row, line in enumerate(LEFT[:8]):
        canvas.drawString(60, -60 - 17 * row, line)
    canvas.save()
    (page,) = read_pages(tmp_path / "a.pdf", Project())
    assert page.raw == "".join(f"{line}\n" for line in LEFT[:8])
    ((box,),) = quote_boxes(tmp_path / "a.pdf", 1, [Span(0, len(LEFT[0]))])
    wide, high, data = pixels(page_picture(tmp_path / "a.pdf", 1, 600))
    ink = [
        data[3 * (y * wide + x)]
        for y in range(int(box.top * high), int(box.bottom * high))
        for x in range(int(box.left * wide), int(box.right * wide))
    ]
    assert sum(value < 235 for value in ink) / len(ink) > 0.1


@pytest.mark.parametrize(
    ("number", "width", "said"),
    [
        (3, 100, "has 2 pages; there is no page 3"),
        (0, 100, "there is no page 0"),
        (1, 90_000, "would be larger than 25,000,000 pixels"),
        (1, 0, "ask for"),
    ],
)
def test_picture_that_cannot_be_made(pdf: Path, number: int, width: int, said: str) -> None:
    with pytest.raises(DocumentError, match=said):
        page_picture(pdf, number, width)


def test_text_file_has_no_picture(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("ก")
    with pytest.raises(DocumentError, match="is no PDF that can be opened"):
        page_picture(tmp_path / "a.txt", 1)
