from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from made import body_lines, write_project

from thongthin.errors import LayoutError
from thongthin.paths import Project
from thongthin.reading.layout import lay_out
from thongthin.reading.layout.reviewed import read_reviewed
from thongthin.reading.page import Layout

RAW = "หัวกระดาษ\n\n  งานแรก ของเรา งานที่สอง\nต่อจากนั้น | แล้ว จบ\nเหลือขวา\nซ้าย\u00a0\tขวา\n"
HEAD = "document: r-1\nsha256: abc\nstatus: reviewed\nby: a reader\nwhen: 2026-01-31\nlines:\n"
LINES = {
    3: "'3: งานแรก ของเรา | งานที่สอง'",
    4: "'4: ต่อจากนั้น | แล้ว | จบ'",
    5: "'5: | เหลือขวา'",
    6: "'6: ซ้าย | ขวา'",
}


def layout_text(**changed: str) -> str:
    """The good file with some lines changed; an empty string leaves the line out."""
    lines = {f"l{number}": text for number, text in LINES.items()} | changed
    return HEAD + "".join(f"  - {text}\n" for text in lines.values() if text)


def lay(folder: Path, text: str, sha256: str = "abc") -> Layout:
    """Lay out RAW, its first line being furniture."""
    write_project(folder, "r-1", text)
    body = [line for line in body_lines(RAW) if line.number > 1]
    return lay_out(RAW, body, "r-1", sha256, Project(folder), 0)


def test_reviewed_layout_gives_left_column_then_right(tmp_path: Path) -> None:
    layout = lay(tmp_path, layout_text())
    read = [(s.column, s.line, RAW[s.start : s.end]) for s in layout.segments]
    assert read == [
        ("L", 3, "งานแรก ของเรา"),
        ("L", 4, "ต่อจากนั้น | แล้ว"),
        ("L", 6, "ซ้าย"),
        ("R", 3, "งานที่สอง"),
        ("R", 4, "จบ"),
        ("R", 5, "เหลือขวา"),
        ("R", 6, "ขวา"),
    ]
    assert (layout.kind, layout.status) == ("spread", "reviewed")
    assert layout.line_posterior == {}
    assert layout.split == {}


def test_layout_with_nothing_on_the_right_is_one_column(tmp_path: Path) -> None:
    texts = {3: "งานแรก ของเรา งานที่สอง", 4: "ต่อจากนั้น | แล้ว จบ", 5: "เหลือขวา", 6: "ซ้าย\u00a0\tขวา"}
    changed = {f"l{n}": f'"{n}: {text} |"'.replace("\t", "\\t") for n, text in texts.items()}
    layout = lay(tmp_path, layout_text(**changed))
    assert (layout.kind, layout.status) == ("single", "reviewed")
    assert {s.column for s in layout.segments} == {""}


@pytest.mark.parametrize(
    ("text", "where", "sentence"),
    [
        (layout_text(l5=""), ".yaml", "line 5 of the document is not named"),
        (layout_text(l7="'9: ไม่มี |'"), ".yaml:11", "line 9 is no running text"),
        (layout_text(l7="'1: หัวกระดาษ |'"), ".yaml:11", "line 1 is no running text"),
        (layout_text(l7="'5: | เหลือขวา'"), ".yaml:11", "line 5 is named twice"),
        (layout_text(l5="'5: | เหลือขวาง'"), ".yaml:9", "'เหลือขวา'"),
        (layout_text(l5="'5: เหลือ | ขวา'"), ".yaml:9", "line 5 says"),
        (layout_text(l5="'5: เหลือขวา'"), ".yaml:9", "line 5 says"),
        (layout_text(l3="'3: งานแรก | ของเรา | งานที่สอง'"), ".yaml:7", "line 3 says"),
        (layout_text(l5="5: เหลือขวา"), ".yaml:9", "is no entry"),
        (layout_text(l5="'ห้า: เหลือขวา |'"), ".yaml:9", "is no entry"),
        (layout_text().replace("status: reviewed", "status: draft"), ".yaml:3", "'draft'"),
        (layout_text().replace("document: r-1", "document: r-2"), ".yaml:1", "'r-2'"),
        (layout_text().replace("sha256: abc", "sha256: abd"), ".yaml:2", "'abd', expected 'abc'"),
        (layout_text().replace("by: a reader\n", ""), ".yaml", "key by is missing"),
        (layout_text().replace("by:", "bye:"), ".yaml:4", "'bye' is unknown"),
        (layout_text() + "by: b\n", ".yaml:11", "'by' stands twice"),
        (HEAD + "  none\n", ".yaml:7", "must be a list"),
        ("- a list\n", ".yaml:1", "must be a table"),
        (HEAD + "  - 'open\n", ".yaml:8", "is no YAML"),
    ],
)
def test_wrong_layout_names_file_line_and_expectation(
    tmp_path: Path, text: str, where: str, sentence: str
) -> None:
    with pytest.raises(LayoutError) as caught:
        lay(tmp_path, text)
    assert caught.value.where.endswith(where)
    assert sentence in caught.value.sentence


def test_layout_of_another_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(LayoutError, match="expected 'fed'"):
        lay(tmp_path, layout_text(), sha256="fed")


@given(st.data())
@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_any_layout_written_down_is_read_back(tmp_path: Path, data: st.DataObject) -> None:
    word = st.text("กขคงา|: '", min_size=1, max_size=8).map(str.strip).filter(bool)
    part = st.lists(word, min_size=1, max_size=3).map(" ".join).filter(lambda t: t.strip("|") == t)
    pairs = data.draw(
        st.lists(st.tuples(st.one_of(st.just(""), part), part), min_size=1, max_size=6)
    )
    raw = "".join(f"{left} {right}\n" for left, right in pairs)
    entries = [
        f"{n}: {left + ' ' if left else ''}| {right}" for n, (left, right) in enumerate(pairs, 1)
    ]
    quoted = "".join("  - '" + entry.replace("'", "''") + "'\n" for entry in entries)
    path = write_project(tmp_path, "r-1", HEAD + quoted)
    layout = read_reviewed(path, raw, body_lines(raw), "r-1", "abc")
    read = {(s.line, s.column): raw[s.start : s.end] for s in layout.segments}
    wanted = {(n, "R"): right for n, (_, right) in enumerate(pairs, 1)}
    wanted |= {(n, "L"): left for n, (left, _) in enumerate(pairs, 1) if left}
    assert read == wanted


def test_line_with_a_bar_of_its_own_at_the_edge_is_not_guessed(tmp_path: Path) -> None:
    path = write_project(tmp_path, "r-1", HEAD + "  - '1: | | ก'\n")
    with pytest.raises(LayoutError, match="can be read in 2 ways"):
        read_reviewed(path, "| ก", body_lines("| ก"), "r-1", "abc")
