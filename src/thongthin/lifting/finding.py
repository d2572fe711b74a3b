"""What is wrong, or odd, with a rule or a list of names: where, by which check, in one sentence."""

from __future__ import annotations

from typing import NamedTuple


class LintFinding(NamedTuple):
    """One finding.

    Attributes:
        where: "file:line, rule id", or the file.
        check: name of the check that found it ("runaway", "unreachable" …).
        sentence: what it is and what to do.
    """

    where: str
    check: str
    sentence: str

    def __str__(self) -> str:
        """Return it as a line of a report."""
        return f"{self.where}: {self.check}: {self.sentence}"
