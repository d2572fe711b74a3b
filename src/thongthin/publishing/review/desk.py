"""The reviewer's desk: documents lifted with the decisions in force, and a new decision tried.

A decision is tried before it is written: the page is lifted with it, and where the gate keeps the
record out all the same, it is refused with the gate's reasons.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from threading import Lock

from thongthin.errors import UsageError
from thongthin.graph.vocabulary import read_vocabulary
from thongthin.lifting.decisions import TABLE, Decisions
from thongthin.lifting.document import LiftedDocument
from thongthin.lifting.lift import lift_page
from thongthin.lifting.many import Lifter, Outcome, lift_files
from thongthin.paths import Project
from thongthin.proposing.prompt import read_prompt
from thongthin.proposing.shelf import read_shelf
from thongthin.proposing.weigh import weigh
from thongthin.publishing.review.cards import Group, cards_of, counts_of
from thongthin.publishing.review.choices import Choice, RefusedError, check_effect, decision_of
from thongthin.publishing.review.ledger import append, one_line
from thongthin.publishing.review.names import Names, read_labels
from thongthin.reading.files import discover
from thongthin.reading.own import own_documents


class Desk:
    """Documents under review.

    Attributes:
        documents: key of the page → what was lifted from it, with the decisions in force.
        paths: key of the page → its file.
        problems: a sentence for each file that could not be read.
        kit: what lifting knows.
        labels: of the ontology's terms.
        threshold: joins below it are doubtful.
        who: the reviewer.
    """

    def __init__(
        self,
        project: Project,
        sources: Sequence[Path],
        who: str,
        *,
        proposals: Path | None = None,
        progress: Callable[[str, int, int], None] = lambda _step, _done, _total: None,
        processes: int = 0,
    ) -> None:
        """Read and lift the documents.

        Args:
            project: the data folders in force; decisions are written into the user's own.
            sources: files and folders, as for a build.
            who: the reviewer's name.
            proposals: folder of kept answers of language models, which wait for a person.
            progress: told of every step.
            processes: 0 for as many as there are processors when there are many files.

        Raises:
            UsageError: a source does not exist, or the name is empty.
            MappingError: a rule, table or decision is wrong.
        """
        self._project = project
        self._lock = Lock()
        vocabulary = read_vocabulary(project)
        self._lifter = Lifter(project, vocabulary)
        self._prompt = read_prompt(project, self._lifter.kit) if proposals else None
        self._shelf = read_shelf(proposals, self._prompt) if proposals and self._prompt else None
        self.who = one_line(who)
        if not self.who:
            raise UsageError("a reviewer has a name; give it with --who")
        self.kit = self._lifter.kit
        self.threshold = self._lifter.threshold
        self.labels = read_labels(project)
        self.documents: dict[str, LiftedDocument] = {}
        self.paths: dict[str, Path] = {}
        self.problems: list[str] = []
        self._stamps: dict[str, tuple[int, ...]] = {}
        self._counts: dict[str, dict[Group, int]] = {}
        paths = discover(sources or [own_documents(project)])
        outcomes = lift_files(paths, self._lifter, vocabulary, project, processes)
        for done, outcome in enumerate(outcomes, 1):
            progress("lifting", done, len(paths))
            self.problems.extend(filter(None, [outcome.error]))
            for document in outcome.documents:
                self._take(self._with_proposals(document), outcome.path)
        if not self.documents:
            raise UsageError("no document could be read:\n" + "\n".join(self.problems))

    def _take(self, document: LiftedDocument, path: Path) -> None:
        page = document.page
        if page is None:
            return
        if page.key in self.documents:
            self.problems.append(f"{path}: is page {page.key} again; the first one is shown")
            return
        self.documents[page.key] = document
        self.paths[page.key] = path
        self._stamps[page.key] = self._stamp()

    @property
    def is_open(self) -> bool:
        """Whether decisions can be written: only into a project of one's own."""
        return self._project.overlay is not None

    @property
    def decisions(self) -> Decisions:
        """Those in force when they were last read."""
        return self._lifter.decisions

    def document(self, key: str) -> LiftedDocument | None:
        """Return a page lifted with the decisions as they stand now; None where there is none.

        Raises:
            MappingError: the table of decisions is broken.
        """
        with self._lock:
            return self._fresh(key)

    def _fresh(self, key: str) -> LiftedDocument | None:
        found = self.documents.get(key)
        stamp = self._stamp()
        if found and self._stamps[key] != stamp:
            self._lifter.decisions = Decisions.read(self._project)
            found = self.documents[key] = self._lifted(found, self._lifter.decisions)
            self._stamps[key] = stamp
            self._counts.pop(key, None)
        return found

    def counts(self, key: str) -> dict[Group, int]:
        """Return how many records of each group a page had when it was last lifted."""
        if key not in self._counts:
            self._counts[key] = counts_of(self.documents[key])
        return self._counts[key]

    def _lifted(self, document: LiftedDocument, decisions: Decisions) -> LiftedDocument:
        """Return a page lifted with decisions, be they in force or tried."""
        if document.page is None:
            return document
        in_force, self._lifter.decisions = self._lifter.decisions, decisions
        try:
            return self._with_proposals(
                lift_page(document.page, self.kit, self._project, self.threshold,
                          decisions=decisions)
            )  # fmt: skip
        finally:
            self._lifter.decisions = in_force

    def _with_proposals(self, document: LiftedDocument) -> LiftedDocument:
        if self._shelf is None or self._prompt is None:
            return document
        outcome = Outcome(Path(document.report), (document,))
        weighed = weigh([outcome], self._shelf, self._prompt, self._lifter)
        return weighed.outcomes[0].documents[0]

    def _stamp(self) -> tuple[int, ...]:
        """Return what tells one state of the project's table of decisions from another."""
        table = self._project.overlay / TABLE if self._project.overlay else None
        if table is None or not table.is_file():
            return ()
        state = table.stat()
        return (state.st_mtime_ns, state.st_ino, state.st_size)

    def decide(self, choice: Choice) -> None:
        """Try a decision, and write it down.

        Raises:
            RefusedError: it is not taken.
            MappingError: the table of decisions is broken.
            BuildError: the table cannot be written.
        """
        folder = self._project.overlay
        if folder is None:
            raise RefusedError("locked")
        with self._lock:
            document = self._fresh(choice.document)
            if document is None:
                raise RefusedError("unknown")
            names = Names(self.labels, self.kit, (*document.things, *document.aside), "th")
            cards = {card.id: card for card in cards_of(document, names, self.decisions)}
            decision = decision_of(choice, cards, self.who)
            rows = (*self.decisions.rows, decision)
            check_effect(self._lifted(document, Decisions(rows)), decision)
            append(folder, decision)
