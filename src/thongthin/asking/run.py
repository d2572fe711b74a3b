"""Ask a question of a store: bind, substitute, run, and give each cell its kind and label."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import pyoxigraph as ox

from thongthin.asking.labels import compact, labels_of
from thongthin.asking.lookup import Row, solutions
from thongthin.asking.parameters import Given, bind
from thongthin.asking.question import LIST_KINDS, Column, Language, Question
from thongthin.asking.sources import Source, places, sources_of
from thongthin.asking.substitution import Term, substitute
from thongthin.errors import QueryError
from thongthin.paths import Project

_PARTED = {"numbers": " ", "texts": " | "}
"""Columns of several literals → what parts them."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of an answer.

    Attributes:
        terms: what it holds, IRIs of a list sorted; empty where the answer leaves it open.
        label: what people read, in the language asked for.
    """

    terms: tuple[ox.NamedNode | ox.Literal, ...]
    label: str

    @property
    def value(self) -> str:
        """The terms' characters, parted by spaces: IRIs, or the literal as it is."""
        return " ".join(term.value for term in self.terms)


@dataclass(frozen=True, slots=True)
class Answer:
    """The rows that a question gives.

    Attributes:
        question: what was asked.
        language: of the labels.
        given: parameter → what it became, as people read it; only those given.
        rows: as many cells as the question has columns, in the query's order.
        sources: of every statement in the answer, sorted by place.
    """

    question: Question
    language: Language
    given: Mapping[str, tuple[str, ...]]
    rows: tuple[tuple[Cell, ...], ...]
    sources: tuple[Source, ...]

    @property
    def statements(self) -> tuple[str, ...]:
        """The IRIs of all statements that back a row, sorted."""
        return tuple(sorted({source.statement for source in self.sources}))


def answer(
    store: ox.Store,
    question: Question,
    params: Given | None = None,
    lang: Language = "en",
    project: Project | None = None,
) -> Answer:
    """Answer a question; nothing runs before every parameter is checked.

    Args:
        store: the graph; its default graph is asked as the union of all named ones.
        question: from `list_questions` or `read_question`.
        params: parameter → value or values, as typed.
        lang: language of the labels.
        project: where the query files are; the packaged ones where left out.

    Raises:
        QueryError: a parameter is unknown or wrong, or the query is (says where).
    """
    project = project or Project()
    terms = bind(store, project, question, params or {})
    text = substitute(question.sparql, terms, question.file)
    found = _run(store, question, text)
    iris = _iris(question.columns, found) | {
        t.value for chosen in terms.values() for t in chosen if isinstance(t, ox.NamedNode)
    }
    sources = sources_of(store, project, _of_kind(question.columns, found, "statements"))
    labels = labels_of(store, project, iris, lang)
    said = _by_statement(sources)
    rows = tuple(
        tuple(_cell(c, row, labels, said, lang) for c in question.columns) for row in found
    )
    return Answer(question, lang, _shown(terms, labels), rows, sources)


def _run(store: ox.Store, question: Question, text: str) -> list[Row]:
    try:
        rows = solutions(store, text)
        variables = _variables(store, text) if not rows else set().union(*rows)
    except SyntaxError as error:
        raise QueryError(f"is no SPARQL: {error}", where=question.file) from error
    unknown = sorted(variables - {c.name for c in question.columns})
    if unknown:
        raise QueryError(
            f"selects ?{unknown[0]}, which the head names no column", where=question.file
        )
    return rows


def _variables(store: ox.Store, text: str) -> set[str]:
    result = store.query(text, use_default_graph_as_union=True)
    return {v.value for v in result.variables} if isinstance(result, ox.QuerySolutions) else set()


def _split(column: Column, term: ox.NamedNode | ox.Literal | ox.BlankNode) -> Iterator[str]:
    if column.kind in LIST_KINDS:
        yield from sorted(set(term.value.split()))
    elif isinstance(term, ox.NamedNode):
        yield term.value


def _iris(columns: Sequence[Column], rows: Iterable[Row]) -> set[str]:
    readable = [c for c in columns if c.kind != "statements"]
    return {
        iri for row in rows for c in readable if c.name in row for iri in _split(c, row[c.name])
    }


def _of_kind(columns: Sequence[Column], rows: Iterable[Row], kind: str) -> set[str]:
    chosen = [c for c in columns if c.kind == kind]
    return {iri for row in rows for c in chosen if c.name in row for iri in _split(c, row[c.name])}


def _by_statement(sources: Iterable[Source]) -> dict[str, list[Source]]:
    found: dict[str, list[Source]] = {}
    for source in sources:
        found.setdefault(source.statement, []).append(source)
    return found


def _cell(
    column: Column,
    row: Row,
    labels: Mapping[str, str],
    said: Mapping[str, list[Source]],
    lang: Language,
) -> Cell:
    term = row.get(column.name)
    if term is None or isinstance(term, ox.BlankNode):
        return Cell((), "")
    iris = list(_split(column, term))
    nodes = tuple(ox.NamedNode(iri) for iri in iris)
    if column.kind == "statements":
        return Cell(nodes, places((s for iri in iris for s in said.get(iri, ())), lang))
    if nodes or column.kind in LIST_KINDS:
        names = dict.fromkeys(labels.get(iri, compact(iri)) for iri in iris)
        return Cell(nodes, "; ".join(names))
    literal = _ordered(column, term.value) if column.kind in _PARTED else term
    if not isinstance(literal, ox.Literal) or not literal.value:
        return Cell((), "")
    shown = column.terms.get(literal.value)
    return Cell((literal,), shown[lang] if shown else literal.value)


def _ordered(column: Column, text: str) -> ox.Literal:
    """Return the parts of a cell each once and sorted: SPARQL leaves their order open."""
    mark = _PARTED[column.kind]
    parts = {part.strip() for part in text.split(mark)} - {""}
    in_order = sorted(parts, key=lambda part: (len(part) if mark == " " else 0, part))
    return ox.Literal(mark.join(in_order))


def _shown(
    terms: Mapping[str, Sequence[Term]], labels: Mapping[str, str]
) -> dict[str, tuple[str, ...]]:
    return {
        name: tuple(labels.get(term.value, term.value) for term in chosen)
        for name, chosen in terms.items()
    }
