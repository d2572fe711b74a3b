"""HTML pages: what is taken, in which lines, and what is refused."""

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest

from thongthin.errors import DocumentError
from thongthin.paths import Project
from thongthin.reading.files import read_document
from thongthin.reading.read import read_pages

PAGES = {
    "blocks": (
        "<h1>หัวข้อ</h1><p>ย่อหน้า\n  หนึ่ง</p><p>สอง<br>สาม</p>",
        "หัวข้อ\n\nย่อหน้า หนึ่ง\n\nสอง\nสาม\n",
    ),
    "inline": ("<p>เทศ<b>บาล</b><span> ตำบล</span>\n<i>ก</i></p>", "เทศบาล ตำบล ก\n"),
    "divs": ("<div>ก<div>ข</div>ค</div>", "ก\nข\nค\n"),
    "list": ("<ul><li>ก</li><li>ข <b>ค</b></li></ul>", "ก\nข ค\n"),
    "table": (
        "<table><tr><th>ชื่อ<th>จำนวน</tr><tr><td>ก<br>ข</td><td><p>12</p></td></tr></table>",
        "ชื่อ\tจำนวน\nก ข\t12\n",
    ),
    "empty cell": ("<table><tr><td>ก</td><td></td><td>ข</td></tr></table>", "ก\t\tข\n"),
    "table in a cell": (
        "<table><tr><td>ก</td><td><table><tr><td>ข</td><td>ค</td></tr></table></td></tr></table>",
        "ก\tข ค\n",
    ),
    "pre": ("<pre>ก  ข\n\tค</pre>", "ก  ข\n\tค\n"),
    "no title": ("<title>ชื่อ</title><body><p>ก</p>", "ก\n"),
    "no script": ("<script>x</script><style>y</style><noscript>z</noscript><p>ก</p>", "ก\n"),
    "no navigation": (
        "<header>ก</header><nav>ข</nav><p>ค</p><aside>ง</aside><footer>จ</footer>", "ค\n"
    ),
    "main alone": ("<div>ก</div><main><p>ข</p></main><div>ค</div>", "ข\n"),
    "article with header": ("<p>ก</p><article><header>ข</header><p>ค</p></article>", "ข\n\nค\n"),
    "two articles": ("<article>ก</article><article>ข</article>", "ก\n\nข\n"),
    "hidden": ('<p hidden>ก</p><p style="display: none">ข</p><p aria-hidden="true">ค</p>ง', "ง\n"),
    "comment and entity": ("<p>ก<!-- x -->ข &amp; ค&#3588;</p>", "กข & คค\n"),
    "broken": ("<p>ก<b>ข<p>ค</table></i>ง", "กข\n\nคง\n"),
}  # fmt: skip


@pytest.mark.parametrize(("page", "text"), PAGES.values(), ids=PAGES)
def test_text_of_a_page(tmp_path: Path, page: str, text: str) -> None:
    path = tmp_path / "a.html"
    path.write_text(f'<!DOCTYPE html><meta charset="utf-8">{page}', encoding="utf-8")
    assert read_document(path).text == text


ENCODINGS = {
    "declared TIS-620": '<meta charset="TIS-620">ประชาชน'.encode("cp874"),
    "declared in http-equiv": (
        '<meta http-equiv="Content-Type" content="text/html; charset=windows-874">ประชาชน'
    ).encode("cp874"),
    "byte order mark": "<meta charset=tis-620>ประชาชน".encode("utf-8-sig"),
    "UTF-16": "<p>ประชาชน".encode("utf-16"),
    "UTF-8 by default": "<p>ประชาชน".encode(),
    "Thai that says it is UTF-8": ("<meta charset=utf-8>" + "ประชาชนมีส่วนร่วม " * 9).encode("cp874"),
}


@pytest.mark.parametrize("data", ENCODINGS.values(), ids=ENCODINGS)
def test_encoding(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "a.htm").write_bytes(data)
    assert read_document(tmp_path / "a.htm").text.startswith("ประชาชน")


REFUSED = {
    "empty": (b"", "holds no text|is no HTML"),
    "no text": (b"<html><body><img src=x></body>", "holds no text"),
    "unknown encoding": (b"<meta charset=x-klingon><p>\xff", "is not in the encoding it declares"),
}


@pytest.mark.parametrize(("data", "said"), REFUSED.values(), ids=REFUSED)
def test_refused(tmp_path: Path, data: bytes, said: str) -> None:
    (tmp_path / "a.html").write_bytes(data)
    with pytest.raises(DocumentError, match=said):
        read_document(tmp_path / "a.html")


@pytest.mark.slow
@pytest.mark.parametrize("tag", ["b", "div", "table><tr><td", "font", "a"])
def test_deep_nesting_ends_in_time(tmp_path: Path, tag: str) -> None:
    (tmp_path / "a.html").write_text(f"<{tag}>ก" * 400_000)
    begun = time.monotonic()
    said = "ก"
    try:
        said = read_document(tmp_path / "a.html").text
    except DocumentError as error:
        said = str(error)
    assert re.search("ก|takes more than|memory", said)
    assert time.monotonic() - begun < 60


def test_order_is_certain_and_lines_lead_back(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(
        "<meta charset=utf-8><p>เทศบาล</p><p>ตำบล</p>", encoding="utf-8"
    )
    (page,) = read_pages(tmp_path / "a.html", Project())
    assert page.layout.status == "certain"
    assert [page.raw[s.start : s.end] for s in page.layout.segments] == ["เทศบาล", "ตำบล"]
    assert (page.report, page.number) == ("a", 1)
