"""README says only what is so: its commands give the output it shows, its links lead somewhere."""

from __future__ import annotations

import re
import runpy
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
LINKS = sorted({*re.findall(r"\]\(([^)#]+)\)", README)})
FOLDERS = sorted(set(re.findall(r"^\| `([a-z/]+/)` \|", README, re.MULTILINE)))
TARGETS = sorted(set(re.findall(r"^make (\w+)", README, re.MULTILINE)))


def test_commands_give_the_output_that_is_shown() -> None:
    renewed = runpy.run_path(str(ROOT / "tools" / "renew_readme.py"))["renewed"]
    assert renewed(README) == README


@pytest.mark.parametrize("link", LINKS)
def test_link_leads_to_a_file(link: str) -> None:
    assert (ROOT / link).exists()


@pytest.mark.parametrize("folder", FOLDERS)
def test_folder_exists(folder: str) -> None:
    assert (ROOT / folder).is_dir()


@pytest.mark.parametrize("target", TARGETS)
def test_make_target_exists(target: str) -> None:
    assert re.search(rf"^{target}:", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)


def test_readme_is_short_and_shows_a_true_output_early() -> None:
    lines = README.splitlines()
    assert len(lines) <= 150
    begin = next(i for i, line in enumerate(lines) if line.startswith("```console"))
    end = next(i for i in range(begin + 1, len(lines)) if lines[i] == "```")
    assert end - begin > 2
    assert end <= 30


def test_every_command_is_told_in_readme() -> None:
    from thongthin.cli import COMMANDS

    for name in COMMANDS:
        assert f"`thongthin {name}" in README


def test_picture_is_what_the_graph_gives(tmp_path: Path) -> None:
    draw = runpy.run_path(str(ROOT / "tools" / "picture.py"))["main"]
    draw(tmp_path / "evidence.svg")
    assert (tmp_path / "evidence.svg").read_bytes() == (ROOT / "docs/evidence.svg").read_bytes()
