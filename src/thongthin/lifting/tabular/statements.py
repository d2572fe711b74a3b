"""What a row states: its register's templates filled, one record a statement."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import product
from typing import Any

from thongthin.lifting.mint import BLOCK_KEYS
from thongthin.lifting.record import Record, RowPassage, Status
from thongthin.lifting.rule import references
from thongthin.lifting.tabular.column import Register
from thongthin.lifting.tabular.row import RowReader, filled
from thongthin.lifting.tabular.sheet import EMPTY, Sheet
from thongthin.lifting.things import ThingBook

_NOT_PROPERTIES = frozenset(
    {"@id", "type", "label", "language", "status", "because", "only", "unless"}
)


class Statements:
    """Makes the records of one row."""

    def __init__(
        self, register: Register, sheet: Sheet, number: int, row: RowReader, book: ThingBook
    ) -> None:
        """Take a row that is read, and the book of its things.

        Args:
            register: what rows state.
            sheet: where the row stands.
            number: of the row.
            row: its values.
            book: of the report or register in whose scope names are minted.
        """
        self._register = register
        self._sheet = sheet
        self._number = number
        self._row = row
        self._book = book
        self._guess = next(
            (
                column
                for column, start in register.interpreted.items()
                if column in row.cells and row.cells[column].text.startswith(str(start))
            ),
            "",
        )

    def records(self) -> Iterator[Record]:
        """Yield a record for every statement whose cells are filled."""
        for node in self._row.spec.emits:
            if self._holds(node):
                for key, templates in node.items():
                    if key not in _NOT_PROPERTIES:
                        listed = templates if isinstance(templates, list) else [templates]
                        for template in listed:
                            yield from self._statements(node, key, template)

    def _holds(self, node: Mapping[str, Any]) -> bool:
        only, unless = node.get("only", {}), node.get("unless", {})
        if not self._row.wrong.keys().isdisjoint({*only, *unless}):
            return False
        return all(self._is_one_of(name, allowed) for name, allowed in only.items()) and not any(
            self._is_one_of(name, barred) for name, barred in unless.items()
        )

    def _is_one_of(self, name: str, wanted: list[Any]) -> bool:
        cell = self._row.cells.get(name, EMPTY)
        said = {cell.text, str(self._row.values.get(name, cell.text))}
        return not said.isdisjoint(map(str, wanted))

    def _statements(self, node: Mapping[str, Any], key: str, template: Any) -> Iterator[Record]:
        used = references(node["@id"]) | references(template) | references(node.get("status", ""))
        if not used <= self._row.values.keys():
            return
        lists = sorted(name for name in used if isinstance(self._row.values[name], list))
        for chosen in product(*(self._row.values[name] for name in lists)):
            values = self._row.values | dict(zip(lists, chosen, strict=True))
            yield self._record(node, key, template, values, used | self._conditions(node))

    def _conditions(self, node: Mapping[str, Any]) -> frozenset[str]:
        return frozenset({*node.get("only", {}), *node.get("unless", {})})

    def _record(
        self, node: Mapping[str, Any], key: str, template: Any, values: Mapping[str, Any],
        used: frozenset[str],
    ) -> Record:  # fmt: skip
        status = self._status(node, values)
        subject = self._book.add(
            filled(node["@id"], values),
            label=str(values.get(node["label"][1:-1], "")) if "label" in node else "",
            cls=str(filled(node.get("type", ""), values)) if _is_known(node, values) else "",
            language=str(node.get("language", "th")),
        )
        return Record(
            passage=self._passage(used),
            nodes=({"@id": subject, key: _object(filled(template, values), self._book)},),
            status=status,
            extractor="register",
            rule=self._register.id,
            because=self._because(node) if status == "interpreted" else "",
        )

    def _status(self, node: Mapping[str, Any], values: Mapping[str, Any]) -> Status:
        said = str(filled(node.get("status", "stated"), values))
        return "interpreted" if said == "interpreted" or self._guess else "stated"

    def _because(self, node: Mapping[str, Any]) -> str:
        guess = self._row.cells[self._guess].text if self._guess else ""
        return "; ".join(filter(None, (str(node.get("because", "")), guess)))

    def _passage(self, used: frozenset[str]) -> RowPassage:
        rests = self._row.rests
        columns = frozenset().union(*(rests.get(name, frozenset({name})) for name in used))
        columns |= {self._guess} if self._guess else set()
        head = self._row.spec.columns
        return RowPassage(
            self._register.id, self._sheet.file, self._sheet.name, self._number,
            tuple(
                (self._row.printed.get(name, name), cell.text)
                for name, cell in self._row.cells.items()
                if name in columns and name in head and cell.text
            ),
            self._source(),
            tells_row=self._row.spec.rows is not None and not self._row.key,
        )  # fmt: skip

    def _source(self) -> str:
        """Return the first of the register's sources that says something of this row."""
        for template in self._register.source:
            cell = self._row.cells.get(template[1:-1]) if references(template) else None
            said = cell.text if cell else "" if references(template) else template
            if said:
                return said
        return ""


def _is_known(node: Mapping[str, Any], values: Mapping[str, Any]) -> bool:
    return references(node.get("type", "")) <= values.keys()


def _object(value: Any, book: ThingBook) -> Any:
    if isinstance(value, Mapping) and not BLOCK_KEYS.isdisjoint(value):
        return {"@id": book.add(value)}
    if isinstance(value, Mapping) and "text" in value:
        return {"@value": value["text"], "@language": "th"}
    if isinstance(value, str) and value.startswith(("scheme:", "lgc:")):
        return {"@id": value}
    return value
