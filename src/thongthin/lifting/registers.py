"""Tables as evidence: `mappings/registers/*.yaml` says what the rows of a register state.

A row is its own evidence (file, row, the cells a statement rests on). A cell that is not what its
column promises is named, its row left out, and the other rows go in.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from thongthin.errors import MappingError
from thongthin.lifting.cells import CELL_TYPES
from thongthin.lifting.document import LiftedDocument
from thongthin.lifting.gate import Gate
from thongthin.lifting.kit import Kit
from thongthin.lifting.mint import BLOCK_KEYS, Minter
from thongthin.lifting.record import Record, RowPassage, Status
from thongthin.lifting.rule import references
from thongthin.lifting.things import ThingBook
from thongthin.lifting.yaml_file import check_forms, read_yaml
from thongthin.paths import Project

_KEYS = {"register", "title", "file", "columns", "source", "scope", "emits"}
_FORMS = {"register": str, "file": str, "columns": dict, "emits": list, "source": str, "scope": str}
_NOT_PROPERTIES = frozenset({"@id", "label", "language", "status", "because", "only"})


def read_registers(
    project: Project, kit: Kit, reports: frozenset[str]
) -> tuple[LiftedDocument, ...]:
    """Lift every register of a project, in order of their files.

    Args:
        project: the data folders in force.
        kit: what lifting knows.
        reports: ids of the reports at hand; rows that speak of another are left out.

    Raises:
        MappingError: a register's YAML, or its table as a whole, is wrong.
    """
    paths = project.files("mappings/registers", "*.yaml")
    return tuple(_Register(path, project, kit, reports).lift() for path in paths)


class _Register:
    def __init__(self, path: Path, project: Project, kit: Kit, reports: frozenset[str]) -> None:
        self._path = path
        self._reports = reports
        self._kit = kit
        self._spec: dict[str, Any] = read_yaml(path) or {}
        check_forms({"the whole file": self._spec}, {"the whole file": dict}, path.name)
        self._check()
        self.id = str(self._spec["register"])
        table = project.file(str(self._spec["file"]))
        if table is None:
            raise MappingError(f"there is no table {self._spec['file']!r}", where=path.name)
        self._table = table
        self._books: dict[str, ThingBook] = {}

    def _check(self) -> None:
        unknown = sorted(set(self._spec) - _KEYS)
        missing = sorted({"register", "file", "columns", "emits"} - set(self._spec))
        if unknown or missing:
            what = f"{unknown[0]!r} is no key" if unknown else f"{missing[0]!r} is missing"
            raise MappingError(
                f"{what}; a register has {', '.join(sorted(_KEYS))}", where=self._path.name
            )
        check_forms(self._spec, _FORMS, self._path.name)
        for node in self._spec["emits"]:
            check_forms({"emits": node}, {"emits": dict}, self._path.name)
            check_forms(node, {"only": dict}, self._path.name)
            if "@id" not in node:
                raise MappingError("an emitted node has no '@id'", where=self._path.name)
        for column, kind in self._spec["columns"].items():
            if kind not in CELL_TYPES:
                raise MappingError(
                    f"column {column!r}: {kind!r} is none of {', '.join(CELL_TYPES)}",
                    where=self._path.name,
                )

    def lift(self) -> LiftedDocument:
        records: list[Record] = []
        notes: list[str] = []
        for number, cells in self._rows():
            try:
                records.extend(self._records(number, cells, self._values(cells)))
            except _BadCellError as bad:
                notes.append(f"{self._table.name}:{number}: {bad}; the row is left out")
        records.sort(key=lambda r: (r.passage.id, repr(r.nodes)))
        things = {t.id: t for book in self._books.values() for t in book.things(_used(records))}
        gate = Gate(self._kit, things, 0.0, None)
        refusals = tuple(found for record in records if (found := gate.judge(record)))
        refused = {id(found.record) for found in refusals}
        accepted = tuple(r for r in records if id(r) not in refused)
        ordered = tuple(things[key] for key in sorted(things))
        return LiftedDocument(self.id, None, accepted, ordered, refusals, tuple(notes))

    def _rows(self) -> Iterator[tuple[int, dict[str, str]]]:
        try:
            yield from self._read_rows()
        except (OSError, UnicodeDecodeError, csv.Error) as error:
            raise MappingError(
                f"cannot be read as a UTF-8 CSV table ({error})", where=self._table.name
            ) from error

    def _read_rows(self) -> Iterator[tuple[int, dict[str, str]]]:
        with self._table.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.reader(file)
            head = [cell.strip() for cell in next(reader, [])]
            lost = [c for c in self._spec["columns"] if c not in head]
            if lost:
                raise MappingError(
                    f"has no column {lost[0]!r}; it has {', '.join(head)}", where=self._table.name
                )
            for number, cells in enumerate(reader, 2):
                row = dict(zip(head, (c.strip() for c in cells), strict=False))
                if any(cells) and row.get("report", "") in {"", *self._reports}:
                    yield number, row

    def _values(self, cells: Mapping[str, str]) -> dict[str, Any]:
        values: dict[str, Any] = {}
        for column, kind in self._spec["columns"].items():
            if text := cells.get(column, ""):
                try:
                    values[column] = CELL_TYPES[kind].reads(text, self._kit)
                except ValueError as error:
                    expected = CELL_TYPES[kind].expected
                    raise _BadCellError(
                        f"column {column!r} has {text!r}; expected {expected}"
                    ) from error
        return values

    def _records(
        self, number: int, cells: Mapping[str, str], values: Mapping[str, Any]
    ) -> Iterator[Record]:
        for node in self._spec["emits"]:
            only = node.get("only", {})
            if any(
                cells.get(column, "") not in [*map(str, allowed)]
                for column, allowed in only.items()
            ):
                continue
            for key, templates in node.items():
                if key not in _NOT_PROPERTIES:
                    for template in templates if isinstance(templates, list) else [templates]:
                        yield from self._statement(number, cells, values, node, key, template)

    def _statement(
        self, number: int, cells: Mapping[str, str], values: Mapping[str, Any],
        node: Mapping[str, Any], key: str, template: Any,
    ) -> Iterator[Record]:  # fmt: skip
        used = references(node["@id"]) | references(template) | references(node.get("status", ""))
        if not used <= values.keys():
            return
        book = self._book(cells)
        label = str(values.get(node["label"][1:-1], "")) if "label" in node else ""
        subject = book.add(
            _filled(node["@id"], values), label=label, language=str(node.get("language", "th"))
        )
        status: Status = "interpreted" if self._status(node, values) == "interpreted" else "stated"
        yield Record(
            passage=RowPassage(
                self.id, self._table.name, "", number,
                tuple((column, cells[column]) for column in cells if column in used),
                self._source(cells),
            ),
            nodes=({"@id": subject, key: _object(_filled(template, values), book)},),
            status=status,
            extractor="register",
            rule=self.id,
            because=str(node.get("because", "")) if status == "interpreted" else "",
        )  # fmt: skip

    def _status(self, node: Mapping[str, Any], values: Mapping[str, Any]) -> str:
        return str(_filled(node.get("status", "stated"), values))

    def _source(self, cells: Mapping[str, str]) -> str:
        template = str(self._spec.get("source", ""))
        return cells.get(template[1:-1], "") if references(template) else template

    def _book(self, cells: Mapping[str, str]) -> ThingBook:
        """Names are minted in the scope of the report that a row speaks of, or the register's."""
        scope = cells.get(str(self._spec.get("scope", "")), "") or self.id
        if scope not in self._books:
            minter = Minter(scope, self._kit.links, frozenset(self._kit.kinds))
            self._books[scope] = ThingBook(self._kit, minter)
        return self._books[scope]


class _BadCellError(Exception):
    """A cell is not what its column promises; its row is left out."""


def _filled(template: Any, values: Mapping[str, Any]) -> Any:
    if isinstance(template, str) and references(template):
        return values[template[1:-1]]
    if isinstance(template, Mapping):
        return {key: _filled(value, values) for key, value in template.items()}
    return template


def _object(value: Any, book: ThingBook) -> Any:
    if isinstance(value, Mapping) and not BLOCK_KEYS.isdisjoint(value):
        return {"@id": book.add(value)}
    if isinstance(value, Mapping) and "text" in value:
        return {"@value": value["text"], "@language": "th"}
    if isinstance(value, str) and value.startswith(("scheme:", "lgc:")):
        return {"@id": value}
    return value


def _used(records: list[Record]) -> frozenset[str]:
    found = {str(node["@id"]) for r in records for node in r.nodes}
    for record in records:
        for node in record.nodes:
            found |= {str(v["@id"]) for v in node.values() if isinstance(v, dict) and "@id" in v}
    return frozenset(found)
