"""What the axioms draw from facts: `inference/<case>.given.ttl` gives `<case>.expect.ttl`.

`<case>.absent.ttl` holds what must not follow. Own example names; no page is needed.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pyoxigraph as ox
import pytest

from thongthin.graph.closure import Closure, infer
from thongthin.graph.derivation import Derivations
from thongthin.graph.entailment import read_entailment_rules
from thongthin.graph.ontology import read_ontology, read_schemes, read_turtle
from thongthin.paths import Project

CASES = Path(__file__).parent / "inference"
GIVEN = sorted(path.name.removesuffix(".given.ttl") for path in CASES.glob("*.given.ttl"))
HERE = Project()


@cache
def closure_of(case: str) -> Closure:
    facts = read_turtle(CASES / f"{case}.given.ttl")
    axioms = read_ontology(HERE, with_dl=False) + read_schemes(HERE)
    return infer(facts + axioms, read_entailment_rules(HERE))


def triples(name: str) -> tuple[ox.Triple, ...]:
    path = CASES / name
    return read_turtle(path) if path.is_file() else ()


def test_every_case_says_what_must_or_must_not_follow() -> None:
    assert GIVEN
    for case in GIVEN:
        assert triples(f"{case}.expect.ttl") or triples(f"{case}.absent.ttl"), case


@pytest.mark.parametrize("case", GIVEN)
def test_expected_triples_follow(case: str) -> None:
    inferred = set(closure_of(case).inferred)
    assert [str(t) for t in triples(f"{case}.expect.ttl") if t not in inferred] == []


@pytest.mark.parametrize("case", GIVEN)
def test_other_triples_do_not(case: str) -> None:
    closure = closure_of(case)
    assert [str(t) for t in triples(f"{case}.absent.ttl") if closure.round_of(t) is not None] == []


@pytest.mark.parametrize("case", GIVEN)
def test_what_follows_leads_back_to_what_was_given(case: str) -> None:
    """The derivation of each expected triple rests on at least one fact of the case."""
    derivations = Derivations(closure_of(case))
    given = set(triples(f"{case}.given.ttl"))
    for triple in triples(f"{case}.expect.ttl"):
        assert given & set(derivations.derive(triple).leaves()), triple
