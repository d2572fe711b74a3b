"""The pattern language of `mappings/rules/*.yaml`: text to a small syntax tree.

    pattern  = { element }
    element  = literal | "(" pattern { "|" pattern } ")" | "[" pattern "]" | "<" phrase ">"
             | "{" slot "}" | "{" name ":" slot "}" | "{list:" slot "}" | "{name:list:" slot "}"
             | "{.." N "}" | "~"

A literal matches its characters whatever white space stands between them; blanks in a pattern
mean nothing. `(a|b)` is a choice, tried in order; `[a]` may be left out. `<mou>` is the list of
that name in `mappings/phrases.yaml`. `{..20}` passes over at most 20 characters of one sentence.
`~` asks for white space (or a bracket, quotation mark or the page's edge) at that place.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from thongthin.errors import MappingError
from thongthin.reading.canonical import canonical_key


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

_TOKEN = re.compile(r"\{[^{}]*\}|<[^<>]*>|[()\[\]|~]|[^{}<>()\[\]|~]+")
_SLOT = re.compile(
    r"(?:(?P<name>(?!list:)[a-z][a-z_0-9]*):)?(?P<list>list:)?(?P<type>[a-z][a-z_0-9-]*)"
)
_SKIP = re.compile(r"\.\.(\d{1,3})")


def parse_pattern(text: str, phrases: Mapping[str, tuple[str, ...]], where: str) -> Sequence:
    """Parse one pattern.

    Args:
        text: the pattern as the rule has it.
        phrases: name → literals, for `<name>`.
        where: file and rule, for the sentence of an error.

    Raises:
        MappingError: a bracket without its partner, an unknown phrase, a slot that is no slot.
    """
    tokens = _TOKEN.findall(text)
    if "".join(tokens) != text:
        raise MappingError(f"pattern {text!r} has a brace without its partner", where=where)
    parser = _Parser(tokens, phrases, text, where)
    sequence = parser.sequence(closing="")
    if not sequence:
        raise MappingError("pattern is empty; give at least one literal", where=where)
    return sequence


class _Parser:
    def __init__(
        self, tokens: list[str], phrases: Mapping[str, tuple[str, ...]], text: str, where: str
    ) -> None:
        self.tokens = tokens
        self.at = 0
        self.phrases = phrases
        self.text = text
        self.where = where

    def fail(self, what: str) -> MappingError:
        return MappingError(f"pattern {self.text!r}: {what}", where=self.where)

    def sequence(self, closing: str) -> Sequence:
        found: list[Element] = []
        while self.at < len(self.tokens) and self.tokens[self.at] not in ("|", ")", "]"):
            found.extend(self.element())
        if not closing and self.at < len(self.tokens):
            raise self.fail(f"{self.tokens[self.at]!r} has no partner")
        return tuple(
            Skip(each.most, first_literals(found[i + 1 :]) or ())
            if isinstance(each, Skip)
            else each
            for i, each in enumerate(found)
        )

    def element(self) -> Sequence:
        token = self.tokens[self.at]
        self.at += 1
        match token[0]:
            case "(":
                return (_choice(self.options(")")),)
            case "[":
                return (_choice((*self.options("]"), ())),)
            case "<":
                return (self.phrase(token[1:-1].strip()),)
            case "{":
                return (self.slot(token[1:-1].strip()),)
            case "~":
                return (Break(),)
        key = canonical_key(token)
        return (Literal(key),) if key else ()

    def options(self, closing: str) -> tuple[Sequence, ...]:
        found = [self.sequence(closing)]
        while self.at < len(self.tokens) and self.tokens[self.at] == "|":
            self.at += 1
            found.append(self.sequence(closing))
        if self.at >= len(self.tokens) or self.tokens[self.at] != closing:
            raise self.fail(f"{closing!r} is missing")
        self.at += 1
        return tuple(found)

    def phrase(self, name: str) -> Element:
        if name not in self.phrases:
            known = ", ".join(sorted(self.phrases)) or "none"
            raise self.fail(f"no phrase list <{name}> in mappings/phrases.yaml; known: {known}")
        keys = sorted({canonical_key(p) for p in self.phrases[name]}, key=lambda k: (-len(k), k))
        return _choice(tuple((Literal(key),) for key in keys))

    def slot(self, inner: str) -> Element:
        if skip := _SKIP.fullmatch(inner):
            return Skip(int(skip[1]))
        found = _SLOT.fullmatch(inner)
        if not found:
            raise self.fail(
                f"{{{inner}}} is no slot; write {{type}}, {{name:type}} or {{list:type}}"
            )
        return Slot(found["name"] or found["type"], found["type"], bool(found["list"]))


def _choice(options: tuple[Sequence, ...]) -> Choice:
    heads = [_head(option) for option in options]
    return Choice(
        options,
        tuple(heads) if all(heads) else (),
        {
            head[0]: tuple(o for o, h in zip(options, heads, strict=True) if h[:1] in ("", head[0]))
            for head in filter(None, heads)
        },
        tuple(option for option, head in zip(options, heads, strict=True) if not head),
    )


def _head(sequence: Sequence) -> str:
    """Return the literal that a sequence begins with, or ""."""
    first = sequence[0] if sequence else None
    return first.text if isinstance(first, Literal) else ""


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
