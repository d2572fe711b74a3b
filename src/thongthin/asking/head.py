"""Read the `#+` head of a question file; its schema is closed: an unknown key is an error.

The keys `summary`, `description` and `tags` are grlc's (https://grlc.io), so that tools which
read such heads find what they know; the others are ours (CONTRIBUTING.md, "Adding a question").
"""

from __future__ import annotations

from pathlib import Path
from typing import cast

from thongthin.asking.question import (
    COLUMN_KINDS,
    PARAMETER_KINDS,
    STATES,
    Bilingual,
    Chart,
    Column,
    Parameter,
    Question,
)
from thongthin.asking.section import Section, read_section
from thongthin.asking.substitution import Block, find_blocks
from thongthin.errors import QueryError

_KEYS = (
    "id",
    "number",
    "summary",
    "title",
    "description",
    "tags",
    "params",
    "columns",
    "states",
    "chart",
    "needs_inference",
)
_PARAMETER_KEYS = (
    "kind",
    "class",
    "scheme",
    "choices",
    "many",
    "optional",
    "default",
    "label",
)


def read_text(path: Path) -> str:
    """Return the text of a query file.

    Raises:
        QueryError: it cannot be read, or is not UTF-8.
    """
    try:
        return path.read_text(encoding="utf-8")
    except OSError as error:
        raise QueryError(f"cannot be read: {error.strerror}", where=path.name) from error
    except UnicodeDecodeError as error:
        raise QueryError(
            f"byte {error.start} is not UTF-8; save as UTF-8", where=path.name
        ) from None


def head_of(text: str, file: str) -> Section:
    """Return the head of a query: the lines at its top that begin with `#+`.

    Raises:
        QueryError: there is none, or it is no YAML mapping.
    """
    lines = text.splitlines()
    count = next((i for i, line in enumerate(lines) if not line.startswith("#+")), len(lines))
    if count == 0:
        raise QueryError("has no head; begin the file with `#+ id: …` lines", where=f"{file}:1")
    yaml_text = "\n".join(line[2:].removeprefix(" ") for line in lines[:count])
    return read_section(yaml_text, file, 1)


def parse_question(text: str, stem: str, file: str) -> Question:
    """Make a question of a file's text.

    Args:
        text: the whole file.
        stem: its name without `.rq`; the id must equal it.
        file: its name as it is told to people.

    Raises:
        QueryError: naming file, line, key and what was expected.
    """
    head = head_of(text, file)
    head.allow(_KEYS)
    if head.text("id") != stem:
        raise head.error(f"'id' is {head.text('id')!r}; expected the file's name, {stem!r}")
    summary = head.text("summary")
    if not summary.endswith("?"):
        raise head.error("'summary' must be a question and end with '?'")
    states = _terms(head, "states")
    columns = tuple(
        _column(head.section("columns"), name, states) for name in head.section("columns")
    )
    question = Question(
        id=stem,
        number=head.number("number"),
        summary=summary,
        title=head.bilingual("title"),
        description=head.bilingual("description"),
        tags=head.texts("tags"),
        parameters=cast(tuple[Parameter, ...], head.each("params", _parameter)),
        columns=columns,
        needs_inference=head.flag("needs_inference"),
        sparql=text,
        file=file,
        chart=_chart(head),
    )
    _check_states(head, question)
    _check_blocks(head, question)
    return question


def _terms(section: Section, key: str) -> dict[str, Bilingual]:
    if key not in section:
        return {}
    inside = section.section(key)
    return {name: inside.bilingual(name) for name in inside}


def _parameter(section: Section, name: str) -> Parameter:
    section.allow(_PARAMETER_KEYS)
    kind = section.one_of("kind", PARAMETER_KINDS)
    needs = {"iri": "class", "concept": "scheme", "enum": "choices"}.get(kind)
    for key in ("class", "scheme", "choices"):
        if (key in section) != (key == needs):
            verb = "needs" if key == needs else "takes no"
            raise section.error(f"a parameter of kind {kind!r} {verb} {key!r}")
    return Parameter(
        name=name,
        kind=kind,
        label=section.bilingual("label"),
        of_class=section.text("class", ""),
        scheme=section.text("scheme", ""),
        choices=section.texts("choices"),
        many=section.flag("many"),
        optional=section.flag("optional"),
        default=section.texts("default"),
    )


def _column(columns: Section, name: str, states: dict[str, Bilingual]) -> Column:
    section = columns.section(name)
    section.allow(("kind", "label", "terms"))
    kind = section.one_of("kind", COLUMN_KINDS)
    terms = _terms(section, "terms") or (states if kind == "state" else {})
    if kind in ("state", "term") and not terms:
        raise section.error(f"a column of kind {kind!r} needs 'terms' (or the head 'states')")
    return Column(name, kind, section.bilingual("label"), terms)


def _chart(head: Section) -> Chart | None:
    if "chart" not in head:
        return None
    section = head.section("chart")
    section.allow(("type", "x", "y", "color"))
    kind = section.one_of("type", ("bar", "matrix"))
    return Chart(kind, section.text("x"), section.text("y"), section.text("color", ""))


def _check_states(head: Section, question: Question) -> None:
    for column in question.columns:
        if column.kind == "state" and not set(column.terms) <= set(STATES):
            raise head.error(f"'states' may hold only: {', '.join(STATES)}")
    if question.chart:
        names = {column.name for column in question.columns} | {""}
        for name in (question.chart.x, question.chart.y, question.chart.color):
            if name not in names:
                raise head.error(f"'chart' names {name!r}, which is no column")


def _check_blocks(head: Section, question: Question) -> None:
    blocks = find_blocks(question.sparql, question.file)
    names = [p.name for p in question.parameters]
    for name in sorted(set(blocks) ^ set(names)):
        missing = "the head names no" if name in blocks else "the query has no `VALUES … #param` of"
        raise head.error(f"{missing} parameter {name!r}")
    for parameter in question.parameters:
        for block in blocks[parameter.name]:
            _check_default(head, parameter, block)


def _check_default(head: Section, parameter: Parameter, block: Block) -> None:
    if block.is_open == bool(parameter.default):
        says = "UNDEF" if block.is_open else block.data
        raise head.error(
            f"parameter {parameter.name!r}: the query's data block says {says!r}, the head "
            f"'default: {', '.join(parameter.default) or '(none)'}'; make them agree"
        )
