"""The ontology's files judged: Turtle, checks, shapes; what is meant to be so is told apart.

In go the files of the data folders in force; out comes one report for the command line, the
assessment and the pages. Data are judged elsewhere (`validate`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import pyoxigraph as ox

from thongthin.graph.check_exceptions import argument, read_exceptions
from thongthin.graph.check_files import Bilingual, Check, CheckSeverity, read_checks
from thongthin.graph.hygiene import Places, TermFinding, run_checks
from thongthin.graph.namespaces import ONTOLOGY, ONTOLOGY_GRAPH, VOCABULARY_GRAPH
from thongthin.graph.ontology import MODULES_FOLDER, named
from thongthin.graph.published_terms import published_quads, read_published
from thongthin.graph.report import Finding, Severity
from thongthin.graph.shapes import read_shapes
from thongthin.graph.spelling import read_words, unknown_words, word_quads
from thongthin.graph.term_files import TermFile, read_term_files, to_store
from thongthin.graph.term_use import read_uses, use_quads
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
    """

    findings: tuple[TermFinding, ...]
    excepted: tuple[tuple[TermFinding, Bilingual], ...]
    counted: tuple[TermFinding, ...]
    header: frozenset[str]
    modules: int
    schemes: int
    checks: tuple[str, ...]

    @property
    def conforms(self) -> bool:
        """True where nothing is a violation."""
        return not self.of_severity("violation")

    def of_severity(self, severity: CheckSeverity) -> tuple[TermFinding, ...]:
        """Return the findings of one severity, in order."""
        return tuple(finding for finding in self.findings if finding.severity == severity)


def check_ontology(project: Project) -> OntologyReport:
    """Judge modules and concept schemes.

    Raises:
        OntologyError: a file is no Turtle; names file and line.
        QueryError: a check is wrong.
        MappingError: the list of exceptions, or a mapping, is no YAML.
    """
    files = read_term_files(project)
    checks = read_checks(project)
    found = sorted({*_hygiene(project, files, checks)}, key=_order)
    found = sorted({*found, *_shape_findings(project, files, checks, found)}, key=_order)
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
    )


def checked_store(project: Project, files: Iterable[TermFile]) -> ox.Store:
    """Return the store that the checks are asked of: the files, and what lies beside them."""
    files = tuple(files)
    store = to_store(files)
    store.extend(use_quads(read_uses(project)))
    store.extend(published_quads(read_published(project)))
    store.extend(word_quads(unknown_words(files, read_words(project))))
    return store


def _hygiene(
    project: Project, files: tuple[TermFile, ...], checks: Iterable[Check]
) -> Iterator[TermFinding]:
    yield from run_checks(checks, checked_store(project, files), Places(files))


def _shape_findings(
    project: Project,
    files: tuple[TermFile, ...],
    checks: Iterable[Check],
    told: Iterable[TermFinding],
) -> Iterator[TermFinding]:
    """Yield what the shapes find and no check has told of the same term."""
    shapes = {check.id: check.shapes for check in checks}
    known = {(shape, f.term) for f in told for shape in shapes[f.rule]}
    places = Places(files)
    graphs = {ONTOLOGY_GRAPH: _lines(files, True), VOCABULARY_GRAPH: _lines(files, False)}
    for finding in validate(graphs, read_shapes(project)).findings:
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


def _order(finding: TermFinding) -> tuple[int, str, int, str, str, str]:
    return (
        _GRAVEST_FIRST.index(finding.severity),
        finding.file,
        finding.line,
        finding.rule,
        finding.term,
        finding.message_en,
    )
