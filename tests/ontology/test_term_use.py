"""No term without a use: each is used by an expected statement, a question, a shape, a rule.

Use is read from the files by `thongthin.graph.checks.term_use`, as `thongthin check` reads it; here
the predicates of `tests/gold` and the competency questions count too, and the examples do not: they
are made so that every term occurs. What only a question not yet written needs stands in a table,
with the number of that question.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from ontology_files import ROOT, local, own_terms

from thongthin.graph.checks.term_use import COMPACT, read_uses
from thongthin.paths import Project

EXAMPLES = "ontology/examples/"

FOR_QUESTIONS: dict[str, int] = {}
"""Term → question (1 to 30) that needs it, where no file names the term yet."""


def gold() -> Iterator[str]:
    for path in sorted((ROOT / "tests/gold").glob("*.yaml")):
        for statement in yaml.safe_load(path.read_text(encoding="utf-8"))["statements"]:
            yield statement[2]
            if isinstance(statement[3], dict):
                yield from (str(value) for value in statement[3].values())


def names_in(folder: str, pattern: str) -> Iterator[str]:
    for path in sorted(Path(ROOT / folder).rglob(pattern)):
        yield from COMPACT.findall(path.read_text(encoding="utf-8"))


def used() -> set[str]:
    uses = read_uses(Project())
    beyond_examples = {
        name for name, places in uses.items() if any(not p.startswith(EXAMPLES) for p in places)
    }
    return {*gold(), *names_in("tests/ontology/competency", "*.rq"), *beyond_examples}


def test_every_term_is_used() -> None:
    terms = {local(term) for term in own_terms()}
    assert sorted(terms - used() - FOR_QUESTIONS.keys()) == []


def test_terms_that_questions_will_need_are_declared_and_numbered() -> None:
    terms = {local(term) for term in own_terms()}
    assert sorted(FOR_QUESTIONS.keys() - terms) == []
    assert all(1 <= number <= 30 for number in FOR_QUESTIONS.values())


def test_expected_statements_use_declared_terms_or_known_terms_of_others() -> None:
    terms = {local(term) for term in own_terms()}
    others = {"audience", "issued", "subject", "title", "wasAttributedTo"}
    predicates = {
        statement[2]
        for path in sorted((ROOT / "tests/gold").glob("*.yaml"))
        for statement in yaml.safe_load(path.read_text(encoding="utf-8"))["statements"]
    }
    assert sorted(predicates - terms - others) == []


def test_questions_and_rules_name_declared_terms_only() -> None:
    """A misspelt term in a question would match nothing and say nothing."""
    terms = {local(term) for term in own_terms()}
    named = {*names_in("queries", "*.rq"), *names_in("mappings", "*.yaml")}
    assert sorted(named - terms) == []


@pytest.mark.parametrize(
    ("place", "text"),
    [
        ("queries/own.rq", "SELECT * WHERE { ?a lgc:lendsTo ?b }"),
        ("ontology/shapes/own.ttl", "shapes:OwnShape sh:path lgc:lendsTo ."),
        ("ontology/vocab/own.ttl", "own:one a lgc:lendsTo ."),
        ("ontology/examples/own.ttl", "<urn:a> lgc:lendsTo <urn:b> ."),
        ("mappings/rules/own.yaml", '- emits:\n    - "@id": "{body}"\n      lendsTo: "{agency}"\n'),
        ("mappings/registers/own.yaml", 'emits:\n  - addressedBy: ["lgc:lendsTo"]\n'),
        ("mappings/curated/own.yaml", 'statements:\n  - say: {"@id": body, lendsTo: other}\n'),
    ],
)
def test_a_use_is_seen_wherever_it_stands(tmp_path: Path, place: str, text: str) -> None:
    path = tmp_path / place
    path.parent.mkdir(parents=True)
    path.write_text(text, encoding="utf-8")
    assert read_uses(Project.open(tmp_path))["lendsTo"] == (place,)


def test_a_name_that_nothing_uses_is_no_use() -> None:
    assert "lendsTo" not in read_uses(Project())
