"""`thongthin check`: the ontology's own files judged."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any, Literal

import click
from rich.table import Table

from thongthin.commands.options import (
    echo_json,
    echo_table,
    json_option,
    language_option,
    project_option,
)
from thongthin.graph.checks.assessment import OUTCOMES, Verdict, assess
from thongthin.graph.checks.assessment_files import GROUPS
from thongthin.graph.checks.hygiene import TermFinding, short
from thongthin.graph.checks.ontology_check import OntologyReport, check_ontology
from thongthin.paths import Project

Language = Literal["en", "th"]

_SEVERITIES = {
    "en": {"violation": "violation", "warning": "warning", "info": "note"},
    "th": {"violation": "ข้อผิดพลาด", "warning": "ข้อควรระวัง", "info": "ข้อสังเกต"},
}
_COLUMNS = {
    "en": ("criterion", "title", "verdict", "evidence"),
    "th": ("เกณฑ์", "ชื่อ", "ผล", "หลักฐาน"),
}
_PARTS = {
    "en": ("{} without the web", "{} on the web"),
    "th": ("{} ข้อที่ไม่ต้องใช้เว็บ", "{} ข้อที่ต้องใช้เว็บ"),
}


@click.command()
@project_option
@click.option(
    "--report", is_flag=True, help="Print the verdicts by FOOPS! and OOPS! with their evidence."
)
@language_option
@json_option
def check(project: Project, report: bool, lang: Language, as_json: bool) -> None:
    """Check the ontology: modules, concept schemes and their shapes.

    Each finding names the file, the line, the rule and the term, and says what to write instead;
    what is meant to be so stands with its argument in ontology/quality/exceptions.yaml. Ends with
    exit code 1 where something is a violation.

    With --project DIR the files DIR/ontology/modules/*.ttl, DIR/ontology/vocab/*.ttl and
    DIR/ontology/shapes/*.ttl are checked together with the shipped ones; a file takes the place of
    the shipped one of the same name. Exceptions of your own stand in
    DIR/ontology/quality/exceptions.yaml, English words of your own in
    DIR/ontology/quality/words.txt; both are added to the shipped ones.

    Example: thongthin check --report
    """
    found = check_ontology(project)
    verdicts = assess(project, found) if report or as_json else ()
    if as_json:
        echo_json(_as_json(found, verdicts))
    else:
        for finding in found.findings:
            click.echo(_sentence(finding, lang))
        if verdicts:
            _tell_verdicts(verdicts, lang)
        click.echo(_summary(found, lang))
    click.get_current_context().exit(0 if found.conforms else 1)


def _sentence(finding: TermFinding, language: Language) -> str:
    severity = _SEVERITIES[language][finding.severity]
    where = f"{finding.where}: " if finding.file else ""
    term, message = short(finding.term), finding.message[language]
    named = f"{term}: " if finding.term and term not in message else ""
    return f"{where}{severity}: {finding.rule}: {named}{message}"


def _summary(found: OntologyReport, language: Language) -> str:
    violations, warnings = (len(found.of_severity(s)) for s in ("violation", "warning"))
    asked = (found.modules, found.schemes, len(found.checks))
    if language == "th":
        verdict = "ผ่าน" if found.conforms else "ไม่ผ่าน"
        return (
            f"ออนโทโลยี: {verdict} ข้อผิดพลาด {violations} ข้อควรระวัง {warnings} "
            f"ข้อยกเว้นที่มีเหตุผล {len(found.excepted)} "
            "(โมดูล {} ไฟล์ชุดคำ {} การตรวจ {}".format(*asked)
            + f"{_from_project(found, language)})"
        )
    verdict = "conforms" if found.conforms else "does not conform"
    return (
        f"ontology: {verdict}; {violations} violations, {warnings} warnings, "
        f"{len(found.excepted)} exceptions with their argument "
        "({} modules, {} files of schemes, {} checks".format(*asked)
        + f"{_from_project(found, language)})"
    )


def _from_project(found: OntologyReport, language: Language) -> str:
    if not found.folder:
        return ""
    if language == "th":
        return f" ไฟล์ที่อ่านจาก {found.folder}: {found.own_files}"
    return f"; files read from {found.folder}: {found.own_files}"


def _tell_verdicts(verdicts: Iterable[Verdict], language: Language) -> None:
    methods = dict.fromkeys(verdict.criterion.method for verdict in verdicts)
    for method in methods:
        of_method = [verdict for verdict in verdicts if verdict.criterion.method == method]
        echo_table(_table(of_method, language))
        click.echo(f"{method} {_counted(of_method, language)}\n")


def _counted(verdicts: Iterable[Verdict], language: Language) -> str:
    """Return how many verdicts there are of each kind, apart for what needs the web."""
    of_all = tuple(verdicts)
    parts = []
    for is_offline, words in zip((True, False), _PARTS[language], strict=True):
        part = [verdict.outcome for verdict in of_all if verdict.criterion.offline == is_offline]
        counts = Counter(part)
        told = ", ".join(f"{OUTCOMES[o][language]} {counts[o]}" for o in OUTCOMES if counts[o])
        parts += [f"{words.format(len(part))}: {told}"] if part else []
    return "; ".join(parts)


def _table(verdicts: Iterable[Verdict], language: Language) -> Table:
    table = Table(box=None, pad_edge=False)
    first, *others = _COLUMNS[language]
    table.add_column(first, no_wrap=True)
    for column in others:
        table.add_column(column)
    for verdict in verdicts:
        criterion = verdict.criterion
        evidence = "\n".join(
            text[language] for text in (verdict.evidence, verdict.argument) if text and text["en"]
        )
        name = f"{criterion.id} ({GROUPS[criterion.group][language]})"
        outcome = OUTCOMES[verdict.outcome][language]
        table.add_row(name, criterion.title[language], outcome, evidence)
    return table


def _as_json(found: OntologyReport, verdicts: Iterable[Verdict]) -> dict[str, Any]:
    return {
        "conforms": found.conforms,
        "modules": found.modules,
        "scheme_files": found.schemes,
        "project_files": found.own_files,
        "checks": list(found.checks),
        "findings": [_finding_json(finding) for finding in found.findings],
        "exceptions": [
            {**_finding_json(finding), "because": dict(why)} for finding, why in found.excepted
        ],
        "assessment": [_verdict_json(verdict) for verdict in verdicts],
    }


def _finding_json(finding: TermFinding) -> dict[str, Any]:
    names = ("file", "line", "severity", "rule", "term", "value", "language")
    return {name: getattr(finding, name) for name in names} | {"message": dict(finding.message)}


def _verdict_json(verdict: Verdict) -> dict[str, Any]:
    criterion = verdict.criterion
    return {
        "method": criterion.method,
        "id": criterion.id,
        "group": criterion.group,
        "title": dict(criterion.title),
        "asks": dict(criterion.asks),
        "offline": criterion.offline,
        "verdict": verdict.outcome,
        "evidence": dict(verdict.evidence),
        "argument": dict(verdict.argument) if verdict.argument else None,
    }
