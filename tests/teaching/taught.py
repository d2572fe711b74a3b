"""What the tests of teaching share: a project with rules of its own, and calls of the command."""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "commands"))

from calling import Capture, call

from thongthin.gold import statements_of
from thongthin.graph.vocabulary import read_vocabulary
from thongthin.lifting.kit import Kit
from thongthin.lifting.rule_examples import RuleTester
from thongthin.paths import Project

__all__ = [
    "FOLDER",
    "PROJECT",
    "Capture",
    "call",
    "kit",
    "of_own_rules",
    "shipped",
    "statements_of",
]

FOLDER = Path(__file__).parent
PROJECT = Project.open(FOLDER / "project")


@cache
def kit() -> Kit:
    """Return what lifting knows with the rules of this folder's project."""
    return Kit.load(PROJECT, read_vocabulary(PROJECT))


@cache
def of_own_rules() -> RuleTester:
    """Return what lifts texts with it."""
    return RuleTester(PROJECT, kit())


@cache
def shipped() -> tuple[Kit, RuleTester]:
    """Return the same for the shipped rules alone."""
    project = Project()
    own = Kit.load(project, read_vocabulary(project))
    return own, RuleTester(project, own)
