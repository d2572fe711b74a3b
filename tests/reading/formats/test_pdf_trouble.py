"""PDF files that are broken, locked, scanned or hostile: a sentence, and the other pages."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest
from pdf_makers import A4, Leaf, by_reportlab, columns, font, made_spread
from reportlab.pdfgen.canvas import Canvas

from thongthin.errors import DocumentError
from thongthin.paths import Project
from thongthin.reading.files import read_document
from thongthin.reading.formats import process, worker
from thongthin.reading.read import read_file

LINES, _ = made_spread(2)
LEAF = Leaf(A4, columns(LINES[:20], left=60, step=0), 9)


def whole(path: Path) -> bytes:
    return by_reportlab(path, [LEAF]).read_bytes()


def raw_pdf(pages: str, others: str = "") -> bytes:
    """Return a PDF written by hand, without a table of its objects (readers make one)."""
    return (
        "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
        f"2 0 obj{pages}endobj\n{others}\ntrailer<</Root 1 0 R>>\n%%EOF\n"
    ).encode("latin-1")


def picture_page(canvas: Canvas) -> None:
    canvas.rect(50, 50, 400, 600, fill=1)
    canvas.showPage()


TWO_EMPTY = raw_pdf("<</Type/Pages/Kids[]/Count 0>>")
FORM_IN_ITSELF = raw_pdf(
    "<</Type/Pages/Kids[3 0 R]/Count 1>>",
    "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 5 0 R"
    "/Resources<</XObject<</F 4 0 R>>>>>>endobj\n"
    "4 0 obj<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</F 4 0 R>>>>"
    "/Length 5>>stream\n/F Do\nendstream endobj\n"
    "5 0 obj<</Length 5>>stream\n/F Do\nendstream endobj",
)
LOOP = raw_pdf("<</Type/Pages/Kids[2 0 R 2 0 R]/Count 2>>")

REFUSED: dict[str, tuple[Callable[[Path], bytes], str]] = {
    "one byte": (lambda _: b"%", "is named like a PDF, but is none"),
    "another file": (lambda _: b"<html>not found</html>", "is named like a PDF, but is none"),
    "head only": (lambda _: b"%PDF-1.7\n", "is no PDF that can be opened"),
    "first half": (lambda p: whole(p)[:4000], "is no PDF that can be opened|holds no text|picture"),
    "no page": (lambda _: TWO_EMPTY, "has no page|is no PDF that can be opened"),
    "form that draws itself": (lambda _: FORM_IN_ITSELF, "page 1 holds a picture|holds no text"),
    "page tree in a loop": (lambda _: LOOP, "has no page|is no PDF|holds no text|broken"),
}


@pytest.mark.parametrize(("make", "said"), REFUSED.values(), ids=REFUSED)
def test_what_cannot_be_read_is_refused(
    tmp_path: Path, make: Callable[[Path], bytes], said: str
) -> None:
    path = tmp_path / "bad.pdf"
    path.write_bytes(make(tmp_path / "whole.pdf"))
    with pytest.raises(DocumentError, match=said) as caught:
        read_document(path)
    assert str(path) in str(caught.value)


def test_locked_file_is_refused(tmp_path: Path) -> None:
    by_reportlab(tmp_path / "a.pdf", [LEAF], password="secret")
    with pytest.raises(DocumentError, match="is encrypted and needs a password"):
        read_document(tmp_path / "a.pdf")


def test_scanned_pages_are_named_and_the_others_read(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "a.pdf"))
    for number in range(1, 8):
        if number in (2, 3, 6):
            picture_page(canvas)
        elif number == 5:
            canvas.showPage()
        else:
            canvas.setFont(font(), 11)
            canvas.drawString(60, 700, f"ประชาชนมีส่วนร่วม {number}")
            canvas.showPage()
    canvas.save()
    reading = read_file(tmp_path / "a.pdf", Project())
    assert [page.number for page in reading.pages] == [1, 4, 7]
    assert reading.problem == (
        f"{tmp_path}/a.pdf: pages 2-3 and 6 hold a picture and no text: "
        "have them recognised (OCR) and build again"
    )


def test_wholly_scanned_file_is_refused(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "a.pdf"))
    picture_page(canvas)
    canvas.save()
    with pytest.raises(DocumentError, match="page 1 holds a picture and no text: have it recog"):
        read_document(tmp_path / "a.pdf")


def test_page_of_a_million_characters_is_named_and_the_others_read(tmp_path: Path) -> None:
    crowd = tuple((60.0, 90.0 + n % 700, "x" * 500) for n in range(2000))
    by_reportlab(tmp_path / "a.pdf", [LEAF, Leaf(A4, crowd, 1), LEAF])
    reading = read_file(tmp_path / "a.pdf", Project())
    assert [page.number for page in reading.pages] == [1, 3]
    assert "page 2 holds 1,003,998 characters, more than a page of print can" in reading.problem


def test_page_of_any_size_is_read(tmp_path: Path) -> None:
    by_reportlab(tmp_path / "a.pdf", [Leaf((14400.0, 9e6), LEAF.lines, 9)])
    assert read_document(tmp_path / "a.pdf").text.startswith(LINES[0])


def test_crash_at_a_page_names_it_and_the_others_are_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Simulated: a module that ends its process at page 2 stands in for PDFium."""
    by_reportlab(tmp_path / "a.pdf", [LEAF] * 3)
    (tmp_path / "sitecustomize.py").write_text(
        "import os\n"
        "import thongthin.reading.formats.pdf.document as document\n"
        "read = document._read\n"
        "document._read = lambda d, i: os.abort() if i == 1 else read(d, i)\n"
    )
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    monkeypatch.setattr(process, "_workers", [])
    reading = read_file(tmp_path / "a.pdf", Project())
    process._workers[0].end()
    assert [page.number for page in reading.pages] == [1, 3]
    assert "page 2 breaks the program that reads it" in reading.problem


