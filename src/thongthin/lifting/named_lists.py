"""YAML files that hold things by name: `mappings/phrases.yaml` and `mappings/things.yaml`.

A project of one's own adds to them: a list of phrases grows by the words that the project's file
has under the same name, a kind of thing is added, or takes the place of the shipped one.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from thongthin.errors import MappingError
from thongthin.lifting.yaml_file import check_forms, read_yaml
from thongthin.paths import Project

PHRASES = "mappings/phrases.yaml"
KINDS = "mappings/things.yaml"


def read_phrases(project: Project, needed: frozenset[str]) -> dict[str, tuple[str, ...]]:
    """Return name → phrases, the shipped ones first, each phrase once.

    Args:
        project: the data folders in force.
        needed: lists that must be there.

    Raises:
        MappingError: no folder has the file, a list is missing, or a value is no list of words.
    """
    found: dict[str, dict[str, None]] = {}
    for path, tables in _read(project, PHRASES):
        for name, phrases in tables.items():
            if not isinstance(phrases, list) or not all(isinstance(p, str) and p for p in phrases):
                raise MappingError(f"{name!r} must be a list of words", where=path.name)
            found.setdefault(name, {}).update(dict.fromkeys(phrases))
    if lost := sorted(needed - found.keys()):
        raise MappingError(f"the list {lost[0]!r} is missing", where=Path(PHRASES).name)
    return {name: tuple(phrases) for name, phrases in found.items()}


def read_kinds(project: Project) -> dict[str, Any]:
    """Return kind of thing → its class and its composed labels.

    Raises:
        MappingError: no folder has the file, or a kind is no table with 'class'.
    """
    found: dict[str, Any] = {}
    for path, tables in _read(project, KINDS):
        for name, kind in tables.items():
            if not isinstance(kind, dict) or "class" not in kind:
                raise MappingError(f"{name!r} must be a table with 'class'", where=path.name)
        found.update(tables)
    return found


def _read(project: Project, relative: str) -> Iterator[tuple[Path, dict[str, Any]]]:
    """Yield the file of every folder that has it, the project's own last."""
    paths = [root / relative for root in project.roots if (root / relative).is_file()]
    if not paths:
        raise MappingError("is missing; restore it from the project's repository", where=relative)
    for path in paths:
        tables = read_yaml(path)
        if tables is not None:  # a file of comments alone adds nothing
            check_forms({"the whole file": tables}, {"the whole file": dict}, path.name)
            yield path, tables
