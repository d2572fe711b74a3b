"""The kinds of statements that a model may propose: `mappings/proposals.yaml`, read and checked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from thongthin.errors import MappingError
from thongthin.lifting.kit import Kit
from thongthin.lifting.yaml_file import check_forms, place_of, read_yaml

ObjectForm = Literal["concept", "new_thing", "words", "date", "number"]
"""What the object of a statement is."""

_FORMS = {
    "id": str,
    "title": dict,
    "property": str,
    "subject": list,
    "object": dict,
    "turned": bool,
    "instruction": str,
}
_NEEDED = ("id", "title", "property", "subject", "object", "instruction")
_VALUES: dict[Any, ObjectForm] = {"words": "words", "date": "date", "number": "number"}


@dataclass(frozen=True, slots=True)
class StatementKind:
    """One kind of statement.

    Attributes:
        id: its name in a model's answer.
        property: the term of the context that it states.
        subjects: kinds of things that it is said of.
        form: what its object is.
        of: the scheme of a concept, the kind of a new thing, else "".
        may_be_new: words that no scheme has may be the object, as a candidate concept.
        turned: the property is said of the object, and its value is the subject.
        instruction: the line that the model reads.
    """

    id: str
    property: str
    subjects: frozenset[str]
    form: ObjectForm
    of: str
    may_be_new: bool
    turned: bool
    instruction: str


def read_catalogue(path: Path, kit: Kit) -> dict[str, StatementKind]:
    """Return the kinds of statements by id, in the order of the file.

    Raises:
        MappingError: broken YAML, a misspelt key, a property, kind of thing or scheme that does
            not exist; the sentence names file and line.
    """
    entries = read_yaml(path)
    if not isinstance(entries, list) or not entries:
        raise MappingError("must be a list of kinds of statements", where=path.name)
    found: dict[str, StatementKind] = {}
    for entry in entries:
        where = place_of(path, entry)
        _check(entry, where, kit)
        if entry["id"] in found:
            raise MappingError(f"{entry['id']!r} is there twice", where=where)
        found[entry["id"]] = _kind(entry, where, kit)
    return found


def _check(entry: Any, where: str, kit: Kit) -> None:
    if not isinstance(entry, dict):
        raise MappingError(f"each kind must be a table, and one is {entry!r}", where=where)
    if unknown := sorted(map(str, entry.keys() - _FORMS.keys())):
        raise MappingError(
            f"{unknown[0]!r} is no key; known: {', '.join(sorted(_FORMS))}", where=where
        )
    if lost := next((key for key in _NEEDED if not entry.get(key)), None):
        raise MappingError(f"{lost!r} is missing", where=where)
    check_forms(entry, _FORMS, where)
    if entry["property"] not in kit.context.terms:
        raise MappingError(
            f"{entry['property']!r} is no term of ontology/context.jsonld", where=where
        )
    for kind in entry["subject"]:
        _check_kind(kind, where, kit)


def _check_kind(kind: Any, where: str, kit: Kit) -> None:
    if not isinstance(kind, str) or kind not in kit.kinds:
        raise MappingError(f"{kind!r} is no kind of mappings/things.yaml", where=where)


def _kind(entry: Mapping[str, Any], where: str, kit: Kit) -> StatementKind:
    form, of = _object(entry["object"], where, kit)
    return StatementKind(
        id=entry["id"],
        property=entry["property"],
        subjects=frozenset(entry["subject"]),
        form=form,
        of=of,
        may_be_new=bool(entry["object"].get("new")),
        turned=bool(entry.get("turned")),
        instruction=entry["instruction"],
    )


def _object(said: Mapping[str, Any], where: str, kit: Kit) -> tuple[ObjectForm, str]:
    match dict(said):
        case {"concept": scheme, **rest} if set(rest) <= {"new"}:
            if not any(known == scheme for known, _ in kit.concepts):
                raise MappingError(f"there is no scheme {scheme!r}", where=where)
            if rest.get("new") and f"candidate {scheme}" not in kit.kinds:
                raise MappingError(
                    f"'new' needs the kind 'candidate {scheme}' in mappings/things.yaml",
                    where=where,
                )
            return "concept", str(scheme)
        case {"new_thing": kind, **rest} if not rest:
            _check_kind(kind, where, kit)
            return "new_thing", str(kind)
        case {"value": value, **rest} if not rest and isinstance(value, str) and value in _VALUES:
            return _VALUES[value], ""
    raise MappingError(
        f"'object' is {dict(said)!r}; it must be {{concept: SCHEME}}, {{new_thing: KIND}} or "
        "{value: words|date|number}",
        where=where,
    )
