"""The axioms of the `rl` and `dl` modules by their words, and the cases that name them.

A case of `reasoner/` names the axiom that makes it inconsistent (`# Fails: <axiom>`), one of
`inference/` those that its expected facts rest on (`# Follows by: <axiom>`, a line each). An axiom
is named in Manchester Syntax with local names, as the OWL API writes it.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from ontology_files import graph_of
from owl_theory import Theory, theory_of, words_of
from released_files import DL_FILES, RL_FILES, declared, released

HERE = Path(__file__).parent
INCONSISTENT = tuple(sorted((HERE / "reasoner").glob("inconsistent-*.ttl")))
INFERENCES = tuple(sorted((HERE / "inference").glob("*.given.ttl")))

FAILS = re.compile(r"^# Fails: (.+)$", re.MULTILINE)
FOLLOWS_BY = re.compile(r"^# Follows by: (.+)$", re.MULTILINE)


def named(path: Path, head: re.Pattern[str]) -> list[str]:
    """Return the axioms that a case names in its head."""
    return head.findall(path.read_text(encoding="utf-8"))


@cache
def axioms(*files: Path) -> tuple[str, ...]:
    """Return the axioms of files, or of all `rl` and `dl` files, in words, sorted."""
    return tuple(words_of(_stated(*(files or RL_FILES + DL_FILES))))


def alone(words: str) -> Theory:
    """Return an axiom of an `rl` or `dl` file by itself."""
    every = _stated(*RL_FILES, *DL_FILES)
    return every.minus(*(other for other in axioms() if other != words))


def is_end(words: str) -> bool:
    """Say whether an axiom is the domain or range of a property."""
    return re.match(r"\w+ (Domain|Range):? ", words) is not None


@cache
def theory(name: str) -> Theory:
    """Return a released file ("rl", "dl", "merged") as axioms."""
    return theory_of(released(name))


def theory_to_prove(words: str) -> Theory:
    """Return the least released file that has an axiom."""
    level = "rl" if words in axioms(*RL_FILES) else "dl"
    return theory(level)


def facts_of(path: Path) -> Theory:
    """Return the facts of a case as axioms."""
    return _stated(path)


@cache
def _stated(*files: Path) -> Theory:
    return theory_of(declared(graph_of(*files)))
