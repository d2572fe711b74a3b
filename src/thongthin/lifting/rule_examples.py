"""Try rules on texts: their examples must yield what they say, their counterexamples nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Literal

from thongthin.errors import MappingError, UsageError
from thongthin.lifting.document import LiftedDocument
from thongthin.lifting.kit import Kit
from thongthin.lifting.lift import lift_page
from thongthin.lifting.rule import Rule
from thongthin.lifting.said import Said, names_of, said_by
from thongthin.paths import Project
from thongthin.reading.layout import threshold
from thongthin.reading.page import Page
from thongthin.reading.read import read_pages
from thongthin.reading.sources import load_sources

NAME = "example"
"""A text that stands in no file is read as the page of a report of this name."""

Row = tuple[str, str, str]
"""Subject, property, value, in words."""


@dataclass(frozen=True, slots=True)
class Trial:
    """What one example or counterexample gave.

    Attributes:
        rule: id of the rule.
        kind: example or counterexample.
        number: its place among the rule's, from 1.
        text: the text.
        expected: what the rule must state; empty for a counterexample.
        found: what it states.
        waiting: what it would state but waits for a person, or is refused, and why.
        problems: the rule ran away.
    """

    rule: str
    kind: Literal["example", "counterexample"]
    number: int
    text: str
    expected: frozenset[Row]
    found: frozenset[Row]
    waiting: tuple[tuple[Said, tuple[str, ...]], ...]
    problems: tuple[str, ...]

    @property
    def holds(self) -> bool:
        """Whether the rule states just what it must."""
        return self.expected == self.found and not self.problems


class RuleTester:
    """Lifts texts by the rules alone."""

    def __init__(self, project: Project, kit: Kit) -> None:
        """Take the data folders in force and what is compiled from them."""
        self._project = project
        self._kit = kit
        self._sources = load_sources(project)
        self._threshold = threshold(project)

    def page(self, text: str) -> Page:
        """Return a text as a page.

        Raises:
            UsageError: it holds nothing.
        """
        if not text.strip():
            raise UsageError("a text to try holds nothing; write a sentence")
        with TemporaryDirectory() as folder:
            path = Path(folder) / f"{NAME}.txt"
            path.write_text(text, encoding="utf-8")
            page = read_pages(path, self._project, sources=self._sources)[0]
        return replace(page, file=f"“{_shortened(text)}”")

    def lift(self, page: Page) -> LiftedDocument:
        """Lift a page by rules and furniture, without curated statements."""
        return lift_page(page, self._kit, self._project, self._threshold, with_curated=False)

    def trials(self, rule: Rule) -> Iterator[Trial]:
        """Try every example and counterexample of a rule, in order.

        Raises:
            MappingError: an example without text or yields; the sentence names the rule.
        """
        for number, example in enumerate(rule.examples, 1):
            text, expected = _example(example, rule.where, number)
            yield self._trial(rule, "example", number, text, expected)
        for number, text in enumerate(rule.counterexamples, 1):
            yield self._trial(rule, "counterexample", number, str(text), frozenset())

    def _trial(
        self,
        rule: Rule,
        kind: Literal["example", "counterexample"],
        number: int,
        text: str,
        expected: frozenset[Row],
    ) -> Trial:
        document = self.lift(self.page(text))
        names = names_of(document.things)
        found = (
            said.row for r in document.records if r.rule == rule.id for said in said_by(r, names)
        )
        waiting = (
            (said, refusal.reasons)
            for refusal in document.refusals
            if refusal.record.rule == rule.id
            for said in said_by(refusal.record, names)
        )
        problems = tuple(p for p in document.problems if p.startswith(f"{rule.where}:"))
        return Trial(
            rule.id, kind, number, text, expected, frozenset(found), tuple(waiting), problems
        )


def _example(example: Mapping[str, Any], where: str, number: int) -> tuple[str, frozenset[Row]]:
    """Return the text of an example and what it must yield.

    Raises:
        MappingError: it has another form.
    """
    text, rows = example.get("text"), example.get("yields")
    is_text = isinstance(text, str) and text.strip()
    if not is_text or not isinstance(rows, list) or set(example) != {"text", "yields"}:
        raise MappingError(f"example {number} needs 'text' and 'yields' (a list)", where=where)
    if not all(isinstance(row, list) and len(row) == 3 for row in rows):
        raise MappingError(
            f"example {number}: each of 'yields' is [subject, property, value]", where=where
        )
    return str(text), frozenset((str(s), str(p), str(v)) for s, p, v in rows)


def _shortened(text: str, most: int = 40) -> str:
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[: most - 1]}…"
