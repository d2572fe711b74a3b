"""Documents to `kg/`: read, lift, judge, assemble, infer, validate, write whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from thongthin.errors import BuildError, UsageError
from thongthin.graph.assemble import assemble
from thongthin.graph.closure import infer
from thongthin.graph.dataset import Dataset
from thongthin.graph.description import with_description
from thongthin.graph.entailment import read_entailment_rules
from thongthin.graph.evidence import text_digest, text_iri
from thongthin.graph.manifest import Digest, project_inputs
from thongthin.graph.namespaces import INFERRED
from thongthin.graph.ontology import read_ontology, read_schemes
from thongthin.graph.report import ValidationReport
from thongthin.graph.shapes import read_shapes
from thongthin.graph.store import parse_lines
from thongthin.graph.terms import read_terms, to_lines
from thongthin.graph.validate import validate
from thongthin.graph.vocabulary import read_vocabulary
from thongthin.graph.write import check_target, write_kg
from thongthin.lifting.document import LiftedDocument
from thongthin.lifting.many import FEW, Lifter, Outcome, lift_files
from thongthin.lifting.registers import read_registers, read_tables
from thongthin.lifting.tabular.matching import Given, is_table
from thongthin.paths import Project
from thongthin.proposing.tally import Tally
from thongthin.proposing.weigh import Weighed, weigh_folder
from thongthin.reading.files import discover
from thongthin.reading.own import own_documents

Progress = Callable[[str, int, int], None]
"""Told the step's name, how many parts of it are done, and of how many (0, 0: not counted)."""


@dataclass(frozen=True, slots=True)
class Built:
    """What a build gave.

    Attributes:
        documents: pages and registers in the graph, sorted by report and page.
        report: the SHACL result.
        problems: one sentence for each document that could not be built, each rule that ran away
            on a page and is left out there, and each row left out.
        notes: sentences that ask for no action.
        counts: graph IRI → number of triples.
        tallies: language model → what became of its proposals; empty where none were given.
    """

    documents: tuple[LiftedDocument, ...]
    report: ValidationReport
    problems: tuple[str, ...]
    notes: tuple[str, ...]
    counts: dict[str, int]
    tallies: Mapping[str, Tally] = field(default_factory=dict)

    @property
    def exit_code(self) -> int:
        """0 where all is well, 1 where a document failed or a shape found a violation."""
        return 1 if self.problems or not self.report.conforms else 0


def build(
    project: Project,
    sources: Sequence[Path],
    out: Path,
    *,
    proposals: Path | None = None,
    processes: int = 0,
    progress: Progress = lambda _step, _done, _total: None,
) -> Built:
    """Build a graph from documents and write it.

    Args:
        project: the data folders in force.
        sources: files and folders; where there are none the project's own documents, and where
            it has none either the seeds that are shipped.
        out: the folder to write; what it held before stays whole until the new one is.
        proposals: folder of kept answers of language models; they become no statements.
        processes: 0 for as many as there are processors when there are many files.
        progress: told of every step.

    Raises:
        UsageError: a source does not exist, or `out` is a folder of something else.
        MappingError: a rule, gazetteer, curated file or register is wrong.
        BuildError: no document could be built, or the graph could not be written.
    """
    check_target(out)
    outcomes, lifter = lift_sources(project, sources, processes, progress)
    weighed = Weighed(tuple(outcomes))
    if proposals is not None:
        weighed = weigh_folder(proposals, outcomes, lifter, project)
    pages, problems, notes = _sort_out(weighed)
    tables = read_tables([source for source in sources if is_table(source)], project)
    registers = read_registers(project, lifter.kit, frozenset(p.report for p in pages), tables)
    pages = _apart_from(registers, pages, problems)
    problems.extend((*tables.problems, *(each for r in registers for each in r.problems)))
    notes.extend((*tables.notes, *(each for r in registers for each in r.notes)))
    if not pages and not tables.are_in(registers):
        raise BuildError("no document could be built:\n" + "\n".join(problems))
    documents = tuple(sorted((*pages, *registers), key=_place))
    notes.extend(lifter.decisions.elsewhere(d.page.key if d.page else d.report for d in documents))
    progress("assembling", 0, 0)
    dataset = assemble(documents, lifter.kit.context)
    dataset = with_description(complete(dataset, project, progress))
    progress("validating", 0, 0)
    digests = {text_iri(d.page): text_digest(d.page) for d in documents if d.page}
    count = processes or (os.cpu_count() or 1 if len(pages) > FEW else 1)
    report = validate(dataset.graphs, read_shapes(project), digests=digests, processes=count)
    progress("writing", 0, 0)
    write_kg(out, dataset, documents, report.to_turtle(), _inputs(project, weighed, tables))
    notes.extend(dataset.notes)
    counts = dataset.counts()
    return Built(documents, report, tuple(problems), tuple(notes), counts, weighed.tallies)


