"""PDF files that the tests make, by three producers, in the Thai fonts of the TLWG.

reportlab sets glyphs without shaping; Chromium and LibreOffice shape them, each with its own
faults. The texts are those written for the study of layouts, and the sample pages.
"""

from __future__ import annotations

import difflib
import html
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

sys.path.insert(0, str(Path(__file__).parents[3] / "tools"))

from synthetic_spreads import make_spreads
from system_programs import is_required, program

from thongthin.paths import Project, packaged_root
from thongthin.reading.read import read_pages

FONTS = Path("/usr/share/fonts/truetype/tlwg")
A4 = (595.0, 842.0)
LANDSCAPE = (842.0, 595.0)

Line = tuple[float, float, str]
"""Where a line begins, from the upper left corner in points, and its text."""


@dataclass(frozen=True)
class Leaf:
    """A page to be set: its size, its lines, and the size of its type."""

    size: tuple[float, float]
    lines: tuple[Line, ...]
    points: float = 10.5


@cache
def font(name: str = "Laksaman") -> str:
    """Return a font's name for reportlab; skip the test, or fail it, where it is missing."""
    path = FONTS / f"{name}.ttf"
    if not path.is_file():
        missing = f"{path.name} is not installed; tools/system_programs.sh installs it"
        if is_required():
            pytest.fail(missing)
        pytest.skip(missing)
    pdfmetrics.registerFont(TTFont(name, str(path)))
    return name


def columns(
    *texts: Sequence[str], left: float, step: float, top: float = 60, pitch: float = 17
) -> tuple[Line, ...]:
    """Return lines in columns that begin `step` points apart."""
    return tuple(
        (left + number * step, top + row * pitch, text)
        for number, column in enumerate(texts)
        for row, text in enumerate(column)
    )


def by_reportlab(path: Path, leaves: Sequence[Leaf], password: str = "") -> Path:
    """Set pages with reportlab."""
    encryption = StandardEncryption(password) if password else None
    canvas = Canvas(str(path), invariant=1, encrypt=encryption)
    for leaf in leaves:
        canvas.setPageSize(leaf.size)
        canvas.setFont(font(), leaf.points)
        for x, y, text in leaf.lines:
            canvas.drawString(x, leaf.size[1] - y, text)
        canvas.showPage()
    canvas.save()
    return path


def by_chromium(path: Path, leaves: Sequence[Leaf]) -> Path:
    """Print pages of HTML with Chromium."""
    font()
    wide, high = leaves[0].size
    style = (
        f"@page {{ size: {wide}pt {high}pt; margin: 0 }}"
        "body { margin: 0; font-family: Laksaman }"
        f"section {{ position: relative; width: {wide}pt; height: {high - 1}pt; overflow: hidden;"
        "break-after: page } p { position: absolute; margin: 0; white-space: pre; line-height: 1 }"
    )
    sections = "".join(_section(leaf) for leaf in leaves)
    page = path.with_suffix(".html")
    page.write_text(
        f'<!DOCTYPE html><html lang="th"><meta charset="utf-8"><style>{style}</style>{sections}',
        encoding="utf-8",
    )
    chromium = program("chromium", "chromium-browser", "google-chrome")
    flags = (
        "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run "
        "--disable-background-networking --disable-component-update --disable-sync "
        "--no-pdf-header-footer"
    )
    _run(
        chromium, *flags.split(), f"--user-data-dir={path.parent / 'profile'}",
        f"--print-to-pdf={path}", page.as_uri(),
    )  # fmt: skip
    return path


def _section(leaf: Leaf) -> str:
    lines = "".join(
        f'<p style="left:{x}pt;top:{y - leaf.points}pt;font-size:{leaf.points}pt">'
        f"{html.escape(text)}</p>"
        for x, y, text in leaf.lines
    )
    return f"<section>{lines}</section>"


FRAME = (
    '<draw:frame text:anchor-type="page" text:anchor-page-number="{page}" draw:style-name="F" '
    'svg:x="{x}pt" svg:y="{y}pt" svg:width="{width}pt" svg:height="{height}pt">'
    "<draw:text-box>{text}</draw:text-box></draw:frame>"
)


