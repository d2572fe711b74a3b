"""Answers in the names of the gold files, so that a person can read and check them.

A thing is `report:name` ("kpi17733:centre1"), a concept `scheme/slug`, a page `report p. 1`, a
statement the rows of the reader's list that it is ("kpi17733:C2"), or the register it is from.
"""

from __future__ import annotations

from functools import cache

import pyoxigraph as ox
from gold_files import GOLD, ROOT, expand, facts_of, read_gold

from thongthin.asking.labels import compact
from thongthin.asking.question import Column
from thongthin.asking.run import Answer, Cell
from thongthin.graph.namespaces import ID, SCHEME

QUERIES = ROOT / "tests" / "queries"
"""One folder a question: `expected.csv`, and cases with parameters in `params.yaml`."""


@cache
def built_store() -> ox.Store:
    """Return the committed graph."""
    store = ox.Store()
    store.bulk_load(path=ROOT / "kg" / "thongthin.nq", format=ox.RdfFormat.N_QUADS)
    return store


@cache
def names() -> dict[str, str]:
    """Return IRI → gold name, and statement IRI → rows of the list."""
    found: dict[str, str] = {}
    for path in sorted(GOLD.glob("*.yaml")):
        page = read_gold(path)
        for name, iri in page.names.items():
            found.setdefault(expand(iri), f"{page.report}:{name}")
        for fact in facts_of(page):
            rows = "+".join(fact.rows.split())
            found[fact.statement] = f"{page.report}:{rows}"
    return found


def in_gold_names(answer: Answer) -> list[list[str]]:
    """Return the header and the rows of an answer, in the order of the answer."""
    registers = {s.statement: s.report for s in answer.sources if s.is_register}
    columns = answer.question.columns
    rows = [
        [_cell(column, cell, registers) for column, cell in zip(columns, row, strict=True)]
        for row in answer.rows
    ]
    return [[column.name for column in columns], *rows]


def _cell(column: Column, cell: Cell, registers: dict[str, str]) -> str:
    if column.kind == "pages":
        return cell.label
    if cell.terms and cell.terms[0].value.startswith(ID + "criterion/"):
        return cell.label
    parts = [_name(term, registers) for term in cell.terms]
    return " ".join(sorted(set(parts))) if column.kind in ("iris", "statements") else "".join(parts)


def _name(term: ox.NamedNode | ox.Literal, registers: dict[str, str]) -> str:
    if isinstance(term, ox.Literal):
        return term.value
    iri = term.value
    if iri in names():
        return names()[iri]
    if iri.startswith(SCHEME):
        return iri.removeprefix(SCHEME)
    if iri.startswith(ID + "statement/"):
        return registers.get(iri, "?")
    return compact(iri)