def complete(dataset: Dataset, project: Project, progress: Progress) -> Dataset:
    """Return a dataset of documents with ontology, vocabulary and all that follows from them."""
    for graph, lines in read_terms(project).items():
        dataset = dataset.with_graph(graph, lines)
    progress("inferring", 0, 0)
    said = parse_lines(dataset.lines_of("/facts", "/things"))
    axioms = (*read_ontology(project, with_dl=False), *read_schemes(project))
    closure = infer((*said, *axioms), read_entailment_rules(project))
    return dataset.with_graph(INFERRED, to_lines(closure.inferred))


def lift_sources(
    project: Project, sources: Sequence[Path], processes: int, progress: Progress
) -> tuple[list[Outcome], Lifter]:
    """Read and lift documents; return what became of each file, and the lifter.

    Raises:
        UsageError: a source does not exist, or none holds a document.
        MappingError: a rule, gazetteer or curated file is wrong.
    """
    vocabulary = read_vocabulary(project)
    lifter = Lifter(project, vocabulary)
    pages = [source for source in sources if not is_table(source)]
    paths = discover(pages if sources else [own_documents(project)])
    if not paths and len(pages) == len(sources):
        raise UsageError("holds no document", where=", ".join(map(str, sources)))
    outcomes: list[Outcome] = []
    progress("lifting", 0, len(paths))
    for outcome in lift_files(paths, lifter, vocabulary, project, processes):
        outcomes.append(outcome)
        progress("lifting", len(outcomes), len(paths))
    return outcomes, lifter


def _inputs(project: Project, weighed: Weighed, tables: Given) -> dict[str, Digest]:
    """Return the digests of the data files read, kept answers and given tables among them."""
    contents = {**weighed.inputs, **tables.contents}
    kept = {name: Digest.of(content) for name, content in contents.items()}
    return dict(sorted((project_inputs(project) | kept).items()))


def _sort_out(weighed: Weighed) -> tuple[list[LiftedDocument], list[str], list[str]]:
    """Return the pages to build, the sentences of what is left out, and notes.

    The same text twice counts once; different texts that claim one page are both left out, since
    nothing says which of them is right.
    """
    problems = list(weighed.problems)
    notes = list(weighed.notes)
    claims: dict[tuple[str, int], list[LiftedDocument]] = {}
    for outcome in weighed.outcomes:
        if outcome.error:
            problems.append(outcome.error)
        for document in outcome.documents:
            problems.extend(document.problems)
            notes.extend(f"{_file(document)}: {note}" for note in document.notes)
            claims.setdefault(_place(document)[:2], []).append(document)
    pages: list[LiftedDocument] = []
    for (report, number), documents in sorted(claims.items()):
        names = " and ".join(_files(documents))
        if len({(d.page.raw, d.page.stream.text) for d in documents if d.page}) > 1:
            problems.append(
                f"{names} are different texts and both say that they are page {number} of report "
                f"{report}; neither is built: keep one, or give the other its right number"
            )
            continue
        if len(documents) > 1:
            notes.append(f"{names} are the same page of report {report}; it is taken once")
        taken = min(documents, key=_file)
        if not taken.refusals and all(r.extractor == "furniture" for r in taken.records):
            notes.append(f"{_file(taken)}: no statement is found in its running text")
        pages.append(taken)
    return pages, problems, notes


def _apart_from(
    registers: Iterable[LiftedDocument], pages: Iterable[LiftedDocument], problems: list[str]
) -> list[LiftedDocument]:
    """Return the pages whose graphs are not a register's; tell of the others."""
    names = {register.report for register in registers}
    problems.extend(
        f"{_file(page)} says that it is of report {page.report}, which is the name of a register; "
        "give it another"
        for page in pages
        if page.report in names
    )
    return [page for page in pages if page.report not in names]


def _files(documents: Iterable[LiftedDocument]) -> list[str]:
    """Return what the documents are called; the pages of one file with their first lines."""
    found = sorted((_file(document), _first_line(document)) for document in documents)
    names = [name for name, _ in found]
    return [f"{name}:{line}" if names.count(name) > 1 else name for name, line in found]


def _first_line(document: LiftedDocument) -> int:
    page = document.page
    return page.line_of(page.stream.starts[0]) if page and page.stream.starts else 1


def _file(document: LiftedDocument) -> str:
    return document.page.file if document.page else document.report


def _place(document: LiftedDocument) -> tuple[str, int, str]:
    return (document.report, document.page.number if document.page else 0, _file(document))
