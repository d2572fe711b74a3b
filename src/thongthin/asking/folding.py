"""Fold text to a width without cutting a Thai syllable sign off its letter.

Thai has no blanks between words, so long runs must be cut somewhere; a cut before a mark above or
below, before a following vowel, or behind a leading vowel leaves a line that cannot be read.
"""

from __future__ import annotations

import re

from rich.cells import cell_len
from rich.console import Console, JustifyMethod, OverflowMethod
from rich.containers import Lines
from rich.text import Text

_CLUSTER = re.compile(
    "[\u0e40-\u0e44]?"  # a leading vowel goes with the letter behind it
    "."
    "[\u0e30-\u0e3a\u0e45-\u0e4e\u0e2f\u0300-\u036f\u200d]*",  # marks and following vowels
    re.DOTALL,
)


def clusters(text: str) -> list[str]:
    """Return the pieces that a line may be cut between.

    Example:
        >>> clusters("เทศบาลตำ")
        ['เท', 'ศ', 'บา', 'ล', 'ตำ']
    """
    return _CLUSTER.findall(text)


def fold(text: str, width: int) -> list[str]:
    """Return the lines of a text, none wider than `width` columns where a cluster allows it."""
    lines: list[str] = [""]
    for word in text.split(" "):
        joined = f"{lines[-1]} {word}" if lines[-1] else word
        if cell_len(joined) <= width:
            lines[-1] = joined
            continue
        if lines[-1]:
            lines.append("")
        for piece in clusters(word):
            if lines[-1] and cell_len(lines[-1] + piece) > width:
                lines.append("")
            lines[-1] += piece
    return lines


class ThaiText(Text):
    """A text that rich folds between clusters."""

    def wrap(
        self,
        console: Console,  # noqa: ARG002
        width: int,
        *,
        justify: JustifyMethod | None = None,  # noqa: ARG002
        overflow: OverflowMethod | None = None,  # noqa: ARG002
        tab_size: int = 8,  # noqa: ARG002
        no_wrap: bool | None = None,  # noqa: ARG002
    ) -> Lines:
        """Return the folded lines; what else rich asks for does not concern a plain cell."""
        return Lines(Text(line) for line in fold(self.plain, width))
