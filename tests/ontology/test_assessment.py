"""FOOPS! and OOPS!: every criterion is there, and its verdict is computed from what is found."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from ontology_files import ROOT

from thongthin.errors import MappingError
from thongthin.graph.checks.assessment import Verdict, assess
from thongthin.graph.checks.assessment_files import METHODS, Criterion, read_criteria
from thongthin.graph.checks.check_exceptions import read_exceptions
from thongthin.graph.checks.hygiene import TermFinding
from thongthin.graph.checks.ontology_check import OntologyReport, check_ontology
from thongthin.graph.checks.spelling import read_words
from thongthin.graph.namespaces import BIBO, SCHEMA
from thongthin.paths import Project

CRITERIA = read_criteria(Project())
PRE_ASSESSMENT = {
    *("FIND1", "PURL1", "RDF1", "VER1", "VOC1", "VOC2", "VOC3", "VOC4"),
    *("OM1", "OM2", "OM3", "OM4.1", "OM4.2", "OM5.1", "OM5.2"),
}
CRITICAL = {f"P{n:02}" for n in (1, 3, 5, 6, 14, 15, 16, 19, 27, 28, 29, 31, 37, 39, 40)}
IMPORTANT = {f"P{n:02}" for n in (10, 11, 12, 17, 18, 23, 24, 25, 26, 30, 34, 35, 38, 41)}
WORDS = {"en": re.compile("[A-Za-z]{3}"), "th": re.compile("[\u0e01-\u0e2e]")}


@cache
def report() -> OntologyReport:
    return check_ontology(Project())


def of(method: str) -> dict[str, Criterion]:
    return {criterion.id: criterion for criterion in CRITERIA if criterion.method == method}


def verdict(name: str, found: OntologyReport) -> Verdict:
    return next(v for v in assess(Project(), found) if v.criterion.id == name)


def finding(rule: str) -> TermFinding:
    return TermFinding("ontology/modules/own.ttl", 3, "violation", rule, "urn:term")


def test_all_tests_of_foops_are_there() -> None:
    assert len(of("FOOPS!")) == 24
    assert {c.id for c in of("FOOPS!").values() if c.offline} == PRE_ASSESSMENT


def test_all_pitfalls_of_oops_are_there() -> None:
    assert sorted(of("OOPS!")) == [f"P{number:02}" for number in range(1, 42)]
    groups = Counter(c.group for c in of("OOPS!").values())
    assert groups == {"critical": 15, "important": 14, "minor": 12}
    assert {c.id for c in of("OOPS!").values() if c.group == "critical"} == CRITICAL
    assert {c.id for c in of("OOPS!").values() if c.group == "important"} == IMPORTANT


@pytest.mark.parametrize("criterion", CRITERIA, ids=lambda criterion: criterion.id)
def test_criterion_is_told_in_both_languages(criterion: Criterion) -> None:
    for text in (criterion.title, criterion.asks, criterion.waits, criterion.argument):
        if text:
            assert set(text) == {"en", "th"}
            assert all(WORDS[language].search(words) for language, words in text.items())
            assert not re.search("\u0e4d\u0e32|\u0e40\u0e40", text["th"])
    assert criterion.asks["en"].endswith(".")
    tests = re.findall(r"tests/[\w./-]+\w", criterion.asks["en"])
    assert [path for path in tests if not (ROOT / path).exists()] == []


@pytest.mark.parametrize("criterion", CRITERIA, ids=lambda criterion: criterion.id)
def test_criterion_is_decided_by_something(criterion: Criterion) -> None:
    assert criterion.checks or criterion.header or criterion.waits or criterion.argument
    if not criterion.offline:
        assert criterion.waits
    if any(f.rule in criterion.checks for f in report().counted):
        assert criterion.argument, "what is only counted is argued"


def test_fourteen_of_fifteen_pass_and_the_doi_is_waited_for() -> None:
    verdicts = {v.criterion.id: v for v in assess(Project(), report())}
    offline = {name: verdicts[name].outcome for name in PRE_ASSESSMENT}
    assert Counter(offline.values()) == {"pass": 14, "open": 1}
    assert offline["OM3"] == "open"
    assert verdicts["OM3"].evidence["en"] == "header: 5 of 6, lacks bibo:doi"


def test_no_critical_and_no_important_pitfall_is_found() -> None:
    outcomes = {v.criterion.id: v.outcome for v in assess(Project(), report())}
    graver = {name: outcomes[name] for name in CRITICAL | IMPORTANT}
    assert [name for name, outcome in graver.items() if outcome == "fail"] == []
    assert {name for name, outcome in graver.items() if outcome == "open"} == {"P37"}
    assert "person" not in graver.values()


@pytest.mark.parametrize(
    ("criterion", "check"),
    [(c.id, check) for c in CRITERIA for check in c.checks],
)
def test_a_finding_is_a_failure(criterion: str, check: str) -> None:
    found = verdict(criterion, replace(report(), findings=(finding(check),)))
    assert found.outcome == "fail"
    assert "first at ontology/modules/own.ttl:3, <urn:term>" in found.evidence["en"]
    assert "ontology/modules/own.ttl:3" in found.evidence["th"]


@pytest.mark.parametrize("criterion", [c.id for c in CRITERIA if c.header])
def test_a_header_that_lacks_something_is_a_failure(criterion: str) -> None:
    found = verdict(criterion, replace(report(), header=frozenset()))
    assert found.outcome == "fail"
    assert "header: 0 of " in found.evidence["en"]


def test_doi_closes_what_was_open() -> None:
    header = report().header | {BIBO + "doi"}
    assert verdict("OM3", replace(report(), header=header)).outcome == "pass"
    lacking = report().header - {SCHEMA + "datePublished"}
    assert verdict("OM3", replace(report(), header=lacking)).outcome == "fail"


def test_what_is_meant_so_is_an_exception_with_its_argument() -> None:
    because = {"en": "it is one thing", "th": "เป็นสิ่งเดียว"}
    excepted = ((finding("merged_concepts"), because),)
    found = verdict("P07", replace(report(), findings=(), excepted=excepted))
    assert (found.outcome, found.argument) == ("exception", because)
    assert found.evidence["en"] == "merged_concepts: 0 found, 1 meant so"


def test_every_exception_is_needed() -> None:
    told = [finding for finding, _ in report().excepted]
    for exception in read_exceptions(Project()):
        for check in exception.checks:
            answered = [f for f in told if f.rule == check and exception.answers(f)]
            assert answered, f"{exception.where}: {exception.term} {check} answers nothing"


def plant(folder: Path, name: str, text: str) -> Project:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return Project.open(folder)


TITLE = "title: {en: t, th: ก}, asks: {en: a, th: ก}"


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("- {id: P01}\n", "oops.yaml:1: a criterion has asks, group, id, title"),
        (f"- {{id: P01, group: grave, {TITLE}}}\n", "'group' must be one of: findable, "),
        (f"- {{id: P01, group: critical, {TITLE}, colour: red}}\n", "oops.yaml:1: a criterion has"),
        (
            "- {id: P01, group: minor, title: t, asks: {en: a, th: ก}}\n",
            "'title' must be a text in",
        ),
        (
            f"- {{id: P01, group: minor, {TITLE}, waits: {{en: w}}}}\n",
            "'waits' must be a text in both",
        ),
        (
            f"- {{id: P01, group: minor, {TITLE}, header: [no:title]}}\n",
            "'no:title' has an unknown",
        ),
        (
            f"- {{id: P01, group: minor, {TITLE}, checks: [nonsense]}}\n",
            "P01 names the check 'nonsense'",
        ),
    ],
)
def test_a_wrong_list_is_a_sentence(tmp_path: Path, text: str, sentence: str) -> None:
    project = plant(tmp_path, METHODS["OOPS!"], text)
    with pytest.raises(MappingError, match=re.escape(sentence)):
        assess(project, report())


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("- {checks: [a], term: lgc:b}\n", "exceptions-own.yaml:1: an exception needs checks"),
        ("- {checks: [a], term: b, because: yes}\n", "'because' must be a text in both languages"),
    ],
)
def test_a_wrong_exception_is_a_sentence(tmp_path: Path, text: str, sentence: str) -> None:
    project = plant(tmp_path, "ontology/quality/exceptions-own.yaml", text)
    with pytest.raises(MappingError, match=re.escape(sentence)):
        read_exceptions(project)


def test_an_exception_of_a_project_folder_is_heard(tmp_path: Path) -> None:
    text = (Path(__file__).parent / "hygiene/merged_concepts/planted.ttl").read_text("utf-8")
    project = plant(tmp_path, "ontology/modules/own.ttl", text)
    assert "merged_concepts" in {f.rule for f in check_ontology(project).findings}
    because = "because: {en: one grant pays both, th: ทุนเดียวใช้ทั้งสองอย่าง}"
    exception = f"- {{checks: [merged_concepts], term: 'lgc:StaffAndEquipment', {because}}}\n"
    plant(tmp_path, "ontology/quality/exceptions-own.yaml", exception)
    assert "merged_concepts" not in {f.rule for f in check_ontology(project).findings}


@pytest.mark.parametrize("name", ["exceptions.yaml", "exceptions-own.yaml"])
def test_exceptions_of_a_project_folder_are_added_to_the_shipped_ones(
    tmp_path: Path, name: str
) -> None:
    because = "because: {en: one grant pays both, th: ทุนเดียวใช้ทั้งสองอย่าง}"
    exception = f"- {{checks: [merged_concepts], term: 'https://example.org/a#B', {because}}}\n"
    project = plant(tmp_path, f"ontology/quality/{name}", exception)
    shipped, found = read_exceptions(Project()), read_exceptions(project)
    assert found[:-1] == shipped
    iri = "https://example.org/a#B"
    assert found[-1].answers(replace(finding("merged_concepts"), term=iri))
    assert not found[-1].answers(finding("merged_concepts"))


def test_words_of_a_project_folder_are_added_to_the_shipped_ones(tmp_path: Path) -> None:
    project = plant(tmp_path, "ontology/quality/words.txt", "kommune\n")
    assert read_words(project) == read_words(Project()) | {"kommune"}
