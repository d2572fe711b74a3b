"""The rule that CONTRIBUTING shows is one: in a project folder it yields what it says."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from thongthin.gold import statements_of
from thongthin.graph.vocabulary import read_vocabulary
from thongthin.lifting.many import Lifter
from thongthin.paths import Project

ROOT = Path(__file__).parents[2]
TEXT = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
BLOCK = re.search(r"```yaml\n(.*?)```", TEXT, re.DOTALL)
RULE: dict[str, Any] = yaml.safe_load(BLOCK[1])[0] if BLOCK else {}
CASES = [
    *((e["text"], len(e["yields"])) for e in RULE["examples"]),
    *((text, 0) for text in RULE["counterexamples"]),
]


@pytest.mark.parametrize(("text", "statements"), CASES)
def test_rule_of_a_project_folder_is_asked(tmp_path: Path, text: str, statements: int) -> None:
    folder = tmp_path / "mappings" / "rules"
    folder.mkdir(parents=True)
    (folder / "own.yaml").write_text(BLOCK[1] if BLOCK else "", encoding="utf-8")
    page = tmp_path / "page.txt"
    page.write_text(text, encoding="utf-8")
    project = Project.open(tmp_path)
    outcome = Lifter(project, read_vocabulary(project)).lift(page)
    records = [r for d in outcome.documents for r in d.records if r.rule == RULE["id"]]
    assert len({s for record in records for s in statements_of(record)}) == statements


@pytest.mark.parametrize("path", sorted(set(re.findall(r"`((?:[a-z_]+/)+[a-z_.]+)`", TEXT))))
def test_path_that_is_named_exists(path: str) -> None:
    assert (ROOT / path).exists()


def test_one_version_everywhere() -> None:
    from thongthin import __version__

    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    assert citation["version"] == __version__
    header = (ROOT / "ontology/modules/core.ttl").read_text(encoding="utf-8")
    assert f'owl:versionInfo "{__version__}"' in header
