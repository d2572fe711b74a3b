"""Without its reviewed layout a spread yields nothing wrong, and what is doubtful waits."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from building import CURATED, REVIEWED, built_seeds, graph_lines, texts

from thongthin.build import build
from thongthin.paths import Project
from thongthin.reading.layout import threshold


class Unreviewed(Project):
    """The packaged project, but for the one reviewed layout."""

    def file(self, relative: str) -> Path | None:
        return None if relative == REVIEWED else super().file(relative)


class Uncurated(Unreviewed):
    """Without the page's curated statements as well: what rules alone say of the bare text."""

    def file(self, relative: str) -> Path | None:
        return None if relative == CURATED else super().file(relative)


@pytest.mark.parametrize("project", [Unreviewed(), Uncurated()], ids=["curated", "rules alone"])
def test_without_its_layout_the_spread_yields_nothing_wrong_and_doubts_go_to_review(
    tmp_path: Path, project: Project
) -> None:
    built = build(project, (), tmp_path / "kg")
    whole, part = built_seeds()[1], texts(tmp_path / "kg")
    assert built.report.conforms
    for ending in ("graph/kpi17733/facts", "graph/kpiebook62009/facts", "graph/inferred"):
        fewer = graph_lines(part["thongthin.nq"], ending)
        assert fewer <= graph_lines(whole["thongthin.nq"], ending), ending
    denied = {line for line in part["thongthin.nq"].splitlines() if "#NegatedAssertion> <" in line}
    assert denied <= set(whole["thongthin.nq"].splitlines())
    waiting = [json.loads(line) for line in part["review.jsonl"].splitlines()]
    assert waiting
    for entry in waiting:
        assert entry["report"] == "kpi17733"
        assert entry["would_say"]
        assert all(entry["reasons"])
        assert entry["confidence"] < threshold(project) or entry["doubts"]
    by_layout = [e for e in waiting if any("layout" in r or "join" in r for r in e["reasons"])]
    assert by_layout, {reason for entry in waiting for reason in entry["reasons"]}


def test_with_its_layout_the_spread_is_lifted_fully() -> None:
    manifest = json.loads(built_seeds()[1]["manifest.json"])
    layouts = {entry["report"]: entry["layout"] for entry in manifest["documents"]}
    assert layouts == {"kpi17733": "reviewed", "kpiebook62009": "certain"}
    assert len(graph_lines(built_seeds()[1]["thongthin.nq"], "graph/kpi17733/facts")) > 100
