"""Paths → text: find the documents, read their bytes, refuse what is no plain UTF-8 text.

A document that cannot be read raises `DocumentError`, which names the file; the others can
still be read. Nothing in the text is changed, a byte order mark included.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from thongthin.errors import DocumentError, UsageError

MAX_BYTES = 20 * 1024 * 1024
"""Largest document that is read, in bytes (20 MB): some 4,000 printed pages."""

SUFFIX = ".txt"

_MAGIC = (
    (b"\x89PNG\r\n\x1a\n", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"II*\x00", "a TIFF picture"),
    (b"MM\x00*", "a TIFF picture"),
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive (a Word or Excel file is one)"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Word or Excel file"),
    (b"{\\rtf", "an RTF file"),
    (b"\xff\xfe", "a text in UTF-16"),
    (b"\xfe\xff", "a text in UTF-16"),
)


@dataclass(frozen=True, slots=True)
class RawDocument:
    """A file as it came.

    Attributes:
        file: its name as it is told to people: relative to where the user stands, if below it.
        sha256: of its bytes, hexadecimal.
        text: its characters, decoded and otherwise unchanged.
        size_bytes: length of the file.
    """

    file: str
    sha256: str
    text: str
    size_bytes: int


def discover(paths: Iterable[Path]) -> tuple[Path, ...]:
    """Return the documents behind paths: files as named, folders searched for *.txt.

    Names that begin with a dot are passed over inside folders.

    Args:
        paths: files or folders, any number, in any order.

    Returns:
        Sorted by name, each file once, whatever paths led to it.

    Raises:
        UsageError: a path that does not exist, or a folder without a document.
    """
    found: dict[Path, Path] = {}
    for path in paths:
        for document in _documents(path):
            found.setdefault(document.resolve(), document)
    return tuple(sorted(found.values(), key=lambda p: p.as_posix()))


def _documents(path: Path) -> list[Path]:
    if path.is_file():
        return [path]
    if not path.is_dir():
        raise UsageError("does not exist; name a text file or a folder of them", where=str(path))
    inside = [
        p
        for p in path.rglob("*")
        if p.suffix.lower() == SUFFIX
        and p.is_file()
        and not any(part.startswith(".") for part in p.relative_to(path).parts)
    ]
    if not inside:
        raise UsageError(f"holds no {SUFFIX} file; name a folder that does", where=str(path))
    return inside


def told_name(path: Path) -> str:
    """Return a path as it is told to people: relative to the working folder where it lies below."""
    whole = Path.cwd() / path
    here = Path.cwd()
    return whole.relative_to(here).as_posix() if whole.is_relative_to(here) else path.as_posix()


def read_document(path: Path) -> RawDocument:
    """Read one document.

    Raises:
        UsageError: the path is no file.
        DocumentError: too large, empty, another format, not UTF-8, or not readable.
    """
    if not path.is_file():
        raise UsageError("is not a file; name a text file", where=str(path))
    name = told_name(path)
    data = _read_bytes(path, name)
    _refuse_other_formats(data, name)
    text = _decode(data, name)
    if not text.strip("\ufeff \t\r\n\f\v"):
        raise DocumentError("holds no text; expected at least one line", where=name)
    return RawDocument(name, hashlib.sha256(data).hexdigest(), text, len(data))


def _read_bytes(path: Path, name: str) -> bytes:
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise DocumentError(
                f"is {size:,} bytes long; the limit is {MAX_BYTES:,} bytes (20 MB): "
                "split it into smaller files",
                where=name,
            )
        return path.read_bytes()
    except OSError as error:
        raise DocumentError(f"cannot be read: {error.strerror}", where=name) from error


def _refuse_other_formats(data: bytes, name: str) -> None:
    for magic, what in _MAGIC:
        if data.startswith(magic):
            raise DocumentError(
                f"is {what}, not plain text; save its text as UTF-8 and name that file",
                where=name,
            )


def _decode(data: bytes, name: str) -> str:
    zero = data.find(b"\x00")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise DocumentError(
            f"is not UTF-8: byte {error.start} (0x{data[error.start]:02X}) cannot be decoded; "
            "save it as UTF-8 (older Thai files are often TIS-620 or Windows-874)",
            where=f"{name}:{line}",
        ) from error
    if zero >= 0:
        line = data.count(b"\n", 0, zero) + 1
        raise DocumentError(
            f"holds a NUL character (byte {zero}), so it is not plain text; save its text as UTF-8",
            where=f"{name}:{line}",
        )
    return text
