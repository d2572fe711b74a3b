"""Put values into a query: the data of one `VALUES` block changes, and nothing else can.

A parameter is a block `VALUES ?p { UNDEF } #param p` (or `VALUES (?p) { (UNDEF) } #param p`).
Blocks are found by the tokeniser, so a brace in a string or a comment is no block. Only terms
that the RDF library has serialised are put in, and the outcome is compared with the query as it
was, token by token: text pasted by a caller can never become query.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import pyoxigraph as ox

from thongthin.asking.tokens import Token, tokens
from thongthin.errors import QueryError

Term = ox.NamedNode | ox.Literal
"""What a parameter may become."""

_MARKER = re.compile(r"#param ([a-z][a-z0-9_]*)\s*")


@dataclass(frozen=True, slots=True)
class Block:
    """The data of one `VALUES` block.

    Attributes:
        parameter: name of the parameter.
        start: code point behind the opening brace.
        end: code point of the closing brace.
        in_rows: each value stands in brackets of its own.
        data: the characters between the braces, trimmed.
    """

    parameter: str
    start: int
    end: int
    in_rows: bool
    data: str

    @property
    def is_open(self) -> bool:
        """True where the block lets everything through."""
        return self.data.strip("() ") == "UNDEF"


def find_blocks(text: str, file: str) -> dict[str, tuple[Block, ...]]:
    """Return the parameter blocks of a query by the name of their parameter.

    Raises:
        QueryError: a `#param` comment that follows no `VALUES` block of one variable.
    """
    found: dict[str, tuple[Block, ...]] = {}
    all_tokens = tokens(text)
    marked = 0
    for block in _blocks(text, all_tokens):
        found[block.parameter] = (*found.get(block.parameter, ()), block)
        marked += 1
    markers = [t for t in all_tokens if t.kind == "comment" and _MARKER.fullmatch(t.text)]
    if len(markers) != marked:
        raise QueryError(
            "a '#param name' comment must stand right behind 'VALUES ?name { … }' "
            "or 'VALUES (?name) { (…) }'",
            where=file,
        )
    return found


def _blocks(text: str, all_tokens: Sequence[Token]) -> Iterator[Block]:
    for i, token in enumerate(all_tokens):
        if not token.is_word("VALUES"):
            continue
        close = next((j for j in range(i, len(all_tokens)) if all_tokens[j].text == "}"), None)
        if close is None or close + 1 == len(all_tokens):
            continue
        marker = _MARKER.fullmatch(all_tokens[close + 1].text)
        head = [t.text for t in all_tokens[i + 1 : close] if t.kind != "comment"]
        if marker and head[1:2] == ["{"] and all_tokens[i + 1].kind == "variable":
            yield _block(text, marker[1], all_tokens[i + 2], all_tokens[close], in_rows=False)
        elif marker and head[:1] == ["("] and head[2:4] == [")", "{"]:
            yield _block(text, marker[1], all_tokens[i + 4], all_tokens[close], in_rows=True)


def _block(text: str, name: str, opening: Token, closing: Token, in_rows: bool) -> Block:
    data = text[opening.end : closing.start].strip()
    return Block(name, opening.end, closing.start, in_rows, data)


def substitute(text: str, values: Mapping[str, Sequence[Term]], file: str) -> str:
    """Return the query with the data of the named blocks replaced.

    Args:
        text: the query.
        values: parameter → terms; a parameter that is not named keeps its block.
        file: the query's name as it is told to people.

    Raises:
        QueryError: a value for which the query has no block, or an outcome that differs from
            the query by more than its data blocks (which would be a fault of this module).
    """
    blocks = find_blocks(text, file)
    unknown = sorted(set(values) - set(blocks))
    if unknown:
        raise QueryError(f"has no parameter {unknown[0]!r}", where=file)
    chosen = sorted((b for name in values for b in blocks[name]), key=lambda b: -b.start)
    result = text
    for block in chosen:
        written = [str(term) for term in values[block.parameter]]
        rows = [f"({w})" for w in written] if block.in_rows else written
        result = f"{result[: block.start]} {' '.join(rows)} {result[block.end :]}"
    if _outside(result, file) != _outside(text, file) or not _holds(result, values, file):
        raise QueryError("a value would change the query itself; nothing was run", where=file)
    return result


def _outside(text: str, file: str) -> list[str]:
    """Return the tokens of a query, the data of its parameter blocks left out."""
    spans = [(b.start, b.end) for found in find_blocks(text, file).values() for b in found]
    return [t.text for t in tokens(text) if not any(a <= t.start < b for a, b in spans)]


def _holds(text: str, values: Mapping[str, Sequence[Term]], file: str) -> bool:
    """Tell whether each block holds as many terms as were put in, and only terms."""
    blocks = find_blocks(text, file)
    return all(
        _term_count(block.data) == len(terms)
        for name, terms in values.items()
        for block in blocks[name]
    )


def _term_count(data: str) -> int:
    """Count the terms of a data block; -1 where something else stands in it."""
    count = 0
    is_datatype = False
    for token in tokens(data):
        if token.kind == "iri" and is_datatype:
            is_datatype = False
        elif token.kind in ("iri", "string"):
            count += 1
        elif token.text == "^^":
            is_datatype = True
        elif token.kind != "language" and token.text not in "()":
            return -1
    return count
