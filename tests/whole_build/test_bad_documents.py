"""A bad or odd document: one sentence, the right exit code, the others built, nothing lost."""

from __future__ import annotations

import errno
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from building import (
    COLUMN,
    OTHERS,
    Capture,
    assert_rest_is_built,
    call,
    digests,
    earlier_graph,
    write_page,
)

UNREADABLE: dict[str, tuple[Callable[[Path], Any], str]] = {
    "empty file": (lambda p: p.write_bytes(b""), "bad.txt: holds no text"),
    "blank file": (lambda p: p.write_text(" \n\n\f "), "bad.txt: holds no text"),
    "not UTF-8": (
        lambda p: p.write_bytes("Page 1 - x\nP. 1\nเทศบาลตำบล\n".encode("cp874")),
        "bad.txt:3: is not UTF-8: byte 16 (0xE0)",
    ),
    "cut-off UTF-16": (
        lambda p: p.write_bytes("เทศบาล".encode("utf-16")[:-1]),
        "bad.txt: begins as UTF-16 but is not",
    ),
    "PNG named .txt": (
        lambda p: p.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(64)),
        "bad.txt: is a PNG picture",
    ),
    "PDF named .txt": (lambda p: p.write_bytes(b"%PDF-1.7\n"), "bad.txt: is no PDF that can"),
    "NUL in the text": (lambda p: p.write_bytes(b"one\ntwo\x00\n"), "bad.txt:2: holds a NUL"),
    "50 MB of text": (
        lambda p: p.write_bytes("เทศบาลตำบล\n".encode() * 1_650_000),
        "bad.txt: is 51,150,000 bytes long; the limit is",
    ),
}


