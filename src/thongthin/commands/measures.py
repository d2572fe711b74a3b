"""`thongthin evaluate` and `thongthin bench`: figures, made anew on every call."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click
from rich.table import Table

from thongthin.bench import Figure, bench_build, bench_closure, bench_files, bench_lift
from thongthin.commands.options import echo_json, echo_table, json_option, project_option
from thongthin.commands.page_figures import measure_pages, tell_pages
from thongthin.errors import UsageError
from thongthin.evaluation.exact import Score, score
from thongthin.evaluation.gold_page import find_gold_pages
from thongthin.gold import Gold, Statement, read_gold
from thongthin.graph.vocabulary import read_vocabulary
from thongthin.lifting.many import Lifter, lift_files
from thongthin.paths import Project
from thongthin.reading.files import discover
from thongthin.reading.own import own_documents


@click.command()
@click.argument("sources", metavar="[GOLD|SOURCES]...", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--gold",
    type=click.Path(path_type=Path),
    default=Path("tests/gold"),
    show_default=True,
    help="Folder of gold files of known pages, one a page (<report>-<page>.yaml).",
)
@click.option("--summary", is_flag=True, help="Print the table alone, without the statements.")
@click.option(
    "--page", default="", metavar="ID", help="Measure one gold page, and print all of it."
)
@click.option(
    "--shapes/--no-shapes", "with_shapes", default=True, help="Ask the SHACL shapes, or be quicker."
)
@click.option(
    "--markdown",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Write the figures to a file as Markdown tables, too.",
)
@project_option
@json_option
def evaluate(
    sources: tuple[Path, ...],
    gold: Path,
    summary: bool,
    page: str,
    with_shapes: bool,
    markdown: Path | None,
    project: Project,
    as_json: bool,
) -> None:
    """Hold what is lifted against what a careful reader finds.

    GOLD is a folder of gold pages, or one of them: .yaml files that carry their own text
    (tests/pages/README.md). Each is lifted as a file of its own, by rules alone. Prints every
    statement that is missing or extra, with its words, then precision, recall and F1 with 95 %
    intervals for all statements, by property, by kind of thing and by page. --page, --shapes and
    --markdown are for these. Ends with exit code 1 where a forbidden fact is asserted, 2 where a
    gold page cannot be read.

    Without GOLD the gold files of known pages (--gold) are held against SOURCES, texts that are
    the sample pages where none are named: found, missing and extra statements for rules alone,
    and with curated statements. Ends with exit code 1 where anything is missing, extra, or of
    another status than the reader gives it.

    Example: thongthin evaluate --gold tests/gold
    """
    context = click.get_current_context()
    if pages := find_gold_pages(sources or (gold,)):
        measured = measure_pages(pages, page, project, with_shapes=with_shapes)
        context.exit(
            tell_pages(measured, summary, is_whole=bool(page), json=as_json, markdown=markdown)
        )
    scores = _scores(sources or (own_documents(project),), gold, project)
    if as_json:
        echo_json([_as_json(found, golden) for found, golden in scores])
    else:
        echo_table(_table(scores))
        if not summary:
            _tell(scores)
    complete = [found for found, _ in scores if found.extractors == "all"]
    is_perfect = all(found.is_perfect for found in complete)
    context.exit(0 if is_perfect else 1)


def _scores(sources: tuple[Path, ...], folder: Path, project: Project) -> list[tuple[Score, Gold]]:
    vocabulary = read_vocabulary(project)
    paths = discover(sources)
    scores: list[tuple[Score, Gold]] = []
    for extractors, with_curated in (("rules", False), ("all", True)):
        lifter = Lifter(project, vocabulary, with_curated=with_curated)
        for outcome in lift_files(paths, lifter, vocabulary, project, processes=1):
            for document in outcome.documents:
                path = folder / f"{document.page.key if document.page else ''}.yaml"
                if path.is_file():
                    gold = read_gold(path, lifter.kit)
                    scores.append((score(gold, document.records, extractors), gold))
    if not scores:
        raise UsageError("has no gold file for any of these pages", where=str(folder))
    return sorted(scores, key=lambda pair: (pair[0].page, pair[0].extractors == "all"))


def _table(scores: list[tuple[Score, Gold]]) -> Table:
    table = Table(box=None, pad_edge=False)
    for name in ("page", "extractors"):
        table.add_column(name)
    for name in ("expected", "found", "missing", "extra", "other status", "precision", "recall"):
        table.add_column(name, justify="right")
    for found, _ in scores:
        expected = len(found.found) + len(found.missing)
        numbers = (
            expected,
            *map(len, (found.found, found.missing, found.extra, found.status_differs)),
        )
        shares = (f"{found.precision:.3f}", f"{found.recall:.3f}")
        table.add_row(found.page, found.extractors, *map(str, numbers), *shares)
    return table


def _tell(scores: list[tuple[Score, Gold]]) -> None:
    for found, gold in scores:
        for what, statements in (("missing", found.missing), ("extra", found.extra)):
            for said in statements:
                click.echo(f"{found.page} {found.extractors} {what}: {_told(said, gold)}")
        for said, expected_status, status in found.status_differs:
            click.echo(
                f"{found.page} {found.extractors} status {status}, expected {expected_status}: "
                f"{_told(said, gold)}"
            )


def _told(said: Statement, gold: Gold) -> str:
    rows = " ".join(gold.expected[said][0]) if said in gold.expected else "-"
    subject, value = (gold.names.get(term, term) for term in (said.subject, said.object))
    denied = "NOT " if said.negated else ""
    return f"[{rows}] {denied}{subject} {said.predicate} {value}"


def _as_json(found: Score, gold: Gold) -> dict[str, Any]:
    return {
        "page": found.page,
        "extractors": found.extractors,
        "found": len(found.found),
        "precision": round(found.precision, 4),
        "recall": round(found.recall, 4),
        "missing": [_told(said, gold) for said in found.missing],
        "extra": [_told(said, gold) for said in found.extra],
        "status_differs": [_told(said, gold) for said, _, _ in found.status_differs],
    }


BENCHES: dict[str, Callable[[Project, int], tuple[Figure, ...]]] = {
    "build": bench_build,
    "lift": bench_lift,
    "closure": bench_closure,
}
"""What can be measured."""


@click.command()
@click.argument("what", type=click.Choice([*BENCHES, "files"]))
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--runs",
    type=click.IntRange(1, 100),
    default=5,
    show_default=True,
    help="How often each thing is timed.",
)
@project_option
@json_option
def bench(what: str, files: tuple[Path, ...], runs: int, project: Project, as_json: bool) -> None:
    """Measure how long things take on this machine.

    `build`: a warm build of the sample pages, SHACL included (after one that is not counted).
    `lift`: pages a second through reading and lifting in one process, for a page of one column
    and for a spread, with and without its reviewed layout.
    `closure`: what follows by the rules from ontology, vocabularies and the sample pages' facts.

    `files`: pages a second through reading, and through reading and lifting, of FILES: a PDF
    of yours, for example.

    Example: thongthin bench build
    """
    if bool(files) != (what == "files"):
        raise UsageError("name the files to be timed behind 'files', and only there")
    figures = bench_files(project, runs, files) if files else BENCHES[what](project, runs)
    if as_json:
        echo_json([vars_of(figure) for figure in figures])
        return
    for figure in figures:
        click.echo(
            f"{figure.name}: {figure.median:.3f} {figure.unit} "
            f"(least {figure.least:.3f}, most {figure.most:.3f}, {runs} runs)"
        )
        if figure.note:
            click.echo(f"  {figure.note}")


def vars_of(figure: Any) -> dict[str, Any]:
    """Return a figure as a JSON object."""
    return {
        name: getattr(figure, name) for name in ("name", "unit", "least", "median", "most", "note")
    }
