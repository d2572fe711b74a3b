"""Write an answer as an Excel workbook: the rows, what they mean, and where they are from."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

from thongthin.asking.question import Column
from thongthin.asking.run import Answer, Cell

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet takes for the beginning of a formula (CWE-1236)."""

_MAX_TEXT = 32767
"""Characters a cell can hold (Excel specifications and limits)."""

Value = str | int | float | None


def workbook(answer: Answer) -> bytes:
    """Return an .xlsx file with the sheets Data, Metadata and Sources."""
    book = Workbook(write_only=True)
    _fill(book.create_sheet("Data"), _data(answer))
    _fill(book.create_sheet("Metadata"), _metadata(answer))
    _fill(book.create_sheet("Sources"), _sources(answer))
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def _fill(sheet: WriteOnlyWorksheet, rows: Iterable[Sequence[Value]]) -> None:
    for row in rows:
        sheet.append([_safe(sheet, value) for value in row])


def _safe(sheet: WriteOnlyWorksheet, value: Value) -> WriteOnlyCell | int | float | None:
    """Return a cell that no spreadsheet runs: text stays text, marked so where it must be."""
    if not isinstance(value, str):
        return value
    text = ILLEGAL_CHARACTERS_RE.sub("\ufffd", value)[:_MAX_TEXT]
    cell = WriteOnlyCell(sheet, value=text)
    cell.data_type = "s"
    if text.startswith(_FORMULA_STARTS):
        cell.quotePrefix = True
    return cell


def _data(answer: Answer) -> Iterable[Sequence[Value]]:
    columns = answer.question.columns
    linked = [i for i, column in enumerate(columns) if column.kind in ("iri", "iris", "statements")]
    headers = [column.label[answer.language] for column in columns]
    yield [*headers, *(f"{columns[i].name} (IRI)" for i in linked)]
    for row in answer.rows:
        values = [_value(column, cell) for column, cell in zip(columns, row, strict=True)]
        yield [*values, *(row[i].value for i in linked)]


def _value(column: Column, cell: Cell) -> Value:
    if not cell.label:
        return None
    if column.kind == "integer":
        return int(cell.label)
    return float(cell.label) if column.kind == "decimal" else cell.label


def _metadata(answer: Answer) -> Iterable[Sequence[Value]]:
    question, language = answer.question, answer.language
    yield ["question", question.id]
    yield ["number", question.number]
    yield ["title", question.title[language]]
    yield ["summary", question.summary]
    yield ["description", question.description[language]]
    yield ["language", language]
    yield ["rows", len(answer.rows)]
    for name, values in answer.given.items():
        yield [f"parameter {name}", "; ".join(values)]
    for column in question.columns:
        yield [f"column {column.name}", column.label[language], column.kind]


def _sources(answer: Answer) -> Iterable[Sequence[Value]]:
    yield [
        "statement",
        "report or register",
        "page or row",
        "printed page",
        "lines",
        "status",
        "made by",
        "words",
    ]
    for source in answer.sources:
        lines = ", ".join(map(str, source.lines))
        words = " … ".join(source.words)
        place: list[Value] = [source.statement, source.report, source.page, source.printed, lines]
        yield [*place, source.status, source.extractor, words]
