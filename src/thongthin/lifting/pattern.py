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
    """

    most: int
    heads: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Break:
    """White space, a bracket, a quotation mark, or the edge of the page."""


Element = Literal | Choice | Slot | Skip | Break
Sequence = tuple[Element, ...]


def prefix_of(sequence: Sequence) -> re.Pattern[str]:
    """Return an expression that every match's text begins with, up to the first slot.

    It is no more than a quick test: where it fails the pattern fails, where it holds the pattern
    is still to be matched.
    """
    return re.compile(_prefix(sequence)[0])


def _prefix(sequence: Sequence) -> tuple[str, bool]:
    """Return the expression, and whether it tells of the whole sequence."""
    parts: list[str] = []
    for element in sequence:
        if isinstance(element, Literal):
            parts.append(re.escape(element.text))
        elif isinstance(element, Skip):
            parts.append(f".{{0,{element.most}}}?")
        elif isinstance(element, Choice):
            options = [_prefix(option) for option in element.options]
            parts.append(f"(?:{'|'.join(text for text, _ in options)})")
            if not all(is_whole for _, is_whole in options):
                return "".join(parts), False
        elif isinstance(element, Slot):
            return "".join(parts), False
    return "".join(parts), True


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
