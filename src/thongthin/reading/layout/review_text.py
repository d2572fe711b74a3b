"""The text of a reviewed layout, `mappings/layout/<page key>.yaml`, as `reviewed.py` reads it."""

from __future__ import annotations

from collections.abc import Iterable

import yaml

from thongthin.reading.layout.order import Placed


def review_text(
    raw: str, placed: Iterable[Placed], *, page_key: str, sha256: str, by: str, when: str
) -> str:
    """Return the text of a layout file.

    Args:
        raw: the document's characters as they came.
        placed: every line of running text, in the order of the file.
        page_key: report, hyphen, page.
        sha256: of the document's bytes.
        by: who vouches for it.
        when: ISO date of that.
    """
    head = {
        "document": page_key,
        "sha256": sha256,
        "status": "reviewed",
        "by": by,
        "when": when,
    }
    lines = "".join(f"  - {_quoted(_entry(raw, one))}\n" for one in placed)
    told = yaml.safe_dump(head, allow_unicode=True, sort_keys=False, width=1_000)
    return f"# The reading order of the page, line by line.\n{told}lines:\n{lines}"


def _entry(raw: str, placed: Placed) -> str:
    """Return a line with its bar: at the gutter, at its end, or before it."""
    start, end = placed.line.start, placed.line.end
    if placed.cut:
        text = f"{raw[start : placed.cut[0]]} | {raw[placed.cut[1] : end]}"
    else:
        text = f"| {raw[start:end]}" if placed.column == "R" else f"{raw[start:end]} |"
    return f"{placed.line.number}: {text}"


def _quoted(text: str) -> str:
    """Return a text as one line of YAML, in quotation marks."""
    dumped: str = yaml.safe_dump(text, allow_unicode=True, default_style="'", width=1_000_000)
    return dumped.rstrip("\n")
