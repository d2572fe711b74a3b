"""The form in which gold pages and lifted pages are compared: terms and facts.

A fact is a subject, a property (a key of the context) and a value. Its terms are things by the
name that one side gives them, concepts by scheme and slug, classes, and literals in canonical
form, so that a date, a number and a text are each compared as the characters that say them.
"""

from __future__ import annotations

from collections.abc import Container, Mapping
from typing import Any, Literal, NamedTuple

from thongthin.reading.canonical import canonical_key

TYPE = "type"
"""Property under which the class of a thing is judged."""

_CONCEPT = "scheme:"
_CLASS = "lgc:"
_OUTER = " \"'“”‘’«».,;:()"
"""Marks that a reader may leave at the ends of a text, or not."""


class Term(NamedTuple):
    """One end of a fact.

    Attributes:
        sort: "gold" (a thing by its short name on the gold page), "lifted" (by compact IRI),
            "concept" ("scheme/slug"), "class", "literal", or "any" (the wildcard).
        key: what it is called.
    """

    sort: Literal["gold", "lifted", "concept", "class", "literal", "any"]
    key: str


ANY = Term("any", "*")


class Fact(NamedTuple):
    """What is said."""

    subject: Term
    property: str
    value: Term


def literal(value: Any) -> Term:
    """Return a text, number, day or yes as a term: canonical, without marks at its ends."""
    text = str(value).lower() if isinstance(value, bool) else str(value)
    return Term("literal", canonical_key(text).strip(_OUTER).casefold())


def node(iri: str, own: Container[str] = ()) -> Term:
    """Return what a compact IRI names: a concept, a class, or a lifted thing.

    Args:
        iri: compact.
        own: concepts that the page's things are, since no scheme has them.
    """
    if iri.startswith(_CONCEPT) and iri not in own:
        return Term("concept", iri.removeprefix(_CONCEPT))
    if iri.startswith(_CLASS):
        return Term("class", iri.removeprefix(_CLASS))
    return Term("lifted", iri)


def value_of(value: Any, is_reference: bool, own: Container[str] = ()) -> Term:
    """Return a JSON-LD value as a term.

    Args:
        value: as a record has it.
        is_reference: plain strings under its key are IRIs.
        own: concepts that the page's things are.
    """
    if isinstance(value, Mapping):
        return node(str(value["@id"]), own) if "@id" in value else literal(value["@value"])
    return node(value, own) if is_reference and isinstance(value, str) else literal(value)
