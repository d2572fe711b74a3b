"""A rule that runs away is left out on that page, with a sentence; all else is lifted."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from taught import Capture, call

from thongthin.graph.vocabulary import read_vocabulary
from thongthin.lifting.many import Lifter
from thongthin.lifting.match import MAX_PAGE_STEPS, MAX_STEPS
from thongthin.paths import Project, packaged_root

SEED = packaged_root() / "seeds" / "001_0e9f592a11e1b1a8.txt"
RULE = """
- id: runs-away
  title: {en: Runs away, th: วนไม่จบ}
  pattern: "%s"
  introduces: {kind: centre, thing: {thing: centre, of: "{body}"}, mention: cue}
  emits:
    - {"@id": {thing: centre, of: "{body}"}, operatedBy: "{body}"}
  examples:
    - {text: เทศบาลตำบลพนา, yields: []}
    - {text: เทศบาลตำบลนาดี, yields: []}
  counterexamples: [เทศบาลตำบลบ้านแป้น]
"""
ONLY_AT_THE_HEAD = "จุดเด่นของการปฏิบัติงาน"
"""Words of the page behind which it is never found again, so that the pattern never matches."""

AT_ONE_PLACE = "ก" + "{..200}ร" * 5 + "{..200}" + ONLY_AT_THE_HEAD
ON_THE_PAGE = "(ก|ร|น|เ|ม|ง|ส|ท|ค|ด|ว|อ)" + "[{..40}(ร|น)]" * 4 + ONLY_AT_THE_HEAD


def project_with(folder: Path, pattern: str) -> Project:
    path = folder / "mappings" / "rules" / "own.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(RULE % pattern, encoding="utf-8")
    return Project.open(folder)


@pytest.mark.parametrize(
    ("pattern", "steps"), [(AT_ONE_PLACE, MAX_STEPS), (ON_THE_PAGE, MAX_PAGE_STEPS)]
)
def test_only_the_rule_is_left_out(tmp_path: Path, pattern: str, steps: int) -> None:
    own = project_with(tmp_path, pattern)
    lifter = Lifter(own, read_vocabulary(own))
    begun = time.process_time()
    (document,) = lifter.lift(SEED).documents
    assert time.process_time() - begun < 10
    (problem,) = document.problems
    assert problem.startswith("own.yaml:2, rule runs-away: its pattern needs more than ")
    assert f" {steps} steps" in problem
    assert problem.endswith("so the rule is left out there; shorten its skips or its choices")
    (plain,) = Lifter(Project(), read_vocabulary(Project())).lift(SEED).documents
    assert document.records == plain.records
    assert plain.problems == ()


@pytest.mark.slow
def test_build_goes_on_and_ends_with_1(capsys: Capture, tmp_path: Path) -> None:
    own = project_with(tmp_path / "own", AT_ONE_PLACE)
    out = tmp_path / "kg"
    code, _, err = call(capsys, "build", SEED, "--project", own.overlay, "--out", out)
    assert code == 1
    assert "rule runs-away: its pattern needs more than" in err
    assert (out / "facts.ttl").stat().st_size > 0
