"""What follows from the ontology and the sample pages is computed in under a second."""

from __future__ import annotations

import pytest

from thongthin.bench import bench_closure
from thongthin.paths import Project

MOST_SECONDS = 1.0


@pytest.mark.slow
def test_closure_of_ontology_and_facts_takes_under_a_second() -> None:
    (figure,) = bench_closure(Project(), runs=3)
    assert figure.least < MOST_SECONDS
    assert "inferred" in figure.note
