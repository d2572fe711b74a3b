"""The ontology's files judged: Turtle, checks, shapes; what is meant to be so is told apart.

In go the files of the data folders in force; out comes one report for the command line, the
assessment and the pages. Data are judged elsewhere (`validate`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import pyoxigraph as ox

from thongthin.graph.checks.check_exceptions import argument, read_exceptions
from thongthin.graph.checks.check_files import Bilingual, Check, CheckSeverity, read_checks
from thongthin.graph.checks.file_findings import NOT_TURTLE, ReadFiles, read_files
from thongthin.graph.checks.hygiene import Places, TermFinding, run_checks
from thongthin.graph.checks.own_namespaces import own_quads
from thongthin.graph.checks.published_terms import published_quads, read_published
from thongthin.graph.checks.spelling import read_words, unknown_words, word_quads
from thongthin.graph.checks.term_files import TermFile, to_store
from thongthin.graph.checks.term_use import read_uses, use_quads
from thongthin.graph.namespaces import ONTOLOGY, ONTOLOGY_GRAPH, VOCABULARY_GRAPH
from thongthin.graph.ontology import MODULES_FOLDER, named
from thongthin.graph.report import Finding, Severity
from thongthin.graph.shapes import read_shapes
from thongthin.graph.terms import to_lines
from thongthin.graph.validate import validate
from thongthin.paths import Project

_SEVERITY: dict[Severity, CheckSeverity] = {
    "Violation": "violation",
    "Warning": "warning",
    "Info": "info",
}
_GRAVEST_FIRST: tuple[CheckSeverity, ...] = ("violation", "warning", "info")


@dataclass(frozen=True, slots=True)
class OntologyReport:
    """What was found.

    Attributes:
        findings: what is to be mended, gravest first, then by file, line, rule and term.
        excepted: what is meant to be so, with the argument, in the same order.
        counted: what checks of severity `info` count, in the same order.
        header: absolute IRIs of the properties that the ontology's header has.
        modules: how many module files there are.
        schemes: how many files of concept schemes.
        checks: ids of the checks that were asked, sorted.
        own_files: how many of the files are from the project folder.
        folder: the project folder as the user gave it, or "".
    """

    findings: tuple[TermFinding, ...]
    excepted: tuple[tuple[TermFinding, Bilingual], ...]
    counted: tuple[TermFinding, ...]
    header: frozenset[str]
    modules: int
    schemes: int
    checks: tuple[str, ...]
    own_files: int = 0
    folder: str = ""

    @property
    def conforms(self) -> bool:
        """True where nothing is a violation."""
        return not self.of_severity("violation")

    def of_severity(self, severity: CheckSeverity) -> tuple[TermFinding, ...]:
        """Return the findings of one severity, in order."""
        return tuple(finding for finding in self.findings if finding.severity == severity)


def check_ontology(project: Project) -> OntologyReport:
    """Judge modules and concept schemes; a file that is no Turtle is a finding and left out.

    Raises:
        QueryError: a check is wrong.
        MappingError: the list of exceptions, or a mapping, is no YAML.
    """
    read, checks = read_files(project), read_checks(project)
    files = read.terms
    told = {*_hygiene(read, checks)}
    told |= {*_shape_findings(read, checks, told)}
    found = sorted({*told, *read.findings}, key=_order)
    exceptions = read_exceptions(project)
    judged = [(finding, argument(finding, exceptions)) for finding in found]
    modules = sum(file.name.startswith(MODULES_FOLDER) for file in files)
    return OntologyReport(
        findings=tuple(f for f, why in judged if not why and f.severity != "info"),
        excepted=tuple((f, why) for f, why in judged if why),
        counted=tuple(f for f, why in judged if not why and f.severity == "info"),
        header=_header(files),
        modules=modules,
        schemes=len(files) - modules,
        checks=tuple(check.id for check in checks),
        own_files=read.own,
        folder="" if project.overlay is None else str(project.overlay),
    )


def checked_store(
    project: Project, files: Iterable[TermFile], *, is_whole: bool = True
) -> ox.Store:
    """Return the store that the checks are asked of: the files, and what lies beside them.

    Args:
        project: the data folders in force.
        files: modules and schemes.
        is_whole: no file is left out; else nothing is said of what was published, since what
            stands in a file that cannot be read is not gone.
    """
    files = tuple(files)
    store = to_store(files)
    store.extend(own_quads(files))
    store.extend(use_quads(read_uses(project)))
    store.extend(published_quads(read_published(project) if is_whole else ()))
    store.extend(word_quads(unknown_words(files, read_words(project))))
    return store


def _hygiene(read: ReadFiles, checks: Iterable[Check]) -> Iterator[TermFinding]:
    """Yield what the checks find; of two that speak of one term, the one that goes before."""
    is_whole = not any(finding.rule == NOT_TURTLE for finding in read.findings)
    store = checked_store(read.project, read.terms, is_whole=is_whole)
    found = tuple(run_checks(checks, store, Places(read.terms)))
    known = {(finding.rule, finding.term) for finding in found}
    unless = {check.id: check.unless for check in checks}
    for finding in found:
        if not any((rule, finding.term) in known for rule in unless[finding.rule]):
            yield finding


def _shape_findings(
    read: ReadFiles, checks: Iterable[Check], told: Iterable[TermFinding]
) -> Iterator[TermFinding]:
    """Yield what the shapes find and no check has told of the same term."""
    shapes = {check.id: check.shapes for check in checks}
    known = {(shape, f.term) for f in told for shape in shapes[f.rule]}
    places, files = Places(read.terms), read.terms
    graphs = {ONTOLOGY_GRAPH: _lines(files, True), VOCABULARY_GRAPH: _lines(files, False)}
    for finding in validate(graphs, read_shapes(read.project)).findings:
        as_told = _as_term_finding(finding, places)
        if (as_told.rule, as_told.term) not in known:
            yield as_told


def _lines(files: Iterable[TermFile], of_modules: bool) -> frozenset[str]:
    return to_lines(
        triple
        for file in files
        if file.name.startswith(MODULES_FOLDER) == of_modules
        for triple in named(file.triples)
    )


def _as_term_finding(finding: Finding, places: Places) -> TermFinding:
    culprit = finding.culprit if finding.culprit.startswith("<") else finding.focus
    term = culprit.strip("<>")
    file, line = places.of(term, finding.path)
    shape = (finding.constraint or finding.shape).rpartition("#")[2]
    return TermFinding(
        file=file,
        line=line,
        severity=_SEVERITY[finding.severity],
        rule=shape,
        term=term,
        value=finding.value if finding.value != culprit else "",
        message_en=finding.message_en,
        message_th=finding.message_th,
    )


def _header(files: Iterable[TermFile]) -> frozenset[str]:
    ontology = ox.NamedNode(ONTOLOGY)
    return frozenset(
        triple.predicate.value
        for file in files
        for triple in file.triples
        if triple.subject == ontology
    )


def _order(finding: TermFinding) -> tuple[int, bool, str, int, str, str, str]:
    return (
        _GRAVEST_FIRST.index(finding.severity),
        finding.rule != NOT_TURTLE,  # first: what is in the file is missing from the others
        finding.file,
        finding.line,
        finding.rule,
        finding.term,
        finding.message_en,
    )
