"""Verdicts on the ontology by FOOPS! and OOPS!, computed from what the checks find.

A criterion passes where its checks find nothing and the header has what it asks for. It is an
exception where all that is found is meant to be so, with the argument; open where it waits for
something that is named; a person's where no query can decide it.

Source: FOOPS! (catalogue of 24 tests, w3id.org/foops); OOPS! (catalogue of 41 pitfalls,
oops.linkeddata.es).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from thongthin.errors import MappingError
from thongthin.graph.checks.assessment_files import Criterion, read_criteria
from thongthin.graph.checks.check_files import Bilingual
from thongthin.graph.checks.hygiene import TermFinding, short
from thongthin.graph.checks.ontology_check import OntologyReport, check_ontology
from thongthin.paths import Project

Outcome = Literal["pass", "exception", "person", "open", "fail"]
"""`pass`: nothing found; `exception`: found, and meant so; `person`: decided by reading; `open`:
waits for something; `fail`: to be mended."""

OUTCOMES: Mapping[Outcome, Bilingual] = {
    "pass": {"en": "pass", "th": "ผ่าน"},
    "exception": {"en": "exception, argued", "th": "ยกเว้นโดยมีเหตุผล"},
    "person": {"en": "decided by reading", "th": "ตัดสินด้วยการอ่าน"},
    "open": {"en": "open", "th": "รอ"},
    "fail": {"en": "fail", "th": "ไม่ผ่าน"},
}
"""Verdict → its words, in the order in which they are counted."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What one criterion comes to.

    Attributes:
        criterion: the test or pitfall.
        outcome: the verdict.
        evidence: what it rests on, counted.
        argument: why an exception holds, what is waited for, or what a person decided; or None.
    """

    criterion: Criterion
    outcome: Outcome
    evidence: Bilingual
    argument: Bilingual | None


def assess(project: Project, report: OntologyReport | None = None) -> tuple[Verdict, ...]:
    """Return the verdicts, in the order of the lists.

    Args:
        project: the data folders in force.
        report: of the same project, where it is at hand.

    Raises:
        MappingError: a list is wrong, or names a check that is not there.
        ThongthinError: what `check_ontology` raises.
    """
    report = report or check_ontology(project)
    criteria = read_criteria(project)
    for criterion in criteria:
        for check in criterion.checks:
            if check not in report.checks:
                raise MappingError(f"{criterion.id} names the check {check!r}, which is not there")
    return tuple(_verdict(criterion, report) for criterion in criteria)


def _verdict(criterion: Criterion, report: OntologyReport) -> Verdict:
    faults = _of(report.findings, criterion)
    argued = _of((finding for finding, _ in report.excepted), criterion)
    counted = _of(report.counted, criterion)
    lacking = tuple(p for p in criterion.header if p not in report.header)
    outcome = _outcome(criterion, faults, (*argued, *counted), lacking)
    evidence = _evidence(criterion, faults, (*argued, *counted), lacking)
    return Verdict(criterion, outcome, evidence, _argument(criterion, outcome, report))


def _outcome(
    criterion: Criterion,
    faults: tuple[TermFinding, ...],
    meant: tuple[TermFinding, ...],
    lacking: tuple[str, ...],
) -> Outcome:
    if faults or set(lacking) - set(criterion.waits_for):
        return "fail"
    if criterion.waits and (lacking or not criterion.waits_for):
        return "open"
    if meant:
        return "exception"
    return "pass" if criterion.checks or criterion.header else "person"


def _argument(criterion: Criterion, outcome: Outcome, report: OntologyReport) -> Bilingual | None:
    if outcome == "open":
        return criterion.waits
    if criterion.argument or outcome != "exception":
        return criterion.argument
    reasons = [why for finding, why in report.excepted if finding.rule in criterion.checks]
    return {
        language: "; ".join(dict.fromkeys(why[language] for why in reasons))
        for language in ("en", "th")
    }


def _of(findings: Iterable[TermFinding], criterion: Criterion) -> tuple[TermFinding, ...]:
    return tuple(finding for finding in findings if finding.rule in criterion.checks)


def _evidence(
    criterion: Criterion,
    faults: tuple[TermFinding, ...],
    argued: tuple[TermFinding, ...],
    lacking: tuple[str, ...],
) -> Bilingual:
    """Return what was asked and what was found, as one line in each language."""
    en, th = [], []
    if criterion.checks:
        asked = ", ".join(criterion.checks)
        en.append(f"{asked}: {len(faults)} found" + (f", {len(argued)} meant so" if argued else ""))
        th.append(f"{asked}: พบ {len(faults)}" + (f" ตั้งใจ {len(argued)}" if argued else ""))
    if faults:
        first = faults[0]
        en.append(f"first at {first.where}, {short(first.term)}")
        th.append(f"แห่งแรกที่ {first.where} {short(first.term)}")
    if criterion.header:
        has = len(criterion.header) - len(lacking)
        missing = ", ".join(map(short, lacking))
        en.append(
            f"header: {has} of {len(criterion.header)}" + (f", lacks {missing}" * bool(missing))
        )
        th.append(f"ส่วนหัว: {has} จาก {len(criterion.header)}" + (f" ขาด {missing}" * bool(missing)))
    return {"en": "; ".join(en), "th": " · ".join(th)}
