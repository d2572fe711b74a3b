"""`thongthin rules lint`: each fault is found, named by file and rule, and nothing else is."""

from __future__ import annotations

import json
import time
from functools import cache
from pathlib import Path
from typing import Any
from unittest import mock

import pytest
import yaml
from taught import FOLDER, Capture, call

from thongthin.graph.vocabulary import read_vocabulary
from thongthin.lifting.finding import LintFinding
from thongthin.lifting.match import MAX_PAGE_STEPS
from thongthin.lifting.pattern import prefix_of
from thongthin.lifting.pattern_lint import regular_signs, unreachable
from thongthin.lifting.pattern_text import parse_pattern
from thongthin.lifting.rule_lint import lint
from thongthin.paths import Project, packaged_root

CASES = yaml.safe_load((FOLDER / "lint_cases.yaml").read_text(encoding="utf-8"))
GOOD: dict[str, Any] = {
    "id": "claps",
    "title": {"en": "Claps", "th": "ตบมือ"},
    "pattern": "ตบมือ{principle}",
    "emits": [{"@id": "{body}", "appliesPrinciple": "{principle}"}],
    "examples": [
        {"text": "เทศบาลตำบลพนา ตบมือ", "yields": []},
        {"text": "เทศบาลตำบลนาดี ตบมือ", "yields": []},
    ],
    "counterexamples": ["เทศบาลตำบลพนา จะตบมือ"],
}


class Small(Project):
    """A project over the shipped data, with few of the shipped rules, so that tests are quick."""

    def files(self, folder: str, pattern: str) -> tuple[Path, ...]:
        found = Project.files(self, folder, pattern)
        packaged = packaged_root() / "mappings" / "rules"
        return tuple(p for p in found if p.parent != packaged or p.name == "bodies.yaml")


def write(folder: Path, case: dict[str, Any]) -> Path:
    rules = folder / "mappings" / "rules"
    rules.mkdir(parents=True)
    entries = [GOOD | case.get("rule", {})]
    entries += [GOOD | case["more"]] if "more" in case else []
    text = yaml.safe_dump(entries, allow_unicode=True, sort_keys=False)
    (rules / "own.yaml").write_text(text + case.get("text", ""), encoding="utf-8")
    if "other" in case:
        text = yaml.safe_dump([GOOD | case["other"]], allow_unicode=True, sort_keys=False)
        (rules / "other.yaml").write_text(text, encoding="utf-8")
    for name, content in case.get("file", {}).items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    return folder


def of_project(findings: tuple[LintFinding, ...]) -> list[LintFinding]:
    """Return the findings on a project's own files."""
    return [finding for finding in findings if finding not in lint_shipped()]


@cache
def lint_shipped() -> tuple[LintFinding, ...]:
    project = Small(None)
    return lint(project, read_vocabulary(project))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_fault_is_found_and_nothing_else(tmp_path: Path, case: dict[str, Any]) -> None:
    project = Small(write(tmp_path, case))
    found = of_project(lint(project, read_vocabulary(project)))
    expected = {check for check, _ in case["finds"]}
    assert {finding.check for finding in found} == expected, found
    for check, words in case["finds"]:
        assert any(f.check == check and words in f.sentence for f in found), found
    assert all(f.where for f in found)


@pytest.mark.slow
def test_shipped_rules_are_clean(capsys: Capture) -> None:
    code, out, _ = call(capsys, "rules", "lint")
    assert (code, out) == (0, "rules: nothing found\n")


def test_command_tells_findings_and_ends_with_1(capsys: Capture) -> None:
    found = (LintFinding("own.yaml:1, rule claps", "title", "has no title in 'th'; add one"),)
    with mock.patch("thongthin.commands.rules.judge", return_value=found):
        code, out, _ = call(capsys, "rules", "lint")
        assert (code, out) == (1, f"{found[0]}\nrules: 1 findings\n")
        code, out, _ = call(capsys, "rules", "lint", "--json")
    assert code == 1
    assert json.loads(out) == [found[0]._asdict()]


@pytest.mark.parametrize(
    ("text", "signs"),
    [
        ("(ก|ข)[ค]{..20}<mou>{list:principle}", ()),
        ("(MOU : Memorandum of Understanding)", ()),
        ("พ.ศ.", ()),
        (r"มี\d+คน", (r"\d",)),
        ("มี.*คน", (".*",)),
        ("(ก|ข)+", (")+",)),
        ("[^ก]ข", ("[^",)),
        ("[ก-ฮ]", ("[ก-ฮ]",)),
        ("(?:ก)", ("(?",)),
    ],
)
def test_signs_of_regular_expressions(text: str, signs: tuple[str, ...]) -> None:
    assert regular_signs(text) == signs


@pytest.mark.parametrize(
    ("pattern", "count"),
    [
        ("ก(ข|ค)", 0),
        ("ก(ขค|ข)", 0),
        ("ก(ข|ขค)", 1),
        ("ก(ข|ขค)ง", 0),
        ("ก(ข|ขค)[ง]", 1),
        ("ก(ข|ข)ง", 1),
        ("ก(ข[(ค|คง)])", 1),
        ("ก[ข|ขค]ง", 0),
        ("ก(ข{number}|ขค)", 0),
        ("ก(ข|ข{number})", 1),
        ("ก(ข|ขค){..20}", 1),
        ("ก(ข|ขค)~", 0),
    ],
)
def test_unreachable_alternatives(pattern: str, count: int) -> None:
    assert len(unreachable(parse_pattern(pattern, {}, ""))) == count


@pytest.mark.parametrize(
    "pattern", ["ก" + "{..200}ก" * 8 + "ข", "[ก]" * 30 + "ข", "(ก|กก)" * 20 + "ข"]
)
def test_prefix_of_a_pattern_never_runs_away(pattern: str) -> None:
    prefix = prefix_of(parse_pattern(pattern, {}, ""))
    text = "ก" * 2_000
    begun = time.process_time()
    for at in range(0, 200, 20):
        prefix.match(text, at)
    assert time.process_time() - begun < 2


def test_runaway_is_measured_in_bounded_time(tmp_path: Path) -> None:
    project = Small(write(tmp_path, CASES[0]))
    begun = time.process_time()
    lint(project, read_vocabulary(project))
    assert time.process_time() - begun < 20
    assert MAX_PAGE_STEPS <= 1_000_000
