"""Plain text: decoded and otherwise unchanged, a byte order mark included.

UTF-8, UTF-16 with a byte order mark, and the Thai code page (TIS-620, Windows-874) where that is
certain (`charset`). Form feeds part pages; white space of any kind stays as it is.
"""

from __future__ import annotations

from thongthin.reading.formats.charset import as_thai, utf16_of
from thongthin.reading.formats.refused import RefusedError
from thongthin.reading.formats.sheet import Contents, SheetText


def read_text(data: bytes) -> Contents:
    """Return the text of a file.

    Raises:
        RefusedError: not decodable with certainty, or no plain text; `line` says where.
    """
    utf16 = utf16_of(data)
    if utf16:
        text, note = _utf16(data, utf16), "is read as UTF-16, as its byte order mark says"
    else:
        text, note = _utf8_or_thai(data)
    return Contents((SheetText(_without_nul(text)),), notes=(note,) if note else ())


def _utf16(data: bytes, name: str) -> str:
    try:
        return data.decode(name)
    except UnicodeDecodeError as error:
        raise RefusedError(
            f"begins as UTF-16 but is not: byte {error.start} cannot be decoded; save it as UTF-8"
        ) from error


def _utf8_or_thai(data: bytes) -> tuple[str, str]:
    try:
        return data.decode("utf-8"), ""
    except UnicodeDecodeError as error:
        text = as_thai(data)
        if text is not None:
            return text, "is not UTF-8; it is read as Windows-874 (TIS-620), in which it is Thai"
        line = data.count(b"\n", 0, error.start) + 1
        raise RefusedError(
            f"is not UTF-8: byte {error.start} (0x{data[error.start]:02X}) cannot be decoded; "
            "save it as UTF-8 (older Thai files are often TIS-620 or Windows-874)",
            line,
        ) from error


def _without_nul(text: str) -> str:
    zero = text.find("\x00")
    if zero >= 0:
        byte = len(text[:zero].encode())
        raise RefusedError(
            f"holds a NUL character (byte {byte}), so it is not plain text; save its text as UTF-8",
            text.count("\n", 0, zero) + 1,
        )
    return text
