"""Columns, tables, and what stands at the edges of a page, told from places alone."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from pdf_makers import A4, LANDSCAPE, Leaf, Line, by_reportlab, columns, font, made_spread
from reportlab.pdfgen.canvas import Canvas

from thongthin.paths import Project
from thongthin.reading.formats.contents import read_contents
from thongthin.reading.formats.kinds import PDF
from thongthin.reading.formats.sheet import SheetText
from thongthin.reading.page import Gap
from thongthin.reading.read import read_pages

LEFT, RIGHT = made_spread(1)
WORDS = [line.replace(" ", "")[:24] for line in (*LEFT, *RIGHT)]


def read(tmp_path: Path, lines: Sequence[Line], size: tuple[float, float] = A4) -> SheetText:
    path = by_reportlab(tmp_path / "page.pdf", [Leaf(size, tuple(lines), 9)])
    (sheet,) = read_contents(path, PDF).sheets
    return sheet


def lines_of(sheet: SheetText) -> list[str]:
    return [line for line in sheet.text.split("\n") if line]


def test_two_columns_under_a_title(tmp_path: Path) -> None:
    left = [word * 2 for word in WORDS[:12]]
    right = [word * 2 for word in WORDS[12:24]]
    title = (60.0, 60.0, " ".join(WORDS[24:28]))
    body = columns(left, right, left=40, step=270, top=110, pitch=15)
    sheet = read(tmp_path, (title, *body))
    assert lines_of(sheet) == [title[2], *left, *right]
    assert [c for c, t in zip(sheet.columns or (), sheet.text.split("\n"), strict=False) if t] == [
        "", *"L" * 12, *"R" * 12
    ]  # fmt: skip


def test_columns_with_lines_at_other_heights(tmp_path: Path) -> None:
    left = [word * 2 for word in WORDS[:12]]
    right = [word * 2 for word in WORDS[12:22]]
    body = (
        *columns(left, left=40, step=0, top=80, pitch=15),
        *columns(right, left=310, step=0, top=87, pitch=17),
    )
    assert lines_of(read(tmp_path, body)) == [*left, *right]


@pytest.mark.parametrize("count", [2, 3, 4])
@pytest.mark.parametrize("size", [A4, LANDSCAPE], ids=["upright", "landscape"])
def test_cells_of_a_table_are_read_across_with_a_tab(
    tmp_path: Path, count: int, size: tuple[float, float]
) -> None:
    cells = [[f"{word[: 6 + n % 9]}" for n, word in enumerate(WORDS[:14])] for _ in range(count)]
    step = (size[0] - 80) / count
    body = columns(*cells, left=40, step=step, top=80, pitch=18)
    assert lines_of(read(tmp_path, body, size)) == [
        "\t".join(row) for row in zip(*cells, strict=True)
    ]


def test_gap_of_a_blank_is_a_blank_drawn_or_not(tmp_path: Path) -> None:
    body = ((40.0, 80.0, "ประชาชน มีส่วนร่วม"), (40.0, 100.0, "ประชาชน"), (78.0, 100.0, "มีส่วนร่วม"))
    first, second = lines_of(read(tmp_path, body))
    assert first == second == "ประชาชน มีส่วนร่วม"


def test_paragraph_set_apart_is_parted_by_an_empty_line(tmp_path: Path) -> None:
    rows = [*columns(WORDS[:6], left=40, step=0, top=100, pitch=15)]
    rows += columns(WORDS[6:12], left=40, step=0, top=220, pitch=15)
    sheet = read(tmp_path, rows)
    assert sheet.text.split("\n").index("") == 6


def test_furniture_of_two_facing_pages(tmp_path: Path) -> None:
    body = columns(LEFT[:20], RIGHT[:20], left=40, step=400, top=80, pitch=15)
    foot = (
        (40.0, 560.0, "รางวัลธรรมาภิบาล’ 61"), (200.0, 575.0, "44"),
        (440.0, 560.0, "รางวัลธรรมาภิบาล’ 61"), (640.0, 575.0, "45"),
    )  # fmt: skip
    by_reportlab(tmp_path / "r.pdf", [Leaf(LANDSCAPE, (*body, *foot), 8)])
    (page,) = read_pages(tmp_path / "r.pdf", Project())
    assert [(f.kind, f.value) for f in page.furniture] == [
        ("footer", "รางวัลธรรมาภิบาล’ 61"), ("footer", "รางวัลธรรมาภิบาล’ 61"),
        ("printed_label", "44"), ("printed_label", "45"),
    ]  # fmt: skip
    assert (page.layout.kind, page.layout.status) == ("spread", "certain")
    assert [gap for gap in page.stream.gaps if gap is Gap.GUTTER] == [Gap.GUTTER]
    assert min(page.stream.trust) == 1.0


def test_running_title_with_the_number_beside_it(tmp_path: Path) -> None:
    title = "รายงานผลการประเมินคุณภาพการบริการ ประจำปี 2561"
    head = ((60.0, 40.0, title), (500.0, 40.0, "๑๒"))
    body = columns(WORDS[:20], left=60, step=0, top=90, pitch=16)
    by_reportlab(tmp_path / "r.pdf", [Leaf(A4, (*head, *body), 10)])
    (page,) = read_pages(tmp_path / "r.pdf", Project())
    assert [(f.kind, f.value) for f in page.furniture] == [
        ("running_title", title), ("printed_label", "12")
    ]  # fmt: skip


def test_pages_count_from_one_and_report_is_named_after_the_file(tmp_path: Path) -> None:
    leaves = [
        Leaf(A4, (*columns(WORDS[n : n + 8], left=60, step=0), (290.0, 800.0, str(n + 5))))
        for n in range(3)
    ]
    by_reportlab(tmp_path / "Annual report_12.pdf", leaves)
    pages = read_pages(tmp_path / "Annual report_12.pdf", Project())
    assert [page.key for page in pages] == [f"annual-report-12-{n}" for n in (1, 2, 3)]
    assert [page.furniture[-1].value for page in pages] == ["5", "6", "7"]
    assert [len(page.notes) for page in pages] == [1, 0, 0]
    for page in pages:
        first = page.layout.segments[0]
        assert page.raw[first.start : first.end] in WORDS


def test_labels_that_the_file_gives(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "a.pdf"))
    canvas.addPageLabel(0, style="ROMAN_LOWER", start=4)
    canvas.addPageLabel(1, style="ARABIC", start=11)
    for word in WORDS[:2]:
        canvas.setFont(font(), 10)
        canvas.drawString(60, 700, word)
        canvas.showPage()
    canvas.save()
    sheets = read_contents(tmp_path / "a.pdf", PDF).sheets
    assert [(sheet.number, sheet.label) for sheet in sheets] == [(1, "iv"), (2, "11")]
