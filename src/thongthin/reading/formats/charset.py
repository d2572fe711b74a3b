"""Bytes → characters where the encoding is certain: Unicode, or the Thai code page.

TIS-620, ISO-8859-11 and Windows-874 give Thai letters the same bytes; Windows-874 holds the other
two. Any bytes can be read as that page, so it is taken only where the result is Thai beyond doubt.
"""

from __future__ import annotations

import codecs
import re

THAI_PAGE = "cp874"

_MARKS_OF_ORDER = {codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}
_LETTER = re.compile(r"[^\W\d_]|[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]")
_THAI = re.compile("[\u0e01-\u0e4e]")
_MARK = re.compile("[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]")
_PLACED = re.compile(
    "(?<=[\u0e01-\u0e2e\u0e31\u0e34-\u0e3a\u0e47-\u0e4e])[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]"
)
_THAI_IN_UTF8 = re.compile(rb"\xe0[\xb8\xb9][\x80-\xbf]")

LEAST_LETTERS = 20
"""Fewer letters show no language."""

_THAI_SHARE, _PLACED_SHARE, _UTF8_SHARE = 0.5, 0.97, 0.1


def utf16_of(data: bytes) -> str | None:
    """Return the name of the UTF-16 in which bytes with a byte order mark are, else None."""
    return next((name for bom, name in _MARKS_OF_ORDER.items() if data.startswith(bom)), None)


def as_thai(data: bytes) -> str | None:
    """Return bytes read as the Thai code page where that is certain, else None.

    Certain: at least half of the letters are Thai, nearly every mark follows a consonant or a
    mark, and the bytes are not those of Thai in UTF-8 with an error in it.
    """
    try:
        text = data.decode(THAI_PAGE)
    except UnicodeDecodeError:
        return None
    letters = len(_LETTER.findall(text))
    marks = len(_MARK.findall(text))
    beyond_ascii = sum(byte >= 0x80 for byte in data)
    is_thai = len(_THAI.findall(text)) >= max(LEAST_LETTERS, _THAI_SHARE * letters)
    is_spelt = len(_PLACED.findall(text)) >= _PLACED_SHARE * marks
    is_utf8 = 3 * len(_THAI_IN_UTF8.findall(data)) > _UTF8_SHARE * beyond_ascii
    return text if is_thai and is_spelt and not is_utf8 else None
