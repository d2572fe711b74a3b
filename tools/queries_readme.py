"""Write `queries/README.md` from the heads of the questions.

`python tools/queries_readme.py` writes the file; `--check` only says whether it is current.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from thongthin.asking.catalogue import list_questions
from thongthin.asking.question import Parameter, Question
from thongthin.paths import Project

README = Path(__file__).parents[1] / "queries" / "README.md"

_INTRODUCTION = """# Questions

One question a file. Each is SPARQL that runs as it stands, with a head (`#+`, YAML) that says what
is asked, what may be chosen and what each column holds. `thongthin ask ID --param NAME=VALUE`
answers one; a body or concept may be given by its IRI or by a part of its name, in Thai or in
English. Every row that states something names the statements behind it (`evidence`); a row that
is *not stated* names the pages searched (`searched`).

This page is made from the heads by `python tools/queries_readme.py`.
`lookup/` holds the small queries that the program itself asks, `checks/` those that
`thongthin check` asks of the ontology.

What keeps a query fast, and equal on both engines that the tests run it on (Oxigraph, rdflib):
paths such as `(a|b)?` stand first, in a group of their own; no FILTER inside OPTIONAL reads a
variable from outside; whether a sub-select found anything is asked of a variable it groups by
(rdflib gives one empty group where there is none); DISTINCT in every aggregate, since a statement
that two sources make stands in two graphs; MINUS or `!BOUND`, not NOT EXISTS with several patterns.
"""


def readme(questions: tuple[Question, ...]) -> str:
    """Return the page for these questions."""
    lines = [_INTRODUCTION, "| # | question | คำถาม | id |", "| ---: | --- | --- | --- |"]
    lines += [
        f"| {q.number} | {q.title.en} | {q.title.th} | [{q.id}](#{q.id}) |" for q in questions
    ]
    for question in questions:
        lines += ["", *_section(question)]
    return "\n".join(lines) + "\n"


def _section(question: Question) -> Iterator[str]:
    yield f"## {question.id}"
    yield ""
    yield f"**{question.number}. {question.summary}**"
    yield ""
    yield question.description.en
    yield ""
    yield question.description.th
    if question.parameters:
        yield ""
        yield "| parameter | พารามิเตอร์ | name | takes |"
        yield "| --- | --- | --- | --- |"
        for parameter in question.parameters:
            label = parameter.label
            yield f"| {label.en} | {label.th} | `{parameter.name}` | {_takes(parameter)} |"
    yield ""
    columns = (f"{c.label.en} / {c.label.th} (`{c.name}`)" for c in question.columns)
    yield "Columns: " + ", ".join(columns) + "."
    if question.needs_inference:
        yield ""
        yield "Reads the inferred graph."


def _takes(parameter: Parameter) -> str:
    what = {
        "iri": f"a {parameter.of_class}",
        "concept": f"a concept of `{parameter.scheme}`",
        "enum": "one of " + ", ".join(parameter.choices),
    }.get(parameter.kind, parameter.kind)
    many = "; may be given again" if parameter.many else ""
    absent = "; all where left out" if parameter.optional else ""
    default = f"; default `{', '.join(parameter.default)}`" if parameter.default else ""
    return what + many + absent + default


def main(arguments: list[str]) -> int:
    """Write the page, or say whether it is current; 0 where it is."""
    text = readme(list_questions(Project()))
    if "--check" in arguments:
        return 0 if README.read_text(encoding="utf-8") == text else 1
    README.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
