"""The guide, followed literally in an empty folder: its files are written, its commands run."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from followed_guide import BLOCK, GUIDE, fits, follow

from thongthin.cli import COMMANDS

TEXT = GUIDE.read_text(encoding="utf-8")
ROOT = GUIDE.parents[1]


@pytest.mark.slow
def test_every_command_gives_what_the_guide_shows(tmp_path: Path) -> None:
    steps = list(follow(TEXT, tmp_path))
    assert len(steps) >= 8
    for step in steps:
        assert step.is_true, f"$ {step.line}\n{step.true}\nbut the guide shows\n{step.shown}"


def test_each_of_the_four_has_its_worked_example() -> None:
    parts = re.split(r"^## \d\. Add a (\w+)\n", TEXT, flags=re.MULTILINE)
    assert parts[1::2] == ["document", "name", "rule", "register"]
    for part in parts[2::2]:
        kinds = [block["kind"] for block in BLOCK.finditer(part)]
        assert "console" in kinds
        assert any(block["name"] for block in BLOCK.finditer(part))


def test_commands_that_are_named_exist() -> None:
    named = set(re.findall(r"thongthin (\w+)", TEXT))
    assert named <= set(COMMANDS)
    assert {"build", "rules", "layout", "explain"} <= named


@pytest.mark.parametrize(
    "path", sorted(set(re.findall(r"`([A-Z]+\.md|(?:mappings|ontology|seeds)/[\w/.*]+)`", TEXT)))
)
def test_paths_that_are_named_exist_in_what_is_shipped(path: str) -> None:
    assert (ROOT / path.partition("*")[0]).exists()


@pytest.mark.parametrize(
    ("shown", "true", "expected"),
    [
        ("a\nb\n", "a\nb\n", True),
        ("a\nb\n", "a\nc\n", False),
        ("a …\n", "a lot\n", True),
        ("a …\n", "b lot\n", False),
        ("a\n…\nb\n", "a\nx\ny\nb\n", True),
        ("a\n…\nb\n", "a\nx\n", False),
        ("a\n", "a\nb\n", False),
        ("‘x…’\n", "‘x…’\n", True),
        ("", "a\n", False),
    ],
)
def test_open_lines_fit_any(shown: str, true: str, expected: bool) -> None:
    assert fits(shown, true) == expected
