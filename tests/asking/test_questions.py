"""Every question: golden answers, two engines, evidence behind each row, nothing left unsaid."""

from __future__ import annotations

import csv
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest
import rdflib
import yaml
from gold_files import ROOT
from gold_names import QUERIES, built_store, in_gold_names

from thongthin.asking.catalogue import list_questions
from thongthin.asking.evidence import statements_said
from thongthin.asking.labels import expand
from thongthin.asking.parameters import bind
from thongthin.asking.question import Column, Question
from thongthin.asking.run import Answer, answer
from thongthin.asking.substitution import find_blocks
from thongthin.asking.tokens import tokens
from thongthin.paths import Project

PROJECT = Project()
QUESTIONS = {question.id: question for question in list_questions(PROJECT)}
EXPECTED_NUMBERS = [*range(1, 22), *range(24, 28), 31]


def cases() -> list[tuple[str, str, dict[str, Any]]]:
    """Return (question, golden file, parameters) of every case."""
    found: list[tuple[str, str, dict[str, Any]]] = []
    for question_id in sorted(QUESTIONS):
        found.append((question_id, "expected.csv", {}))
        path = QUERIES / question_id / "params.yaml"
        if path.is_file():
            more = yaml.safe_load(path.read_text(encoding="utf-8"))
            found += [(question_id, f"{name}.csv", params) for name, params in more.items()]
    return found


@cache
def asked(question_id: str) -> Answer:
    return answer(built_store(), QUESTIONS[question_id])


def test_every_competency_question_of_the_seeds_has_a_file() -> None:
    assert [question.number for question in QUESTIONS.values()] == EXPECTED_NUMBERS


@pytest.mark.parametrize(("question_id", "file", "params"), cases())
def test_answer_is_the_golden_one(question_id: str, file: str, params: dict[str, Any]) -> None:
    with (QUERIES / question_id / file).open(encoding="utf-8", newline="") as golden:
        header, *rows = list(csv.reader(golden))
    found = in_gold_names(answer(built_store(), QUESTIONS[question_id], params))
    chosen = [found[0].index(name) for name in header]
    assert sorted([row[i] for i in chosen] for row in found[1:]) == sorted(rows)


def test_every_golden_file_belongs_to_a_case() -> None:
    known = {f"{question_id}/{file}" for question_id, file, _ in cases()}
    assert {path.relative_to(QUERIES).as_posix() for path in QUERIES.glob("*/*.csv")} == known


@cache
def rdflib_dataset() -> rdflib.Dataset:
    dataset = rdflib.Dataset(default_union=True)
    dataset.parse(source=ROOT / "kg" / "thongthin.nq", format="nquads")
    return dataset


def _canonical(column: Column, value: str) -> str:
    if column.kind in ("iris", "pages", "statements", "numbers"):
        return " ".join(sorted(set(value.split())))
    if column.kind == "texts":
        return "|".join(sorted({part.strip() for part in value.split("|")}))
    return value


@pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")
@pytest.mark.parametrize("question_id", sorted(QUESTIONS))
def test_two_engines_give_the_same_rows(question_id: str) -> None:
    question = QUESTIONS[question_id]
    result = rdflib_dataset().query(question.sparql)
    names = [str(variable) for variable in result.vars or ()]
    theirs = [
        {n: "" if binding.get(n) is None else str(binding[n]) for n in names}
        for binding in ({str(k): v for k, v in b.items()} for b in result.bindings)
    ]
    ours = [
        {c.name: cell.value for c, cell in zip(question.columns, row, strict=True)}
        for row in asked(question_id).rows
    ]
    columns = question.columns
    assert sorted([_canonical(c, row[c.name]) for c in columns] for row in ours) == sorted(
        [_canonical(c, row[c.name]) for c in columns] for row in theirs
    )


@pytest.mark.parametrize("question_id", sorted(QUESTIONS))
def test_order_is_total(question_id: str) -> None:
    """Two runs on stores filled in opposite order give the same rows in the same order."""
    turned = ox.Store()
    turned.extend(sorted(built_store(), key=str, reverse=True))
    assert answer(turned, QUESTIONS[question_id]).rows == asked(question_id).rows


def _cells(found: Answer, kind: str) -> list[list[str]]:
    indexes = [i for i, c in enumerate(found.question.columns) if c.kind == kind]
    return [[row[i].value for i in indexes] for row in found.rows]


