"""`thongthin ask`, `thongthin sparql` and `thongthin explain`."""

from __future__ import annotations

import sys
from pathlib import Path

import click
import pyoxigraph
from rich.table import Table

from thongthin.asking.catalogue import list_questions, read_question
from thongthin.asking.endpoint import run_sparql
from thongthin.asking.explain import explain as explain_thing
from thongthin.asking.format import FORMATS, Format, render
from thongthin.asking.question import Language, Question
from thongthin.asking.result import RESULT_FORMATS, ResultFormat, render_result
from thongthin.asking.run import answer
from thongthin.commands.options import (
    echo_json,
    echo_table,
    json_option,
    kg_option,
    language_option,
    project_option,
    quads_of,
    stdout,
)
from thongthin.errors import BuildError, QueryError, UsageError
from thongthin.graph.manifest import size_built
from thongthin.paths import Project


@click.command()
@click.argument("question", required=False)
@click.option(
    "--param",
    "params",
    multiple=True,
    metavar="NAME=VALUE",
    help="A parameter of the question; give it again for several values.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    default="table",
    show_default=True,
    help="Form of the answer; csv, json and xlsx name the things by their IRIs as well.",
)
@click.option("--out", type=click.Path(path_type=Path), help="File to write, needed for xlsx.")
@kg_option
@project_option
@language_option
@json_option
def ask(
    question: str | None,
    params: tuple[str, ...],
    form: Format,
    out: Path | None,
    kg: Path,
    project: Project,
    lang: Language,
    as_json: bool,
) -> None:
    """Answer one of the questions, or list them all.

    Each row that states something names the statements behind it; `thongthin explain` leads from
    their first eight digits to the page. What the sources do not state is a row that says so.

    Example: thongthin ask principles_by_body --format csv
    """
    if question is None:
        _list(list_questions(project), lang, as_json)
        return
    asked = read_question(project, question)
    given = _given(params)
    found = answer(open_store(kg), asked, given, lang, project)
    form = "json" if as_json else form
    console = stdout()
    text = render(found, form, width=console.width, color=console.is_terminal)
    _write(text, out, form)


def open_store(kg: Path) -> pyoxigraph.Store:
    """Load a built graph.

    Raises:
        UsageError: there is none, or it is no N-Quads file.
    """
    path = quads_of(kg)
    _check_size(path)
    store = pyoxigraph.Store()
    try:
        store.bulk_load(path=path, format=pyoxigraph.RdfFormat.N_QUADS)
    except SyntaxError as error:
        raise UsageError(f"is broken ({error}); build it again", where=str(path)) from error
    return store


def _check_size(path: Path) -> None:
    """Refuse a graph that was cut off at the end of a line: what is lost would be "not stated"."""
    size, built = path.stat().st_size, size_built(path.parent, path.name)
    if built not in (None, size):
        raise UsageError(
            f"is {size:,} bytes long, its build wrote {built:,}; build it again", where=str(path)
        )


def _list(questions: tuple[Question, ...], lang: Language, as_json: bool) -> None:
    if as_json:
        echo_json([{"id": q.id, "title": q.title[lang]} for q in questions])
        return
    table = Table(box=None, pad_edge=False)
    for name in ("question", "asks", "parameters"):
        table.add_column(name)
    for each in questions:
        parameters = ", ".join(p.name for p in each.parameters)
        table.add_row(each.id, each.title[lang], parameters)
    echo_table(table)


def _given(params: tuple[str, ...]) -> dict[str, list[str]]:
    given: dict[str, list[str]] = {}
    for text in params:
        name, equals, value = text.partition("=")
        if not equals:
            raise QueryError(f"--param {text!r} is not NAME=VALUE")
        given.setdefault(name, []).append(value)
    return given


def _write(text: str | bytes, out: Path | None, form: str) -> None:
    if out is not None:
        _write_file(text if isinstance(text, bytes) else text.encode(), out)
    elif isinstance(text, bytes):
        raise UsageError(f"{form} is no text; name a file with --out")
    else:
        click.echo(text, nl=not text.endswith("\n"))


def _write_file(content: bytes, path: Path) -> None:
    if path.is_dir() or not path.parent.is_dir():
        raise UsageError("is no place for a file; name one in a folder there is", where=str(path))
    try:
        path.write_bytes(content)
    except OSError as error:
        raise BuildError(f"cannot be written ({error.strerror})", where=str(path)) from error


@click.command()
@click.argument("query", required=False)
@click.option("--file", "-f", type=click.Path(path_type=Path), help="Read the query from a file.")
@click.option(
    "--format",
    "form",
    type=click.Choice(RESULT_FORMATS),
    default="table",
    show_default=True,
    help="Form of rows; triples (CONSTRUCT, DESCRIBE) are printed as N-Triples.",
)
@kg_option
def sparql(query: str | None, file: Path | None, form: ResultFormat, kg: Path) -> None:
    """Run a SPARQL query: SELECT, ASK, CONSTRUCT or DESCRIBE, over the union of all graphs.

    QUERY is the text, or "-" for standard input.

    Example: thongthin sparql "SELECT ?s WHERE { ?s a lgc:LearningCentre } LIMIT 5"
    """
    if file is not None:
        query = _query_of(file)
    elif query == "-":
        query = sys.stdin.read()
    if not query:
        raise UsageError("no query was given; write it in quotation marks, or use --file")
    click.echo(
        render_result(run_sparql(open_store(kg), query), form, width=stdout().width), nl=False
    )


def _query_of(file: Path) -> str:
    if not file.is_file():
        raise UsageError("is no file; name a file that holds a query", where=str(file))
    try:
        return file.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        sentence = f"is not UTF-8 (byte {error.start}); save the query as UTF-8"
        raise UsageError(sentence, where=str(file)) from error


@click.command()
@click.argument("what")
@kg_option
@project_option
@language_option
@json_option
def explain(what: str, kg: Path, project: Project, lang: Language, as_json: bool) -> None:
    """Show the words behind a statement or a thing.

    WHAT is a statement (its IRI, or the first digits of it that an answer shows), a thing (its
    IRI, or a part of its name), or an inferred triple in quotation marks ("S P O").

    Example: thongthin explain "Ministry of Interior"
    """
    found = explain_thing(open_store(kg), what, lang, project)
    if as_json:
        echo_json(found.to_json())
    else:
        console = stdout()
        click.echo(found.to_text(color=console.is_terminal), nl=False)
