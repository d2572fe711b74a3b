"""What must not be is found, and for the reason that the case names.

`reasoner/inconsistent-<what>.ttl` is inconsistent with the ontology, and consistent without the
axiom of its line `# Fails: <axiom>`. Where an axiom asks for something to be there, the case closes
the list of what is there, since an open world has room for more.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from axiom_proofs import FAILS, INCONSISTENT, axioms, facts_of, named, theory, theory_to_prove
from hermit import is_consistent


@pytest.mark.parametrize("path", INCONSISTENT, ids=lambda p: p.stem)
def test_contradiction_is_found_in_what_is_released(path: Path) -> None:
    assert not is_consistent(theory("merged").plus(facts_of(path)))


@pytest.mark.parametrize("path", INCONSISTENT, ids=lambda p: p.stem)
def test_contradiction_rests_on_the_axiom_that_it_names(path: Path) -> None:
    (words,) = named(path, FAILS)
    assert words in axioms(), "no axiom has these words"
    ontology, facts = theory_to_prove(words), facts_of(path)
    assert not is_consistent(ontology.plus(facts))
    assert is_consistent(ontology.minus(words).plus(facts))


def test_another_axiom_would_not_do() -> None:
    path = next(path for path in INCONSISTENT if "local-and-central" in path.name)
    other = "LocalRule DisjointWith OfficialDirective"
    assert not is_consistent(theory("rl").minus(other).plus(facts_of(path)))