def test_endless_page_ends_in_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Simulated as above; the limit is set to one second."""
    by_reportlab(tmp_path / "a.pdf", [LEAF] * 2)
    (tmp_path / "sitecustomize.py").write_text(
        "import itertools\n"
        "import thongthin.reading.formats.worker as worker\n"
        "import thongthin.reading.formats.pdf.document as document\n"
        "read = document._read\n"
        "document._read = lambda d, i: i == 0 and sum(itertools.repeat(0)) or read(d, i)\n"
        "import signal\n"
        "set_ = signal.setitimer\n"
        "signal.setitimer = lambda which, _: set_(which, 1)\n"
    )
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    monkeypatch.setattr(process, "_workers", [])
    begun = time.monotonic()
    reading = read_file(tmp_path / "a.pdf", Project())
    process._workers[0].end()
    assert time.monotonic() - begun < 15
    assert [page.number for page in reading.pages] == [2]
    assert f"page 1 takes more than {worker.MAX_SECONDS} seconds to read" in reading.problem


@pytest.mark.slow
def test_two_thousand_pages(tmp_path: Path) -> None:
    leaf = Leaf(A4, LEAF.lines[:4], 9)
    by_reportlab(tmp_path / "a.pdf", [leaf] * 2000)
    document = read_document(tmp_path / "a.pdf")
    assert [sheet.number for sheet in document.contents.sheets] == list(range(1, 2001))
    assert len({sheet.text for sheet in document.contents.sheets}) == 1


def test_one_process_reads_many_files(tmp_path: Path) -> None:
    by_reportlab(tmp_path / "a.pdf", [LEAF])
    read_document(tmp_path / "a.pdf")
    (first,) = process._workers
    read_document(tmp_path / "a.pdf")
    assert process._workers == [first]


def test_file_is_found_from_wherever_the_user_stands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in "ab":
        (tmp_path / name).mkdir()
        by_reportlab(tmp_path / name / f"{name}.pdf", [LEAF])
        monkeypatch.chdir(tmp_path / name)
        assert read_document(Path(f"{name}.pdf")).file == f"{name}.pdf"


def test_answer_that_nobody_waits_for_ends_the_process(tmp_path: Path) -> None:
    by_reportlab(tmp_path / "a.pdf", [LEAF] * 3)
    answers = process.ask("pdf", path=str(tmp_path / "a.pdf"))
    assert next(answers) == {"number": 1, "begun": True}
    answers.close()
    assert read_document(tmp_path / "a.pdf").text.startswith(LINES[0])
