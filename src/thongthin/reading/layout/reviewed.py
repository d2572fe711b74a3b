"""Reviewed layouts: `mappings/layout/<page key>.yaml`, a reading order that a person vouches for.

```yaml
document: kpi1-2            # the page's key: report, hyphen, page
sha256: 5f70…               # of the file the lines are of
status: reviewed
by: name of the reader
when: 2026-01-31
lines:                      # every line of running text, in the order of the file
  - '4: left text | right text'
  - '5: left text only |'
  - '6: | right text only'
```

A bar stands where the gutter is; without the bars the words are the file's own, character by
character. A layout in which nothing stands on the right says that the page has one column.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

from thongthin.errors import LayoutError
from thongthin.reading.layout.order import Placed, in_reading_order
from thongthin.reading.lines import BodyLine
from thongthin.reading.page import Layout

KEYS = frozenset({"document", "sha256", "status", "by", "when", "lines"})

_ENTRY = re.compile(r"([0-9]+):(?: (.*))?", re.DOTALL)


@dataclass(frozen=True, slots=True)
class _Entry:
    """One item of `lines`: where it stands in the YAML file, which line it is of, its text."""

    where: str
    number: int
    text: str


def read_reviewed(
    path: Path, raw: str, body_lines: Sequence[BodyLine], page_key: str, sha256: str
) -> Layout:
    """Read a reviewed layout and hold it against the file.

    Args:
        path: the YAML file.
        raw: the document's characters as they came.
        body_lines: all its lines of running text, in the order of the file.
        page_key: the page the layout is wanted for.
        sha256: of the document's bytes.

    Returns:
        A layout of status "reviewed", without doubts.

    Raises:
        LayoutError: broken YAML, a missing or unknown key, another page or file, a line that is
            not named, named twice or no running text, or words that are not the file's.
    """
    root = _compose(path)
    head = _head(path, root)
    _expect(path, head, "document", page_key, "the page this layout is used for")
    _expect(path, head, "sha256", sha256, "the digest of the document's file")
    _expect(path, head, "status", "reviewed", "the only status a layout file may have")
    entries = _entries(path, root)
    _check_complete(path, entries, body_lines)
    placed = [_place(entries[line.number], raw, line) for line in body_lines]
    return in_reading_order(placed, status="reviewed")


def _compose(path: Path) -> yaml.MappingNode:
    try:
        root = yaml.compose(path.read_text(encoding="utf-8"), Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise LayoutError(f"is no YAML: {error.problem}", where=f"{path}:{line}") from error
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise LayoutError(f"is no YAML in UTF-8: {error}", where=str(path)) from error
    if not isinstance(root, yaml.MappingNode):
        raise LayoutError(f"must be a table with the keys {_listed(KEYS)}", where=f"{path}:1")
    return root


def _head(path: Path, root: yaml.MappingNode) -> dict[str, yaml.Node]:
    """Return key → node, after a check that exactly the known keys are there, once each."""
    found: dict[str, yaml.Node] = {}
    for key, value in root.value:
        if key.value not in KEYS or key.value in found:
            fault = "stands twice" if key.value in found else "is unknown"
            raise LayoutError(
                f"key '{key.value}' {fault}; the keys are {_listed(KEYS)}",
                where=f"{path}:{key.start_mark.line + 1}",
            )
        found[key.value] = value
    if missing := KEYS - found.keys():
        raise LayoutError(f"key {_listed(missing)} is missing; add it", where=str(path))
    return found


def _expect(path: Path, head: dict[str, yaml.Node], key: str, wanted: str, what: str) -> None:
    node = head[key]
    if node.value != wanted:
        raise LayoutError(
            f"{key} is '{_shown(node)}', expected '{wanted}', {what}; review the page again "
            "or remove this layout",
            where=f"{path}:{node.start_mark.line + 1}",
        )


def _entries(path: Path, root: yaml.MappingNode) -> dict[int, _Entry]:
    node = next(value for key, value in root.value if key.value == "lines")
    items = node.value if isinstance(node, yaml.SequenceNode) else []
    if not items:
        raise LayoutError(
            "lines must be a list of strings such as '4: left | right'",
            where=f"{path}:{node.start_mark.line + 1}",
        )
    entries: dict[int, _Entry] = {}
    for item in items:
        entry = _entry(path, item)
        if entry.number in entries:
            raise LayoutError(f"line {entry.number} is named twice; keep one", where=entry.where)
        entries[entry.number] = entry
    return entries


def _entry(path: Path, item: yaml.Node) -> _Entry:
    where = f"{path}:{item.start_mark.line + 1}"
    match = _ENTRY.fullmatch(item.value) if isinstance(item, yaml.ScalarNode) else None
    if match is None:
        raise LayoutError(
            f"'{_shown(item)}' is no entry; expected a quoted string such as '4: left | right'",
            where=where,
        )
    return _Entry(where, int(match[1]), match[2] or "")


def _check_complete(path: Path, entries: dict[int, _Entry], body_lines: Sequence[BodyLine]) -> None:
    wanted = {line.number for line in body_lines}
    for number, entry in sorted(entries.items()):
        if number not in wanted:
            raise LayoutError(
                f"line {number} is no running text of the document (blank, a header or footer, "
                "or behind its end); remove the entry",
                where=entry.where,
            )
    if missing := sorted(wanted - entries.keys()):
        raise LayoutError(
            f"line {missing[0]} of the document is not named ({len(missing)} missing); "
            "add every line of running text",
            where=str(path),
        )


def _place(entry: _Entry, raw: str, line: BodyLine) -> Placed:
    """Find the bar that, taken away, leaves the file's line."""
    text = raw[line.start : line.end]
    found = []
    for bar in (i for i, c in enumerate(entry.text) if c == "|"):
        left, right = entry.text[:bar], entry.text[bar + 1 :]
        if (left and not left.endswith(" ")) or (right and not right.startswith(" ")):
            continue
        placed = _fit(line, text, left[:-1], right[1:])
        if placed is not None:
            found.append(placed)
    if not found:
        raise LayoutError(
            f"line {line.number} says '{entry.text}', expected the file's words '{text}' with "
            "' | ' in place of the space at the gutter, ' |' at the end of a left line or '| ' "
            "before a right one",
            where=entry.where,
        )
    if len(found) > 1:
        raise LayoutError(
            f"line {line.number} says '{entry.text}', which can be read in {len(found)} ways, "
            "because the file's line begins or ends with a bar of its own; such a line cannot be "
            "reviewed",
            where=entry.where,
        )
    return found[0]


def _fit(line: BodyLine, text: str, left: str, right: str) -> Placed | None:
    if not right:
        return Placed(line, cut=None, column="L") if left == text else None
    if not left:
        return Placed(line, cut=None, column="R") if right == text else None
    gutter = text[len(left) : len(text) - len(right)]
    fits = text.startswith(left) and text.endswith(right) and gutter and not gutter.strip()
    tight = not left[-1].isspace() and not right[0].isspace()
    if not (fits and tight):
        return None
    head = line.start + len(left)
    return Placed(line, cut=(head, head + len(gutter)), column="")


def _shown(node: yaml.Node) -> str:
    return node.value if isinstance(node, yaml.ScalarNode) else "no plain text"


def _listed(keys: frozenset[str] | set[str]) -> str:
    return ", ".join(sorted(keys))
