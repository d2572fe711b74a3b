"""Measure reading and lifting on this machine and put the figures into docs/speed.md.

    python tools/speed_page.py

The PDF is set by reportlab from the development pages of `tests/pages`, which are in our own words.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import yaml

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs/speed.md"
MARKS = ("<!-- figures -->", "<!-- end of figures -->")
COPIES = 3
"""How often the development pages stand in the PDF."""


def main() -> int:
    """Measure, and rewrite the table."""
    with TemporaryDirectory() as folder:
        pdf = made_pdf(Path(folder) / "development-pages.pdf")
        figures = [*timed("lift"), *timed("files", str(pdf))]
    rows = ["| measured | pages a second, median | least | most |", "|---|--:|--:|--:|"]
    rows += [
        f"| {f['name']} | {f['median']:.0f} | {f['least']:.0f} | {f['most']:.0f} |" for f in figures
    ]
    before, _, rest = PAGE.read_text(encoding="utf-8").partition(MARKS[0])
    after = rest.partition(MARKS[1])[2]
    table = "\n".join((MARKS[0], *rows, MARKS[1]))
    PAGE.write_text(before + table + after, encoding="utf-8")
    return 0


def timed(*what: str) -> list[dict[str, Any]]:
    """Return the figures of `thongthin bench`."""
    command = [sys.executable, "-m", "thongthin.cli", "bench", *what, "--json"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=True)
    figures: list[dict[str, Any]] = json.loads(done.stdout)
    return figures


def made_pdf(path: Path) -> Path:
    """Set the development pages, one a sheet."""
    sys.path.insert(0, str(ROOT / "tests/reading/formats"))
    from pdf_makers import A4, Leaf, by_reportlab, columns

    pages = sorted((ROOT / "tests/pages/development").glob("*.yaml"))
    texts = [yaml.safe_load(p.read_text(encoding="utf-8"))["text"].splitlines() for p in pages]
    leaves = [Leaf(A4, columns(lines, left=60, step=0)) for lines in texts]
    return by_reportlab(path, leaves * COPIES)


if __name__ == "__main__":
    sys.exit(main())
