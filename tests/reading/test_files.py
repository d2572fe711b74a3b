"""Files: what is found, what is read unchanged, what is refused and how it is said."""

import hashlib
from pathlib import Path

import pytest

from thongthin.errors import DocumentError, ThongthinError, UsageError
from thongthin.reading import files
from thongthin.reading.files import discover, read_document

REFUSED = [
    ("empty", b"", "holds no text"),
    ("blank", b"\xef\xbb\xbf \r\n\x0c\n", "holds no text"),
    ("picture", b"\x89PNG\r\n\x1a\n\x00\x00", "a PNG picture"),
    ("photo", b"\xff\xd8\xff\xe0", "a JPEG picture"),
    ("pdf", b"%PDF-1.7\n", "is no PDF that can be opened"),
    ("word", b"PK\x03\x04\x14", "a ZIP archive"),
    ("gzip", b"\x1f\x8b\x08", "a gzip archive"),
    ("nul", b"one\ntwo\x00\n", ":2: holds a NUL character (byte 7)"),
    ("tis-620", "ก\nข".encode() + b"\nab\xa1\xa2", ":3: is not UTF-8: byte 10 (0xA1)"),
    ("cut off", "กข".encode()[:-1], ":1: is not UTF-8: byte 3"),
]


@pytest.mark.parametrize(("name", "data", "said"), REFUSED, ids=[r[0] for r in REFUSED])
def test_what_is_no_text_is_refused(tmp_path: Path, name: str, data: bytes, said: str) -> None:
    file = tmp_path / f"{name}.txt"
    file.write_bytes(data)
    with pytest.raises(DocumentError) as caught:
        read_document(file)
    assert said in str(caught.value)
    assert str(file) in str(caught.value)
    assert caught.value.exit_code == 1


def test_too_large_is_refused_unread(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "large.txt"
    with file.open("wb") as handle:
        handle.truncate(files.MAX_BYTES + 1)
    monkeypatch.setattr(Path, "read_bytes", lambda _: pytest.fail("was read"))
    with pytest.raises(DocumentError, match=r"is 20,971,521 bytes long; the limit is 20,971,520"):
        read_document(file)


def test_text_is_kept_as_it_came(tmp_path: Path) -> None:
    data = "\ufeffบ้าน\r\nเเ ๑\x0cท้าย".encode()
    (tmp_path / "a.txt").write_bytes(data)
    document = read_document(tmp_path / "a.txt")
    assert document.text.encode() == data
    assert document.sha256 == hashlib.sha256(data).hexdigest()
    assert document.size_bytes == len(data)


def test_file_is_named_from_where_the_user_stands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in/a.txt").write_text("ก")
    assert read_document(tmp_path / "in/a.txt").file == (tmp_path / "in/a.txt").as_posix()
    monkeypatch.chdir(tmp_path)
    assert read_document(tmp_path / "in/a.txt").file == "in/a.txt"
    assert read_document(Path("in/a.txt")).file == "in/a.txt"


def test_discover_searches_folders_and_takes_each_file_once(tmp_path: Path) -> None:
    for name in ("b.txt", "a/c.TXT", "a/d/e.txt", "a/f.pdf", ".g.txt", ".h/i.txt", "j.dat"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("ก")
    paths = [tmp_path / "j.dat", tmp_path, tmp_path / "b.txt", tmp_path / "a" / ".." / "b.txt"]
    found = discover(paths)
    assert [p.relative_to(tmp_path).as_posix() for p in found] == [
        "a/c.TXT",
        "a/d/e.txt",
        "a/f.pdf",
        "b.txt",
        "j.dat",
    ]
    assert {p.resolve() for p in discover(paths[::-1])} == {p.resolve() for p in found}


@pytest.mark.parametrize("missing", ["nothing.txt", "no/folder", "empty"])
def test_missing_path_or_empty_folder_is_wrong_use(tmp_path: Path, missing: str) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(UsageError) as caught:
        discover([tmp_path / missing])
    assert str(tmp_path / missing) in str(caught.value)
    assert caught.value.exit_code == 2


def test_reading_a_folder_is_wrong_use(tmp_path: Path) -> None:
    with pytest.raises(ThongthinError, match="is not a file"):
        read_document(tmp_path)
