"""Read `mappings/registers/*.yaml`: which columns a register has, and what its rows state."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from thongthin.errors import MappingError
from thongthin.lifting.rule import references
from thongthin.lifting.tabular.cells import CELL_TYPES
from thongthin.lifting.tabular.column import Column, Register, Rows, SheetSpec
from thongthin.lifting.yaml_file import check_forms, read_yaml

_KEYS = frozenset({"register", "title", "file", "key", "source", "scope", "interpreted",
                   "columns", "emits", "rows", "sheets"})  # fmt: skip
_FORMS = {"register": str, "title": dict, "file": str, "key": list, "scope": str,
          "interpreted": dict, "columns": dict, "emits": list, "sheets": list}  # fmt: skip
_SHEET_FORMS = {"sheet": str, "columns": dict, "emits": list, "rows": dict}
_COLUMN_FORMS = {"type": str, "heads": list, "required": bool, "scheme": str, "labels": dict,
                 "separator": str, "beside": dict, "about": dict, "example": str}  # fmt: skip
_NODE_FORMS = {"only": dict, "unless": dict}


def read_register(path: Path) -> Register:
    """Read and check one register's mapping.

    Raises:
        MappingError: the file is no YAML, or a key, column or type in it is wrong.
    """
    spec: dict[str, Any] = read_yaml(path) or {}
    check_forms({"the whole file": spec}, {"the whole file": dict}, path.name)
    needed = {"register"} if "sheets" in spec else {"register", "columns", "emits"}
    _check_keys(spec, _KEYS, needed, "a register", path.name)
    check_forms(spec, _FORMS, path.name)
    source = spec.get("source", "")
    return Register(
        id=str(spec["register"]),
        where=path.name,
        title=spec.get("title", {}),
        file=str(spec.get("file", "")),
        key=tuple(map(str, spec.get("key", ()))),
        source=tuple(map(str, source if isinstance(source, list) else [source])),
        scope=str(spec.get("scope", "")),
        interpreted=spec.get("interpreted", {}),
        sheets=tuple(_sheet(each, path.name) for each in spec.get("sheets", [spec])),
    )


def _check_keys(
    table: Mapping[str, Any], known: frozenset[str], needed: set[str], what: str, where: str
) -> None:
    unknown = sorted(set(table) - known)
    missing = sorted(needed - set(table))
    if unknown or missing:
        wrong = f"{unknown[0]!r} is no key" if unknown else f"{missing[0]!r} is missing"
        raise MappingError(f"{wrong}; {what} has {', '.join(sorted(known))}", where=where)


def _sheet(table: Any, where: str) -> SheetSpec:
    check_forms({"sheets": table}, {"sheets": dict}, where)
    if "sheet" in table:
        _check_keys(table, frozenset(_SHEET_FORMS), {"sheet", "columns", "emits"}, "a sheet", where)
    check_forms(table, _SHEET_FORMS, where)
    columns = {str(n): _column(str(n), spec, where) for n, spec in table["columns"].items()}
    _check_beside(columns, where)
    sheet = SheetSpec(
        str(table.get("sheet", "")), columns, tuple(table["emits"]), _rows(table.get("rows"), where)
    )
    _check_nodes(sheet, where)
    return sheet


def _column(name: str, spec: Any, where: str) -> Column:
    """Return a column; a plain type is one that the table must have under that very name."""
    is_plain = not isinstance(spec, dict)
    table: Mapping[str, Any] = {"type": spec} if is_plain else spec
    _check_keys(table, frozenset(_COLUMN_FORMS), {"type"}, f"a column such as {name!r}", where)
    if table["type"] not in CELL_TYPES:
        raise MappingError(
            f"column {name!r}: {table['type']!r} is none of {', '.join(CELL_TYPES)}", where=where
        )
    check_forms(table, _COLUMN_FORMS, f"{where}, column {name!r}")
    return Column(
        name=name,
        type=str(table["type"]),
        heads=tuple(map(str, table.get("heads", [name]))),
        must_be=is_plain or bool(table.get("required")),
        required=bool(table.get("required")),
        scheme=str(table.get("scheme", "")),
        labels={str(k): str(v) for k, v in table.get("labels", {}).items()},
        separator=str(table.get("separator", "")),
        beside={str(k): str(v) for k, v in table.get("beside", {}).items()},
        about=table.get("about", {}),
        example=str(table.get("example", "")),
    )


def _check_beside(columns: Mapping[str, Column], where: str) -> None:
    for column in columns.values():
        for part, other in column.beside.items():
            if part != "sheet" and other not in columns:
                raise MappingError(
                    f"column {column.name!r} stands beside {other!r}, which is no column",
                    where=where,
                )


def _rows(table: Any, where: str) -> Rows | None:
    if table is None:
        return None
    _check_keys(table, frozenset({"name", "key", "block"}), {"name", "key", "block"}, "rows", where)
    return Rows(str(table["name"]), str(table["key"]), table["block"])


def _check_nodes(sheet: SheetSpec, where: str) -> None:
    known = {*sheet.columns, "row", *((sheet.rows.name,) if sheet.rows else ())}
    for node in sheet.emits:
        check_forms({"emits": node}, {"emits": dict}, where)
        check_forms(node, _NODE_FORMS, where)
        if "@id" not in node:
            raise MappingError("an emitted node has no '@id'", where=where)
        conditions = {**node.get("only", {}), **node.get("unless", {})}
        for name in sorted({*conditions, *_names(node)} - known):
            raise MappingError(f"a statement speaks of {name!r}, which is no column", where=where)


def _names(node: Mapping[str, Any]) -> Iterator[str]:
    for key, template in node.items():
        if key not in ("only", "unless"):
            yield from references(template)
