"""No axiom without a proof: each of the `rl` and `dl` modules does something that a case needs.

A disjointness, a functional property and what only DL can say are proved by a contradiction
(`test_provocations`); an inverse, a chain, a transitive property and a defined class by facts that
follow, and do not without the axiom (here); a domain or range by `test_property_ends`.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from axiom_proofs import (
    FAILS,
    FOLLOWS_BY,
    INCONSISTENT,
    INFERENCES,
    axioms,
    facts_of,
    is_end,
    named,
    theory_to_prove,
)
from hermit import followers

CLAIMS = [(path, words) for path in INFERENCES for words in named(path, FOLLOWS_BY)]
PROVED = {words for path in INCONSISTENT for words in named(path, FAILS)}
PROVED |= {words for _, words in CLAIMS}


def test_every_axiom_has_a_proof() -> None:
    """To mend a failure: a case that names the axiom, or no such axiom (ontology/README.md)."""
    assert [w for w in axioms() if not is_end(w) and w not in PROVED] == []


def test_every_named_axiom_is_there() -> None:
    assert sorted(PROVED - set(axioms())) == []


@pytest.mark.parametrize(("path", "words"), CLAIMS, ids=lambda v: getattr(v, "stem", v))
def test_facts_follow_by_the_axiom_that_the_case_names(path: Path, words: str) -> None:
    expected = facts_of(path.with_name(path.name.replace(".given.", ".expect.")))
    given = theory_to_prove(words).plus(facts_of(path))
    assert all(followers(expected, given).values())
    assert not all(followers(expected, given.minus(words)).values())
