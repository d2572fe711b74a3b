"""Rules as data: read `mappings/rules/*.yaml` and say clearly what is wrong with one.

A rule is a pattern, what its subject may be, what it may cross, what it emits, and its own
examples: at least two that match and one that must not (DESIGN.md, decision 5). A domain expert
writes one without touching Python; CONTRIBUTING.md shows how.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from thongthin.errors import MappingError
from thongthin.lifting.pattern import (
    Sequence,
    first_literals,
    leading_literals,
    needs_of,
    prefix_of,
)
from thongthin.lifting.pattern_text import parse_pattern
from thongthin.lifting.record import Status
from thongthin.lifting.rule import (
    NODE_KEYS,
    Introduction,
    Rule,
    RuleWords,
    Template,
    parts_of,
    references,
)
from thongthin.lifting.rule_checks import check_rule, check_subjects
from thongthin.lifting.yaml_file import check_forms, place_of, read_yaml
from thongthin.paths import Project
from thongthin.reading.canonical import canonical_key
from thongthin.reading.page import Gap

_GAPS = {"space": Gap.SPACE, "line": Gap.LINE, "gutter": Gap.GUTTER, "paragraph": Gap.PARAGRAPH}

_KEYS = {
    "id", "title", "pattern", "patterns", "subject", "introduces", "scope", "in_list", "holds",
    "may_cross", "unless_before", "unless_within", "unless_after", "at_least", "near", "same",
    "page_holds", "status", "denies", "because", "truncates", "emits", "examples",
    "counterexamples",
}  # fmt: skip

_LISTS = (
    "patterns", "subject", "in_list", "may_cross", "unless_before", "unless_within", "unless_after",
    "emits", "same", "page_holds", "examples", "counterexamples",
)  # fmt: skip
_FORMS = {
    "id": str, "pattern": str, "because": str, "status": str, "scope": str,
    "holds": dict, "at_least": dict, "near": int, "denies": bool, "truncates": bool,
    **dict.fromkeys(_LISTS, list),
}  # fmt: skip
"""Key → form of its value."""


def read_rules(project: Project, words: RuleWords) -> tuple[Rule, ...]:
    """Read every rule file, in order of file name and place in the file.

    Raises:
        MappingError: broken YAML, a misspelt key, slot, term or phrase, a missing example, an id
            used twice; the sentence names file and rule.
    """
    rules: list[Rule] = []
    seen: dict[str, str] = {}
    for path in project.files("mappings/rules", "*.yaml"):
        for entry in _entries(path):
            rule = _read_rule(entry, path, words)
            if rule.id in seen:
                raise MappingError(f"rule {rule.id!r} is also in {seen[rule.id]}", where=rule.where)
            seen[rule.id] = path.name
            rules.append(rule)
    check_subjects(rules)
    return tuple(rules)


def _entries(path: Path) -> list[dict[str, Any]]:
    found = read_yaml(path)
    if found is None:  # comments alone
        return []
    if not isinstance(found, list) or not all(isinstance(e, dict) for e in found):
        raise MappingError(
            "must be a list of rules, each beginning with '- id: …'", where=path.name
        )
    return found


def _read_rule(entry: dict[str, Any], path: Path, words: RuleWords) -> Rule:
    where = f"{place_of(path, entry)}, rule {entry.get('id', '(without id)')}"
    _check_keys(entry, where)
    texts = entry.get("patterns") or [entry.get("pattern", "")]
    patterns = tuple(parse_pattern(str(t), words.phrases, where) for t in texts)
    starts = _starts(patterns)
    rule = Rule(
        id=str(entry["id"]),
        where=where,
        patterns=patterns,
        prefixes=tuple(map(prefix_of, patterns)),
        needs=tuple(map(needs_of, patterns)),
        starts=starts,
        begins_with_slot=any(first_literals(p) is None for p in patterns),
        **_conditions(entry, where),
        introduces=_introduction(entry.get("introduces"), where),
        scope=str(entry.get("scope", "section")),
        status=_status(entry.get("status", "stated"), where),
        denies=bool(entry.get("denies", False)),
        because=str(entry.get("because", "")),
        truncates=bool(entry.get("truncates", False)),
        emits=tuple(entry["emits"]),
        templates=(),
        needs_body=False,
        needs_agreement=False,
        examples=tuple(entry["examples"]),
        counterexamples=tuple(entry["counterexamples"]),
    )
    check_rule(rule, words)
    templates = tuple(_templates(rule.emits))
    introduced = references(rule.introduces.block) if rule.introduces else frozenset[str]()
    named = introduced.union(*(t.about | t.said for t in templates))
    return replace(
        rule,
        templates=templates,
        needs_body="body" in named,
        needs_agreement="agreement" in _kinds(rule.emits),
    )


def _conditions(entry: Mapping[str, Any], where: str) -> dict[str, Any]:
    """Return what has to hold around a match, by field of `Rule`."""
    return {
        "subject": tuple(entry.get("subject", ())),
        "in_list": tuple(canonical_key(t) for t in entry.get("in_list", ())),
        "holds": {s: tuple(map(canonical_key, ws)) for s, ws in entry.get("holds", {}).items()},
        "may_cross": _gaps(entry.get("may_cross", ["space", "line", "gutter"]), where),
        "unless_before": tuple(entry.get("unless_before", ("negation", "irrealis", "hearsay"))),
        "unless_within": tuple(entry.get("unless_within", ())),
        "unless_after": tuple(canonical_key(t) for t in entry.get("unless_after", ())),
        "near": int(entry.get("near", 0)),
        "same": tuple(entry.get("same", ())),
        "page_holds": tuple(map(canonical_key, entry.get("page_holds", ()))),
        "at_least": dict(entry.get("at_least", {})),
    }


def _check_keys(entry: dict[str, Any], where: str) -> None:
    for key in entry:
        if key not in _KEYS:
            raise MappingError(
                f"{key!r} is no key of a rule; known: {', '.join(sorted(_KEYS))}", where=where
            )
    for key in ("id", "title", "emits", "examples", "counterexamples"):
        if not entry.get(key):
            raise MappingError(f"{key!r} is missing or empty", where=where)
    check_forms(entry, _FORMS, where)
    for key in ("emits", "examples"):
        for value in entry[key]:
            check_forms({key: value}, {key: dict}, where)
    if len(entry["examples"]) < 2:
        raise MappingError(
            "give at least two examples, one of them not from the seeds", where=where
        )


def _starts(patterns: tuple[Sequence, ...]) -> tuple[str, ...] | None:
    heads: list[str] = []
    for pattern in patterns:
        heads.extend(leading_literals(pattern))
    return tuple(dict.fromkeys(heads)) or None


def _introduction(value: Any, where: str) -> Introduction | None:
    if value is None:
        return None
    if not isinstance(value, dict) or set(value) != {"kind", "thing", "mention"}:
        raise MappingError(
            "'introduces' needs kind, thing and mention, and nothing else", where=where
        )
    return Introduction(str(value["kind"]), value["thing"], str(value["mention"]))


def _gaps(names: Iterable[str], where: str) -> frozenset[Gap]:
    unknown = [n for n in names if n not in _GAPS]
    if unknown:
        raise MappingError(f"may_cross: {unknown[0]!r} is none of {', '.join(_GAPS)}", where=where)
    return frozenset(_GAPS[n] for n in names)


def _status(value: str, where: str) -> Status:
    if value == "stated":
        return "stated"
    if value == "interpreted":
        return "interpreted"
    raise MappingError(f"status {value!r} is neither 'stated' nor 'interpreted'", where=where)


def _templates(nodes: Iterable[Mapping[str, Any]]) -> Iterator[Template]:
    for node in nodes:
        about = references(node["@id"])
        for key, values in node.items():
            if key not in NODE_KEYS:
                for value in values if isinstance(values, list) else [values]:
                    parts = tuple(sorted(parts_of(node["@id"]) | parts_of(value)))
                    said = references(value)
                    named = tuple(sorted(about | said))
                    yield Template(node, key, value, about, said, parts, named)


def _kinds(value: Any) -> frozenset[str]:
    """Return the kinds of things that emitted nodes speak of, at any depth."""
    inner = value.values() if isinstance(value, Mapping) else value
    if not isinstance(inner, Iterable) or isinstance(inner, str):
        return frozenset()
    own = {str(value["thing"])} if isinstance(value, Mapping) and "thing" in value else set[str]()
    return frozenset(own.union(*map(_kinds, inner)))
