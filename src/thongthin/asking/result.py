"""Write what a query of one's own gives, in the formats of the standards.

Rows: a table for people, SPARQL 1.1 Query Results JSON, CSV and TSV. Triples: N-Triples and
Turtle-readable lines, whatever the format asked for.

Source: SPARQL 1.1 Query Results JSON, CSV and TSV (W3C Recommendations 2013).
"""

from __future__ import annotations

import csv
import io
import json
from typing import Any, Literal, get_args

import pyoxigraph as ox
from rich.console import Console
from rich.table import Table

from thongthin.asking.endpoint import Result
from thongthin.asking.labels import compact

ResultFormat = Literal["table", "csv", "tsv", "json"]
"""The formats a result can be written in."""

RESULT_FORMATS: tuple[ResultFormat, ...] = get_args(ResultFormat)

_Term = ox.NamedNode | ox.Literal | ox.BlankNode | ox.Triple | None


def render_result(result: Result, form: ResultFormat, width: int) -> str:
    """Return a result as text that ends in a line break.

    Args:
        result: of `run_sparql`.
        form: how rows are written; triples are always N-Triples lines.
        width: columns of a table.
    """
    if result.truth is not None:
        return _truth(result.truth, form)
    if not result.variables:
        return "".join(f"{line}\n" for line in result.triples)
    match form:
        case "json":
            return json.dumps(_json(result), ensure_ascii=False, indent=1) + "\n"
        case "csv":
            return _csv(result)
        case "tsv":
            return _tsv(result)
    return _table(result, width)


def _truth(truth: bool, form: ResultFormat) -> str:
    if form == "json":
        return json.dumps({"head": {}, "boolean": truth}) + "\n"
    return f"{str(truth).lower()}\n"


def _json(result: Result) -> dict[str, Any]:
    bindings = [
        {name: _binding(term) for name, term in zip(result.variables, row, strict=True) if term}
        for row in result.rows
    ]
    return {"head": {"vars": list(result.variables)}, "results": {"bindings": bindings}}


def _binding(term: _Term) -> dict[str, str]:
    if isinstance(term, ox.NamedNode):
        return {"type": "uri", "value": term.value}
    if isinstance(term, ox.Literal):
        found = {"type": "literal", "value": term.value}
        if term.language:
            return {**found, "xml:lang": term.language}
        plain = term.datatype.value.endswith("#string")
        return found if plain else {**found, "datatype": term.datatype.value}
    return {"type": "bnode", "value": str(term).removeprefix("_:")}


def _csv(result: Result) -> str:
    """Rows as CSV: values without their types, lines ending in CR LF as the standard has it."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(result.variables)
    writer.writerows([_value(term) for term in row] for row in result.rows)
    return text.getvalue()


def _tsv(result: Result) -> str:
    """Rows as TSV: terms as in Turtle, so that nothing is lost."""
    head = "\t".join(f"?{name}" for name in result.variables)
    rows = ("\t".join("" if t is None else str(t) for t in row) for row in result.rows)
    return "".join(f"{line}\n" for line in (head, *rows))


def _table(result: Result, width: int) -> str:
    table = Table(box=None, pad_edge=False)
    for name in result.variables:
        table.add_column(name, overflow="fold")
    for row in result.rows:
        table.add_row(*(compact(_value(term)) for term in row))
    text = io.StringIO()
    Console(file=text, width=width, color_system=None).print(table)
    return "".join(f"{line.rstrip()}\n" for line in text.getvalue().splitlines())


def _value(term: _Term) -> str:
    if term is None:
        return ""
    if isinstance(term, ox.NamedNode | ox.Literal):
        return term.value
    return str(term)
