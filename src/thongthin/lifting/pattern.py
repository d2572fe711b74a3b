"""The syntax tree of a rule's pattern, and what its matches begin with.

`lifting/pattern_text.py` reads the tree from the text of `mappings/rules/*.yaml`;
`lifting/match.py` matches it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Literal:
    """Characters that must stand there; canonical, without white space."""

    text: str


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several sequences; the first that lets the rest match is taken.

    Attributes:
        options: the sequences.
        heads: literals one of which each option begins with; empty where one may begin otherwise.
        by_character: first character → the options that may match where it stands, in order.
        others: the options that may match before any other character.
    """

    options: tuple[Sequence, ...]
    heads: tuple[str, ...]
    by_character: Mapping[str, tuple[Sequence, ...]] = field(compare=False)
    others: tuple[Sequence, ...]


@dataclass(frozen=True, slots=True)
class Slot:
    """A typed value.

    Attributes:
        name: the name under which the rule's nodes speak of it.
        type: the slot's type ("body", "principle", "date_be" …).
        is_list: one or more of them, parted by blanks, commas or "and".
    """

    name: str
    type: str
    is_list: bool


@dataclass(frozen=True, slots=True)
class Skip:
    """At most that many characters of the same sentence, as few as possible.

    Attributes:
        most: how many.
        heads: literals one of which what follows begins with; empty where a slot may follow.
        is_calm: no agent that may act is passed over.
    """

    most: int
    heads: tuple[str, ...] = ()
    is_calm: bool = False


@dataclass(frozen=True, slots=True)
class Break:
    """White space, a bracket, a quotation mark, or the edge of the page."""


Element = Literal | Choice | Slot | Skip | Break
Sequence = tuple[Element, ...]

MAX_WAYS = 5_000
"""Ways to read a text that `prefix_of` may leave to the regular expression, which nothing stops."""


def prefix_of(sequence: Sequence) -> re.Pattern[str]:
    """Return an expression that every match's text begins with, up to the first slot.

    It is no more than a quick test: where it fails the pattern fails, where it holds the pattern
    is still to be matched. It ends where it could be read in more than `MAX_WAYS` ways.
    """
    return re.compile(_prefix(sequence)[0])


def _prefix(sequence: Sequence) -> tuple[str, bool, int]:
    """Return the expression, whether it tells of the whole sequence, and in how many ways."""
    parts: list[str] = []
    ways = 1
    for element in sequence:
        text, is_whole, more = _expression(element)
        if ways * more > MAX_WAYS:
            return "".join(parts), False, ways
        parts.append(text)
        ways *= more
        if not is_whole:
            return "".join(parts), False, ways
    return "".join(parts), True, ways


def _expression(element: Element) -> tuple[str, bool, int]:
    if isinstance(element, Literal):
        return re.escape(element.text), True, 1
    if isinstance(element, Skip):
        return f".{{0,{element.most}}}?", True, element.most + 1
    if isinstance(element, Choice):
        texts, are_whole, ways = zip(*map(_prefix, element.options), strict=True)
        return f"(?:{'|'.join(texts)})", all(are_whole), sum(ways)
    return "", isinstance(element, Break), 1


def slots_of(sequence: Sequence) -> tuple[Slot, ...]:
    """Return every slot of a pattern, also those inside choices, in order of appearance."""
    found: list[Slot] = []
    for element in sequence:
        if isinstance(element, Slot):
            found.append(element)
        elif isinstance(element, Choice):
            found.extend(slot for option in element.options for slot in slots_of(option))
    return tuple(found)


def first_literals(sequence: Iterable[Element]) -> tuple[str, ...] | None:
    """Return the literals one of which every match begins with, or None where a slot may begin."""
    elements = tuple(sequence)
    for i, element in enumerate(elements):
        if isinstance(element, Literal):
            return (element.text,)
        if isinstance(element, Choice):
            heads: list[str] = []
            for option in element.options:
                head = first_literals((*option, *elements[i + 1 :]))
                if head is None:
                    return None
                heads.extend(head)
            return tuple(dict.fromkeys(heads))
        if not isinstance(element, Break):
            return None
    return None


def leading_literals(sequence: Iterable[Element]) -> tuple[str, ...]:
    """Return the literals that a match may begin with; another may begin with a slot."""
    elements = tuple(sequence)
    for i, element in enumerate(elements):
        if isinstance(element, Literal):
            return (element.text,)
        if isinstance(element, Choice):
            behind = elements[i + 1 :]
            heads = (h for option in element.options for h in leading_literals((*option, *behind)))
            return tuple(dict.fromkeys(heads))
        if not isinstance(element, Break):
            return ()
    return ()


@dataclass(frozen=True, slots=True)
class Needs:
    """What a page must have for a pattern to match anywhere: a quick test before any matching.

    Attributes:
        literals: sets of literals, one of each of which must stand on the page.
        slots: slot types of which the page must have a value.
    """

    literals: tuple[frozenset[str], ...]
    slots: frozenset[str]


def needs_of(sequence: Sequence) -> Needs:
    """Return what a pattern cannot do without, outside what it may leave out."""
    literals: list[frozenset[str]] = []
    slots: set[str] = set()
    for element in sequence:
        if isinstance(element, Literal):
            literals.append(frozenset({element.text}))
        elif isinstance(element, Slot):
            slots.add(element.type)
        elif isinstance(element, Choice) and all(element.options):
            heads = [first_literals(option) for option in element.options]
            if None not in heads:
                literals.append(frozenset(h for found in heads for h in found or ()))
    return Needs(tuple(literals), frozenset(slots))
