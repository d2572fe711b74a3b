"""Whether the graphs of the gold pages' texts obey the shapes: one validation for all of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from thongthin.graph.assemble import assemble
from thongthin.graph.dataset import Dataset
from thongthin.graph.report import Finding
from thongthin.graph.shapes import read_shapes
from thongthin.graph.terms import read_terms
from thongthin.graph.validate import validate
from thongthin.lifting.context import Context
from thongthin.lifting.document import LiftedDocument
from thongthin.paths import Project


@dataclass(frozen=True, slots=True)
class Violation:
    """One violation.

    Attributes:
        pages: ids of the gold pages whose graphs speak of the culprit; empty where none does.
        shape: local name of the shape.
        culprit: the term to mend, as N-Triples.
        message: what to do.
    """

    pages: tuple[str, ...]
    shape: str
    culprit: str
    message: str


@dataclass(frozen=True, slots=True)
class Conformance:
    """What the shapes say.

    Attributes:
        counts: severity → number of findings.
        violations: the findings that are violations.
    """

    counts: Mapping[str, int]
    violations: tuple[Violation, ...]


def check_conformance(
    documents: Mapping[str, tuple[LiftedDocument, ...]], context: Context, project: Project
) -> Conformance:
    """Validate the graphs of pages.

    Args:
        documents: id of the gold page → its lifted documents.
        context: the context their records stand under.
        project: where shapes and terms lie.

    Raises:
        BuildError: a record that JSON-LD would not take; the validator gives up.
    """
    terms, shapes = read_terms(project), read_shapes(project)
    findings: list[Finding] = []
    speakers: dict[str, set[str]] = {}
    for layer in _layers(documents):
        dataset = assemble((d for own in layer.values() for d in own), context)
        _note_speakers(dataset, layer, speakers)
        findings += validate({**dataset.graphs, **terms}, shapes).findings
    violations = tuple(
        Violation(
            tuple(sorted(speakers.get(f.culprit, set()) | speakers.get(f.focus, set()))),
            f.shape.rpartition("#")[2],
            f.culprit,
            f.message_en,
        )
        for f in findings
        if f.severity == "Violation"
    )
    return Conformance(Counter(f.severity for f in findings), violations)


def _layers(
    documents: Mapping[str, tuple[LiftedDocument, ...]],
) -> Iterable[dict[str, tuple[LiftedDocument, ...]]]:
    """Part the pages so that no two of one layer claim the same page of the same report."""
    layers: list[dict[str, tuple[LiftedDocument, ...]]] = []
    claims: list[set[str]] = []
    for name, own in documents.items():
        keys = {d.page.key for d in own if d.page}
        level = next((i for i, taken in enumerate(claims) if taken.isdisjoint(keys)), len(layers))
        if level == len(layers):
            layers.append({})
            claims.append(set())
        layers[level][name] = own
        claims[level] |= keys
    return layers


def _note_speakers(
    dataset: Dataset,
    layer: Mapping[str, tuple[LiftedDocument, ...]],
    speakers: dict[str, set[str]],
) -> None:
    """Note which page's graphs have a term as a subject or an object."""
    page_of = {d.report: name for name, own in layer.items() for d in own}
    for iri, lines in dataset.graphs.items():
        report = iri.removesuffix("/" + iri.rpartition("/")[2]).rpartition("/")[2]
        for line in lines:
            subject, _, value = line[:-2].split(" ", 2)
            for term in (subject, value):
                speakers.setdefault(term, set()).add(page_of.get(report, report))
