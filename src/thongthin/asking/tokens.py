"""Cut SPARQL text into tokens, exactly enough to know what is inside of what.

Terminals follow SPARQL 1.1, section 19.8 (https://www.w3.org/TR/sparql11-query/#sparqlGrammar):
IRIs, strings in all four quote forms, comments, names, numbers, punctuation. A query is never
cut by regular expressions over its whole text: a brace in a string is no brace.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from thongthin.errors import QueryError

TokenKind = Literal["comment", "iri", "string", "variable", "language", "word", "mark"]
"""What a token is; a `word` is a keyword, prefixed name, blank node label or number."""

_NAME_CHARACTERS = (
    "0-9A-Za-z_\u00b7\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u037d\u037f-\u1fff\u200c-\u200d"
    "\u203f-\u2040\u2070-\u218f\u2c00-\u2fef\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd"
    "\U00010000-\U000effff"
)
"""PN_CHARS without the hyphen: what a variable's name is made of."""

_TERMINALS: tuple[tuple[TokenKind, str], ...] = (
    ("comment", r"\#[^\n\r]*"),
    ("iri", r"<[^<>\"{}|^`\\\x00-\x20]*>"),
    ("string", r"'''(?:'{0,2}(?:[^'\\]|\\.))*'''"),
    ("string", r'"""(?:"{0,2}(?:[^"\\]|\\.))*"""'),
    ("string", r"'(?:[^'\\\n\r]|\\.)*'"),
    ("string", r'"(?:[^"\\\n\r]|\\.)*"'),
    ("variable", rf"[?$][{_NAME_CHARACTERS}]+"),
    ("language", r"@[A-Za-z]+(?:-[A-Za-z0-9]+)*"),
    ("word", rf"(?:[{_NAME_CHARACTERS}:%-]|\\[^\s]|\.(?=[{_NAME_CHARACTERS}:%-]))+"),
    ("mark", r"\^\^|&&|\|\||<=|>=|!=|[{}()\[\];,.?^|/*+!=<>&-]"),
)
_TOKEN = re.compile("|".join(f"({p})" for _, p in _TERMINALS), re.DOTALL)


@dataclass(frozen=True, slots=True)
class Token:
    """One token.

    Attributes:
        kind: what it is.
        text: its characters.
        start: code point at which it begins; `start + len(text)` is behind it.
    """

    kind: TokenKind
    text: str
    start: int

    @property
    def end(self) -> int:
        """The code point behind the token."""
        return self.start + len(self.text)

    def is_word(self, keyword: str) -> bool:
        """Tell whether it is a keyword, whatever its case."""
        return self.kind == "word" and self.text.upper() == keyword


def tokens(text: str) -> tuple[Token, ...]:
    """Return all tokens of a SPARQL text, comments included, white space left out.

    Raises:
        QueryError: a string or a character that no token can be; says line and column.
    """
    return tuple(_tokens(text))


def _tokens(text: str) -> Iterator[Token]:
    at = 0
    while True:
        while at < len(text) and text[at] in " \t\r\n":
            at += 1
        if at == len(text):
            return
        match = _TOKEN.match(text, at)
        if match is None:
            line, column = position(text, at)
            raise QueryError(
                f"line {line}, column {column}: {text[at : at + 20]!r} begins no SPARQL token; "
                "close the string or leave the character out"
            )
        kind = _TERMINALS[(match.lastindex or 1) - 1][0]
        yield Token(kind, match[0], at)
        at = match.end()


def position(text: str, offset: int) -> tuple[int, int]:
    """Return line and column, both from 1, of a code point."""
    before = text[:offset]
    return before.count("\n") + 1, offset - (before.rfind("\n") + 1) + 1
