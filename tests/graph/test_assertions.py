"""One assertion a statement, one attestation a passage."""

from __future__ import annotations

import hashlib
from itertools import permutations

import pytest
from graph_samples import BODY, PRINCIPLE, page, passage, record

from thongthin.graph.assertions import Attested, decimal, rule_iri, statement_iri
from thongthin.graph.namespaces import ID, LGC, SCHEME
from thongthin.graph.ntriples import Triple, iri
from thongthin.lifting.record import Record

TRIPLE = Triple(iri("a:s"), iri("a:p"), '"ก"@th')
NODE = {"@id": BODY, "appliesPrinciple": PRINCIPLE}
HERE = passage(page(), "หลักธรรมาภิบาล")
THERE = passage(page(number=8), "หลักธรรมาภิบาล")


def lines(*records: Record) -> set[str]:
    attested = Attested()
    for made in records:
        attested.add(TRIPLE, made)
    return set(attested.lines())


def objects(found: set[str], name: str) -> list[str]:
    return sorted(line.split(" ", 2)[2][:-2] for line in found if f" <{LGC}{name}> " in line)


def test_a_statement_is_named_by_what_it_says() -> None:
    name = hashlib.sha256('+ <a:s> <a:p> "ก"@th .'.encode()).hexdigest()[:32]
    denied = hashlib.sha256('- <a:s> <a:p> "ก"@th .'.encode()).hexdigest()[:32]
    assert statement_iri(TRIPLE) == f"{ID}statement/{name}"
    assert statement_iri(TRIPLE, is_negated=True) == f"{ID}statement/{denied}"


def test_one_fact_on_two_pages_is_one_assertion_with_two_attestations() -> None:
    found = lines(record(HERE, NODE), record(THERE, NODE, status="interpreted"))
    assert len({line for line in found if line.endswith(f"<{LGC}Assertion> .")}) == 1
    assert len(objects(found, "supportedBy")) == 2
    assert len(objects(found, "attests")) == 2
    assert objects(found, "hasStatus") == [
        f"<{SCHEME}assertion-status/{status}>" for status in ("interpreted", "stated")
    ]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (record(HERE, NODE, extractor="register"), record(HERE, NODE, status="interpreted")),
        (record(HERE, NODE, rule="z"), record(HERE, NODE, rule="a", extractor="furniture")),
        (record(HERE, NODE, extractor="furniture"), record(HERE, NODE, extractor="curated")),
        (record(HERE, NODE, extractor="curated"), record(HERE, NODE, extractor="register")),
        (record(HERE, NODE, rule="a"), record(HERE, NODE, rule="b")),
        (record(HERE, NODE, confidence=0.99), record(HERE, NODE, confidence=0.98)),
    ],
)
def test_of_two_findings_in_one_passage_one_vouches(first: Record, second: Record) -> None:
    found = lines(first, second)
    assert found == lines(second, first) == lines(first)
    assert len(objects(found, "attests")) == 1


def test_order_never_matters() -> None:
    made = [
        record(HERE, NODE, extractor="curated"),
        record(HERE, NODE, rule="b"),
        record(HERE, NODE, status="interpreted"),
    ]
    assert len({frozenset(lines(*order)) for order in permutations(made)}) == 1


def test_what_is_denied_is_a_negated_assertion() -> None:
    found = lines(record(HERE, NODE, negated=True), record(HERE, NODE))
    kinds = {line.rsplit(" ", 2)[1] for line in found if "ssertion> ." in line}
    assert kinds == {f"<{LGC}Assertion>", f"<{LGC}NegatedAssertion>"}


def test_who_curated_it_when_and_why() -> None:
    made = Record(HERE, (NODE,), "interpreted", "curated", "a", by="A Reader", when="2026-01-02",
                  because='it says "so"')  # fmt: skip
    text = "\n".join(lines(made))
    assert '<http://purl.org/dc/elements/1.1/creator> "A Reader" .' in text
    assert '"2026-01-02"^^<http://www.w3.org/2001/XMLSchema#date> .' in text
    assert '#editorialNote> "it says \\"so\\"" .' in text


@pytest.mark.parametrize(
    ("number", "text"), [(1, "1"), (0.9, "0.9"), (0.97666, "0.9767"), (0, "0")]
)
def test_decimal(number: float, text: str) -> None:
    assert decimal(number) == text


def test_a_rule_with_odd_characters_has_an_iri() -> None:
    assert rule_iri("page one/กฎ") == f"{ID}rule/page%20one/%E0%B8%81%E0%B8%8E"
