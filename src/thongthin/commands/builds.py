"""`thongthin build` and `thongthin validate`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from textwrap import wrap
from typing import Any

import click
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
from rich.table import Table

from thongthin.build import Built
from thongthin.build import build as build_graph
from thongthin.commands.options import (
    TABLE_WIDTH,
    echo_json,
    echo_table,
    echo_tallies,
    json_option,
    kg_option,
    project_option,
    quads_of,
    stderr,
)
from thongthin.graph.report import ValidationReport
from thongthin.graph.shapes import read_shapes
from thongthin.graph.terms import read_terms
from thongthin.graph.validate import read_graphs
from thongthin.graph.validate import validate as judge
from thongthin.lifting.document import LiftedDocument
from thongthin.lifting.record import Passage
from thongthin.paths import Project
from thongthin.processes import spare_the_loaded

FEW = 10
"""Documents up to which each is told by itself, with what was left of it."""


@click.command()
@click.argument("sources", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    default=Path("kg"),
    show_default=True,
    help="Folder to write; what it holds stays whole until the new graph is.",
)
@project_option
@click.option(
    "--processes",
    type=click.IntRange(0),
    default=0,
    help="How many processes lift; 0: as many as there are processors when there are many files.",
)
@click.option(
    "--proposals",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="Folder of kept answers of language models (thongthin propose); read, never asked for.",
)
@json_option
def build(
    sources: tuple[Path, ...],
    out: Path,
    project: Project,
    processes: int,
    proposals: Path | None,
    as_json: bool,
) -> None:
    """Build a graph from documents.

    SOURCES are text files of report pages, or folders of them; without any, the documents in
    DIR/seeds of your project are built, and without those the sample pages that are shipped.
    Writes facts.ttl (plain statements), thongthin.nq (all graphs with their evidence), report.ttl
    (SHACL), review.jsonl and rejected.jsonl (what stayed out, and why) and manifest.json. A
    document that cannot be read is named, and the others are built.

    Example: thongthin build reports/ --out kg/
    """
    spare_the_loaded()  # documents are kept to the end: there is little to collect on the way
    with _progress() as told:
        built = build_graph(
            project, sources, out, proposals=proposals, processes=processes, progress=told
        )
    if as_json:
        echo_json(_as_json(built))
    else:
        _tell(built, out)
    for problem in built.problems:
        stderr().print(f"not built: {problem}", markup=False, soft_wrap=True)
    for note in built.notes:
        stderr().print(f"note: {note}", markup=False, soft_wrap=True)
    click.get_current_context().exit(built.exit_code)


@contextmanager
def _progress() -> Iterator[Callable[[str, int, int], None]]:
    """Give a function that shows the steps: a bar on a terminal, nothing elsewhere."""
    columns = (TextColumn("{task.description:<11}"), BarColumn(), MofNCompleteColumn())
    console = stderr()
    with Progress(
        *columns, console=console, transient=True, disable=not console.is_terminal
    ) as bar:
        task = bar.add_task("reading", total=None)
        yield lambda step, done, total: bar.update(
            task, description=step, completed=done, total=total or None
        )


def _tell(built: Built, out: Path) -> None:
    pages = [d for d in built.documents if d.page]
    if len(pages) > FEW:
        totals = Counter[str]()
        for document in pages:
            totals.update(_figures(document))
        told = ", ".join(f"{name.replace('_', ' ')} {n:,}" for name, n in totals.items())
        click.echo(f"{len(pages):,} pages: {told}")
    else:
        echo_table(_table(built.documents))
        for document in pages:
            _tell_rest(document)
    echo_tallies(built.tallies)
    click.echo(f"SHACL: {summary(built.report)}")
    triples = sum(built.counts.values())
    click.echo(f"{triples:,} triples in {len(built.counts)} graphs written to {out}")


def _table(documents: tuple[LiftedDocument, ...]) -> Table:
    table = Table(box=None, pad_edge=False)
    table.add_column("document")
    for name in ("statements", "quotes", "in review", "rejected", "under quotes"):
        table.add_column(name, justify="right")
    for document in documents:
        figures = _figures(document)
        share = f"{document.coverage:.0%}" if document.page else "-"
        name = document.page.key if document.page else f"{document.report} (register)"
        table.add_row(name, *(str(n) for n in figures.values()), share)
    return table


def _figures(document: LiftedDocument) -> dict[str, int]:
    said = {(r.is_negated, repr(node)) for r in document.records for node in r.nodes}
    quotes = {
        (q.start, q.end)
        for r in document.records
        if isinstance(r.passage, Passage)
        for q in r.passage.quotes
    }
    outcomes = Counter(refusal.outcome for refusal in document.refusals)
    return {
        "statements": len(said),
        "quotes": len(quotes),
        "in_review": outcomes["review"],
        "rejected": outcomes["rejected"],
    }


def _tell_rest(document: LiftedDocument) -> None:
    if document.page and document.unused:
        rest = " | ".join(document.unused)
        told = f"no statement uses, of {document.page.key}: {rest}"
        click.echo("\n".join(wrap(told, TABLE_WIDTH, subsequent_indent="  ")))


def summary(report: ValidationReport) -> str:
    """Return the result of a validation as one sentence."""
    violations, warnings = (len(report.of_severity(s)) for s in ("Violation", "Warning"))
    verdict = "conforms" if report.conforms else "does not conform"
    return f"{verdict}; {violations} violations, {warnings} warnings"


def _as_json(built: Built) -> dict[str, Any]:
    return {
        "documents": [
            {
                "document": d.page.key if d.page else d.report,
                **_figures(d),
                "coverage": round(d.coverage, 4),
                "unused": list(d.unused),
            }
            for d in built.documents
        ],
        "shacl": _report_json(built.report),
        "graphs": built.counts,
        "proposals": {model: tally.as_json() for model, tally in built.tallies.items()},
        "problems": list(built.problems),
        "notes": list(built.notes),
    }


def _report_json(report: ValidationReport) -> dict[str, Any]:
    return {
        "conforms": report.conforms,
        "findings": [
            {
                "severity": f.severity,
                "shape": f.shape,
                "focus": f.focus,
                "value": f.value,
                "message": {"en": f.message_en, "th": f.message_th},
            }
            for f in report.findings
        ],
    }


@click.command()
@click.argument("file", required=False, type=click.Path(path_type=Path))
@kg_option
@project_option
@json_option
@click.option("--turtle", is_flag=True, help="Print the report as Turtle (SHACL's own terms).")
def validate(file: Path | None, kg: Path, project: Project, as_json: bool, turtle: bool) -> None:
    """Judge a graph by the shapes.

    FILE is any file of triples or quads (.nq .trig .nt .ttl); without one, the built graph is
    judged. Ends with exit code 1 where a shape finds a violation.

    Example: thongthin validate my-statements.ttl
    """
    graphs = read_graphs(file or quads_of(kg))
    report = judge({**read_terms(project), **graphs}, read_shapes(project))
    if as_json:
        echo_json(_report_json(report))
    elif turtle:
        click.echo(report.to_turtle(), nl=False)
    else:
        for finding in report.findings:
            shape = finding.shape.rpartition("#")[2]
            click.echo(f"{finding.severity}: {shape}: {finding.culprit}: {finding.message_en}")
        click.echo(f"SHACL: {summary(report)}")
    click.get_current_context().exit(0 if report.conforms else 1)
