"""Faults of lists: a word twice, a name with two meanings, a key that YAML drops without a word."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import yaml

from thongthin.lifting.finding import LintFinding
from thongthin.lifting.gazetteer import Label
from thongthin.lifting.kit import Kit
from thongthin.lifting.yaml_file import read_yaml
from thongthin.paths import Project
from thongthin.reading.canonical import canonical_key

PHRASES = "mappings/phrases.yaml"
_GAZETTEERS = {
    "agency": "mappings/gazetteers/agencies.csv",
    "award": "mappings/gazetteers/awards.csv",
}


def lint_phrases(project: Project) -> Iterator[LintFinding]:
    """Yield the phrases that stand twice in one list of a file."""
    for root in project.roots:
        path = root / PHRASES
        lists = read_yaml(path) if path.is_file() else None
        for name, phrases in (lists or {}).items():
            counts = Counter(canonical_key(str(phrase)) for phrase in phrases or ())
            for phrase in (p for p, count in counts.items() if count > 1):
                sentence = f"‘{phrase}’ stands twice in the list {name}; leave one out"
                yield LintFinding(path.name, "twice", sentence)


def lint_keys(paths: Iterable[Path]) -> Iterator[LintFinding]:
    """Yield the keys that stand twice in one table of a YAML file: YAML keeps the last alone.

    A file that is no YAML is passed over; its loader tells of it.
    """
    for path in paths:
        try:
            root = yaml.compose(path.read_text(encoding="utf-8"), Loader=yaml.SafeLoader)
        except (yaml.YAMLError, UnicodeDecodeError):
            continue
        for node in _nodes(root):
            counts = Counter(key.value for key, _ in node.value)
            for key in (key for key, count in counts.items() if count > 1):
                where = f"{path.name}:{node.start_mark.line + 1}"
                sentence = f"{key!r} stands twice and only the last one counts; keep one"
                yield LintFinding(where, "twice", sentence)


def lint_names(labels: Iterable[Label], kit: Kit) -> Iterator[LintFinding]:
    """Yield the names that mean two things of one kind."""
    concepts = ((label.scheme, label.text, label.concept) for label in labels)
    for scheme, meanings in _by_name(concepts):
        yield _ambiguous(f"ontology/vocab, scheme {scheme}", meanings)
    for kind, rows in (("agency", kit.agencies), ("award", kit.awards)):
        for _, meanings in _by_name((kind, *named) for named in _named(rows)):
            yield _ambiguous(_GAZETTEERS[kind], meanings)


def _named(rows: Mapping[str, Mapping[str, str]]) -> Iterator[tuple[str, str]]:
    """Yield each name of each row, with the row's key."""
    for key, row in rows.items():
        for name in (row["name_th"], *filter(None, row["variants"].split("|"))):
            yield name, key


_Meanings = tuple[str, list[str]]
"""A name and what it means."""


def _by_name(named: Iterable[tuple[str, str, str]]) -> Iterator[tuple[str, _Meanings]]:
    """Yield (kind, (name, meanings)) of every name with more than one meaning of a kind."""
    found: dict[tuple[str, str], dict[str, str]] = {}
    for kind, name, meaning in named:
        found.setdefault((kind, canonical_key(name).casefold()), {})[meaning] = name
    for (kind, _), meanings in sorted(found.items()):
        if len(meanings) > 1:
            yield kind, (next(iter(meanings.values())), sorted(meanings))


def _ambiguous(where: str, meanings: _Meanings) -> LintFinding:
    name, meant = meanings
    told = " and ".join(meant)
    sentence = (
        f"‘{name}’ means {told}; all are kept as candidates, and what rests on the name waits for "
        "a person: give each a name of its own"
    )
    return LintFinding(where, "ambiguous", sentence)


def _nodes(node: yaml.Node | None) -> Iterator[yaml.MappingNode]:
    """Yield every table of a tree; one that is named again (an alias) once."""
    waiting, seen = [node], set[int]()
    for each in waiting:
        if each is None or id(each) in seen:
            continue
        seen.add(id(each))
        if isinstance(each, yaml.MappingNode):
            yield each
            waiting.extend(value for _, value in each.value)
        elif isinstance(each, yaml.SequenceNode):
            waiting.extend(each.value)