@pytest.mark.parametrize("question_id", sorted(QUESTIONS))
def test_each_row_has_evidence_or_names_the_pages_searched(question_id: str) -> None:
    found = asked(question_id)
    assert found.rows, "a question about what is not stated has a row that says so"
    states, evidence = _cells(found, "state"), _cells(found, "statements")
    searched = _cells(found, "pages") or [[""]] * len(found.rows)
    for state, statements, pages in zip(states, evidence, searched, strict=True):
        if {"yes", "no"} & set(state):
            assert statements != [""]
        if "not stated" in state:
            assert pages != [""]


@pytest.mark.parametrize("question_id", sorted(QUESTIONS))
def test_evidence_resolves_to_words_at_their_place(question_id: str) -> None:
    found = asked(question_id)
    statements = sorted({s for row in _cells(found, "statements") for s in row[0].split()})
    said = statements_said(built_store(), PROJECT, statements, "en")
    assert [each.statement for each in said] == statements
    for finding in (finding for each in said for finding in each.findings):
        assert finding.source.words
        for run in finding.runs:
            assert run.text[run.begin : run.begin + len(run.words)] == run.words
            assert run.words


@pytest.mark.parametrize("question_id", sorted(QUESTIONS))
def test_defaults_of_head_and_query_agree(question_id: str) -> None:
    question = QUESTIONS[question_id]
    blocks = find_blocks(question.sparql, question.file)
    for parameter in question.parameters:
        given = {parameter.name: list(parameter.default)} if parameter.default else {}
        terms = bind(built_store(), PROJECT, question, given)
        for block in blocks[parameter.name]:
            written = " ".join(str(term) for term in terms.get(parameter.name, ()))
            assert block.data == (written or "UNDEF")
        assert all(expand(text) for text in parameter.default)


@pytest.mark.parametrize("question_id", sorted(QUESTIONS))
def test_query_is_short_and_commented(question_id: str) -> None:
    lines = [line for line in QUESTIONS[question_id].sparql.splitlines() if line[:2] != "#+"]
    assert len(lines) <= 70
    assert any(line.strip().startswith("# ") for line in lines)
    assert "REGEX" not in QUESTIONS[question_id].sparql


def test_a_document_about_another_body_changes_no_row_of_these(tmp_path: Path) -> None:
    """Metamorphic: what is said elsewhere of somebody else leaves each body's rows alone."""
    store = ox.Store()
    store.extend(built_store())
    old = "th-501903-subdistrict-municipality"
    for quad in list(built_store().quads_for_pattern(None, None, None)):
        text = str(quad.subject), str(quad.predicate), str(quad.object), str(quad.graph_name)
        if "graph/kpiebook62009/" in text[3]:
            line = " ".join(text).replace(old, "x-1").replace("kpiebook62009", "other1") + " ."
            store.load(_fresh(line).encode(), format=ox.RdfFormat.N_QUADS)
    for question_id in ("principles_by_body", "agreements_by_body", "participation_forms"):
        body = {"body": "id:body/th-810601-subdistrict-municipality"}
        skip = {"bodies"}
        before = answer(built_store(), QUESTIONS[question_id], body)
        after = answer(store, QUESTIONS[question_id], body)
        assert _without(before, skip) == _without(after, skip)


def _fresh(line: str) -> str:
    """Return a line whose statements and attestations are its own."""
    own = line.replace("id/statement/", "id/statement/f")
    return own.replace("id/attestation/", "id/attestation/f")


def _without(found: Answer, skip: set[str]) -> list[list[str]]:
    keep = [i for i, c in enumerate(found.question.columns) if c.name not in skip]
    return [[row[i].value for i in keep] for row in found.rows]


def test_readme_is_made_from_the_heads() -> None:
    command = [sys.executable, str(ROOT / "tools" / "queries_readme.py"), "--check"]
    assert subprocess.run(command, check=False).returncode == 0


@pytest.mark.parametrize("path", sorted((ROOT / "queries").rglob("*.rq")), ids=lambda p: p.stem)
def test_every_term_of_ours_is_declared(path: Path) -> None:
    modules = (ROOT / "ontology" / "modules").glob("*.ttl")
    declared = {
        quad.subject.value
        for module in modules
        for quad in ox.parse(path=module, format=ox.RdfFormat.TURTLE)
        if isinstance(quad.subject, ox.NamedNode)
    }
    used = {t.text for t in tokens(path.read_text("utf-8")) if t.text.startswith("lgc:")} - {"lgc:"}
    assert {term for term in used if expand(term) not in declared} == set()


@pytest.mark.parametrize("language", ["th", "en"])
def test_each_label_is_there_in_both_languages(language: str) -> None:
    question: Question
    for question in QUESTIONS.values():
        for text in (question.title, question.description, *(c.label for c in question.columns)):
            is_thai = any("ก" <= c <= "๙" for c in text[language])  # type: ignore[index]
            assert is_thai == (language == "th") or language == "en"
