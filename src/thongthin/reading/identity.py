"""Which report and page a sheet of a file is: its header lines, the table of sources, its name.

What header lines say holds; the table fills in what they leave open; a file that is in neither
is its own report. Every guess is a note for the person who builds.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from thongthin.reading.lines import BodyLine
from thongthin.reading.page import Furniture, SourceRow

MAX_SLUG = 60
"""Longest part of a name that is kept in a report's id, in characters."""

_SAFE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,79}")


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page of a file before it is known which page it is.

    Attributes:
        position: place in the file, from 0, blank pages counted.
        furniture: in the order of the file.
        body: lines of running text.
        detached: lines that hold nothing but combining marks.
    """

    position: int
    furniture: tuple[Furniture, ...]
    body: tuple[BodyLine, ...]
    detached: tuple[BodyLine, ...]

    def values(self, kind: str) -> tuple[str, ...]:
        """Return the different values of one kind of furniture, in the order of the file."""
        return tuple(dict.fromkeys(item.value for item in self.furniture if item.kind == kind))


@dataclass(frozen=True, slots=True)
class Identity:
    """Which page a sheet is.

    Attributes:
        report: id of the report, ASCII.
        number: page of the digital edition, from 1.
        row: its row in the table of sources, or None.
        notes: sentences on what was taken for granted.
    """

    report: str
    number: int
    row: SourceRow | None
    notes: tuple[str, ...]


def safe_id(name: str) -> str:
    """Return an ASCII id for a name: lower-case letters, digits and hyphens.

    A name with other letters than ASCII, or a long one, gets eight digits of its SHA-256, so that
    two such names stay two. The same name always gives the same id.

    Example:
        >>> safe_id("Annual report_12")
        'annual-report-12'
    """
    name = unicodedata.normalize("NFC", name)
    slug = re.sub("[^a-z0-9]+", "-", name.lower()).strip("-")
    if name.isascii() and slug and len(slug) <= MAX_SLUG:
        return slug
    digest = hashlib.sha256(name.encode()).hexdigest()[:8]
    return f"{slug[:MAX_SLUG].strip('-') or 'document'}-{digest}"


def identify(
    file: str,
    sheets: Sequence[Sheet],
    row: SourceRow | None,
    row_note: str,
    *,
    is_paged: bool = False,
) -> tuple[Identity, ...]:
    """Return which page each sheet of one file is, in order.

    Args:
        file: the file's name; its stem is the id of a report that nothing else names.
        sheets: pages of the file, in order.
        row: the file's row in the table of sources, or None.
        row_note: what is odd about that row, or empty.
        is_paged: True where the format itself counts its pages (a PDF): then a line that names a
            page counts only beside one that names the report, and what is taken for granted of
            all pages is said once.
    """
    cells = row.cells if row else {}
    headers = [value for sheet in sheets for value in sheet.values("report_id")]
    report = cells.get("report") or safe_id(PurePosixPath(file).stem)
    report = _report_id(headers[0]) if headers else report
    number = int(cells.get("digital_page", "1"))
    found: list[Identity] = []
    for sheet, before in zip(sheets, (None, *sheets), strict=False):
        number += sheet.position - (before.position if before else 0)
        report = next(map(_report_id, sheet.values("report_id")), report)
        pages = sheet.values("digital_page")
        is_named = bool(pages) and bool(not is_paged or sheet.values("report_id"))
        number = int(pages[0]) if is_named else number
        notes = _own_notes(sheet, report, number, bool(headers) and not is_paged)
        if not (is_paged and found):
            notes = [row_note, *_notes_on_all(report, number, row, bool(headers)), *notes]
        used = row
        if row and cells.get("report", report) != report:
            notes.append(_differs(row, "report", report))
            used = None if row_note else row
        elif row and len(sheets) == 1 and cells.get("digital_page", str(number)) != str(number):
            notes.append(_differs(row, "digital_page", str(number)))
        found.append(Identity(report, number, used, tuple(filter(None, notes))))
    return tuple(found)


def _report_id(label: str) -> str:
    return label if _SAFE.fullmatch(label) else safe_id(label)


def _notes_on_all(report: str, number: int, row: SourceRow | None, headed: bool) -> list[str]:
    """Return what is taken for granted where neither lines nor table say which report it is."""
    if headed or (row and "report" in row.cells):
        return []
    return [
        "no header line and no row of seeds/sources.csv says which report it is from; "
        f"taken as a report of its own, {report}, page {number}"
    ]


def _own_notes(sheet: Sheet, report: str, number: int, headed: bool) -> list[str]:
    """Return what is said of a sheet's own lines, or of their absence."""
    pages = sheet.values("digital_page")
    labels = sheet.values("report_id")
    notes: list[str] = []
    if len(pages) > 1:
        notes.append(f"its lines give the page as {' and as '.join(pages)}; {number} is taken")
    if len(labels) > 1:
        notes.append(f"its lines give the report as {' and as '.join(labels)}; {report} is taken")
    if labels and labels[0] != report:
        notes.append(f"its lines give the report as {labels[0]!r}; its id becomes {report}")
    if headed and not (labels and pages):
        notes.append(
            f"not all of its lines say which page it is; taken as page {number} of {report}"
        )
    if not sheet.body:
        notes.append("it holds no running text")
    return notes


def _differs(row: SourceRow, column: str, held: str) -> str:
    return (
        f"line {row.row} of seeds/sources.csv gives {column} {row.cells[column]}, "
        f"the page's own lines give {held}; the lines hold, check the row"
    )
