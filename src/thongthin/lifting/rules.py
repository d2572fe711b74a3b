"""Rules as data: read `mappings/rules/*.yaml` and say clearly what is wrong with one.

A rule is a pattern, what its subject may be, what it may cross, what it emits, and its own
examples: at least two that match and one that must not (DESIGN.md, decision 5). A domain expert
writes one without touching Python; CONTRIBUTING.md shows how.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from thongthin.errors import MappingError
from thongthin.lifting.mint import BLOCK_KEYS
from thongthin.lifting.pattern import Sequence, Slot, first_literals, parse_pattern, slots_of
from thongthin.lifting.record import Status
from thongthin.lifting.yaml_file import read_yaml
from thongthin.paths import Project
from thongthin.reading.canonical import canonical_key
from thongthin.reading.page import Gap

_GAPS = {"space": Gap.SPACE, "line": Gap.LINE, "gutter": Gap.GUTTER, "paragraph": Gap.PARAGRAPH}

_KEYS = {
    "id", "title", "pattern", "patterns", "subject", "introduces", "scope", "in_list", "holds",
    "may_cross", "unless_before", "unless_after", "at_least", "status", "denies",
    "because", "truncates", "emits", "examples", "counterexamples",
}  # fmt: skip

_NODE_KEYS = frozenset({"@id", "label", "status", "because", "type"})
"""Keys of an emitted node that are no property of the ontology."""


@dataclass(frozen=True, slots=True)
class Introduction:
    """What a match puts into focus for the rules that follow.

    Attributes:
        kind: type under which other rules name it as their subject.
        block: its identity block.
        mention: slot whose words stand for it as a subject, or "cue" for the whole match.
    """

    kind: str
    block: Any
    mention: str


@dataclass(frozen=True, slots=True)
class Template:
    """One statement that a rule makes of a match.

    Attributes:
        node: the node it stands in, with its label and status.
        key: the property.
        value: template of the object.
        about: slots that the subject speaks of.
        said: slots that the object speaks of.
    """

    node: Mapping[str, Any]
    key: str
    value: Any
    about: frozenset[str]
    said: frozenset[str]


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule, checked.

    Attributes:
        id: unique over all files.
        where: "file, rule id", for sentences.
        patterns: alternatives, tried in order.
        starts: literals one of which a match begins with, or None where a slot begins.
        subject: kinds of subject, the innermost in force wins; empty where the pattern names all.
        introduces: what the match puts into focus, or None.
        scope: how far the focus reaches: "item" or "section".
        in_list: canonical literals one of which the lead-in of the numbered list must hold.
        holds: slot → canonical words one of which its text must hold.
        may_cross: gaps that may lie inside a match.
        unless_before: phrase lists that must not stand right before a match.
        unless_after: canonical literals that must not stand right behind it.
        at_least: slot → number of list items below which the match does not count.
        status: stated or interpreted.
        denies: the match says that its statements do not hold.
        because: why an interpretation is one.
        truncates: True where the list runs past the page.
        emits: node templates.
        templates: the statements they make.
        needs_body: they, or the introduction, speak of the body the page is about.
        examples: texts with what they yield.
        counterexamples: texts from which the rule must yield nothing.
    """

    id: str
    where: str
    patterns: tuple[Sequence, ...]
    starts: tuple[str, ...] | None
    subject: tuple[str, ...]
    introduces: Introduction | None
    scope: str
    in_list: tuple[str, ...]
    holds: Mapping[str, tuple[str, ...]]
    may_cross: frozenset[Gap]
    unless_before: tuple[str, ...]
    unless_after: tuple[str, ...]
    at_least: Mapping[str, int]
    status: Status
    denies: bool
    because: str
    truncates: bool
    emits: tuple[Mapping[str, Any], ...]
    templates: tuple[Template, ...]
    needs_body: bool
    examples: tuple[Mapping[str, Any], ...]
    counterexamples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RuleWords:
    """What rules may speak of.

    Attributes:
        phrases: name → literals (`mappings/phrases.yaml`).
        slot_types: the slot types there are.
        context_keys: the terms of `ontology/context.jsonld`.
    """

    phrases: Mapping[str, tuple[str, ...]]
    slot_types: frozenset[str]
    context_keys: frozenset[str]


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
    return tuple(rules)


def _entries(path: Path) -> list[dict[str, Any]]:
    found = read_yaml(path)
    if not isinstance(found, list) or not all(isinstance(e, dict) for e in found):
        raise MappingError(
            "must be a list of rules, each beginning with '- id: …'", where=path.name
        )
    return found


