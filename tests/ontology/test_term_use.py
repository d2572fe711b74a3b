"""No term without a use: each is used by an expected statement, a question, a shape, a rule.

Use is read from the files: predicates of `tests/gold`, classes of `mappings/things.yaml`,
`lgc:` names in questions, shapes, lifting rules and the axioms that other terms rest on, and
terms that the evidence writer names. What only a question not yet written needs stands in a
table, with the number of that question.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import yaml
from ontology_files import ROOT, local, own_terms

LGC_NAME = re.compile(r"\blgc:([A-Za-z]+)")
KEY = re.compile(r"""^\s*(?:-\s+)?["']?([A-Za-z]+)["']?:""", re.MULTILINE)
WRITTEN = re.compile(r'\bLGC(?:\}| \+ ")([A-Za-z]+)')

FOR_QUESTIONS: dict[str, int] = {
    "AwardResult": 18,
    "SubdistrictMunicipality": 2,
    "componentCentreOf": 6,
    "hasAwardResult": 24,
    "hasPartner": 18,
    "hasParty": 18,
}
"""Term → competency question (1 to 30) that needs it, where no file names the term yet:

* AwardResult: what `awardedTo` is said of, the award result that pages leave out;
* SubdistrictMunicipality: "each municipality", a class that follows from the legal type;
* componentCentreOf: the axiom by which component centres have their operator;
* hasAwardResult: the results of a body, and the axiom by which it was assessed;
* hasPartner, hasParty: partners that follow from an agreement's parties.
"""


def gold() -> Iterator[str]:
    for path in sorted((ROOT / "tests/gold").glob("*.yaml")):
        for statement in yaml.safe_load(path.read_text(encoding="utf-8"))["statements"]:
            yield statement[2]
            if isinstance(statement[3], dict):
                yield from (str(value) for value in statement[3].values())


def classes_of_things() -> Iterator[str]:
    text = (ROOT / "mappings/things.yaml").read_text(encoding="utf-8")
    for kind in yaml.safe_load(text).values():
        yield kind["class"]
        yield from kind.get("classes", {}).values()


def names_in(folder: str, pattern: str, form: re.Pattern[str]) -> Iterator[str]:
    for path in sorted(Path(ROOT / folder).rglob(pattern)):
        yield from form.findall(path.read_text(encoding="utf-8"))


def used() -> set[str]:
    return {
        *gold(),
        *classes_of_things(),
        *names_in("queries", "*.rq", LGC_NAME),
        *names_in("ontology/shapes", "*.ttl", LGC_NAME),
        *names_in("mappings/rules", "*.yaml", KEY),
        *names_in("src/thongthin/graph", "*.py", WRITTEN),
        *names_in("ontology/vocab", "*.ttl", LGC_NAME),
    }


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
    named = {*names_in("queries", "*.rq", LGC_NAME), *names_in("mappings", "*.yaml", LGC_NAME)}
    assert sorted(named - terms) == []
