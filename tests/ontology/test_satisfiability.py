"""Everything that the ontology names can be, and what the sample pages say can be true.

No class and no property is without a possible member, with and without the facts of the built
graph; the facts, their evidence and the examples are consistent with all axioms. HermiT judges,
which is complete for OWL 2 DL; through owlready2 it does once more in `test_reasoner`.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from axiom_proofs import HERE, INCONSISTENT, facts_of, theory
from built_data import BUILT, built
from hermit import is_consistent, unsatisfiable
from ontology_files import ROOT
from owl_theory import Theory, theory_of
from rdflib import Graph
from released_files import declared

POSSIBLE = (HERE / "reasoner/consistent.ttl", *sorted((ROOT / "ontology/examples").glob("*.ttl")))
IMPOSSIBLE = sorted((HERE / "reasoner").glob("unsatisfiable-*.ttl"))

with_build = pytest.mark.skipif(not BUILT.is_file(), reason="kg/ is not built yet")


def data(graph: Graph) -> Theory:
    return theory_of(declared(graph))


@pytest.mark.parametrize("name", ["rl", "dl", "merged"])
def test_every_class_and_property_can_have_a_member(name: str) -> None:
    assert unsatisfiable(theory(name)) == []


def test_so_it_is_with_what_is_said_of_terms_of_others() -> None:
    assert unsatisfiable(theory("dl").plus(theory("bridge"))) == []


@with_build
@pytest.mark.slow
def test_so_it_is_with_the_facts_of_the_sample_pages() -> None:
    facts = built("facts", "things")
    assert len(facts) > 100
    assert unsatisfiable(theory("merged").plus(data(facts))) == []


@with_build
@pytest.mark.slow
def test_facts_and_their_evidence_are_consistent() -> None:
    everything = built("facts", "things", "evidence")
    assert len(everything) > 1000
    assert is_consistent(theory("merged").plus(data(everything)))


@with_build
@pytest.mark.slow
def test_contradiction_among_them_is_found() -> None:
    everything = data(built("facts", "things", "evidence")).plus(facts_of(INCONSISTENT[0]))
    assert not is_consistent(theory("merged").plus(everything))


@pytest.mark.parametrize("path", POSSIBLE, ids=lambda p: p.stem)
def test_facts_of_every_kind_are_consistent(path: Path) -> None:
    assert is_consistent(theory("merged").plus(facts_of(path)))


@pytest.mark.parametrize("path", IMPOSSIBLE, ids=lambda p: p.stem)
def test_what_cannot_have_a_member_is_found(path: Path) -> None:
    assert unsatisfiable(theory("dl").plus(facts_of(path))) == ["https://example.org/Impossible"]
