"""A question: what is asked, what may be chosen, what each column of the answer says."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, get_args

Language = Literal["th", "en"]
"""Languages in which labels are shown."""

ParameterKind = Literal[
    "iri", "concept", "text", "langText", "integer", "decimal", "gYear", "date", "boolean", "enum"
]
"""What a parameter may hold."""

ColumnKind = Literal[
    "iri",
    "iris",
    "pages",
    "statements",
    "state",
    "term",
    "text",
    "texts",
    "numbers",
    "integer",
    "decimal",
    "date",
]
"""What a column holds; `iris`, `pages`, `statements` and `numbers` are parted by spaces, `texts`
by ` | `."""

PARAMETER_KINDS: tuple[ParameterKind, ...] = get_args(ParameterKind)
COLUMN_KINDS: tuple[ColumnKind, ...] = get_args(ColumnKind)

LIST_KINDS = frozenset({"iris", "pages", "statements"})
"""Columns that hold several IRIs; their order is ours (sorted), SPARQL gives none."""

STATES = ("yes", "no", "not stated")
"""The words of a state column: said, expressly denied, not said on the pages searched."""


@dataclass(frozen=True, slots=True)
class Bilingual:
    """One text in both languages of the project."""

    th: str
    en: str

    def __getitem__(self, language: Language) -> str:
        return self.th if language == "th" else self.en


@dataclass(frozen=True, slots=True)
class Parameter:
    """What a caller may choose.

    Attributes:
        name: as in `#param name` and `--param name=…`.
        kind: what it holds.
        label: what it is called.
        of_class: local name of the class an `iri` is of, or "".
        scheme: slug of the scheme a `concept` is in, or "".
        choices: of an `enum`.
        many: several values may be given.
        optional: may be left out, and the question is then asked of everything.
        default: what holds where nothing is given, as the head spells it.
    """

    name: str
    kind: ParameterKind
    label: Bilingual
    of_class: str = ""
    scheme: str = ""
    choices: tuple[str, ...] = ()
    many: bool = False
    optional: bool = False
    default: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Column:
    """One column of the answer.

    Attributes:
        name: the variable, without "?".
        kind: what its cells hold.
        label: the header.
        terms: what the words of a `state` or `term` column are shown as.
    """

    name: str
    kind: ColumnKind
    label: Bilingual
    terms: dict[str, Bilingual] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Chart:
    """How the answer may be drawn: the kind of chart and the columns it reads."""

    type: str
    x: str
    y: str
    color: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """One `.rq` file, read.

    Attributes:
        id: the file's name without `.rq`.
        number: of the competency question it answers.
        summary: the question in one English sentence.
        title: a short name.
        description: what is compared, what counts as an answer, what "not stated" means.
        tags: words to find it by.
        parameters: in the order of the head.
        columns: in the order of SELECT.
        needs_inference: the answer is less without the inferred graph.
        sparql: the whole file, head included; runs as it stands.
        file: the file's name as it is told to people.
        chart: how to draw it, or None.
    """

    id: str
    number: int
    summary: str
    title: Bilingual
    description: Bilingual
    tags: tuple[str, ...]
    parameters: tuple[Parameter, ...]
    columns: tuple[Column, ...]
    needs_inference: bool
    sparql: str
    file: str
    chart: Chart | None = None

    def parameter(self, name: str) -> Parameter | None:
        """Return the parameter of that name, or None."""
        return next((p for p in self.parameters if p.name == name), None)
