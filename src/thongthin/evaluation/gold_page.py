"""Gold pages: a page in a reader's own words with what a careful reader finds on it.

The form is explained in `tests/pages/README.md`. Each page carries its text, so that nothing
else has to be found for it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from thongthin.errors import MappingError
from thongthin.evaluation.facts import Fact, Term
from thongthin.evaluation.gold_rows import GoldRow, GoldThing, RowReader
from thongthin.evaluation.names import Namer
from thongthin.lifting.kit import Kit
from thongthin.lifting.yaml_file import check_forms, read_yaml

_FORMS: Mapping[str, type] = {
    "id": str, "kind": str, "noise": object, "language": str, "text": str, "things": dict,
    "statements": list, "denied": list, "forbidden": list,
}  # fmt: skip
_NEEDED = ("id", "text", "statements")


@dataclass(frozen=True, slots=True)
class GoldPage:
    """One gold page.

    Attributes:
        id: name of its file.
        kind: report, news, minutes …
        noise: families of noise it has, as written.
        language: "th" or "en".
        text: the page.
        things: short name → thing, in the order of the file.
        statements: what a careful reader finds.
        denied: what the page says does not hold.
        forbidden: what a careless reader would say.
        notes: sentences on what the page's writer should look at.
    """

    id: str
    kind: str
    noise: str
    language: str
    text: str
    things: Mapping[str, GoldThing]
    statements: tuple[GoldRow, ...]
    denied: tuple[GoldRow, ...]
    forbidden: tuple[GoldRow, ...]
    notes: tuple[str, ...]

    def is_in_statements(self, name: str) -> bool:
        """Say whether a statement speaks of a thing."""
        return name in self.spoken

    @property
    def facts(self) -> dict[Fact, GoldRow]:
        """Return what is stated, each fact once, in the order of the file."""
        rows: dict[Fact, GoldRow] = {}
        for row in self.statements:
            rows.setdefault(row.fact, row)
        return rows

    @property
    def spoken(self) -> dict[str, GoldThing]:
        """Return the things that statements speak of, in the order of the file."""
        named = {
            term.key
            for row in self.statements
            for term in (row.fact.subject, row.fact.value)
            if term.sort == "gold"
        }
        return {name: thing for name, thing in self.things.items() if name in named}

    def kind_of(self, term: Term) -> str:
        """Return the kind of a term of this page: of a thing, else what the term is."""
        return self.things[term.key].kind if term.sort == "gold" else term.sort


def find_gold_pages(paths: Iterable[Path]) -> tuple[Path, ...]:
    """Return the gold pages behind files and folders, sorted by name; none where there is none.

    A file counts by its ending; in a folder, the .yaml files that have a line `text:` count.
    """
    found: set[Path] = set()
    for path in paths:
        if path.is_dir():
            found.update(p for p in path.glob("*.yaml") if _has_text(p))
        elif path.suffix == ".yaml" and path.is_file():
            found.add(path)
    return tuple(sorted(found))


def _has_text(path: Path) -> bool:
    lines = path.read_bytes().splitlines()
    return any(line.startswith(b"text:") for line in lines)


def read_gold_page(path: Path, kit: Kit, namer: Namer) -> GoldPage:
    """Read one gold page.

    Raises:
        MappingError: the file has another form, or a row names what is not there; the sentence
            names file and row.
    """
    file = read_yaml(path)
    if not isinstance(file, dict):
        raise MappingError("must be a table with id, text and statements", where=path.name)
    if lost := [key for key in _NEEDED if file.get(key) is None]:
        raise MappingError(f"has no {lost[0]!r}; see tests/pages/README.md", where=path.name)
    if strange := sorted(set(file) - set(_FORMS)):
        raise MappingError(
            f"{strange[0]!r} is no part of a gold page; these are: {', '.join(_FORMS)}",
            where=path.name,
        )
    check_forms(file, {k: v for k, v in _FORMS.items() if v is not object}, path.name)
    if file["id"] != path.stem:
        raise MappingError(f"the id is {file['id']!r}, and must be {path.stem!r}", where=path.name)
    return _page(file, RowReader(path.name, file.get("things") or {}, kit, namer))


def _page(file: Mapping[str, Any], reader: RowReader) -> GoldPage:
    statements, denied, forbidden = (
        reader.rows(part, file.get(part) or []) for part in ("statements", "denied", "forbidden")
    )
    return GoldPage(
        id=file["id"],
        kind=file.get("kind") or "",
        noise=_told(file.get("noise")),
        language=file.get("language") or "th",
        text=file["text"],
        things=reader.things,
        statements=statements,
        denied=denied,
        forbidden=forbidden,
        notes=tuple(reader.notes),
    )


def _told(noise: Any) -> str:
    return ", ".join(map(str, noise)) if isinstance(noise, list) else str(noise or "none")
