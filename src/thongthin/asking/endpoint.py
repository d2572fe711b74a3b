"""Run a query that a user wrote: read-only, with the line and column of what is wrong."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

import pyoxigraph as ox

from thongthin.asking.tokens import tokens
from thongthin.errors import QueryError
from thongthin.graph.namespaces import PREFIXES

Form = Literal["SELECT", "ASK", "CONSTRUCT", "DESCRIBE"]
"""The four query forms of SPARQL 1.1."""

_FORMS: tuple[Form, ...] = ("SELECT", "ASK", "CONSTRUCT", "DESCRIBE")
_UPDATES = frozenset(
    {"INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY", "WITH"}
)
MAX_MESSAGE = 240
"""Characters of a parser's message that are told."""

_PLACE = re.compile(r"error at ([0-9]+):([0-9]+): (.*)", re.DOTALL)


@dataclass(frozen=True)
class Result:
    """What a query gives.

    Attributes:
        form: of the query.
        variables: of a SELECT, in order; else empty.
        rows: of a SELECT, terms in the order of the variables, None where unbound.
        truth: of an ASK; else None.
        triples: of a CONSTRUCT or DESCRIBE, as canonical N-Triples lines, sorted; else empty.
    """

    form: Form
    variables: tuple[str, ...] = ()
    rows: tuple[tuple[ox.NamedNode | ox.Literal | ox.BlankNode | ox.Triple | None, ...], ...] = ()
    truth: bool | None = None
    triples: tuple[str, ...] = ()


def run_sparql(store: ox.Store, text: str) -> Result:
    """Run a SELECT, ASK, CONSTRUCT or DESCRIBE query over the union of all graphs.

    The prefixes of `graph/namespaces.py` need no declaration; one of the query's own wins.

    Raises:
        QueryError: an update, no query at all, or a syntax error with its line and column.
    """
    form = _form(text)
    try:
        found = store.query(text, prefixes=dict(PREFIXES), use_default_graph_as_union=True)
        if isinstance(found, ox.QuerySolutions):
            names = tuple(v.value for v in found.variables)
            return Result(form, names, tuple(tuple(solution) for solution in found))
        if isinstance(found, ox.QueryBoolean):
            return Result(form, truth=bool(found))
        return Result(form, triples=tuple(sorted({f"{t} ." for t in found})))
    except SyntaxError as error:
        raise QueryError(_sentence(str(error))) from error
    except (ValueError, RuntimeError, OSError) as error:
        raise QueryError(f"the query could not be run: {error}") from error


def _form(text: str) -> Form:
    """Return the query's form: the first keyword that is no part of the prologue."""
    for token in tokens(text):
        word = token.text.upper() if token.kind == "word" else ""
        if word in _UPDATES:
            raise QueryError(
                f"{word} would change the graph, which is read only; "
                "ask with SELECT, ASK, CONSTRUCT or DESCRIBE"
            )
        for form in _FORMS:
            if word == form:
                return form
    raise QueryError("is no query; begin with SELECT, ASK, CONSTRUCT or DESCRIBE")


def _sentence(message: str) -> str:
    found = _PLACE.search(message)
    if found is None:
        return f"is no SPARQL: {message}"
    line, column, rest = found.groups()
    if "Prefix not found" in rest:
        known = ", ".join(sorted(PREFIXES))
        rest = f"a prefix is not declared; without a declaration there are {known}"
    return f"line {line}, column {column}: is no SPARQL: {_short(rest)}"


def _short(text: str) -> str:
    """Return the first line of a parser's message, without its table of possible characters."""
    first = text.splitlines()[0]
    return first if len(first) <= MAX_MESSAGE else first[:MAX_MESSAGE].rstrip() + " …"
