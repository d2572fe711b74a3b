"""What the tests of the layout share: the tools that make spreads, and a reviewed layout."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[3] / "tools"))

from layout_study import Outcome, measure, reviewed_examples
from layout_training import known, to_example
from synthetic_singles import make_singles
from synthetic_spreads import Spread, body_lines, make_spreads

__all__ = [
    "Outcome",
    "Spread",
    "body_lines",
    "known",
    "make_singles",
    "make_spreads",
    "measure",
    "reviewed_examples",
    "to_example",
    "write_project",
]


def write_project(folder: Path, key: str, text: str) -> Path:
    """Write a layout file into a project folder and return its path."""
    path = folder / "mappings" / "layout" / f"{key}.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path
