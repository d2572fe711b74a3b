"""Blocks, cells and stretches of text → lines; for formats that mark structure, not places."""

from __future__ import annotations

import re

_SPACE = re.compile(r"[ \t\n\r\f\v]+")


class Flow:
    """Collects the lines of a text.

    A cell is part of its row's line: breaks inside of it, those of a table in it included, become
    blanks, and a tab stands between two cells of a row.
    """

    def __init__(self) -> None:
        self._lines: list[str] = []
        self._now: list[str] = []
        self._is_blank_due = False
        self._keeps_white_space = False
        self._depth = 0
        self._cells = 0

    def keep_white_space(self, keep: bool = True) -> None:
        """Take text as it stands from here on, or close its white space up again."""
        self._keeps_white_space = keep

    def add(self, text: str) -> None:
        """Add a stretch of text; a line feed in kept white space ends a line."""
        if not self._keeps_white_space:
            self._add_closed_up(text)
            return
        first, *rest = text.split("\n")
        self._put(first)
        for part in rest:
            self.line()
            self._put(part)

    def _add_closed_up(self, text: str) -> None:
        closed = _SPACE.sub(" ", text)
        if closed.startswith(" "):
            self._is_blank_due = True
        if closed.strip(" "):
            self._put(closed.strip(" "))
            self._is_blank_due = closed.endswith(" ")

    def _put(self, text: str) -> None:
        if not text:
            return
        if self._is_blank_due and self._now and not self._now[-1].endswith(("\t", " ")):
            self._now.append(" ")
        self._is_blank_due = False
        self._now.append(text)

    def line(self) -> None:
        """End the line, be it empty (but at a page's head); inside a cell this is a blank."""
        if self._depth:
            self._is_blank_due = True
            return
        if not self._now and self._lines[-1:] == ["\f"]:
            return
        self._lines.append("".join(self._now).rstrip(" \t"))
        self._now, self._is_blank_due = [], False

    def end_line(self) -> None:
        """End the line if there is anything on it."""
        if self._now or self._depth:
            self.line()

    def paragraph(self) -> None:
        """End the line and leave one empty line."""
        self.end_line()
        if not self._depth and self._lines and self._lines[-1] not in ("", "\f"):
            self._lines.append("")

    def page(self) -> None:
        """End the page with a form feed; inside a cell pages are not parted."""
        self.end_line()
        if not self._depth:
            self._lines.append("\f")

    def row(self) -> None:
        """Begin a row of a table."""
        self.end_line()
        if not self._depth:
            self._cells = 0

    def cell(self) -> None:
        """Begin a cell of the row."""
        if self._depth:
            self._is_blank_due = True
        elif self._cells:
            self._now.append("\t")
            self._is_blank_due = False
        self._cells += not self._depth
        self._depth += 1

    def end_cell(self) -> None:
        """End the cell."""
        self._depth = max(0, self._depth - 1)
        self._is_blank_due = False

    def text(self) -> str:
        """Return the lines, each ended by a line feed; a form feed begins a page's first line."""
        self._depth = 0
        self.paragraph()
        text = "".join(line if line == "\f" else f"{line}\n" for line in self._lines)
        return re.sub(r"\n{3,}", "\n\n", text).strip("\n") + "\n"