@pytest.mark.parametrize(("write", "sentence"), UNREADABLE.values(), ids=UNREADABLE)
def test_an_unreadable_document_is_named_and_the_others_are_built(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: Capture,
    write: Callable[[Path], Any],
    sentence: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    write(Path("bad.txt"))
    run = call(capsys, "build", "bad.txt", COLUMN, "--out", "kg")
    assert run.code == 1
    assert len(run.sentences) == 1
    assert run.err.startswith(f"not built: {sentence}")
    assert_rest_is_built(Path("kg"), run)


@pytest.mark.parametrize(("write", "sentence"), UNREADABLE.values(), ids=UNREADABLE)
def test_with_no_other_document_no_graph_is_made_and_the_earlier_one_stands(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: Capture,
    write: Callable[[Path], Any],
    sentence: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    earlier_graph(tmp_path)
    write(Path("bad.txt"))
    before = digests(tmp_path)
    run = call(capsys, "build", "bad.txt", "--out", "kg")
    assert run.code == 3
    assert run.err.startswith(f"thongthin: no document could be built:\n{sentence}")
    assert run.out == ""
    assert digests(tmp_path) == before


def test_an_unreadable_document_without_permission_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    """Simulated: who runs as root may read everything."""
    bad = write_page(tmp_path, "bad.txt", "เทศบาลตำบลหนึ่ง")
    real = Path.read_bytes

    def refuse(self: Path) -> bytes:
        if self.name == "bad.txt":
            raise PermissionError(errno.EACCES, "Permission denied", str(self))
        return real(self)

    monkeypatch.setattr(Path, "read_bytes", refuse)
    run = call(capsys, "build", bad, COLUMN, "--out", tmp_path / "kg")
    assert run.code == 1
    assert run.err == f"not built: {bad}: cannot be read: Permission denied\n"


WRONG_USE: dict[str, tuple[tuple[str, ...], str]] = {
    "missing path": (("nothere.txt",), "nothere.txt: does not exist"),
    "missing among others": ((str(COLUMN), "nothere"), "nothere: does not exist"),
    "folder without text": (("empty",), "empty: holds no .txt file"),
    "missing project": ((str(COLUMN), "--project", "nothere"), "nothere: is not a folder"),
    "out is a file": ((str(COLUMN), "--out", "file.md"), "file.md: is a file"),
    "out is another folder": ((str(COLUMN), "--out", "full"), "full: holds mine.md and no "),
}  # fmt: skip


@pytest.mark.parametrize(("arguments", "sentence"), WRONG_USE.values(), ids=WRONG_USE)
def test_wrong_use_is_told_before_any_work(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: Capture,
    arguments: tuple[str, ...],
    sentence: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    earlier_graph(tmp_path)
    for folder in ("empty", "full"):
        Path(folder).mkdir()
    for file in ("file.md", "full/mine.md"):
        Path(file).write_text("mine", encoding="utf-8")
    before = digests(tmp_path)
    run = call(capsys, "build", *arguments)
    assert run.code == 2
    assert len(run.sentences) == 1
    assert run.err.startswith(f"thongthin: {sentence}")
    assert digests(tmp_path) == before


def test_a_page_without_a_fact_is_built_with_a_note(tmp_path: Path, capsys: Capture) -> None:
    page = write_page(tmp_path, "soup.txt", "ต้มน้ำให้เดือด ใส่เกลือ\nแล้วคนให้เข้ากัน", report="cookbook")
    run = call(capsys, "build", page, "--out", tmp_path / "kg")
    assert run.code == 0, run.err
    assert run.sentences == [f"note: {page}: no statement is found in its running text"]
    assert "SHACL: conforms" in run.out
    assert "no statement uses, of cookbook-1: ต้มน้ำให้เดือด | ใส่เกลือ" in run.out


def test_a_report_that_bears_the_name_of_a_register_is_left_out(
    tmp_path: Path, capsys: Capture
) -> None:
    """Its statements would stand in the register's graph."""
    page = write_page(tmp_path, "odd.txt", "เทศบาลตำบลหนึ่ง", report="body-places")
    run = call(capsys, "build", page, COLUMN, "--out", tmp_path / "kg")
    assert run.code == 1
    assert run.sentences == [
        f"not built: {page} says that it is of report body-places, which is the name of a "
        "register; give it another"
    ]
    assert_rest_is_built(tmp_path / "kg", run)


ODD = {
    "digits without end": "1234567890" * 600,
    "a line without end": "เทศบาลตำบลหนึ่งใช้หลักธรรมาภิบาล" * 2000,
    "control characters": "เทศบาล\x01\x02ตำบล\x7f",
    "no character of any script": "\u200b\u2060\ufe0f\U000e0041" * 50,
    "a lone tone mark": "่้๊๋",
    "markup of the table": "[bold]เทศบาลตำบลหนึ่ง[/bold] [/x] ใช้หลักธรรมาภิบาล [red",
    "markup of RDF": 'เทศบาลตำบลหนึ่ง ใช้หลัก "ธรรมาภิบาล" <http://a> \\ . } { "@th',
    "brackets that never close": "(" * 5000,
    "lines of one letter": "\n".join("ก" * 400),
    "line ends of other systems": "เทศบาลตำบลหนึ่ง\r\nใช้หลักธรรมาภิบาล\rแล้ว\u2028จบ",
}


@pytest.mark.parametrize("text", ODD.values(), ids=ODD)
def test_an_odd_text_is_read_all_the_same(tmp_path: Path, capsys: Capture, text: str) -> None:
    page = write_page(tmp_path, "odd.txt", text)
    run = call(capsys, "build", page, "--out", tmp_path / "kg")
    assert run.code == 0, run.err
    assert "SHACL: conforms" in run.out
    assert all(sentence.startswith("note: ") for sentence in run.sentences)


def test_a_page_without_head_lines_is_a_report_of_its_own(tmp_path: Path, capsys: Capture) -> None:
    page = tmp_path / "soup.txt"
    page.write_text("เทศบาลตำบลหนึ่ง\n", encoding="utf-8")
    run = call(capsys, "build", page, "--out", tmp_path / "kg")
    assert run.code == 0, run.err
    assert any(s.startswith(f"note: {page}: no header line and no row") for s in run.sentences)
    assert "soup-1" in run.out


def test_the_same_page_under_two_names_is_taken_once(tmp_path: Path, capsys: Capture) -> None:
    for name in ("one.txt", "two.txt"):
        (tmp_path / name).write_bytes(COLUMN.read_bytes())
    run = call(capsys, "build", tmp_path, "--out", tmp_path / "kg")
    assert run.code == 0
    assert run.sentences == [
        f"note: {tmp_path}/one.txt and {tmp_path}/two.txt are the same page of report {OTHERS}; "
        "it is taken once"
    ]
    assert_rest_is_built(tmp_path / "kg", run)
    documents = json.loads((tmp_path / "kg" / "manifest.json").read_text())["documents"]
    assert [entry["file"] for entry in documents] == ["one.txt"]


def test_two_texts_that_claim_one_page_are_both_left_out(tmp_path: Path, capsys: Capture) -> None:
    for name, text in (("one.txt", "เทศบาลตำบลหนึ่ง"), ("two.txt", "เทศบาลตำบลสอง")):
        write_page(tmp_path, name, text, number=5)
    run = call(capsys, "build", tmp_path, COLUMN, "--out", tmp_path / "kg")
    assert run.code == 1
    assert len(run.sentences) == 1
    assert run.err.startswith(
        f"not built: {tmp_path}/one.txt and {tmp_path}/two.txt are different texts and both say "
        "that they are page 5 of report report; neither is built"
    )
    assert_rest_is_built(tmp_path / "kg", run)
    assert "graph/report/" not in (tmp_path / "kg" / "thongthin.nq").read_text(encoding="utf-8")


def test_two_pages_of_one_file_that_claim_one_page_are_told_by_their_lines(
    tmp_path: Path, capsys: Capture
) -> None:
    one, two = (f"Page 5 - report\nP. 5\nเทศบาลตำบล{n}\n" for n in ("หนึ่ง", "สอง"))
    (tmp_path / "both.txt").write_text(f"{one}\f{two}", encoding="utf-8")
    run = call(capsys, "build", tmp_path, COLUMN, "--out", tmp_path / "kg")
    assert run.code == 1
    assert f"{tmp_path}/both.txt:3 and {tmp_path}/both.txt:6 are different texts" in run.err
