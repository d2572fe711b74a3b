"""Paths → documents: find them, read their text whatever their format, refuse what has none.

A document that cannot be read raises `DocumentError`, which names the file; the others can
still be read. The readers of the formats are in `formats`; of plain text nothing is changed.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from thongthin.errors import DocumentError, UsageError
from thongthin.reading.formats.contents import read_contents
from thongthin.reading.formats.kinds import KINDS, MAGIC_LENGTH, TEXT, Kind, kind_of
from thongthin.reading.formats.refused import RefusedError
from thongthin.reading.formats.sheet import Contents

MAX_BYTES = TEXT.max_bytes
"""Largest text file that is read, in bytes (20 MB): some 4,000 printed pages."""

SUFFIXES = tuple(KINDS)
"""Suffixes of the documents that are looked for in folders."""


@dataclass(frozen=True, slots=True)
class RawDocument:
    """A file as it came.

    Attributes:
        file: its name as it is told to people: relative to where the user stands, if below it.
        sha256: of its bytes, hexadecimal.
        contents: its text in sheets, and what the format knows of them.
        size_bytes: length of the file.
    """

    file: str
    sha256: str
    contents: Contents
    size_bytes: int

    @property
    def text(self) -> str:
        """The text of all sheets, a form feed between two."""
        return "\f".join(sheet.text for sheet in self.contents.sheets)


def discover(paths: Iterable[Path]) -> tuple[Path, ...]:
    """Return the documents behind paths: files as named, folders searched for their suffixes.

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
        raise UsageError("does not exist; name a document or a folder of them", where=str(path))
    inside = [
        p
        for p in path.rglob("*")
        if p.suffix.lower() in SUFFIXES
        and p.is_file()
        and not any(part.startswith(".") for part in p.relative_to(path).parts)
    ]
    if not inside:
        raise UsageError(
            f"holds no {SUFFIXES[0]} file, nor one of {', '.join(SUFFIXES[1:])}; "
            "name a folder that does",
            where=str(path),
        )
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
        DocumentError: too large, without text, in a format that is not read, or not readable.
    """
    if not path.is_file():
        raise UsageError("is not a file; name a document", where=str(path))
    name = told_name(path)
    try:
        with path.open("rb") as file:
            kind = kind_of(name, file.read(MAGIC_LENGTH))
            size = path.stat().st_size
            _check_size(size, kind)
            file.seek(0)
            sha256 = hashlib.file_digest(file, "sha256").hexdigest()
        contents = read_contents(path, kind)
    except OSError as error:
        raise DocumentError(f"cannot be read: {error.strerror}", where=name) from error
    except RefusedError as error:
        where = f"{name}:{error.line}" if error.line else name
        raise DocumentError(error.sentence, where=where) from error
    if not any(sheet.text.strip("\ufeff \t\r\n\f\v") for sheet in contents.sheets):
        raise DocumentError("holds no text; expected at least one line", where=name)
    return RawDocument(name, sha256, contents, size)


def _check_size(size: int, kind: Kind) -> None:
    if size > kind.max_bytes:
        raise RefusedError(
            f"is {size:,} bytes long; the limit is {kind.max_bytes:,} bytes "
            f"({kind.max_bytes // 2**20} MB) for {kind.what}: split it into smaller files"
        )
