"""The lists that an ontology is held against, as data: FOOPS! tests and OOPS! pitfalls.

`ontology/quality/foops.yaml` and `oops.yaml` say of each criterion what it asks, in both
languages, and by what it is decided: checks, properties of the header, or a person's argument.
No verdict stands in them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from thongthin.errors import MappingError
from thongthin.graph.checks.check_files import Bilingual
from thongthin.graph.namespaces import PREFIXES
from thongthin.lifting.yaml_file import Table, place_of, read_yaml
from thongthin.paths import Project

METHODS: Mapping[str, str] = {
    "FOOPS!": "ontology/quality/foops.yaml",
    "OOPS!": "ontology/quality/oops.yaml",
}
"""Method → its file."""

GROUPS: Mapping[str, Bilingual] = {
    "findable": {"en": "findable", "th": "ค้นหาได้"},
    "accessible": {"en": "accessible", "th": "เข้าถึงได้"},
    "interoperable": {"en": "interoperable", "th": "ทำงานร่วมกันได้"},
    "reusable": {"en": "reusable", "th": "ใช้ซ้ำได้"},
    "critical": {"en": "critical", "th": "ร้ายแรง"},
    "important": {"en": "important", "th": "สำคัญ"},
    "minor": {"en": "minor", "th": "เล็กน้อย"},
}
"""Group of a criterion → its word: the FAIR letter of a test, how grave a pitfall is."""

_NEEDED = {"id", "group", "title", "asks"}
_OPTIONAL = {"offline", "checks", "header", "waits", "argument"}
_BILINGUAL = ("title", "asks", "argument")


@dataclass(frozen=True, slots=True)
class Criterion:
    """One test or pitfall.

    Attributes:
        method: key of `METHODS`.
        id: as the method numbers it, "OM3", "P05".
        group: key of `GROUPS`.
        title: its name.
        asks: what is asked, and how it is decided here.
        offline: it can be decided before anything is on the web.
        checks: ids of the checks that decide it.
        header: absolute IRIs of the properties that the header must have.
        waits_for: those of them that may be missing for the time being.
        waits: why the verdict is open, or None.
        argument: why an exception holds, or what a person decided, or None.
    """

    method: str
    id: str
    group: str
    title: Bilingual
    asks: Bilingual
    offline: bool
    checks: tuple[str, ...]
    header: tuple[str, ...]
    waits_for: tuple[str, ...]
    waits: Bilingual | None
    argument: Bilingual | None


def read_criteria(project: Project) -> tuple[Criterion, ...]:
    """Return the criteria of all methods, in the order of the files.

    Raises:
        MappingError: a file is missing or no YAML, or an entry is not of its form; names file and
            line.
    """
    found = []
    for method, relative in METHODS.items():
        path = project.file(relative)
        if path is None:
            raise MappingError("is in no data folder; restore it", where=relative)
        found += [_criterion(method, path, entry) for entry in read_yaml(path)]
    return tuple(found)


def _criterion(method: str, path: Path, entry: Any) -> Criterion:
    where = place_of(path, entry)
    if not isinstance(entry, Table) or not _NEEDED <= entry.keys() <= _NEEDED | _OPTIONAL:
        needed, optional = ", ".join(sorted(_NEEDED)), ", ".join(sorted(_OPTIONAL))
        raise MappingError(f"a criterion has {needed}, and may have {optional}", where=where)
    if entry["group"] not in GROUPS:
        raise MappingError(f"'group' must be one of: {', '.join(GROUPS)}", where=where)
    waits = entry.get("waits")
    for key, text in [*((key, entry.get(key)) for key in _BILINGUAL), ("waits", waits)]:
        if text is not None and not (isinstance(text, dict) and {"en", "th"} <= text.keys()):
            raise MappingError(f"{key!r} must be a text in both languages, en and th", where=where)
    return Criterion(
        method=method,
        id=entry["id"],
        group=entry["group"],
        title=entry["title"],
        asks=entry["asks"],
        offline=entry.get("offline", True),
        checks=tuple(entry.get("checks", ())),
        header=_expanded(entry.get("header", ()), where),
        waits_for=_expanded((waits or {}).get("for", ()), where),
        waits={language: waits[language] for language in ("en", "th")} if waits else None,
        argument=entry.get("argument"),
    )


def _expanded(names: Any, where: str) -> tuple[str, ...]:
    found = []
    for name in names:
        prefix, _, local = str(name).partition(":")
        if prefix not in PREFIXES:
            raise MappingError(f"{name!r} has an unknown prefix", where=where)
        found.append(PREFIXES[prefix] + local)
    return tuple(found)
