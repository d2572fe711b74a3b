"""The lines of a page in their columns, side by side: as text and as JSON."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from thongthin.reading.layout.ask import Review
from thongthin.reading.layout.at_hand import PageAtHand
from thongthin.reading.layout.detect import display_width
from thongthin.reading.page import Layout


class Row(NamedTuple):
    """A line of a page.

    Attributes:
        number: line in the file, from 1.
        left: what stands in the left column, or in the only one.
        right: what stands in the right one.
        way: "left", "right", "cut N", or "one" on a page of one column.
        posterior: probability that this is right.
        is_sure: it is not below the threshold, or a person has said so.
        is_least: it is the least certain line.
    """

    number: int
    left: str
    right: str
    way: str
    posterior: float
    is_sure: bool
    is_least: bool


def rows_of(review: Review) -> list[Row]:
    """Return the lines of a spread as they are proposed, or answered."""
    least = review.next()
    doubtful = {reading.number for reading in review.doubtful}
    return [
        Row(
            r.number,
            r.choice.left,
            r.choice.right,
            r.choice.name,
            r.posterior,
            r.number not in doubtful,
            least is not None and r.number == least.number,
        )
        for r in review.readings
    ]


def rows_in_force(page: PageAtHand, layout: Layout) -> list[Row]:
    """Return the lines of a page as its layout in force has them."""
    texts: dict[tuple[int, str], str] = {
        (s.line, s.column): page.raw[s.start : s.end] for s in layout.segments
    }
    rows = []
    for line in page.lines:
        left = texts.get((line.number, "L"), texts.get((line.number, ""), ""))
        right = texts.get((line.number, "R"), "")
        way = f"cut {len(left.split())}" if left and right else "right" if right else "left"
        posterior = layout.line_posterior.get(line.number, 1.0)
        way = "one" if layout.kind == "single" else way
        rows.append(Row(line.number, left, right, way, posterior, posterior >= 1.0, False))
    return rows


def order_text(key: str, status: str, threshold: float, rows: Sequence[Row]) -> str:
    """Return the page for a person to read."""
    is_spread = any(row.way != "one" for row in rows)
    width = max((display_width(row.left) for row in rows), default=0) if is_spread else 0
    kind = "two columns" if is_spread else "one column"
    unsure = sum(not row.is_sure for row in rows)
    told = f"; {unsure} of {len(rows)} lines are below {threshold:.2f}" if unsure else ""
    lines = [f"{key}: {kind}, {status}{told}"]
    for row in rows:
        mark = "!" if row.is_least else " " if row.is_sure else "?"
        left = row.left + " " * (width - display_width(row.left))
        text = f"{left} | {row.right}".rstrip() if is_spread else row.left
        lines.append(f"{row.number:>4} {row.posterior:.2f}{mark} {text}")
    return "\n".join(lines)


def order_json(key: str, status: str, threshold: float, rows: Sequence[Row]) -> dict[str, Any]:
    """Return the page for a program."""
    return {
        "page": key,
        "status": status,
        "threshold": threshold,
        "lines": [
            {
                "line": row.number,
                "reading": row.way,
                "posterior": round(row.posterior, 4),
                "sure": row.is_sure,
                "least_certain": row.is_least,
                "left": row.left,
                "right": row.right,
            }
            for row in rows
        ],
    }
