"""Turn what a caller typed into terms, each checked before anything runs."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Mapping, Sequence

import pyoxigraph as ox

from thongthin.asking.question import Parameter, ParameterKind, Question
from thongthin.asking.resolve import concepts, instances, resolve
from thongthin.asking.substitution import Term
from thongthin.errors import QueryError
from thongthin.graph.namespaces import XSD
from thongthin.paths import Project
from thongthin.reading.canonical import canonical_key

MAX_LENGTH = 500
"""Longest value, in code points."""

MAX_VALUES = 200
"""Most values of one parameter."""

BUDDHIST_ERA = 543
"""Years to take from a Buddhist year to get the Gregorian one (exact from 1941 on)."""

_BUDDHIST_FROM = 2400
"""A year from here on is a Buddhist one: no report is from the Gregorian year 2400."""

Given = Mapping[str, str | Sequence[str]]
"""Parameter → value or values, as typed."""


def bind(
    store: ox.Store, project: Project, question: Question, given: Given
) -> dict[str, tuple[Term, ...]]:
    """Return the terms of all parameters that are given; the others keep their default.

    Raises:
        QueryError: an unknown parameter (names the known ones), a value that is not of its
            kind, too long or too many, a name that means nothing or several things, or a
            parameter that must be given and is not.
    """
    terms: dict[str, tuple[Term, ...]] = {}
    for name, value in given.items():
        parameter = question.parameter(name)
        if parameter is None:
            known = ", ".join(p.name for p in question.parameters) or "none"
            raise QueryError(f"has no parameter {name!r}; known: {known}", where=question.id)
        values = [value] if isinstance(value, str) else list(value)
        _check_size(question, parameter, values)
        terms[name] = tuple(_term(store, project, question, parameter, v) for v in values)
    for parameter in question.parameters:
        if parameter.name not in terms and not (parameter.optional or parameter.default):
            raise QueryError(
                f"needs the parameter {parameter.name!r} ({parameter.label.en}); "
                f"give it with --param {parameter.name}=…",
                where=question.id,
            )
    return terms


def _check_size(question: Question, parameter: Parameter, values: Sequence[str]) -> None:
    where = f"{question.id}: {parameter.name}"
    most = MAX_VALUES if parameter.many else 1
    if not 1 <= len(values) <= most:
        raise QueryError(f"has {len(values)} values; expected 1 to {most}", where=where)
    for value in values:
        if len(value) > MAX_LENGTH:
            raise QueryError(
                f"a value has {len(value)} characters; at most {MAX_LENGTH} are taken", where=where
            )
        if not value.strip() or any("\ud800" <= c <= "\udfff" or c == "\0" for c in value):
            raise QueryError(f"{value!r} is no text; give a value", where=where)


def _term(
    store: ox.Store, project: Project, question: Question, parameter: Parameter, value: str
) -> Term:
    try:
        if parameter.kind == "iri":
            cls = parameter.of_class
            hint = _how_to_list(question, parameter)
            return resolve(value, instances(store, project, cls), cls, hint)
        if parameter.kind == "concept":
            scheme = parameter.scheme
            hint = _how_to_list(question, parameter)
            return resolve(value, concepts(store, project, scheme), f"concept of {scheme}", hint)
        if parameter.kind == "enum":
            return _choice(parameter, value)
        return _LITERALS[parameter.kind](value)
    except QueryError as error:
        where = f"{question.id}: {parameter.name}"
        raise QueryError(error.sentence, where=where) from None


def _how_to_list(question: Question, parameter: Parameter) -> str:
    """Say what to run to see what there is."""
    if parameter.optional:
        return f"leave {parameter.name!r} out to see all (thongthin ask {question.id})"
    return f"the default is {', '.join(parameter.default) or 'none'}; see queries/README.md"


def _choice(parameter: Parameter, value: str) -> ox.Literal:
    if value not in parameter.choices:
        expected = ", ".join(parameter.choices)
        raise QueryError(f"is {value!r}; expected one of: {expected}")
    return ox.Literal(value)


def _text(value: str) -> ox.Literal:
    return ox.Literal(canonical_key(value))


def _lang_text(value: str) -> ox.Literal:
    is_thai = any("\u0e01" <= c <= "\u0e5b" for c in value)
    return ox.Literal(canonical_key(value), language="th" if is_thai else "en")


def _matching(pattern: str, expected: str, datatype: str) -> Callable[[str], ox.Literal]:
    compiled = re.compile(pattern, re.ASCII)

    def make(value: str) -> ox.Literal:
        written = canonical_key(value)
        if not compiled.fullmatch(written):
            raise QueryError(f"is {value!r}; expected {expected}")
        plain = str(int(written)) if datatype == "integer" else written
        return ox.Literal(plain, datatype=ox.NamedNode(XSD + datatype))

    return make


def _year(value: str) -> ox.Literal:
    written = canonical_key(value)
    if not re.fullmatch(r"[0-9]{4}", written):
        raise QueryError(f"is {value!r}; expected a year of four digits, Buddhist or Gregorian")
    year = int(written)
    gregorian = year - BUDDHIST_ERA if year >= _BUDDHIST_FROM else year
    return ox.Literal(f"{gregorian:04}", datatype=ox.NamedNode(XSD + "gYear"))


def _date(value: str) -> ox.Literal:
    written = canonical_key(value)
    try:
        day = datetime.date.fromisoformat(written)
    except ValueError:
        raise QueryError(f"is {value!r}; expected a date such as 2006-12-27") from None
    return ox.Literal(day.isoformat(), datatype=ox.NamedNode(XSD + "date"))


_LITERALS: dict[ParameterKind, Callable[[str], ox.Literal]] = {
    "text": _text,
    "langText": _lang_text,
    "integer": _matching(r"[+-]?[0-9]{1,18}", "a whole number", "integer"),
    "decimal": _matching(r"[+-]?[0-9]{1,18}(\.[0-9]{1,18})?", "a decimal number", "decimal"),
    "gYear": _year,
    "date": _date,
    "boolean": _matching(r"true|false", "true or false", "boolean"),
}
