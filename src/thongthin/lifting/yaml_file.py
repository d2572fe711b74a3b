"""Read one YAML file of the data folders; a broken one is a sentence, not a trace."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

from thongthin.errors import MappingError

_FORMS: Mapping[type, str] = {
    list: "a list",
    dict: "a table",
    str: "a text",
    bool: "true or false",
    int: "a whole number",
}


class Table(dict[str, Any]):
    """A table of a YAML file, which knows where it stands.

    Attributes:
        line: its first line in the file, from 1.
    """

    line: int = 0


def read_yaml(path: Path) -> Any:
    """Return what a YAML file holds; its tables are `Table`s.

    Raises:
        MappingError: it cannot be read or is no YAML; the sentence names file, line and column.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise MappingError(f"cannot be read as UTF-8 text ({error})", where=path.name) from error
    try:
        return yaml.load(text, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        where = f"{path.name}:{mark.line + 1}" if mark else path.name
        column = f" at column {mark.column + 1}" if mark else ""
        raise MappingError(f"is no YAML{column}: {error.problem}", where=where) from error
    except yaml.YAMLError as error:
        raise MappingError(f"is no YAML: {error}", where=path.name) from error


def place_of(path: Path, value: object) -> str:
    """Return "file:line" of a value that was read from a file; without the line if not known."""
    line = value.line if isinstance(value, Table) else 0
    return f"{path.name}:{line}" if line else path.name


def check_forms(table: Mapping[str, Any], forms: Mapping[str, type], where: str) -> None:
    """Hold the values of a table against the forms that they must have.

    Args:
        table: as it was read; keys that are not there pass.
        forms: key → list, dict, str or bool.
        where: for the sentence.

    Raises:
        MappingError: a value of another form; the sentence names key and value.
    """
    for key, form in forms.items():
        value = table.get(key)
        if value is not None and not isinstance(value, form):
            raise MappingError(f"{key!r} must be {_FORMS[form]}, and is {value!r}", where=where)


_BASE: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The C loader where PyYAML has it: the same safe YAML, some ten times faster."""


class _Loader(_BASE):  # type: ignore[misc]
    """Safe YAML whose tables know their lines."""


def _table(loader: Any, node: yaml.MappingNode) -> Iterator[Table]:
    table = Table()
    table.line = node.start_mark.line + 1
    yield table
    table.update(loader.construct_mapping(node))


_Loader.add_constructor("tag:yaml.org,2002:map", _table)
