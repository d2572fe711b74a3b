"""What records say, in words: Thai labels instead of IRIs, for people who read a rule's work."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from thongthin.lifting.record import Record, Thing


class Said(NamedTuple):
    """A statement in words.

    Attributes:
        subject: label of the thing it is about; its compact IRI where it has none.
        key: the property, a term of `ontology/context.jsonld`.
        value: label, `scheme/slug` of a concept, or the text, number or date itself.
        is_negated: the source says that it does not hold.
    """

    subject: str
    key: str
    value: str
    is_negated: bool = False

    def __str__(self) -> str:
        """Return it as a line: subject | property | value."""
        line = " | ".join((self.subject, self.key, self.value))
        return f"not: {line}" if self.is_negated else line

    @property
    def row(self) -> tuple[str, str, str]:
        """The statement as an example of a rule writes it, under `yields`."""
        return self.subject, self.key, self.value


def names_of(things: Iterable[Thing]) -> dict[str, str]:
    """Return compact IRI → Thai label, printed or composed; the IRI where there is none."""
    return {thing.id: (thing.labels | thing.composed).get("th", thing.id) for thing in things}


def said_by(record: Record, names: Mapping[str, str]) -> Iterator[Said]:
    """Yield what a record says, in the order of its nodes.

    Args:
        record: the record.
        names: compact IRI → label (`names_of`).
    """
    for node in record.nodes:
        subject = _word(str(node["@id"]), names)
        for key, values in node.items():
            if not key.startswith("@"):
                for value in values if isinstance(values, list) else [values]:
                    yield Said(subject, key, _word(_lexical(value), names), record.is_negated)


def _lexical(value: Any) -> str:
    if isinstance(value, Mapping):
        return str(value["@id"] if "@id" in value else value["@value"])
    return str(value).lower() if isinstance(value, bool) else str(value)


def _word(value: str, names: Mapping[str, str]) -> str:
    return names.get(value, value.removeprefix("scheme:"))
