"""The pattern language of `mappings/rules/*.yaml`: text to a small syntax tree.

    pattern  = { element }
    element  = literal | "(" pattern { "|" pattern } ")" | "[" pattern "]" | "<" phrase ">"
             | "{" slot "}" | "{" name ":" slot "}" | "{list:" slot "}" | "{name:list:" slot "}"
             | "{.." N ["!"] "}" | "~"

A literal matches its characters whatever white space stands between them; blanks in a pattern
mean nothing. `(a|b)` is a choice, tried in order; `[a]` may be left out. `<mou>` is the list of
that name in `mappings/phrases.yaml`. `{..20}` passes over at most 20 characters of one sentence,
`{..20!}` over none in which another agent is named.
`~` asks for white space (or a bracket, quotation mark or the page's edge) at that place.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from thongthin.errors import MappingError
from thongthin.lifting.pattern import (
    Break,
    Choice,
    Element,
    Literal,
    Sequence,
    Skip,
    Slot,
    first_literals,
)
from thongthin.reading.canonical import canonical_key

_TOKEN = re.compile(r"\{[^{}]*\}|<[^<>]*>|[()\[\]|~]|[^{}<>()\[\]|~]+")
_SLOT = re.compile(
    r"(?:(?P<name>(?!list:)[a-z][a-z_0-9]*):)?(?P<list>list:)?(?P<type>[a-z][a-z_0-9-]*)"
)
_SKIP = re.compile(r"\.\.(\d{1,3})(!?)")


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
            replace(each, heads=first_literals(found[i + 1 :]) or ())
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
            return Skip(int(skip[1]), is_calm=bool(skip[2]))
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
