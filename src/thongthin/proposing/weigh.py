"""Kept answers held against lifted pages, and the figures of each model."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from thongthin.lifting.document import LiftedDocument
from thongthin.lifting.many import Lifter, Outcome
from thongthin.paths import Project
from thongthin.proposing.desk import Desk
from thongthin.proposing.prompt import FILES, Prompt, read_prompt
from thongthin.proposing.shelf import Shelf, read_shelf
from thongthin.proposing.tally import Tally
from thongthin.reading.page import Page


@dataclass(frozen=True, slots=True)
class Weighed:
    """Outcomes of lifting with what became of the proposals for them.

    Attributes:
        outcomes: in the order given; their documents hold the refusals of proposals too.
        tallies: model → figures, by name.
        notes: sentences that ask for no action.
        problems: a sentence for each kept answer that cannot be used.
        inputs: relative path → bytes of the answers that were read, and of what was asked.
    """

    outcomes: tuple[Outcome, ...]
    tallies: Mapping[str, Tally] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    problems: tuple[str, ...] = ()
    inputs: Mapping[str, bytes] = field(default_factory=dict)


def weigh_folder(
    folder: Path, outcomes: Sequence[Outcome], lifter: Lifter, project: Project
) -> Weighed:
    """Hold the answers of a folder against outcomes of lifting; opens no connection.

    Raises:
        UsageError: the folder does not exist.
        MappingError: the prompt, the form of answers or the catalogue is missing or wrong.
    """
    prompt = read_prompt(project, lifter.kit)
    return weigh(outcomes, read_shelf(folder, prompt), prompt, lifter)


def weigh(outcomes: Sequence[Outcome], shelf: Shelf, prompt: Prompt, lifter: Lifter) -> Weighed:
    """Hold kept answers against outcomes of lifting.

    A page that comes twice is judged twice, since either may be built, and counted once.

    Args:
        outcomes: what lifting gave.
        shelf: the kept answers.
        prompt: what was asked.
        lifter: what it knows, its threshold and the reviewers' decisions.
    """
    scale = _Scale(shelf, prompt, lifter)
    weighed = tuple(
        replace(outcome, documents=tuple(map(scale.weigh, outcome.documents)))
        for outcome in outcomes
    )
    inputs = {relative: prompt.contents[name] for name, relative in FILES.items()}
    inputs |= {f"proposals/{name}": shelf.contents[name] for name in scale.used}
    tallies = {model: scale.tallies[model] for model in sorted(scale.tallies)}
    return Weighed(weighed, tallies, tuple(scale.notes()), shelf.problems, inputs)


class _Scale:
    def __init__(self, shelf: Shelf, prompt: Prompt, lifter: Lifter) -> None:
        self._shelf = shelf
        self._prompt = prompt
        self._lifter = lifter
        self._missing: list[str] = []
        self.tallies: dict[str, Tally] = {}
        self.used: set[str] = set()

    def weigh(self, document: LiftedDocument) -> LiftedDocument:
        """Return a document with the refusals of the proposals for its page."""
        page = document.page
        if page is None:
            return document
        answers = self._shelf.of(page)
        if not answers:
            self._missing.append(page.key)
            return document
        desk = self._desk(document, page)
        for cassette in answers:
            name = cassette.key.file_name
            tally = Tally() if name in self.used else self._tally(cassette.key.model)
            desk.weigh(cassette, tally)
            self.used.add(name)
        return desk.document()

    def _tally(self, model: str) -> Tally:
        return self.tallies.setdefault(model, Tally())

    def _desk(self, document: LiftedDocument, page: Page) -> Desk:
        lifter = self._lifter
        return Desk(document, page, self._prompt, lifter.kit, lifter.threshold, lifter.decisions)

    def notes(self) -> Iterator[str]:
        """Yield what a person should know who builds with these answers."""
        if self._missing:
            yield (
                f"no answer of a language model is kept for {len(self._missing)} of the pages, "
                f"{self._missing[0]} among them; `thongthin propose` asks for it"
            )
        if self._shelf.stale:
            yield (
                f"{self._shelf.stale} kept answers were given to another prompt, form or "
                "catalogue and are not used; ask again"
            )