def _read_rule(entry: dict[str, Any], path: Path, words: RuleWords) -> Rule:
    where = f"{path.name}, rule {entry.get('id', '(without id)')}"
    _check_keys(entry, where)
    texts = entry.get("patterns") or [entry.get("pattern", "")]
    patterns = tuple(parse_pattern(str(t), words.phrases, where) for t in texts)
    starts = _starts(patterns)
    rule = Rule(
        id=str(entry["id"]),
        where=where,
        patterns=patterns,
        starts=starts,
        subject=tuple(entry.get("subject", ())),
        introduces=_introduction(entry.get("introduces"), where),
        scope=str(entry.get("scope", "section")),
        in_list=tuple(canonical_key(t) for t in entry.get("in_list", ())),
        holds={s: tuple(map(canonical_key, ws)) for s, ws in entry.get("holds", {}).items()},
        may_cross=_gaps(entry.get("may_cross", ["space", "line", "gutter"]), where),
        unless_before=tuple(entry.get("unless_before", ("negation", "irrealis"))),
        unless_after=tuple(canonical_key(t) for t in entry.get("unless_after", ())),
        at_least=dict(entry.get("at_least", {})),
        status=_status(entry.get("status", "stated"), where),
        denies=bool(entry.get("denies", False)),
        because=str(entry.get("because", "")),
        truncates=bool(entry.get("truncates", False)),
        emits=tuple(entry["emits"]),
        templates=(),
        needs_body=False,
        examples=tuple(entry["examples"]),
        counterexamples=tuple(entry["counterexamples"]),
    )
    _check_words(rule, words)
    templates = tuple(_templates(rule.emits))
    introduced = references(rule.introduces.block) if rule.introduces else frozenset[str]()
    named = introduced.union(*(t.about | t.said for t in templates))
    return replace(rule, templates=templates, needs_body="body" in named)


def _check_keys(entry: dict[str, Any], where: str) -> None:
    for key in entry:
        if key not in _KEYS:
            raise MappingError(
                f"{key!r} is no key of a rule; known: {', '.join(sorted(_KEYS))}", where=where
            )
    for key in ("id", "title", "emits", "examples", "counterexamples"):
        if not entry.get(key):
            raise MappingError(f"{key!r} is missing or empty", where=where)
    if len(entry["examples"]) < 2:
        raise MappingError(
            "give at least two examples, one of them not from the seeds", where=where
        )


def _starts(patterns: tuple[Sequence, ...]) -> tuple[str, ...] | None:
    heads: list[str] = []
    for pattern in patterns:
        found = first_literals(pattern)
        if found is None:
            return None
        heads.extend(found)
    return tuple(dict.fromkeys(heads))


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


def _check_words(rule: Rule, words: RuleWords) -> None:
    slots = [slot for pattern in rule.patterns for slot in slots_of(pattern)]
    for slot in slots:
        if slot.type not in words.slot_types:
            known = ", ".join(sorted(words.slot_types))
            raise MappingError(
                f"slot type {slot.type!r} does not exist; known: {known}", where=rule.where
            )
    for name in rule.unless_before:
        if name not in words.phrases:
            raise MappingError(
                f"no phrase list {name!r} in mappings/phrases.yaml", where=rule.where
            )
    for node in rule.emits:
        _check_node(node, rule, words, slots)


def _check_node(node: Mapping[str, Any], rule: Rule, words: RuleWords, slots: list[Slot]) -> None:
    if "@id" not in node:
        raise MappingError("an emitted node has no '@id'", where=rule.where)
    for key, value in node.items():
        if key not in _NODE_KEYS and key not in words.context_keys:
            raise MappingError(f"{key!r} is no term of ontology/context.jsonld", where=rule.where)
        for name in sorted(references(value)):
            if name not in {s.name for s in slots} | {"subject", "body"}:
                known = ", ".join(sorted({s.name for s in slots}))
                raise MappingError(
                    f"{{{name}}} is no slot of the pattern; it has {known}", where=rule.where
                )


def _templates(nodes: Iterable[Mapping[str, Any]]) -> Iterator[Template]:
    for node in nodes:
        about = references(node["@id"])
        for key, values in node.items():
            if key not in _NODE_KEYS:
                for value in values if isinstance(values, list) else [values]:
                    yield Template(node, key, value, about, references(value))


def references(value: Any) -> frozenset[str]:
    """Return the names of the slots that a template speaks of ("{date_be.printed}" → date_be)."""
    if isinstance(value, str):
        is_slot = value.startswith("{") and value.endswith("}")
        return frozenset({value[1:-1].split(".")[0]}) if is_slot else frozenset()
    if isinstance(value, Mapping):
        return frozenset().union(*(references(v) for v in value.values()))
    if isinstance(value, list):
        return frozenset().union(*(references(v) for v in value))
    return frozenset()


def is_block(value: Any) -> bool:
    """Say whether a template value is an identity block."""
    return isinstance(value, Mapping) and not BLOCK_KEYS.isdisjoint(value)
