"""What every reader of a format gives: the text of a file in sheets, and what it knows of them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SheetText:
    """A stretch of a file's text in reading order, with offsets of its own.

    Attributes:
        text: the raw text that offsets count in: of plain text the file's own characters, of
            another format what its reader took from the file, the same every time.
        number: of the page in the file, from 1; 1 where the format has no pages.
        columns: per line of `text`: "" across the page, else "L" or "R"; None where the format
            does not tell the reading order (plain text).
        label: the page's printed label, where the file itself gives it (`/PageLabels` of a PDF).
    """

    text: str
    number: int = 1
    columns: tuple[str, ...] | None = None
    label: str = ""


@dataclass(frozen=True, slots=True)
class Contents:
    """The text of one file.

    Attributes:
        sheets: at least one, in the order of the file.
        is_paged: True where each sheet is one page of the file; else form feeds part pages.
        notes: sentences on what was repaired or taken for granted.
        problem: a sentence on the pages that could not be read, or "".
    """

    sheets: tuple[SheetText, ...]
    is_paged: bool = False
    notes: tuple[str, ...] = ()
    problem: str = ""
