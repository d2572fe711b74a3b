"""`explain` leads from a statement, a thing or an inferred triple to the words."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pyoxigraph as ox
import pytest
from gold_files import GOLD, expand, facts_of, read_gold
from gold_names import built_store

from thongthin.asking.explain import Explanation, explain
from thongthin.asking.reasons import Reason, closure_of, why
from thongthin.errors import QueryError, UsageError
from thongthin.graph.derivation import Derivations
from thongthin.graph.namespaces import ID, INFERRED
from thongthin.paths import Project

FACTS = [fact for path in sorted(GOLD.glob("*.yaml")) for fact in facts_of(read_gold(path))]


def only(found: Explanation) -> str:
    [said] = found.statements
    return said.statement


@pytest.mark.parametrize("fact", FACTS[::8], ids=lambda fact: fact.rows)
def test_a_statement_is_shown_with_its_words(fact) -> None:  # type: ignore[no-untyped-def]
    found = explain(built_store(), fact.statement)
    assert only(found) == fact.statement
    text = found.to_text()
    for finding in found.statements[0].findings:
        assert finding.source.words
        assert finding.rule
        assert f"{finding.source.status}, made by {finding.source.extractor}" in text
        for run in finding.runs:
            assert f"{run.role}: {run.words}" in text
            assert run.text[run.begin : run.begin + len(run.words)] == run.words


def test_all_ways_to_name_a_statement_agree() -> None:
    iri = FACTS[20].statement
    digits = iri.rpartition("/")[2]
    triple = f"{FACTS[20].subject} {FACTS[20].predicate} {FACTS[20].object}"
    for way in (iri, f"<{iri}>", f"id:statement/{digits}", digits[:8], digits, triple):
        assert only(explain(built_store(), way)) == iri


def test_words_are_marked_by_brackets_or_on_a_terminal_by_colour() -> None:
    found = explain(built_store(), FACTS[20].statement)
    run = found.statements[0].findings[0].runs[0]
    assert f"[{run.words}]" in found.to_text()
    assert "\x1b" not in found.to_text()
    assert f"\x1b[7m{run.words}\x1b[0m" in found.to_text(color=True)


def test_a_denial_says_so() -> None:
    [fact] = [fact for fact in FACTS if fact.is_negated]
    found = explain(built_store(), fact.statement)
    assert found.statements[0].is_negated
    assert "the source denies it" in found.to_text()


@pytest.mark.parametrize("language", ["th", "en"])
def test_a_thing_lists_all_that_is_said_of_it(language) -> None:  # type: ignore[no-untyped-def]
    page = read_gold(sorted(GOLD.glob("*.yaml"))[0])
    iri = expand(page.names["body"])
    expected = {f.statement for f in FACTS if iri in (f.subject.value, f.object.value)}
    found = explain(built_store(), page.names["body"], language)
    assert expected <= {said.statement for said in found.statements}
    assert json.loads(json.dumps(found.to_json()))["iri"] == iri
    for said in found.statements:
        assert said.statement.rpartition("/")[2][:8] in found.to_text()


def leaves(reason: Reason) -> Iterator[Reason]:
    if not reason.rule:
        yield reason
    for premise in reason.premises:
        yield from leaves(premise)


def test_an_inferred_triple_leads_to_its_rule_its_premises_and_their_words() -> None:
    page = read_gold(sorted(GOLD.glob("*.yaml"))[0])
    triple = f"{page.names['body']} lgc:appliesPrinciple scheme:principle/moderation"
    found = explain(built_store(), triple)
    assert found.kind == "inferred"
    assert found.reason is not None
    assert found.reason.rule == "prp-spo2"
    said = [leaf.said for leaf in leaves(found.reason) if leaf.said]
    assert said
    assert all(finding.source.words for each in said for finding in each.findings)


def test_every_inferred_triple_of_a_document_leads_to_words() -> None:
    store = built_store()
    derivations = Derivations(closure_of(store, Project()))
    graph = ox.NamedNode(INFERRED)
    inferred = [quad.triple for quad in store.quads_for_pattern(None, None, None, graph)]
    assert len(inferred) > 200
    for triple in sorted(inferred, key=str):
        reason = why(store, Project(), triple, "en", derivations)
        said = [leaf.said or leaf.spoken for leaf in leaves(reason)]
        words = [f.source.words for each in said if each for f in each.findings]
        if str(triple.subject).startswith(f"<{ID}"):
            assert words, triple
            assert all(words), triple


@pytest.mark.parametrize(
    "literal", ['"2562"^^xsd:integer', '"a word"', '"ท้องถิ่น"@th', '"x"^^<http://e.org/t>']
)
def test_a_triple_may_end_in_a_literal(literal: str) -> None:
    with pytest.raises(UsageError, match="neither stated nor inferred"):
        explain(built_store(), f"id:body/x lgc:buddhistYear {literal}")


@pytest.mark.parametrize(
    ("what", "sentence"),
    [
        ("ไม่มีชื่อนี้", "is the name of no thing"),
        ("practice", "may mean"),
        ("id:statement/" + "0" * 32, "is no statement of this graph"),
        ("", "nothing was named"),
    ],
)
def test_what_is_not_there_gives_one_sentence(what: str, sentence: str) -> None:
    with pytest.raises(QueryError, match=sentence):
        explain(built_store(), what)


def test_a_triple_that_does_not_hold_is_an_error() -> None:
    with pytest.raises(UsageError, match="neither stated nor inferred"):
        explain(built_store(), "id:body/x lgc:operates id:centre/y")
