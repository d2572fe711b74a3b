"""Plain text in other encodings and layouts: read where it is certain, else refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from thongthin.errors import DocumentError
from thongthin.paths import Project
from thongthin.reading.files import read_document
from thongthin.reading.read import read_pages

THAI = "เทศบาลตำบลจัดประชุมประชาคมร่วมกับผู้นำชุมชน\nโดยมีประชาชนเข้าร่วม 45 คน\n"

READ = {
    "TIS-620": (THAI, "tis-620", "Windows-874"),
    "Windows-874": ("“" + THAI + "”", "cp874", "Windows-874"),
    "figures mostly": ("1,234 5,678 " * 40 + THAI, "cp874", "Windows-874"),
    "UTF-16 little end": ("\ufeff" + THAI, "utf-16-le", "UTF-16"),
    "UTF-16 big end": ("\ufeff" + THAI, "utf-16-be", "UTF-16"),
    "UTF-8": (THAI, "utf-8", ""),
    "carriage returns": (THAI.replace("\n", "\r\n"), "utf-8", ""),
    "deep indentation": (THAI.replace("\n", "\n" + " " * 60), "utf-8", ""),
}


@pytest.mark.parametrize(("text", "encoding", "note"), READ.values(), ids=READ)
def test_text_is_decoded_and_otherwise_unchanged(
    tmp_path: Path, text: str, encoding: str, note: str
) -> None:
    (tmp_path / "a.txt").write_bytes(text.encode(encoding))
    document = read_document(tmp_path / "a.txt")
    assert document.text == text
    assert [note in said for said in document.contents.notes] == ([True] if note else [])
    (page,) = read_pages(tmp_path / "a.txt", Project())
    assert "เทศบาลตำบลจัดประชุม" in page.stream.text


REFUSED = {
    "French": ("Le maire a été élu à l'unanimité par la municipalité. " * 9).encode("latin-1"),
    "Russian": ("Муниципалитет провёл собрание жителей. " * 9).encode("cp1251"),
    "Chinese": ("市政府与居民开会讨论预算。" * 20).encode("gbk"),
    "Japanese": ("市役所は住民と予算を話し合った。" * 20).encode("shift-jis"),
    "Thai in UTF-8 with an error": (THAI * 9).encode() + b"\xe0\xb8",
    "Thai in UTF-8 cut in half twice": (THAI * 9).encode()[1:],
    "few letters": "กข".encode("cp874"),
    "any bytes": bytes(range(1, 256)) * 4,
    "UTF-16 without a mark": THAI.encode("utf-16-le"),
    "UTF-16 cut off": ("\ufeff" + THAI).encode("utf-16-le")[:-1],
}


@pytest.mark.parametrize("data", REFUSED.values(), ids=REFUSED)
def test_what_is_not_certain_is_refused(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "a.txt").write_bytes(data)
    with pytest.raises(DocumentError, match=r"a\.txt"):
        read_document(tmp_path / "a.txt")
