"""Lines at the edges of a page → furniture: numbers, titles and footers, never running text.

The patterns are data: `mappings/layout/default.yaml`, whose head says how they work.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

import yaml

from thongthin.errors import MappingError
from thongthin.paths import Project
from thongthin.reading.canonical import CanonicalRun, canonicalise
from thongthin.reading.lines import BodyLine
from thongthin.reading.page import Furniture, Span

TABLE = "mappings/layout/default.yaml"
KINDS = ("report_id", "digital_page", "printed_label", "running_title", "footer")

Edge = Literal["head", "foot"]


@dataclass(frozen=True, slots=True)
class Pattern:
    """One form that a line of furniture takes.

    Attributes:
        id: its name.
        where: edges at which such a line may stand.
        pattern: over the whole canonical line, one space for white space.
        unless: words that show a sentence, or None.
        facing: True where `printed_label_2` must be the page after `printed_label`.
        examples: line → what it yields, as (kind, value, stated).
        counterexamples: lines that it must not take.
    """

    id: str
    where: frozenset[str]
    pattern: re.Pattern[str]
    unless: re.Pattern[str] | None
    facing: bool
    examples: tuple[tuple[str, tuple[tuple[str, str, bool], ...]], ...]
    counterexamples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Patterns:
    """All patterns, in the order in which they are tried.

    Attributes:
        forms: the patterns.
        max_lines: edge → how many lines are tried there.
    """

    forms: tuple[Pattern, ...]
    max_lines: Mapping[str, int]


def find_furniture(
    raw: str, lines: Sequence[BodyLine], patterns: Patterns
) -> tuple[tuple[Furniture, ...], tuple[BodyLine, ...]]:
    """Part the lines of a page into furniture and running text.

    Args:
        raw: the whole file's characters.
        lines: the page's lines that are not blank, in order.
        patterns: what furniture looks like.

    Returns:
        The furniture and the lines of running text, both in the order of the file.
    """
    head = _from_edge(raw, lines[: patterns.max_lines["head"]], "head", patterns)
    rest = lines[len(head) :]
    last = rest[::-1][: patterns.max_lines["foot"]]
    foot = _from_edge(raw, last, "foot", patterns)[::-1]
    body = rest[: len(rest) - len(foot)]
    return tuple(item for found in head + foot for item in found), tuple(body)


def spread_signals(furniture: Iterable[Furniture]) -> int:
    """Return how many signs of two facing pages the furniture shows, 0 to 2.

    One is two printed numbers, one is a title or footer that stands twice on one line.
    """
    items = tuple(furniture)
    labels = {item.value for item in items if item.kind == "printed_label"}
    lines = [(item.line, item.value) for item in items if item.kind in ("footer", "running_title")]
    return int(len(labels) >= 2) + int(len(set(lines)) < len(lines))


def read_line(raw: str, line: BodyLine, edge: Edge, patterns: Patterns) -> tuple[Furniture, ...]:
    """Return what a line yields as furniture at that edge; empty where no pattern takes it."""
    run = canonicalise(raw, line.start, line.end)
    text, positions = run.spaced()
    for form in patterns.forms:
        match = form.pattern.fullmatch(text) if edge in form.where else None
        if match is None or (form.unless and form.unless.search(text)):
            continue
        if form.facing and not _is_facing(match["printed_label"], match["printed_label_2"]):
            continue
        return tuple(_items(match, form, run, positions, line.number))
    return ()


def _from_edge(
    raw: str, lines: Sequence[BodyLine], edge: Edge, patterns: Patterns
) -> list[tuple[Furniture, ...]]:
    found: list[tuple[Furniture, ...]] = []
    for line in lines:
        items = read_line(raw, line, edge, patterns)
        if not items:
            break
        found.append(items)
    return found


def _items(
    match: re.Match[str], form: Pattern, run: CanonicalRun, positions: list[int], line: int
) -> Iterator[Furniture]:
    for group in sorted(match.groupdict(), key=match.start):
        if match[group] is None:
            continue
        begin, end = positions[match.start(group)], positions[match.end(group) - 1]
        span = Span(run.starts[begin], run.ends[end])
        kind = group.removesuffix("_2")
        if form.facing and group != kind:
            value = str(int(match[kind]) + 1)
            yield Furniture(kind, span, line, value, stated=value == match[group])
        else:
            yield Furniture(kind, span, line, match[group])


def _is_facing(first: str, second: str) -> bool:
    return str(int(first) + 1).startswith(second)


def load_patterns(project: Project) -> Patterns:
    """Return the patterns in force.

    Raises:
        MappingError: the file is not as its head describes it.
    """
    path = project.file(TABLE)
    if path is None:
        raise MappingError("is missing; expected the patterns of page furniture", where=TABLE)
    return _read_patterns(path, path.stat().st_mtime_ns)


@lru_cache(maxsize=8)
def _read_patterns(path: Path, _changed_ns: int) -> Patterns:
    try:
        table = yaml.safe_load(path.read_text(encoding="utf-8"))
        limits = {edge: int(table["max_lines"][edge]) for edge in ("head", "foot")}
        forms = tuple(_pattern(entry, table["classes"], path) for entry in table["patterns"])
    except (yaml.YAMLError, UnicodeDecodeError, KeyError, TypeError, ValueError) as error:
        raise MappingError(
            f"is no table of page furniture ({error!r}); see the head of the packaged {TABLE}",
            where=str(path),
        ) from error
    return Patterns(forms, limits)


def _pattern(entry: Mapping[str, Any], classes: Mapping[str, str], path: Path) -> Pattern:
    name = str(entry["id"])
    try:
        pattern = re.compile(_fill(str(entry["pattern"]), classes))
        unless = re.compile(str(entry["unless"])) if "unless" in entry else None
    except re.error as error:
        raise MappingError(
            f"pattern {name!r} is no regular expression: {error}", where=str(path)
        ) from error
    unknown = [g for g in pattern.groupindex if g.removesuffix("_2") not in KINDS]
    facing = bool(entry.get("facing", False))
    if unknown or (facing and not {"printed_label", "printed_label_2"} <= set(pattern.groupindex)):
        raise MappingError(
            f"pattern {name!r} has the groups {sorted(pattern.groupindex)}; expected some of "
            f"{', '.join(KINDS)}, and both labels where it is facing",
            where=str(path),
        )
    return Pattern(
        name,
        frozenset(entry["where"]),
        pattern,
        unless,
        facing,
        tuple((e["line"], tuple((k, v, s) for k, v, s in e["yields"])) for e in entry["examples"]),
        tuple(entry["counterexamples"]),
    )


def _fill(pattern: str, classes: Mapping[str, str]) -> str:
    """Put the classes in; braces that name no class are counts and stay."""
    return re.sub(r"\{([a-z_]+)\}", lambda match: classes[match[1]], pattern)
