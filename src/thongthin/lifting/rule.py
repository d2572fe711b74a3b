"""A rule as it is once read: patterns parsed, nodes as templates of single statements."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from thongthin.lifting.pattern import Needs, Sequence
from thongthin.lifting.record import Status
from thongthin.reading.page import Gap

NODE_KEYS = frozenset({"@id", "label", "status", "because", "type"})
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
        parts: (slot, part) pairs that its values must have ("{centre.domain}").
        named: `about` and `said`, sorted.
    """

    node: Mapping[str, Any]
    key: str
    value: Any
    about: frozenset[str]
    said: frozenset[str]
    parts: tuple[tuple[str, str], ...]
    named: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule, checked.

    Attributes:
        id: unique over all files.
        where: "file, rule id", for sentences.
        patterns: alternatives, tried in order.
        prefixes: what the text of a pattern's match begins with, pattern by pattern.
        needs: what a page must have for each pattern to match anywhere on it.
        starts: literals one of which a match begins with, or None where a slot begins.
        begins_with_slot: one of the patterns may begin with a slot.
        subject: kinds of subject, the innermost in force wins; empty where the pattern names all.
        introduces: what the match puts into focus, or None.
        scope: how far the focus reaches: "item" or "section".
        in_list: canonical literals one of which the lead-in of the numbered list must hold.
        holds: slot → canonical words one of which its text must hold; with it begin, where the
            word is written "^word".
        may_cross: gaps that may lie inside a match.
        unless_before: phrase lists that must not stand right before a match.
        unless_within: phrase lists of which nothing must stand inside a match.
        unless_after: canonical literals that must not stand right behind it.
        at_least: slot → number of list items below which the match does not count.
        near: most characters between the words for the subject and the match; 0: any number.
        same: slots that must have the same value where they have one.
        page_holds: canonical literals one of which the page must hold; empty for any page.
        status: stated or interpreted.
        denies: the match says that its statements do not hold.
        because: why an interpretation is one.
        truncates: True where the list runs past the page.
        emits: node templates.
        templates: the statements they make.
        needs_body: they, or the introduction, speak of the body the page is about.
        needs_agreement: they speak of the agreement that the match tells of.
        examples: texts with what they yield.
        counterexamples: texts from which the rule must yield nothing.
    """

    id: str
    where: str
    patterns: tuple[Sequence, ...]
    prefixes: tuple[re.Pattern[str], ...]
    needs: tuple[Needs, ...]
    starts: tuple[str, ...] | None
    begins_with_slot: bool
    subject: tuple[str, ...]
    introduces: Introduction | None
    scope: str
    in_list: tuple[str, ...]
    holds: Mapping[str, tuple[str, ...]]
    may_cross: frozenset[Gap]
    unless_before: tuple[str, ...]
    unless_within: tuple[str, ...]
    unless_after: tuple[str, ...]
    at_least: Mapping[str, int]
    near: int
    same: tuple[str, ...]
    page_holds: tuple[str, ...]
    status: Status
    denies: bool
    because: str
    truncates: bool
    emits: tuple[Mapping[str, Any], ...]
    templates: tuple[Template, ...]
    needs_body: bool
    needs_agreement: bool
    examples: tuple[Mapping[str, Any], ...]
    counterexamples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RuleWords:
    """What rules may speak of.

    Attributes:
        phrases: name → literals (`mappings/phrases.yaml`).
        slot_types: the slot types there are.
        context_keys: the terms of `ontology/context.jsonld`.
        concepts: compact IRIs of the vocabulary's concepts.
        kinds: kinds of things (`mappings/things.yaml`).
    """

    phrases: Mapping[str, tuple[str, ...]]
    slot_types: frozenset[str]
    context_keys: frozenset[str]
    concepts: frozenset[str]
    kinds: frozenset[str]


def references(value: Any) -> frozenset[str]:
    """Return the names of the slots that a template speaks of ("{date_be.printed}" → date_be)."""
    if isinstance(value, str):
        slot = slot_of(value)
        return frozenset({slot[0]}) if slot else frozenset()
    if isinstance(value, dict):
        return frozenset().union(*(references(v) for v in value.values()))
    if isinstance(value, list):
        return frozenset().union(*(references(v) for v in value))
    return frozenset()


def parts_of(value: Any) -> frozenset[tuple[str, str]]:
    """Return the parts of slots' values that a template asks for, as (slot, part).

    `printed` and `year_be` are no parts: every value has them.
    """
    if isinstance(value, str):
        slot = slot_of(value)
        is_part = slot is not None and slot[1] not in ("", "printed", "year_be")
        return frozenset({slot}) if slot and is_part else frozenset()
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return frozenset().union(*(parts_of(each) for each in inner))


@lru_cache(maxsize=4096)
def slot_of(text: str) -> tuple[str, str] | None:
    """Return the slot that a text stands for, and the part of its value; None for other texts.

    Example:
        >>> slot_of("{date_be.printed}"), slot_of("{body}"), slot_of("body")
        (('date_be', 'printed'), ('body', ''), None)
    """
    if not (text.startswith("{") and text.endswith("}")):
        return None
    name, _, part = text[1:-1].partition(".")
    return name, part
