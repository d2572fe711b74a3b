"""Reading order: one column, a spread by the de-interleaver, or a reviewed layout.

A reviewed layout always holds. Without one a page of one column stays as it stands, a spread is
taken apart with a probability for every line and every space, and a page of which nobody can tell
stays as it stands with its joins in doubt.
"""

from __future__ import annotations

from collections.abc import Sequence

from thongthin.paths import Project
from thongthin.reading.layout.deinterleave import propose
from thongthin.reading.layout.detect import column_width
from thongthin.reading.layout.doubtful import doubtful, is_plainly_one_column
from thongthin.reading.layout.order import one_column
from thongthin.reading.layout.reviewed import read_reviewed
from thongthin.reading.layout.weights import load_weights
from thongthin.reading.lines import BodyLine
from thongthin.reading.page import Layout

__all__ = ["lay_out", "threshold"]


def lay_out(
    raw: str,
    body_lines: Sequence[BodyLine],
    page_key: str,
    sha256: str,
    project: Project,
    spread_signals: int,
) -> Layout:
    """Find the reading order of a page.

    Args:
        raw: the document's characters as they came.
        body_lines: its lines of running text, in the order of the file.
        page_key: report, hyphen, page: the name of its reviewed layout, if it has one.
        sha256: of the document's bytes.
        project: the data folders in force.
        spread_signals: how many signs of two pages its furniture gives.

    Raises:
        LayoutError: the page has a reviewed layout that does not fit it.
        MappingError: the weights file is wrong.
    """
    reviewed = project.file(f"mappings/layout/{page_key}.yaml")
    if reviewed is not None:
        return read_reviewed(reviewed, raw, body_lines, page_key, sha256)
    texts = [raw[line.start : line.end] for line in body_lines]
    width = column_width(texts, spread_signals)
    if width is None:
        # What is a spread by the tests for pages that say so may be one that does not.
        is_clear = bool(spread_signals) or is_plainly_one_column(raw, body_lines)
        suspected = None if is_clear else column_width(texts, spread_signals=1)
        return doubtful(raw, body_lines, suspected) if suspected else one_column(body_lines)
    return propose(raw, body_lines, width, load_weights(project))


def threshold(project: Project) -> float:
    """Return the least posterior on which a statement may rest without a review.

    Raises:
        MappingError: the weights file is wrong.
    """
    return load_weights(project).threshold
