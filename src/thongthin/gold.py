"""Gold files: what a careful reader finds on one page, as statements in identity blocks.

The form is explained at the head of the first file of `tests/gold`. A gold file names things the
way rules do, so that the same `Minter` gives both the same IRIs.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from thongthin.errors import MappingError
from thongthin.lifting.kit import Kit
from thongthin.lifting.mint import BLOCK_KEYS, Minter
from thongthin.lifting.record import Record
from thongthin.lifting.yaml_file import read_yaml

_LITERALS = ("text", "string", "integer", "date", "boolean")


@dataclass(frozen=True, slots=True, order=True)
class Statement:
    """A statement as it is compared: compact IRIs, literals as their lexical form.

    Attributes:
        subject: compact IRI.
        predicate: key of the context.
        object: compact IRI, or the literal's lexical form (`text@th` for running text).
        negated: the source says that it does not hold.
    """

    subject: str
    predicate: str
    object: str
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Gold:
    """One gold file.

    Attributes:
        page: key of the page ("annual-report-12").
        expected: statement → (rows of the reader's list, status).
        rows: all rows of the list, stated and inferred.
        omitted: row → why the graph does not say it.
        names: compact IRI → the name the file gives the thing.
    """

    page: str
    expected: Mapping[Statement, tuple[tuple[str, ...], str]]
    rows: tuple[str, ...]
    omitted: Mapping[str, str]
    names: Mapping[str, str]


def read_gold(path: Path, kit: Kit) -> Gold:
    """Read a gold file.

    Raises:
        MappingError: a statement that names an unknown thing or has another form.
    """
    file = read_yaml(path)
    if not isinstance(file, dict) or not {"document", "things", "statements"} <= set(file):
        raise MappingError("needs 'document', 'things' and 'statements'", where=path.name)
    report = str(file["document"]).rpartition("-")[0]
    reader = _GoldReader(path, file["things"], Minter(report, kit.links, frozenset(kit.kinds)), kit)
    rows = " ".join(file.get("rows", {}).values()).split()
    return Gold(
        page=str(file["document"]),
        expected=dict(reader.statement(entry) for entry in file["statements"]),
        rows=tuple(rows),
        omitted=file.get("omitted") or {},
        names={reader.iri(name): name for name in file["things"]},
    )


class _GoldReader:
    def __init__(self, path: Path, things: Mapping[str, Any], minter: Minter, kit: Kit) -> None:
        self._path = path
        self._things = things
        self._minter = minter
        self._kit = kit

    def statement(self, entry: list[Any]) -> tuple[Statement, tuple[tuple[str, ...], str]]:
        rows, subject, predicate, object_, *rest = entry
        if predicate not in self._kit.context.terms:
            raise MappingError(f"{predicate!r} is no term of the context", where=self._path.name)
        status = rest[0] if rest else "stated"
        said = Statement(self.iri(subject), predicate, self._object(object_), "negated" in rest)
        return said, (tuple(str(rows).split()), status)

    def iri(self, name: Any) -> str:
        block = self._resolve(name)
        if isinstance(block, str) and not block.startswith("scheme:"):
            raise MappingError(f"{name!r} is no thing of the file", where=self._path.name)
        return self._minter.mint(block)

    def _object(self, value: Any) -> str:
        if isinstance(value, str):
            return self.iri(value)
        if "class" in value:
            return f"lgc:{value['class']}"
        kind = next(k for k in _LITERALS if k in value)
        return lexical(
            {"@value": value[kind], "@language": "th"} if kind == "text" else value[kind]
        )

    def _resolve(self, value: Any) -> Any:
        if isinstance(value, str) and value in self._things:
            return self._resolve(self._things[value])
        if isinstance(value, str) and "/" in value:
            return f"scheme:{value}"
        if isinstance(value, Mapping) and not BLOCK_KEYS.isdisjoint(value):
            return {k: self._resolve(v) if k in ("of", "as") else v for k, v in value.items()}
        if isinstance(value, str):
            return value
        return value


def statements_of(record: Record) -> Iterator[Statement]:
    """Yield what a record says, in the form in which gold is compared."""
    for node in record.nodes:
        for key, values in node.items():
            if not key.startswith("@"):
                for value in values if isinstance(values, list) else [values]:
                    yield Statement(str(node["@id"]), key, lexical(value), record.is_negated)


def lexical(value: Any) -> str:
    """Return the form of a JSON-LD value in which it is compared."""
    if isinstance(value, Mapping):
        if "@id" in value:
            return str(value["@id"])
        return f"{value['@value']}@{value['@language']}"
    return str(value).lower() if isinstance(value, bool) else str(value)
