"""Many files to lifted documents: one after the other, or by a pool of processes.

Lifting is a map over files; nothing is shared between them but what every process compiles once.
A file that cannot be read is an outcome with its sentence; the others go on.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from thongthin.errors import DocumentError, MappingError
from thongthin.lifting.decisions import Decisions
from thongthin.lifting.document import LiftedDocument
from thongthin.lifting.gazetteer import Label
from thongthin.lifting.kit import Kit
from thongthin.lifting.lift import lift_page
from thongthin.paths import Project
from thongthin.processes import pool_of
from thongthin.reading.layout import threshold
from thongthin.reading.page import Page
from thongthin.reading.read import read_file
from thongthin.reading.sources import Sources, load_sources

FEW = 8
"""Files up to which one process is quicker than starting a pool."""

_CHUNK = 16
"""Files handed to a process at a time."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file.

    Attributes:
        path: the file.
        documents: one a page; empty where the file could not be read.
        error: the sentence why not, or why some of its pages could not, or "".
    """

    path: Path
    documents: tuple[LiftedDocument, ...]
    error: str = ""


class Lifter:
    """Reads and lifts files; compiles what it knows once.

    Attributes:
        kit: what lifting knows.
        threshold: least confidence of a join; records below it go to review.
        decisions: those of reviewers, replayed on every document; may be set anew.
    """

    def __init__(
        self, project: Project, vocabulary: Sequence[Label], *, with_curated: bool = True
    ) -> None:
        """Compile rules and gazetteers.

        Args:
            project: the data folders in force.
            vocabulary: labels of all schemes.
            with_curated: False for rules and furniture alone, without reviewers' decisions.

        Raises:
            MappingError: a rule, gazetteer or table is wrong.
        """
        self._project = project
        self._with_curated = with_curated
        self.kit = Kit.load(project, vocabulary)
        self._sources: Sources = load_sources(project)
        self.threshold = threshold(project)
        self.decisions = Decisions.read(project) if with_curated else Decisions()

    def lift(self, path: Path) -> Outcome:
        """Read and lift one file."""
        try:
            reading = read_file(path, self._project, sources=self._sources)
            documents = tuple(self._lift(page) for page in reading.pages)
            return Outcome(path, documents, reading.problem)
        except (DocumentError, MappingError) as error:
            return Outcome(path, (), str(error))

    def _lift(self, page: Page) -> LiftedDocument:
        return lift_page(
            page,
            self.kit,
            self._project,
            self.threshold,
            with_curated=self._with_curated,
            decisions=self.decisions,
        )


def lift_files(
    paths: Sequence[Path], lifter: Lifter, vocabulary: Sequence[Label], project: Project,
    processes: int = 0,
) -> Iterator[Outcome]:  # fmt: skip
    """Yield the outcome of every file, in the order of the paths.

    Args:
        paths: files to lift.
        lifter: for one process; made by the caller, so that wrong rules show before any work.
        vocabulary: labels of all schemes, for the pool's own lifters.
        project: the data folders in force.
        processes: how many; 0 for as many as there are processors when there are many files.
    """
    count = processes or (os.cpu_count() or 1 if len(paths) > FEW else 1)
    if count == 1:
        yield from map(lifter.lift, paths)
        return
    with pool_of(count, _start, (project, vocabulary)) as pool:
        yield from pool.map(_lift, paths, chunksize=_CHUNK)


_lifters: list[Lifter] = []
"""The process's own lifter: one element once `_start` has run."""


def _start(project: Project, vocabulary: Sequence[Label]) -> None:
    _lifters.append(Lifter(project, vocabulary))


def _lift(path: Path) -> Outcome:
    return _lifters[0].lift(path)
