"""The guide as data: which statements are judged, and how the graph's way of saying is folded.

`guide.yaml` stands beside this module. It repeats, for the machine, the table of
`tests/pages/README.md`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal

from thongthin.lifting.yaml_file import read_yaml

Identity = Literal["name", "statements", "code"]

CONCEPT = "concept"
"""Kind of what a scheme of the vocabulary has."""

OTHER = "other"
"""Kind of a lifted thing whose class the guide does not have; nothing said of it is judged."""

_FILE = Path(__file__).with_name("guide.yaml")


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of thing.

    Attributes:
        name: as gold pages call it ("body").
        classes: classes of the lifted things that are of it.
        identity: what tells two things of it apart.
        composed: a composed label names it too.
        typed: its class is judged.
        properties: those that are judged where it is the subject.
    """

    name: str
    classes: frozenset[str]
    identity: Identity
    composed: bool
    typed: bool
    properties: frozenset[str]


@dataclass(frozen=True, slots=True)
class Group:
    """Figures told together.

    Attributes:
        name: "bodies".
        things: kinds whose things are counted.
        statements: kind of the subject → properties that are counted, "*" for all.
    """

    name: str
    things: frozenset[str]
    statements: Mapping[str, frozenset[str]]

    def has(self, kind: str, prop: str) -> bool:
        """Say whether a statement of that subject and property is counted."""
        return not {prop, "*"}.isdisjoint(self.statements.get(kind, frozenset()))


@dataclass(frozen=True, slots=True)
class Guide:
    """All of it.

    Attributes:
        kinds: name → kind.
        kind_of_class: class of the ontology → name of the kind.
        inverses: property of the graph → its inverse, which readers use.
        chains: property that readers use → the two of the graph that it follows from.
        transitive: properties that reach on.
        plain_roles: slugs of roles that readers do not write.
        denied: kinds whose existence a source denies.
        groups: in the order of the file.
    """

    kinds: Mapping[str, Kind]
    kind_of_class: Mapping[str, str]
    inverses: Mapping[str, str]
    chains: Mapping[str, tuple[str, str]]
    transitive: frozenset[str]
    plain_roles: frozenset[str]
    denied: frozenset[str]
    groups: tuple[Group, ...]

    def classes_beside(self, cls: str) -> frozenset[str]:
        """Return the classes of the same kind, the class itself among them."""
        kind = self.kind_of_class.get(cls)
        return self.kinds[kind].classes if kind else frozenset()

    def judges(self, kind: str, prop: str) -> bool:
        """Say whether a statement of that subject and property is compared."""
        return kind in self.kinds and prop in self.kinds[kind].properties


@cache
def read_guide() -> Guide:
    """Return the guide that is shipped."""
    data: Any = read_yaml(_FILE)
    kinds = {name: _kind(name, entry) for name, entry in data["kinds"].items()}
    folds = data["folds"]
    return Guide(
        kinds=kinds,
        kind_of_class={c: kind.name for kind in kinds.values() for c in sorted(kind.classes)},
        inverses=folds["inverses"],
        chains={name: (first, then) for name, (first, then) in folds["chains"].items()},
        transitive=frozenset(folds["transitive"]),
        plain_roles=frozenset(folds["plain_roles"]),
        denied=frozenset(data["denied"]),
        groups=tuple(_group(name, entry) for name, entry in data["groups"].items()),
    )


def _kind(name: str, entry: Mapping[str, Any]) -> Kind:
    typed = bool(entry.get("typed"))
    properties = frozenset(entry["properties"]) | ({"type"} if typed else frozenset())
    return Kind(
        name,
        frozenset(entry["classes"]),
        entry["identity"],
        bool(entry.get("composed")),
        typed,
        properties,
    )


def _group(name: str, entry: Mapping[str, Any]) -> Group:
    statements = {kind: frozenset(names) for kind, names in entry.get("statements", {}).items()}
    return Group(name, frozenset(entry.get("things", ())), statements)
