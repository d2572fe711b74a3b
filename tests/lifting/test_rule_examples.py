"""Every rule yields exactly what its examples say, and nothing from its counterexamples."""

from __future__ import annotations

from typing import Any

import pytest
from lifting_words import told

from thongthin.graph.vocabulary import read_vocabulary
from thongthin.lifting.document import LiftedDocument
from thongthin.lifting.kit import Kit
from thongthin.lifting.rule import Rule
from thongthin.paths import Project

RULES = {r.id: r for r in Kit.load(Project.open(None), read_vocabulary(Project.open(None))).rules}
EXAMPLES = [(rule.id, n) for rule in RULES.values() for n in range(len(rule.examples))]
COUNTEREXAMPLES = [
    (rule.id, n) for rule in RULES.values() for n in range(len(rule.counterexamples))
]


def by_rule(document: LiftedDocument, rule: Rule) -> set[tuple[str, str, str]]:
    return told(document, lambda record: record.rule == rule.id)


@pytest.mark.parametrize(("rule_id", "number"), EXAMPLES)
def test_rule_yields_what_its_example_says(lift: Any, rule_id: str, number: int) -> None:
    example = RULES[rule_id].examples[number]
    expected = {tuple(map(str, row)) for row in example["yields"]}
    assert by_rule(lift(example["text"]), RULES[rule_id]) == expected


@pytest.mark.parametrize(("rule_id", "number"), COUNTEREXAMPLES)
def test_rule_yields_nothing_from_its_counterexample(lift: Any, rule_id: str, number: int) -> None:
    text = RULES[rule_id].counterexamples[number]
    assert by_rule(lift(text), RULES[rule_id]) == set()


SEED_WORDS = ("ปลายพระยา", "ชมภู")


@pytest.mark.parametrize("rule_id", RULES)
def test_rule_has_an_example_and_a_counterexample_that_are_not_from_the_seeds(rule_id: str) -> None:
    rule = RULES[rule_id]
    assert len(rule.examples) >= 2
    assert any(all(w not in e["text"] for w in SEED_WORDS) for e in rule.examples)
    assert any(all(w not in text for w in SEED_WORDS) for text in rule.counterexamples)
