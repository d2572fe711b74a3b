"""Word documents: what is taken, in which lines, and what is refused."""

from __future__ import annotations

import zipfile
from pathlib import Path
from xml.sax.saxutils import quoteattr

import pytest
from docx import Document
from docx.enum.text import WD_BREAK

from thongthin.errors import DocumentError
from thongthin.paths import Project
from thongthin.reading.files import read_document
from thongthin.reading.read import read_pages


def test_paragraphs_tables_tabs_and_breaks_in_their_order(tmp_path: Path) -> None:
    document = Document()
    document.sections[0].header.paragraphs[0].text = "หัวกระดาษ"
    document.add_heading("หัวข้อ", 1)
    document.add_paragraph("หนึ่ง\tสอง\nสาม")
    table = document.add_table(2, 2)
    for n, cell in enumerate(c for row in table.rows for c in row.cells):
        cell.text = f"เซลล์\n{n}"
    paragraph = document.add_paragraph("ก่อน")
    paragraph.add_run().add_break(WD_BREAK.PAGE)
    document.add_paragraph("หลัง")
    document.save(str(tmp_path / "a.docx"))
    read = read_document(tmp_path / "a.docx")
    assert read.text == ("หัวข้อ\nหนึ่ง\tสอง\nสาม\n\nเซลล์ 0\tเซลล์ 1\nเซลล์ 2\tเซลล์ 3\n\nก่อน\n\fหลัง\n")
    assert read.contents.notes == ("left out of it: header",)
    pages = read_pages(tmp_path / "a.docx", Project())
    assert [page.key for page in pages] == ["a-1", "a-2"]
    assert pages[1].raw[pages[1].layout.segments[0].start :] == "หลัง\n"


WORD = quoteattr("http://schemas.openxmlformats.org/wordprocessingml/2006/main")


def docx(path: Path, body: str, head: str = "") -> Path:
    """Write a Word document with nothing but a main part."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(
            "word/document.xml",
            f'<?xml version="1.0" encoding="UTF-8"?>{head}'
            f"<w:document xmlns:w={WORD}><w:body>{body}</w:body></w:document>",
        )
    return path


def run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


BODIES = {
    "tracked changes": (
        f"<w:p>{run('ก')}<w:del><w:r><w:delText>ข</w:delText></w:r></w:del>"
        f"<w:ins>{run('ค')}</w:ins></w:p>",
        "กค\n",
    ),
    "content control": (
        f"<w:sdt><w:sdtContent><w:p>{run('ก')}</w:p></w:sdtContent></w:sdt>",
        "ก\n",
    ),
    "text box": (
        f"<w:p>{run('ก')}<w:r><w:drawing><w:txbxContent><w:p>{run('กล่อง')}</w:p>"
        f"</w:txbxContent></w:drawing></w:r>{run('ข')}</w:p><w:p>{run('ค')}</w:p>",
        "กข\nกล่อง\nค\n",
    ),
    "page break before": (
        f"<w:p>{run('ก')}</w:p><w:p><w:pPr><w:pageBreakBefore/></w:pPr>{run('ข')}</w:p>",
        "ก\n\fข\n",
    ),
    "tab stops are no tabs": (
        f"<w:p><w:pPr><w:tabs><w:tab/></w:tabs></w:pPr>{run('ก')}<w:r><w:tab/></w:r>{run('ข')}</w:p>",
        "ก\tข\n",
    ),
    "field codes": (f"<w:p><w:r><w:instrText>PAGE</w:instrText></w:r>{run('7')}</w:p>", "7\n"),
    "empty paragraph": (f"<w:p>{run('ก')}</w:p><w:p/><w:p>{run('ข')}</w:p>", "ก\n\nข\n"),
}


@pytest.mark.parametrize(("body", "text"), BODIES.values(), ids=BODIES)
def test_parts_of_a_body(tmp_path: Path, body: str, text: str) -> None:
    assert read_document(docx(tmp_path / "a.docx", body)).text == text


ENTITY = '<!DOCTYPE w:document [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
LAUGHS = (
    '<!DOCTYPE w:document [<!ENTITY a "ฮาฮาฮาฮาฮาฮาฮาฮา">'
    + "".join(
        f'<!ENTITY a{n} "{f"&a{n - 1 or chr(0)};".replace(chr(0), "") * 10}">' for n in range(1, 9)
    )
    + "]>"
)


@pytest.mark.parametrize("head", [ENTITY, LAUGHS], ids=["external", "expanding"])
def test_entities_are_refused(tmp_path: Path, head: str) -> None:
    entity = "x" if head is ENTITY else "a8"
    with pytest.raises(DocumentError, match=r"document type declaration|broken"):
        read_document(
            docx(tmp_path / "a.docx", f"<w:p><w:r><w:t>&{entity};</w:t></w:r></w:p>", head)
        )


@pytest.mark.slow
def test_bomb_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    with (
        zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive,
        archive.open("word/document.xml", "w", force_zip64=True) as part,
    ):
        for _ in range(210):
            part.write(b" " * 1024 * 1024)
    assert path.stat().st_size < 1024 * 1024
    with pytest.raises(DocumentError, match="unpacks to more than 209,715,200 bytes"):
        read_document(path)


def test_deep_nesting_is_refused(tmp_path: Path) -> None:
    body = "<w:tbl><w:tr><w:tc>" * 30_000 + "</w:tc></w:tr></w:tbl>" * 30_000
    with pytest.raises(DocumentError, match=r"broken|holds no text"):
        read_document(docx(tmp_path / "a.docx", body))


def test_what_is_no_word_document(tmp_path: Path) -> None:
    path = docx(tmp_path / "a.docx", f"<w:p>{run('ก')}</w:p>")
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2])
    with pytest.raises(DocumentError, match="is no Word document that can be opened"):
        read_document(path)
    path.write_bytes(b"plain text")
    with pytest.raises(DocumentError, match="is named like a Word document, but is none"):
        read_document(path)
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("xl/workbook.xml", "<x/>")
    with pytest.raises(DocumentError, match="is a ZIP archive, but no Word document"):
        read_document(path)
    (tmp_path / "b.txt").write_bytes(path.read_bytes())
    with pytest.raises(DocumentError, match="is a ZIP archive"):
        read_document(tmp_path / "b.txt")
