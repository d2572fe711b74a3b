"""Write an answer down: as a table for people, or in a format that programs read.

CSV follows RFC 4180 (CRLF, UTF-8, no byte order mark), JSON the SPARQL 1.1 Query Results JSON
Format. Both keep the IRI of every thing and, beside it, its label in a column `…Label`.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterator
from typing import Literal, get_args

import pyoxigraph as ox
from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table
from rich.text import Text

from thongthin.asking.folding import ThaiText
from thongthin.asking.question import Column
from thongthin.asking.run import Answer, Cell
from thongthin.asking.workbook import workbook
from thongthin.errors import QueryError

Format = Literal["table", "csv", "json", "md", "xlsx"]
"""The formats an answer can be written in."""

FORMATS: tuple[Format, ...] = get_args(Format)

_NUMBERS = frozenset({"integer", "decimal"})
_WITH_LABEL = frozenset({"iri", "iris", "pages", "statements", "state", "term"})
_SHORT = 8
"""Digits of a statement's name that a table shows; `explain` takes them."""

_WIDTH = 120


def render(
    answer: Answer, format: Format = "table", *, width: int | None = None, color: bool = False
) -> str | bytes:
    """Return an answer in a format: text, or bytes for `xlsx`.

    Args:
        answer: the rows.
        format: one of `FORMATS`.
        width: columns of the terminal, for `table`.
        color: whether `table` may use colours.

    Raises:
        QueryError: no such format.
    """
    if format == "table":
        return table(answer, width or _WIDTH, color)
    if format not in _WRITERS:
        raise QueryError(f"there is no format {format!r}; expected one of: {', '.join(FORMATS)}")
    return _WRITERS[format](answer)


def table(answer: Answer, width: int, color: bool) -> str:
    """Return the rows as a table of labels; columns that are empty throughout are left out.

    Thai marks above and below take no column (rich measures them so), and lines are folded
    between clusters.
    """
    question, language = answer.question, answer.language
    grid = Table(box=SIMPLE_HEAD, pad_edge=False, leading=1)
    shown = [i for i, _ in enumerate(question.columns) if any(row[i].label for row in answer.rows)]
    for i in shown:
        header = ThaiText(question.columns[i].label[language])
        is_number = question.columns[i].kind in _NUMBERS
        grid.add_column(header, justify="right" if is_number else "left", overflow="fold")
    for row in answer.rows:
        grid.add_row(*(_short(question.columns[i], row[i]) for i in shown))
    buffer = io.StringIO()
    console = Console(
        file=buffer, width=width, force_terminal=color, color_system="standard" if color else None
    )
    console.print(f"{question.summary if language == 'en' else question.title[language]}")
    console.print(grid)
    return "".join(f"{line.rstrip()}\n" for line in buffer.getvalue().splitlines())


def _short(column: Column, cell: Cell) -> Text:
    if column.kind != "statements" or not cell.terms:
        return Text(cell.label) if column.kind in _NUMBERS else ThaiText(cell.label)
    first = cell.terms[0].value.rpartition("/")[2][:_SHORT]
    more = f" +{len(cell.terms) - 1}" if len(cell.terms) > 1 else ""
    return ThaiText(f"{cell.label} [{first}{more}]")


def _csv(answer: Answer) -> str:
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow(_names(answer))
    for row in answer.rows:
        cells = zip(answer.question.columns, row, strict=True)
        writer.writerow([text for column, cell in cells for text in _texts(column, cell)])
    return buffer.getvalue()


def _names(answer: Answer) -> list[str]:
    names: list[str] = []
    for column in answer.question.columns:
        names += [column.name, f"{column.name}Label"][: 2 if column.kind in _WITH_LABEL else 1]
    return names


def _texts(column: Column, cell: Cell) -> list[str]:
    return [cell.value, cell.label][: 2 if column.kind in _WITH_LABEL else 1]


def _json(answer: Answer) -> str:
    bindings = [dict(_bindings(answer, row)) for row in answer.rows]
    result = {"head": {"vars": _names(answer)}, "results": {"bindings": bindings}}
    return json.dumps(result, ensure_ascii=False, indent=1) + "\n"


def _bindings(answer: Answer, row: tuple[Cell, ...]) -> Iterator[tuple[str, dict[str, str]]]:
    for column, cell in zip(answer.question.columns, row, strict=True):
        if not cell.terms:
            continue
        if len(cell.terms) == 1 and column.kind not in ("iris", "pages", "statements"):
            yield column.name, _binding(cell.terms[0])
        else:
            yield column.name, {"type": "literal", "value": cell.value}
        if column.kind in _WITH_LABEL:
            label = {"type": "literal", "value": cell.label, "xml:lang": answer.language}
            yield f"{column.name}Label", label


def _binding(term: ox.NamedNode | ox.Literal) -> dict[str, str]:
    if isinstance(term, ox.NamedNode):
        return {"type": "uri", "value": term.value}
    binding = {"type": "literal", "value": term.value}
    if term.language:
        binding["xml:lang"] = term.language
    elif not term.datatype.value.endswith("#string"):
        binding["datatype"] = term.datatype.value
    return binding


def _markdown(answer: Answer) -> str:
    columns = answer.question.columns
    lines = [
        [column.label[answer.language] for column in columns],
        ["---:" if column.kind in _NUMBERS else "---" for column in columns],
        *([cell.label for cell in row] for row in answer.rows),
    ]
    return "".join(f"| {' | '.join(map(_escaped, line))} |\n" for line in lines)


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("|", "\\|").replace("\n", " ")


_WRITERS: dict[Format, Callable[[Answer], str | bytes]] = {
    "csv": _csv,
    "json": _json,
    "md": _markdown,
    "xlsx": workbook,
}
