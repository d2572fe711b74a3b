"""Both sample pages are lifted as a careful reader reads them, and as no careless one does."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph
import pytest
from golden import PAGES, Claim, claims, golds, graph, scores

from thongthin.errors import MappingError
from thongthin.gold import read_gold
from thongthin.graph.vocabulary import read_vocabulary
from thongthin.lifting.many import Lifter
from thongthin.paths import Project

CLAIMS = claims()
TELLING = {"kpi17733-253": (10, 6), "kpiebook62009-319": (8, 6)}
"""Page → how many claims of a careless reader it has, and at least how many traps."""

LEAST_RECALL = 0.60
"""Share of the expected statements that rules alone must find, with nothing wrong."""


@pytest.mark.parametrize("page", PAGES)
def test_with_curated_statements_nothing_is_missing_extra_or_of_another_status(page: str) -> None:
    found = scores(with_curated=True)[page]
    assert found.missing == ()
    assert found.extra == ()
    assert found.status_differs == ()
    assert len(found.found) == len(golds()[page].expected) > 50


@pytest.mark.parametrize("page", PAGES)
def test_rules_alone_find_most_and_nothing_wrong(page: str) -> None:
    found = scores(with_curated=False)[page]
    assert found.extra == ()
    assert found.status_differs == ()
    assert found.recall >= LEAST_RECALL


@pytest.mark.parametrize("page", PAGES)
def test_every_row_of_the_reader_is_said_or_left_out_for_a_reason(page: str) -> None:
    gold = golds()[page]
    said = {row for rows, _ in gold.expected.values() for row in rows}
    assert len(gold.rows) == len(set(gold.rows))
    assert said | gold.omitted.keys() == set(gold.rows)
    assert not said & gold.omitted.keys()
    assert all(len(reason.split()) > 4 for reason in gold.omitted.values())


@pytest.mark.parametrize("page", PAGES)
def test_every_expected_concept_is_in_the_vocabulary(page: str) -> None:
    known = {label.concept for label in read_vocabulary(Project())}
    expected = {term for said in golds()[page].expected for term in (said.subject, said.object)}
    concepts = {t for t in expected if t.startswith("scheme:") and "-candidates/" not in t}
    assert concepts
    assert concepts - known == set()


def test_statements_of_gold_are_told_apart() -> None:
    """Two lines of a gold file that are one statement would hide a missing one."""
    for page in PAGES:
        text = (Path(__file__).parent / f"{page}.yaml").read_text(encoding="utf-8")
        lines = [x for x in text.partition("\nstatements:")[2].splitlines() if x[:5] == "  - ["]
        assert len(lines) == len(golds()[page].expected)


@pytest.mark.parametrize("claim", CLAIMS, ids=lambda claim: claim.id)
def test_no_careless_claim_is_in_the_graph(claim: Claim) -> None:
    assert _holds(graph(), claim) is False, claim.said


@pytest.mark.parametrize(
    ("claim", "planted"),
    [
        pytest.param(claim, text, id=f"{claim.id}-{i}")
        for claim in CLAIMS
        for i, text in enumerate(claim.planted, 1)
    ],
)
def test_a_careless_claim_would_be_seen(claim: Claim, planted: str) -> None:
    """No question is vacuous: each way to make the claim, put beside the graph, makes it true."""
    quads = list(pyoxigraph.parse(planted, format=pyoxigraph.RdfFormat.TRIG))
    new = [quad for quad in quads if quad not in graph()]
    graph().extend(new)
    try:
        assert _holds(graph(), claim) is True, claim.said
    finally:
        for quad in new:
            graph().remove(quad)


def test_every_claim_and_trap_of_the_readers_is_asked() -> None:
    for page, (count, traps) in TELLING.items():
        said = [claim.said for claim in CLAIMS if claim.said.startswith(f"{page}, ")]
        for number in range(1, count + 1):
            assert sum(text.startswith(f"{page}, claim {number}: ") for text in said) == 1
        assert sum(text.startswith(f"{page}, trap: ") for text in said) >= traps


@pytest.mark.parametrize(
    ("statement", "sentence"),
    [
        ("[A1, page, pageOff, report]", "'pageOff' is no term of the context"),
        ("[A1, page, pageOf, reportt]", "reportt"),
    ],
)
def test_a_gold_file_of_another_form_is_told(tmp_path: Path, statement: str, sentence: str) -> None:
    path = tmp_path / "x-1.yaml"
    path.write_text(
        "document: x-1\nthings:\n  report: {report: x}\n  page: {page: x/1}\n"
        f"statements:\n  - {statement}\n",
        encoding="utf-8",
    )
    with pytest.raises(MappingError, match=sentence):
        read_gold(path, Lifter(Project(), read_vocabulary(Project())).kit)


def _holds(store: pyoxigraph.Store, claim: Claim) -> bool:
    result = store.query(claim.query, use_default_graph_as_union=True)
    assert isinstance(result, pyoxigraph.QueryBoolean)
    return bool(result)
