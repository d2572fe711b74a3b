"""Reading as a whole: the documents that ship, and made ones with every kind of trouble."""

import csv
import re
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import pytest

from thongthin.errors import DocumentError, LayoutError
from thongthin.paths import Project, packaged_root
from thongthin.reading.canonical import canonical_key
from thongthin.reading.lines import BodyLine
from thongthin.reading.page import Gap, Layout, Page, Segment
from thongthin.reading.read import DETACHED, read_pages

SEEDS = {
    page.key: page
    for path in sorted((packaged_root() / "seeds").glob("*.txt"))
    for page in read_pages(path, Project())
}
with (Path(__file__).parent / "mentions.csv").open(encoding="utf-8", newline="") as file:
    MENTIONS = [tuple(row) for row in csv.reader(file)][1:]


def single_column(
    raw: str,
    body_lines: Sequence[BodyLine],
    page_key: str,
    sha256: str,
    project: Project,
    spread_signals: int,
) -> Layout:
    """Take every page as one column."""
    return Layout(
        "single", "certain", tuple(Segment(x.start, x.end, x.number, "") for x in body_lines)
    )


def pages(folder: Path, data: str | bytes, name: str = "page.txt") -> tuple[Page, ...]:
    path = folder / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return read_pages(path, Project(), lay_out=single_column)


@pytest.mark.parametrize(("page", "searched", "spans"), MENTIONS)
def test_what_a_reader_marked_is_found_at_its_place(page: str, searched: str, spans: str) -> None:
    stream, key = SEEDS[page].stream, canonical_key(searched)
    found = [
        " ".join(f"{s.start}-{s.end}" for s in stream.spans(m.start(), m.start() + len(key)))
        for m in re.finditer(re.escape(key), stream.text)
    ]
    assert spans in found


@pytest.mark.parametrize(
    ("page", "repairs", "furniture"),
    [
        (
            "kpi17733-253",
            {"thai-digit": 5},
            [
                ("digital_page", "253", True),
                ("report_id", "kpi17733", True),
                ("digital_page", "253", True),
                ("printed_label", "252", True),
                ("printed_label", "253", False),
                ("footer", "รางวัลพระปกเกล้า’ 58", True),
                ("footer", "รางวัลพระปกเกล้า’ 58", True),
            ],
        ),
        (
            "kpiebook62009-319",
            {"nikhahit-aa": 24},
            [
                ("digital_page", "319", True),
                ("report_id", "kpiebook62009", True),
                ("digital_page", "319", True),
                (
                    "running_title",
                    "รายงานวิจัยฉบับสมบูรณ์โครงการประเมินองค์กรปกครองส่วนท้องถิ่น"
                    "เพื่อเข้ารับรางวัลพระปกเกล้า ประจำปี 2562",
                    True,
                ),
                ("printed_label", "278", True),
            ],
        ),
    ],
)
def test_documents_that_ship(
    page: str, repairs: dict[str, int], furniture: list[tuple[str, str, bool]]
) -> None:
    read = SEEDS[page]
    assert Counter(repair.rule for repair in read.repairs) == repairs
    assert [(item.kind, item.value, item.stated) for item in read.furniture] == furniture
    assert read.source is not None
    assert read.notes == ()
    assert "ํ" not in read.stream.text


def test_both_spellings_of_am_become_one() -> None:
    read = SEEDS["kpiebook62009-319"]
    body = "".join(read.raw[s.start : s.end] for s in read.layout.segments)
    assert (body.count("ํา"), body.count("ำ")) == (24, 2)
    assert read.stream.text.count("ำ") == 26


def test_file_in_neither_is_read_with_a_note(tmp_path: Path) -> None:
    (page,) = pages(tmp_path, "ชุมชนทํา งาน\r\nร่วมกัน\r\n\r\n96", "ท้องถิ่น.txt")
    assert re.fullmatch("document-[0-9a-f]{8}", page.report)
    assert page.number == 1
    assert "no header line and no row" in page.notes[0]
    assert page.stream.text == "ชุมชนทำงานร่วมกัน"
    assert [i for i, gap in enumerate(page.stream.gaps) if gap is Gap.LINE] == [10]
    assert [item.value for item in page.furniture] == ["96"]


def test_form_feeds_part_pages_and_offsets_stay_of_the_file(tmp_path: Path) -> None:
    raw = "Page 7 - b1\nก ข\n\fPage 8 - b1\nค\n\f\n\f\fง\n"
    read = pages(tmp_path, raw)
    assert [page.key for page in read] == ["b1-7", "b1-8", "b1-11"]
    for page, body in zip(read, ["ก ข", "ค", "ง"], strict=True):
        (span,) = page.stream.spans(0, len(page.stream.text))
        assert page.raw == raw
        assert page.raw[span.start : span.end] == body
        assert page.line_of(span.start) == page.layout.segments[0].line


def test_byte_order_mark_stays_in_the_raw_text_only(tmp_path: Path) -> None:
    (page,) = pages(tmp_path, "\ufeffPage 7 - b1\nก")
    assert (page.key, page.raw[0], page.stream.text) == ("b1-7", "\ufeff", "ก")
    (page,) = pages(tmp_path, "\ufeffกข")
    assert (page.stream.text, page.stream.starts) == ("กข", (1, 2))


def test_page_without_running_text_is_read(tmp_path: Path) -> None:
    (page,) = pages(tmp_path, "Page 7 - b1\nP. 7\n96\n")
    assert (page.key, page.stream.text, page.layout.segments) == ("b1-7", "", ())
    assert "it holds no running text" in page.notes


def test_marks_on_a_line_of_their_own_are_left_out_and_logged(tmp_path: Path) -> None:
    (page,) = pages(tmp_path, "ทีประชุม\n่ ้\nชุมชน")
    assert page.stream.text == "ทีประชุมชุมชน"
    assert page.stream.gaps[8] is Gap.LINE
    assert [(r.rule, r.raw, r.canonical) for r in page.repairs] == [(DETACHED, "่ ้", "")]


def test_double_spacing_parts_no_paragraphs(tmp_path: Path) -> None:
    (page,) = pages(tmp_path, "\n\n".join("   บรรทัด" for _ in range(8)) + "\n\n\nท้าย")
    assert Counter(page.stream.gaps)[Gap.LINE] == 7
    assert Counter(page.stream.gaps)[Gap.PARAGRAPH] == 1


def test_changed_file_under_a_known_name_is_noted(tmp_path: Path) -> None:
    (page,) = pages(tmp_path, SEEDS["kpi17733-253"].raw + " ", "000_69b0fa17c0c95a95.txt")
    assert page.key == "kpi17733-253"
    assert "but with another sha256" in page.notes[0]


def test_bad_layout_reaches_the_caller(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Page 7 - b1\nก", encoding="utf-8")

    def unfit(*_: object, **__: object) -> Layout:
        raise LayoutError("does not fit", where="b1-7.yaml")

    with pytest.raises(DocumentError, match="does not fit"):
        read_pages(path, Project(), lay_out=unfit)


@pytest.mark.parametrize("data", [b"", b"\x89PNG\r\n\x1a\n", b"ok\n\xff"])
def test_what_is_no_text_is_a_document_error(tmp_path: Path, data: bytes) -> None:
    with pytest.raises(DocumentError, match=r"page\.txt"):
        pages(tmp_path, data)
