"""Which format a file is in: told by its first bytes and its name, never guessed.

`KINDS` is the table of the formats that are read; `discover` looks for their suffixes in folders.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePath
from types import MappingProxyType

from thongthin.reading.formats.refused import RefusedError

_MB = 1024 * 1024

MAGIC_LENGTH = 1024
"""So many first bytes tell the format (a PDF may begin so far behind the file's head)."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A format that is read.

    Attributes:
        name: "text", or the task of `worker`.
        what: the format in words.
        max_bytes: largest file of it that is read.
    """

    name: str
    what: str
    max_bytes: int


TEXT = Kind("text", "plain text", 20 * _MB)
PDF = Kind("pdf", "a PDF", 500 * _MB)
HTML = Kind("html", "an HTML page", 20 * _MB)
DOCX = Kind("docx", "a Word document", 100 * _MB)

KINDS: Mapping[str, Kind] = MappingProxyType(
    {".txt": TEXT, ".pdf": PDF, ".html": HTML, ".htm": HTML, ".docx": DOCX}
)
"""Suffix → format."""

_PDF_MAGIC, _ZIP_MAGIC = b"%PDF-", b"PK\x03\x04"

_OTHERS = (
    (b"\x89PNG\r\n\x1a\n", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"II*\x00", "a TIFF picture"),
    (b"MM\x00*", "a TIFF picture"),
    (_ZIP_MAGIC, "a ZIP archive (an Excel file is one)"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Word or Excel file"),
    (b"{\\rtf", "an RTF file"),
)


def kind_of(name: str, head: bytes) -> Kind:
    """Return the format of a file.

    Args:
        name: of the file; its suffix counts, in any case.
        head: its first bytes, `MAGIC_LENGTH` or all of them.

    Raises:
        RefusedError: a format that is not read, or a suffix that the bytes belie.
    """
    named = KINDS.get(PurePath(name).suffix.lower(), TEXT)
    if head.startswith(_PDF_MAGIC) or (named is PDF and _PDF_MAGIC in head):
        return PDF
    if named is DOCX and head.startswith(_ZIP_MAGIC):
        return DOCX
    for magic, what in _OTHERS:
        if head.startswith(magic):
            raise RefusedError(
                f"is {what}, and no format that is read ({', '.join(KINDS)}); save its text as "
                "UTF-8 and name that file"
            )
    if named in (PDF, DOCX):
        raise RefusedError(f"is named like {named.what}, but is none: it is broken or cut off")
    return named
