"""Draw README's picture: a page as a person reads it, with the words of one statement lit.

    python tools/picture.py docs/evidence.svg

The page is the sample spread; the statement is the directive's issuer, whose words stand at the
foot of the left page and at the head of the right one. Everything drawn comes from the lifting.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from html import escape
from pathlib import Path

from thongthin.graph.vocabulary import read_vocabulary
from thongthin.lifting.many import Lifter
from thongthin.lifting.record import Passage, Quote, Record
from thongthin.paths import Project, packaged_root
from thongthin.reading.files import discover
from thongthin.reading.page import Page, Segment

LINE, LEFT, RIGHT, TOP, WIDTH = 17, 24, 484, 74, 944
COLOUR = {"subject": "#0b6e4f", "cue": "#8a5a00", "value": "#9c1c4a", "context": "#345995"}
WANTED = ("directive", "issuedBy")
"""Rule and property of the statement that is drawn."""


def main(target: Path) -> None:
    """Write the picture."""
    page, record = _find()
    columns = {side: [s for s in page.layout.segments if s.column == side] for side in "LR"}
    rows = max(map(len, columns.values()))
    height = TOP + rows * LINE + 96
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" '
        'font-family="Sarabun, Noto Sans Thai, Loma, Thonburi, Leelawadee UI, sans-serif" '
        'font-size="11.5" role="img" aria-labelledby="t">',
        '<title id="t">Two facing pages; the words of one statement are lit across the gutter'
        "</title>",
        f'<rect width="{WIDTH}" height="{height}" fill="#ffffff"/>',
        *_paper(height),
        *_column(page, record, columns["L"], LEFT, "printed page 252"),
        *_column(page, record, columns["R"], RIGHT, "printed page 253"),
        *_statement(record, TOP + rows * LINE + 34),
        "</svg>",
    ]
    target.write_text("\n".join(parts) + "\n", encoding="utf-8")


def _find() -> tuple[Page, Record]:
    project = Project()
    lifter = Lifter(project, read_vocabulary(project))
    for path in discover([packaged_root() / "seeds"]):
        for document in lifter.lift(path).documents:
            for record in document.records:
                if document.page and record.rule == WANTED[0] and WANTED[1] in record.nodes[0]:
                    return document.page, record
    raise SystemExit("no page states the issuer of a directive")


def _paper(height: int) -> Iterator[str]:
    for x, label in ((LEFT, ""), (RIGHT, "")):
        yield (
            f'<rect x="{x - 12}" y="40" width="448" height="{height - 122}" fill="#fbfaf6" '
            f'stroke="#d8d3c4"/>{label}'
        )
    yield (
        f'<text x="{LEFT - 12}" y="26" font-size="13" fill="#333">report kpi17733, digital page '
        "253, read left page first; the file has both columns on one line</text>"
    )


def _column(
    page: Page, record: Record, segments: list[Segment], x: int, label: str
) -> Iterator[str]:
    yield f'<text x="{x}" y="58" font-size="10" fill="#777">{label}</text>'
    passage = record.passage
    quotes = passage.quotes if isinstance(passage, Passage) else ()
    for row, segment in enumerate(segments):
        lit = [q for q in quotes if segment.start <= q.start and q.end <= segment.end]
        number = f'<tspan fill="#b3ad9c" font-size="9">{segment.line:>2}  </tspan>'
        words = "".join(_runs(page.raw, segment, lit))
        shade = "#222" if lit else "#8d8d8d"
        y = TOP + row * LINE
        place = f'x="{x - 6}" y="{y}" fill="{shade}" xml:space="preserve"'
        yield f"<text {place}>{number}{words}</text>"


def _runs(raw: str, segment: Segment, lit: list[Quote]) -> Iterator[str]:
    at = segment.start
    for quote in lit:
        yield escape(raw[at : quote.start])
        words = escape(raw[quote.start : quote.end])
        yield (
            f'<tspan fill="{COLOUR[quote.role]}" font-weight="bold" '
            f'text-decoration="underline">{words}</tspan>'
        )
        at = quote.end
    yield escape(raw[at : segment.end])


def _statement(record: Record, y: int) -> Iterator[str]:
    yield (
        f'<text x="{LEFT - 12}" y="{y}" font-size="13" fill="#222">'
        f'<tspan fill="{COLOUR["subject"]}" font-weight="bold">directive มท 0801.4/ว 4524'
        "</tspan>  lgc:issuedBy  "
        f'<tspan fill="{COLOUR["value"]}" font-weight="bold">Ministry of Interior</tspan></text>'
    )
    yield (
        f'<text x="{LEFT - 12}" y="{y + 22}" font-size="11" fill="#555">{record.status}, by rule '
        f"“{record.rule}”; every quoted run is checked against the file, in Python and in SHACL"
        "</text>"
    )


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "docs/evidence.svg"))
