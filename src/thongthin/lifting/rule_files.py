"""Rules as their authors wrote them: title, pattern text, file and line, broken ones included.

`lifting/rules.py` reads the same files for lifting and stops at the first fault; this reads them
for people who list, explain and mend rules.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from thongthin.errors import MappingError
from thongthin.lifting.rule import NODE_KEYS
from thongthin.lifting.yaml_file import place_of, read_yaml
from thongthin.paths import Project

FOLDER = "mappings/rules"


@dataclass(frozen=True, slots=True)
class WrittenRule:
    """One entry of a rule file.

    Attributes:
        id: its id, "" where it has none.
        title: language → title, as far as it has them.
        patterns: the texts of its patterns.
        path: the file.
        where: "file:line".
        entry: all that the entry says.
    """

    id: str
    title: Mapping[str, str]
    patterns: tuple[str, ...]
    path: Path
    where: str
    entry: Mapping[str, Any]

    @property
    def properties(self) -> tuple[str, ...]:
        """The properties that it states, in the order of its nodes, each once."""
        nodes = self.entry.get("emits")
        keys = (k for node in nodes or () if isinstance(node, Mapping) for k in node)
        return tuple(dict.fromkeys(key for key in keys if key not in NODE_KEYS))


def read_written(project: Project) -> tuple[WrittenRule, ...]:
    """Return the rules in force as they are written, in the order in which they are read.

    Raises:
        MappingError: a file is no YAML, or no list of rules.
    """
    paths = project.files(FOLDER, "*.yaml")
    return tuple(rule for path in paths for rule in written_in(path))


def written_in(path: Path) -> Iterator[WrittenRule]:
    """Yield the rules of one file.

    Raises:
        MappingError: it is no YAML, or no list of rules.
    """
    entries = read_yaml(path)
    if entries is None:  # comments alone
        return
    if not isinstance(entries, list) or not all(isinstance(e, dict) for e in entries):
        raise MappingError(
            "must be a list of rules, each beginning with '- id: …'", where=path.name
        )
    for entry in entries:
        title = entry.get("title")
        texts = entry.get("patterns") or [entry.get("pattern", "")]
        yield WrittenRule(
            id=str(entry.get("id") or ""),
            title=title if isinstance(title, Mapping) else {},
            patterns=tuple(map(str, texts)) if isinstance(texts, list) else (),
            path=path,
            where=place_of(path, entry),
            entry=entry,
        )
