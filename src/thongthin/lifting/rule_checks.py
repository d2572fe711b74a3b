"""Hold a rule against what there is: slots, phrases, terms, concepts, kinds of things.

A misspelt word in a rule would otherwise make it silent: no match, no statement, no error.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from thongthin.errors import MappingError
from thongthin.lifting.pattern import slots_of
from thongthin.lifting.rule import NODE_KEYS, Rule, RuleWords, references

SCOPES = ("item", "section", "near", "page")
"""How far what a match introduces stays the topic (`discourse.Discourse.scope_end`)."""

_PEOPLE = frozenset({"subject", "body"})
"""Names that mean whom the text speaks of, not a slot."""


def check_rule(rule: Rule, words: RuleWords) -> None:
    """Check every word of a rule but the kinds of its subject.

    Raises:
        MappingError: the sentence names file, line, rule, the word, and what there is instead.
    """
    slots = [slot for pattern in rule.patterns for slot in slots_of(pattern)]
    for slot in slots:
        _one_of(slot.type, words.slot_types, "slot type {!r} does not exist", rule)
    for name in (*rule.unless_before, *rule.unless_within):
        _one_of(name, words.phrases, "no phrase list {!r} in mappings/phrases.yaml", rule)
    _one_of(rule.scope, SCOPES, "scope {!r} does not exist", rule)
    names = frozenset(slot.name for slot in slots)
    for name in (*rule.holds, *rule.at_least, *rule.same):
        _one_of(name, names, "{{{}}} is no slot of the pattern", rule)
    if rule.introduces:
        _one_of(
            rule.introduces.mention,
            names | {"cue", "word"},
            "{{{}}} is no slot of the pattern",
            rule,
        )
        _check_value(rule.introduces.block, names, rule, words)
    for node in rule.emits:
        _check_node(node, names, rule, words)


def check_subjects(rules: Iterable[Rule]) -> None:
    """Check that what rules ask for as their subject is a body or introduced by a rule.

    Raises:
        MappingError: the sentence names the rule and the kinds that there are.
    """
    known = {"body", *(rule.introduces.kind for rule in rules if rule.introduces)}
    for rule in rules:
        for kind in rule.subject:
            _one_of(
                kind.removesuffix("+"), known, "no rule introduces a subject of kind {!r}", rule
            )


def _check_node(
    node: Mapping[str, Any], names: frozenset[str], rule: Rule, words: RuleWords
) -> None:
    if "@id" not in node:
        raise MappingError("an emitted node has no '@id'", where=rule.where)
    for key, value in node.items():
        if key not in NODE_KEYS and key not in words.context_keys:
            raise MappingError(f"{key!r} is no term of ontology/context.jsonld", where=rule.where)
        _check_value(value, names, rule, words)


def _check_value(value: Any, names: frozenset[str], rule: Rule, words: RuleWords) -> None:
    for name in sorted(references(value) - _PEOPLE):
        _one_of(name, names, "{{{}}} is no slot of the pattern", rule)
    for text in _texts(value):
        if text.startswith("scheme:") and text not in words.concepts:
            raise MappingError(f"no scheme of the vocabulary has {text!r}", where=rule.where)
    for kind in _things(value):
        _one_of(kind, words.kinds, "{!r} is no kind of thing of mappings/things.yaml", rule)


def _one_of(name: str, known: Iterable[str], sentence: str, rule: Rule) -> None:
    if name not in known:
        there_are = ", ".join(sorted(known)) or "none"
        raise MappingError(f"{sentence.format(name)}; there are: {there_are}", where=rule.where)


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for inner in value.values():
            yield from _texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _texts(inner)


def _things(value: Any) -> Iterator[str]:
    """Yield the kinds of things that a template makes, at any depth."""
    if isinstance(value, Mapping):
        if "thing" in value:
            yield str(value["thing"])
        for inner in value.values():
            yield from _things(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _things(inner)