def by_libreoffice(path: Path, leaves: Sequence[Leaf]) -> Path:
    """Convert an OpenDocument text, one frame a column, with LibreOffice Writer."""
    font()
    (leaf,) = leaves
    source = path.with_suffix(".fodt")
    source.write_text(_flat_text(leaf), encoding="utf-8")
    _run(
        program("soffice"), "--headless", f"-env:UserInstallation={(path.parent / 'lo').as_uri()}",
        "--convert-to", "pdf", "--outdir", str(path.parent), str(source),
    )  # fmt: skip
    return path


def _flat_text(leaf: Leaf) -> str:
    wide, high = leaf.size
    starts = sorted({x for x, _, _ in leaf.lines})
    frames = []
    for x in starts:
        own = [(y, text) for left, y, text in leaf.lines if left == x]
        text = "".join(f'<text:p text:style-name="L">{html.escape(t)}</text:p>' for _, t in own)
        frames.append(
            FRAME.format(
                page=1,
                x=x,
                y=min(y for y, _ in own) - leaf.points,
                width=wide - x - 2,
                height=high - 80,
                text=text,
            )
        )
    return _FLAT.format(wide=wide, high=high, points=leaf.points, frames="".join(frames))


_LONG = {"draw": "drawing", "fo": "xsl-fo-compatible", "svg": "svg-compatible"}
_NAMES = ("office", "style", "text", "draw", "fo", "svg")
_FLAT = (
    '<?xml version="1.0" encoding="UTF-8"?><office:document '
    + " ".join(
        f'xmlns:{n}="urn:oasis:names:tc:opendocument:xmlns:{_LONG.get(n, n)}:1.0"' for n in _NAMES
    )
    + ' office:version="1.2" office:mimetype="application/vnd.oasis.opendocument.text">'
    '<office:automatic-styles><style:page-layout style:name="P"><style:page-layout-properties '
    'fo:page-width="{wide}pt" fo:page-height="{high}pt" fo:margin="10pt"/></style:page-layout>'
    '<style:style style:name="L" style:family="paragraph"><style:paragraph-properties '
    'fo:line-height="17pt"/><style:text-properties style:font-name="Laksaman" '
    'fo:font-family="Laksaman" style:font-family-complex="Laksaman" fo:font-size="{points}pt" '
    'style:font-size-complex="{points}pt" fo:language="th" style:language-complex="th"/>'
    '</style:style><style:style style:name="F" style:family="graphic"><style:graphic-properties '
    'fo:padding="0pt" fo:border="none" style:wrap="run-through"/></style:style>'
    '</office:automatic-styles><office:master-styles><style:master-page style:name="Standard" '
    'style:page-layout-name="P"/></office:master-styles><office:body><office:text>{frames}'
    "<text:p/></office:text></office:body></office:document>"
)

PRODUCERS: dict[str, Callable[[Path, Sequence[Leaf]], Path]] = {
    "reportlab": by_reportlab,
    "chromium": by_chromium,
    "libreoffice": by_libreoffice,
}


def _run(*command: str) -> None:
    subprocess.run(command, check=True, capture_output=True, timeout=120)


@cache
def sample(key: str) -> dict[str, tuple[str, ...]]:
    """Return column → lines of a sample page, as reviewed; sara am composed."""
    for file in sorted((packaged_root() / "seeds").glob("*.txt")):
        for page in read_pages(file, Project()):
            if page.key == key:
                return {
                    column: tuple(
                        composed(page.raw[s.start : s.end])
                        for s in page.layout.segments
                        if s.column == column
                    )
                    for column in ("", "L", "R")
                }
    raise LookupError(key)


def made_spread(seed: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the two columns of a made spread, of texts that nothing was tuned on."""
    (spread,) = make_spreads("b", 1, seed)
    left, right = zip(*spread.truth, strict=True)
    return tuple(map(composed, filter(None, left))), tuple(map(composed, filter(None, right)))


def composed(text: str) -> str:
    """Return the text with sara am as one character."""
    return text.replace("\u0e4d\u0e32", "\u0e33")


def exact_lines(wanted: Sequence[str], text: str) -> int:
    """Return how many lines stand in the text character by character, in the wanted order."""
    got = [line for line in text.split("\n") if line]
    matcher = difflib.SequenceMatcher(None, list(wanted), got, autojunk=False)
    return sum(block.size for block in matcher.get_matching_blocks())
