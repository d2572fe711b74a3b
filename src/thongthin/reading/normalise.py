"""The repairs of `mappings/normalise.yaml`, compiled, and how one of them changes a text.

The table is the package's own: names get their identity from canonical text, so that a project
cannot lay another table over it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from thongthin.errors import MappingError
from thongthin.paths import packaged_root

TABLE = "mappings/normalise.yaml"


@dataclass(frozen=True, slots=True)
class Rule:
    """One certain repair.

    Attributes:
        id: its name in the log of repairs.
        pattern: what stands in the text.
        replace: match → what it becomes.
        aligned: True where it gives one character for each one, in place.
        sign: stands in every place the rule repairs; quicker to look for.
        keep: stretches in which the rule leaves all as it stands, or None.
        examples: pairs (as printed, canonical).
        counterexamples: texts that stay as they are, white space aside.
    """

    id: str
    pattern: re.Pattern[str]
    replace: Callable[[re.Match[str]], str]
    aligned: bool
    sign: re.Pattern[str]
    keep: re.Pattern[str] | None
    examples: tuple[tuple[str, str], ...]
    counterexamples: tuple[str, ...]

    def matches(self, text: str) -> list[re.Match[str]]:
        """Return the places of `text` that the rule repairs, in order."""
        found = list(self.pattern.finditer(text))
        if not found or self.keep is None:
            return found
        kept = [m.span() for m in self.keep.finditer(text)]
        return [m for m in found if not any(a < m.end() and m.start() < b for a, b in kept)]


@dataclass(frozen=True, slots=True)
class Normaliser:
    """All repairs, in the order in which they run.

    Attributes:
        white_space: rules that look at white space; each runs once.
        squeezed: rules for text without white space; they run until none applies.
        first: matches wherever a rule of `white_space` applies, and now and then elsewhere.
        second: the same for `squeezed`.
    """

    white_space: tuple[Rule, ...]
    squeezed: tuple[Rule, ...]
    first: re.Pattern[str]
    second: re.Pattern[str]

    @property
    def rules(self) -> tuple[Rule, ...]:
        """All rules, in the order in which they run."""
        return self.white_space + self.squeezed


@lru_cache(maxsize=1)
def normaliser() -> Normaliser:
    """Return the package's repairs, read once.

    Raises:
        MappingError: the table is not as its head describes it.
    """
    return load(packaged_root() / TABLE)


def load(path: Path) -> Normaliser:
    """Read and compile a table of repairs.

    Raises:
        MappingError: naming the file, the rule and what was expected.
    """
    try:
        table = yaml.safe_load(path.read_text(encoding="utf-8"))
        classes = dict(table["classes"])
        stages = [
            tuple(_rule(entry, classes, path) for entry in table[stage])
            for stage in ("white_space", "squeezed")
        ]
    except (yaml.YAMLError, KeyError, TypeError) as error:
        raise MappingError(
            f"is no table of repairs ({error!r}); expected classes, white_space and squeezed",
            where=str(path),
        ) from error
    return Normaliser(stages[0], stages[1], _any(stages[0]), _any(stages[1]))


def _rule(entry: Mapping[str, Any], classes: Mapping[str, str], path: Path) -> Rule:
    name = str(entry["id"])
    table = {str(k): str(v) for k, v in entry.get("table", {}).items()}
    try:
        source = _of_table(table) if table else str(entry["pattern"]).format_map(classes)
        return Rule(
            name,
            re.compile(source),
            _replacement(entry, table, classes),
            bool(table),
            re.compile(str(entry["sign"]).format_map(classes) if "sign" in entry else source),
            re.compile(str(entry["keep"]).format_map(classes)) if "keep" in entry else None,
            tuple((str(a), str(b)) for a, b in entry["examples"]),
            tuple(map(str, entry["counterexamples"])),
        )
    except (re.error, ValueError, KeyError) as error:
        raise MappingError(
            f"rule {name!r} cannot be read: {error}; see the head of the file", where=str(path)
        ) from error


def _of_table(table: Mapping[str, str]) -> str:
    return f"[{''.join(map(re.escape, table))}]+"


def _replacement(
    entry: Mapping[str, Any], table: Mapping[str, str], classes: Mapping[str, str]
) -> Callable[[re.Match[str]], str]:
    if table:
        codes = str.maketrans(dict(table))
        return lambda match: match[0].translate(codes)
    if "order" in entry:
        ranks = [re.compile(str(kind).format_map(classes)) for kind in entry["order"]]
        return lambda match: "".join(c for rank in ranks for c in match[0] if rank.match(c))
    return _template(str(entry["becomes"]))


def _template(becomes: str) -> Callable[[re.Match[str]], str]:
    r"""Return what fills a replacement such as `\1ำ`, parsed once (`Match.expand` parses anew)."""
    literals = re.split(r"\\[1-9]", becomes)
    groups = [int(number) for number in re.findall(r"\\([1-9])", becomes)]

    def fill(match: re.Match[str]) -> str:
        parts = [literals[0]]
        for group, literal in zip(groups, literals[1:], strict=True):
            parts += (match[group] or "", literal)
        return "".join(parts)

    return fill


def _any(rules: tuple[Rule, ...]) -> re.Pattern[str]:
    signs = dict.fromkeys(rule.sign.pattern for rule in rules)
    return re.compile("|".join(f"(?:{sign})" for sign in signs))
