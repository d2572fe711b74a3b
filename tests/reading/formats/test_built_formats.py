"""The command on documents of every format: the statements are those of the plain text."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from docx import Document
from pdf_makers import A4, LANDSCAPE, Leaf, by_chromium, by_reportlab, columns, sample
from reportlab.pdfgen.canvas import Canvas

from thongthin.build import build
from thongthin.paths import Project

SPREAD = sample("kpi17733-253")
LINES = (*SPREAD["L"], *SPREAD["R"])
LEAF = Leaf(LANDSCAPE, columns(SPREAD["L"], SPREAD["R"], left=40, step=400, top=40), 11)


def as_text(path: Path) -> None:
    path.write_text("\n".join(LINES), encoding="utf-8")


def as_thai_page(path: Path) -> None:
    path.write_text("\n".join(LINES), encoding="cp874")


def as_html(path: Path) -> None:
    path.write_text(f"<meta charset=utf-8><p>{'<br>'.join(LINES)}", encoding="utf-8")


def as_docx(path: Path) -> None:
    document = Document()
    for line in LINES:
        document.add_paragraph(line)
    document.save(str(path))


def statements(source: Path, out: Path) -> list[str]:
    """Return the statements of the only report of a build, sorted."""
    built = build(Project(), [source], out)
    assert built.problems == ()
    assert built.report.conforms
    lines = (out / "thongthin.nq").read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line.endswith("/graph/page/facts> .")]


FORMATS: dict[str, Callable[[Path], object]] = {
    "other.txt": as_thai_page,
    "page.html": as_html,
    "page.docx": as_docx,
    "page.pdf": lambda path: by_reportlab(path, [LEAF]),
}


@pytest.mark.slow
def test_statements_of_every_format_are_those_of_the_plain_text(tmp_path: Path) -> None:
    (tmp_path / "text").mkdir()
    as_text(tmp_path / "text/page.txt")
    expected = statements(tmp_path / "text/page.txt", tmp_path / "kg")
    assert len(expected) > 70
    for name, write in FORMATS.items():
        folder = tmp_path / name
        folder.mkdir()
        path = folder / f"page{Path(name).suffix}"
        write(path)
        assert statements(path, tmp_path / f"kg-{name}") == expected, name


@pytest.mark.slow
def test_statements_of_a_printed_page_are_those_of_the_plain_text(tmp_path: Path) -> None:
    as_text(tmp_path / "page.txt")
    expected = statements(tmp_path / "page.txt", tmp_path / "kg")
    by_chromium(tmp_path / "page.pdf", [LEAF])
    assert statements(tmp_path / "page.pdf", tmp_path / "kg-pdf") == expected


@pytest.mark.slow
def test_bad_page_is_a_finding_and_the_rest_is_built(tmp_path: Path) -> None:
    by_reportlab(tmp_path / "good.pdf", [Leaf(A4, columns(LINES[:20], left=40, step=0), 9)])
    canvas = Canvas(str(tmp_path / "scan.pdf"))
    canvas.rect(50, 50, 100, 100)
    canvas.save()
    built = build(Project(), [tmp_path], tmp_path / "kg")
    assert built.exit_code == 1
    assert [problem.rpartition("/")[2] for problem in built.problems] == [
        "scan.pdf: page 1 holds a picture and no text: have it recognised (OCR) and build again"
    ]
    assert [d.page.key for d in built.documents if d.page] == ["good-1"]
