"""The pages of a file as their layout sees them, to show a reading order and put it right."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from thongthin.paths import Project
from thongthin.reading.layout import lay_out
from thongthin.reading.layout.ask import Review
from thongthin.reading.layout.detect import column_width
from thongthin.reading.layout.order import one_column
from thongthin.reading.layout.weights import Weights
from thongthin.reading.lines import BodyLine
from thongthin.reading.page import Layout
from thongthin.reading.read import LayOut, read_pages


@dataclass(frozen=True, slots=True)
class PageAtHand:
    """One page with all that its layout rests on.

    Attributes:
        key: report, hyphen, page: the name of its layout file.
        sha256: of the document's bytes.
        raw: the document's characters as they came.
        lines: its lines of running text, in the order of the file.
        width: cells of one column where the lines may be those of a spread, else None.
        in_force: returns the layout in force, reviewed where there is one.
    """

    key: str
    sha256: str
    raw: str
    lines: tuple[BodyLine, ...]
    width: int | None
    in_force: Callable[[], Layout]

    def review(self, weights: Weights) -> Review | None:
        """Return the page as a spread to be put right, or None where it is surely one column."""
        return None if self.width is None else Review(self.raw, self.lines, self.width, weights)


def pages_at_hand(path: Path, project: Project, lay: LayOut = lay_out) -> tuple[PageAtHand, ...]:
    """Read a file for the sake of its reading order; a layout that does not fit hinders nothing.

    Args:
        path: a plain text file.
        project: the data folders in force.
        lay: finds the reading order in force.

    Raises:
        UsageError: the path is no file.
        DocumentError: it cannot be read as text.
    """
    found: list[PageAtHand] = []

    def note(
        raw: str,
        body_lines: Sequence[BodyLine],
        page_key: str,
        sha256: str,
        project: Project,
        spread_signals: int,
    ) -> Layout:
        texts = [raw[line.start : line.end] for line in body_lines]
        # What is no spread by the tests for pages that do not say so may be one all the same.
        width = column_width(texts, spread_signals) or column_width(texts, spread_signals=1)

        def in_force() -> Layout:
            return lay(raw, body_lines, page_key, sha256, project, spread_signals)

        found.append(PageAtHand(page_key, sha256, raw, tuple(body_lines), width, in_force))
        return one_column(body_lines)

    read_pages(path, project, lay_out=note)
    return tuple(found)
