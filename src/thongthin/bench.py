"""Timings of build, lifting and closure, on the pages that are shipped or files of one's own."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

import pyoxigraph as ox

from thongthin.build import build
from thongthin.graph.closure import Closure, infer
from thongthin.graph.entailment import read_entailment_rules
from thongthin.graph.ontology import read_ontology, read_schemes
from thongthin.graph.store import parse_lines
from thongthin.graph.validate import read_graphs
from thongthin.graph.vocabulary import read_vocabulary
from thongthin.graph.write import QUADS
from thongthin.lifting.kit import Kit
from thongthin.lifting.lift import lift_page
from thongthin.paths import Project, packaged_root
from thongthin.processes import spare_the_loaded
from thongthin.reading.files import discover
from thongthin.reading.layout import threshold
from thongthin.reading.page import Page
from thongthin.reading.read import read_pages
from thongthin.reading.sources import load_sources

PAGES_A_RUN = 20
"""How often a page is lifted in one timed run."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured figure: least, median and most of its runs, and what explains it."""

    name: str
    unit: str
    least: float
    median: float
    most: float
    note: str = ""


def bench_build(project: Project, runs: int) -> tuple[Figure, ...]:
    """Time the build of the sample pages, validation and writing included.

    One build that is not counted comes first, so that what a process compiles once is there.
    """
    with TemporaryDirectory() as folder:
        seconds = _seconds(lambda: build(project, (), Path(folder) / "kg"), runs)
    return (_figure("warm build of the sample pages, SHACL included", "s", seconds),)


def bench_lift(project: Project, runs: int) -> tuple[Figure, ...]:
    """Time reading and lifting of each sample page, in pages a second of processor time.

    A spread is timed twice: with its reviewed layout, and with the layout that is proposed from
    its text alone, which is by far the dearest step.
    """
    kit = Kit.load(project, read_vocabulary(project))
    sources = load_sources(project)
    least = threshold(project)
    spare_the_loaded()  # as each process of a build does
    figures: list[Figure] = []
    for path in discover([packaged_root() / "seeds"]):
        for name, folder in (("", project), (" without review", _Unreviewed(project.overlay))):
            page = read_pages(path, folder, sources=sources)[0]
            if name and page.layout.kind == "single":
                continue

            def once(path: Path = path, folder: Project = folder) -> None:
                for _ in range(PAGES_A_RUN):
                    for each in read_pages(path, folder, sources=sources):
                        lift_page(each, kit, folder, least, with_curated=False)

            rates = [PAGES_A_RUN / s for s in _seconds(once, runs, time.process_time)]
            kind = "one column" if page.layout.kind == "single" else f"spread{name}"
            note = _explained(page, is_reviewed=not name)
            figures.append(_figure(f"{page.key}, {kind}", "pages/s", rates, note))
    return tuple(figures)


def bench_files(project: Project, runs: int, files: Sequence[Path]) -> tuple[Figure, ...]:
    """Time reading, and reading with lifting, of files of one's own, in pages a second.

    In seconds of the clock: a PDF is read in a process of its own, which is started once a file.
    """
    kit = Kit.load(project, read_vocabulary(project))
    sources = load_sources(project)
    least = threshold(project)
    figures: list[Figure] = []
    for path in discover(files):

        def read(path: Path = path) -> tuple[Page, ...]:
            return tuple(read_pages(path, project, sources=sources))

        def lift(read: Callable[[], tuple[Page, ...]] = read) -> None:
            for page in read():
                lift_page(page, kit, project, least, with_curated=False)

        pages = len(read())
        for name, once in (("reading", read), ("reading and lifting", lift)):
            rates = [pages / s for s in _seconds(once, runs)]
            figures.append(_figure(f"{path.name}, {name}", "pages/s", rates, f"{pages} pages"))
    return tuple(figures)


def bench_closure(project: Project, runs: int) -> tuple[Figure, ...]:
    """Time what follows from the merged ontology and the facts of the sample pages.

    From the files of ontology, vocabularies and rules to the last inferred triple; facts and
    things are read from a built graph beforehand.
    """
    with TemporaryDirectory() as folder:
        build(project, (), Path(folder) / "kg")
        graphs = read_graphs(Path(folder) / "kg" / QUADS)
    kept = (lines for name, lines in graphs.items() if name.endswith(("/facts", "/things")))
    said = tuple(parse_lines(sorted(set().union(*kept))))
    closure = _closure(project, said)
    seconds = _seconds(lambda: _closure(project, said), runs)
    known, inferred = len(closure.store), len(closure.rounds)
    note = f"{known - inferred:,} triples said, {inferred:,} inferred"
    return (_figure("closure of ontology, vocabularies and facts, by rules", "s", seconds, note),)


def _closure(project: Project, said: tuple[ox.Triple, ...]) -> Closure:
    axioms = (*read_ontology(project, with_dl=False), *read_schemes(project))
    return infer((*said, *axioms), read_entailment_rules(project))


class _Unreviewed(Project):
    """A project without reviewed layouts."""

    def file(self, relative: str) -> Path | None:
        is_reviewed = relative.startswith("mappings/layout/") and "-" in relative
        return None if is_reviewed else super().file(relative)


def _seconds(
    run: Callable[[], object], runs: int, clock: Callable[[], float] = time.perf_counter
) -> list[float]:
    run()
    found: list[float] = []
    for _ in range(runs):
        begin = clock()
        run()
        found.append(clock() - begin)
    return found


def _explained(page: Page, *, is_reviewed: bool) -> str:
    size = f"{len(page.stream.text):,} characters of running text"
    if page.layout.kind == "single":
        return size
    if is_reviewed:
        return f"{size} from two printed pages in one file"
    return f"{size}; most of the time goes into weighing where each line may cross the gutter"


def _figure(name: str, unit: str, values: list[float], note: str = "") -> Figure:
    return Figure(name, unit, min(values), median(values), max(values), note)
