"""A file → its pages: text, furniture, layout and canonical stream, with what is known of them.

Header lines say which report and which page it is; `seeds/sources.csv` says the rest. A file
that is in neither is read all the same, as its own report, and a note says so. In plain text form
feeds part pages, and offsets and lines stay those of the whole file; a page of a PDF has a text,
and offsets, of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol

from thongthin.paths import Project
from thongthin.reading.doubled import RULE as DOUBLED
from thongthin.reading.doubled import without_doubles
from thongthin.reading.files import RawDocument, read_document
from thongthin.reading.formats.sheet import SheetText
from thongthin.reading.furniture import Patterns, find_furniture, load_patterns, spread_signals
from thongthin.reading.identity import Identity, Sheet, identify
from thongthin.reading.layout import lay_out as propose_layout
from thongthin.reading.layout.settled import settled
from thongthin.reading.lines import (
    BodyLine,
    is_detached,
    iter_lines,
    paragraph_breaks,
    without_stray_blanks,
)
from thongthin.reading.mend import mend
from thongthin.reading.page import Layout, Page, Repair
from thongthin.reading.sources import Sources, load_sources
from thongthin.reading.stream import build_stream

DETACHED = "detached-marks"
"""Rule id in the log of repairs: a line of nothing but marks; it has no place in the stream."""


class LayOut(Protocol):
    """Proposes or looks up the reading order of one page."""

    def __call__(
        self,
        raw: str,
        body_lines: Sequence[BodyLine],
        page_key: str,
        sha256: str,
        project: Project,
        spread_signals: int,
    ) -> Layout:
        """Return the layout of the page whose running text stands in `body_lines`."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What became of one file.

    Attributes:
        pages: at least one, in the order of the file; blank ones are left out.
        problem: a sentence on the pages that could not be read, or "".
    """

    pages: tuple[Page, ...]
    problem: str = ""


def read_pages(
    path: Path,
    project: Project,
    *,
    sources: Sources | None = None,
    lay_out: LayOut = propose_layout,
) -> tuple[Page, ...]:
    """Return the pages of one file (`read_file`), those left out that could not be read."""
    return read_file(path, project, sources=sources, lay_out=lay_out).pages


def read_file(
    path: Path,
    project: Project,
    *,
    sources: Sources | None = None,
    lay_out: LayOut = propose_layout,
) -> Reading:
    """Read one file.

    Args:
        path: a document in one of the formats that are read (`formats.kinds`).
        project: the data folders in force.
        sources: the table of sources, where it is read already.
        lay_out: finds the reading order where the format does not tell it.

    Raises:
        UsageError: the path is no file.
        DocumentError: the file cannot be read, or a reviewed layout does not fit it.
        MappingError: a table that reading rests on is wrong.
    """
    document = read_document(path)
    contents = document.contents
    table = load_sources(project) if sources is None else sources
    row, note = table.find(document.sha256, document.file)
    parts = tuple(_parts(document, load_patterns(project)))
    sheets = tuple(sheet for _, sheet in parts)
    identities = identify(document.file, sheets, row, note, is_paged=contents.is_paged)
    pages = tuple(
        _page(document, source, sheet, identity, project, lay_out)
        for (source, sheet), identity in zip(parts, identities, strict=True)
    )
    problem = f"{document.file}: {contents.problem}" if contents.problem else ""
    return Reading(_with_notes(pages, contents.notes), problem)


def _with_notes(pages: tuple[Page, ...], notes: tuple[str, ...]) -> tuple[Page, ...]:
    """Return the pages with notes on the whole file, which its first page carries."""
    if not notes:
        return pages
    first, *others = pages
    return (replace(first, notes=(*notes, *first.notes)), *others)


def _parts(document: RawDocument, patterns: Patterns) -> Iterator[tuple[SheetText, Sheet]]:
    for source in document.contents.sheets:
        for sheet in _sheets(source.text, patterns, source.number - 1):
            yield source, sheet


def _sheets(raw: str, patterns: Patterns, first: int) -> Iterator[Sheet]:
    start, number = 0, 1
    for position, part in enumerate(raw.split("\f"), first):
        lines = list(iter_lines(raw, start, start + len(part), number))
        start += len(part) + 1
        number += part.count("\n")
        if not lines:
            continue
        detached = tuple(line for line in lines if is_detached(raw, line))
        whole = [line for line in lines if line not in detached] if detached else lines
        furniture, body = find_furniture(raw, whole, patterns)
        body, doubles = without_doubles(raw, body)
        yield Sheet(position, furniture, body, (*detached, *doubles))


def _page(
    document: RawDocument,
    source: SheetText,
    sheet: Sheet,
    identity: Identity,
    project: Project,
    lay_out: LayOut,
) -> Page:
    raw = source.text
    layout = _layout(document, source, sheet, identity, project, lay_out)
    breaks = paragraph_breaks(sheet.body, sheet.detached)
    stream, repairs = build_stream(raw, layout, breaks)
    marks = [line for line in sheet.detached if is_detached(raw, line)]
    mended = mend(stream, raw, marks, sheet.body)
    repairs += (*mended.repairs, *(_left_out(raw, line) for line in sheet.detached))
    return Page(
        file=document.file,
        sha256=document.sha256,
        report=identity.report,
        number=identity.number,
        raw=raw,
        furniture=sheet.furniture,
        layout=layout,
        stream=mended.stream,
        repairs=tuple(sorted(repairs, key=lambda repair: (repair.start, repair.end))),
        source=identity.row,
        notes=(*identity.notes, *_layout_notes(layout, identity), *mended.notes),
        quality=mended.quality,
        damage=mended.damage,
        file_page=source.number if document.contents.is_paged else 0,
    )


def _left_out(raw: str, line: BodyLine) -> Repair:
    rule = DETACHED if is_detached(raw, line) else DOUBLED
    return Repair(rule, line.start, line.end, raw[line.start : line.end], "")


def _layout(
    document: RawDocument,
    source: SheetText,
    sheet: Sheet,
    identity: Identity,
    project: Project,
    lay_out: LayOut,
) -> Layout:
    """Return the reading order: reviewed, told by the format, or proposed."""
    key = f"{identity.report}-{identity.number}"
    if not sheet.body:
        return Layout("single", "certain", ())
    is_reviewed = project.file(f"mappings/layout/{key}.yaml") is not None
    if source.columns is not None and not is_reviewed:
        return settled(sheet.body, source.columns)
    raw = source.text if is_reviewed else without_stray_blanks(source.text)
    signals = spread_signals(sheet.furniture)
    return lay_out(raw, sheet.body, key, document.sha256, project, signals)


def _layout_notes(layout: Layout, identity: Identity) -> tuple[str, ...]:
    if layout.status != "proposed":
        return ()
    what = (
        "two pages side by side; its reading order is a proposal"
        if layout.kind == "spread"
        else "perhaps two pages side by side, perhaps one column of uneven lines"
    )
    review = f"mappings/layout/{identity.report}-{identity.number}.yaml"
    return (f"{what}: what rests on a doubtful join waits for a reviewed layout in {review}",)
