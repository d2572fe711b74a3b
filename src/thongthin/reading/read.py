"""A file → its pages: text, furniture, layout and canonical stream, with what is known of them.

Header lines say which report and which page it is; `seeds/sources.csv` says the rest. A file
that is in neither is read all the same, as its own report, and a note says so. Form feeds part
pages; offsets and lines stay those of the whole file.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Protocol

from thongthin.paths import Project
from thongthin.reading.files import RawDocument, read_document
from thongthin.reading.furniture import Patterns, find_furniture, load_patterns, spread_signals
from thongthin.reading.identity import Identity, Sheet, identify
from thongthin.reading.layout import lay_out as propose_layout
from thongthin.reading.lines import BodyLine, is_detached, iter_lines, paragraph_breaks
from thongthin.reading.page import Layout, Page, Repair
from thongthin.reading.sources import Sources, load_sources
from thongthin.reading.stream import build_stream

DETACHED = "detached-marks"
"""Rule id in the log of repairs: a line of nothing but marks, left out of the stream."""


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


def read_pages(
    path: Path,
    project: Project,
    *,
    sources: Sources | None = None,
    lay_out: LayOut = propose_layout,
) -> tuple[Page, ...]:
    """Read one file.

    Args:
        path: a plain text file in UTF-8.
        project: the data folders in force.
        sources: the table of sources, where it is read already.
        lay_out: finds the reading order.

    Returns:
        Its pages, at least one, in the order of the file; blank ones are left out.

    Raises:
        UsageError: the path is no file.
        DocumentError: the file cannot be read as text, or a reviewed layout does not fit it.
        MappingError: a table that reading rests on is wrong.
    """
    document = read_document(path)
    table = load_sources(project) if sources is None else sources
    row, note = table.find(document.sha256, document.file)
    sheets = tuple(_sheets(document.text, load_patterns(project)))
    identities = identify(document.file, sheets, row, note)
    return tuple(
        _page(document, sheet, identity, project, lay_out)
        for sheet, identity in zip(sheets, identities, strict=True)
    )


def _sheets(raw: str, patterns: Patterns) -> Iterator[Sheet]:
    start, number = 0, 1
    for position, part in enumerate(raw.split("\f")):
        lines = list(iter_lines(raw, start, start + len(part), number))
        start += len(part) + 1
        number += part.count("\n")
        if not lines:
            continue
        detached = tuple(line for line in lines if is_detached(raw, line))
        whole = [line for line in lines if line not in detached] if detached else lines
        furniture, body = find_furniture(raw, whole, patterns)
        yield Sheet(position, furniture, body, detached)


def _page(
    document: RawDocument, sheet: Sheet, identity: Identity, project: Project, lay_out: LayOut
) -> Page:
    raw = document.text
    layout = Layout("single", "certain", ())
    if sheet.body:
        layout = lay_out(
            raw,
            sheet.body,
            f"{identity.report}-{identity.number}",
            document.sha256,
            project,
            spread_signals(sheet.furniture),
        )
    breaks = paragraph_breaks(sheet.body, sheet.detached)
    stream, repairs = build_stream(raw, layout, breaks)
    repairs += tuple(
        Repair(DETACHED, line.start, line.end, raw[line.start : line.end], "")
        for line in sheet.detached
    )
    return Page(
        file=document.file,
        sha256=document.sha256,
        report=identity.report,
        number=identity.number,
        raw=raw,
        furniture=sheet.furniture,
        layout=layout,
        stream=stream,
        repairs=tuple(sorted(repairs, key=lambda repair: (repair.start, repair.end))),
        source=identity.row,
        notes=(*identity.notes, *_layout_notes(layout, identity)),
    )


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
