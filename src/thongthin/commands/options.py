"""Options that several commands share, and the two consoles they print to."""

from __future__ import annotations

import io
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.table import Table

from thongthin.errors import UsageError
from thongthin.graph.write import QUADS
from thongthin.paths import Project
from thongthin.proposing.tally import Tally

TABLE_WIDTH = 120
"""Columns of a table that is not printed to a terminal."""


def stdout() -> Console:
    """Return the console for data: colours and the terminal's width only on a terminal."""
    console = Console(highlight=False)
    return console if console.is_terminal else Console(highlight=False, width=TABLE_WIDTH)


def stderr() -> Console:
    """Return the console for talk."""
    return Console(stderr=True, highlight=False)


def _open(_context: click.Context, _parameter: click.Parameter, value: Path | None) -> Project:
    return Project.open(value)


project_option = click.option(
    "--project",
    type=click.Path(path_type=Path),
    callback=_open,
    metavar="DIR",
    help="Folder of your own rules, names, layouts and questions; it lies over the shipped ones.",
)

kg_option = click.option(
    "--kg",
    type=click.Path(path_type=Path),
    default=Path("kg"),
    show_default=True,
    metavar="DIR",
    help="Folder that `thongthin build` wrote.",
)

language_option = click.option(
    "--lang",
    type=click.Choice(["en", "th"]),
    default="en",
    show_default=True,
    help="Language of labels and headings; names without an English form stay Thai.",
)

json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON for a program.")


def quads_of(folder: Path) -> Path:
    """Return the quads file of a built folder.

    Raises:
        UsageError: there is none.
    """
    path = folder / QUADS
    if not path.is_file():
        raise UsageError(
            f"holds no {QUADS}; build a graph with `thongthin build --out {folder}`",
            where=str(folder),
        )
    return path


def echo_table(table: Table) -> None:
    """Print a table; off a terminal without colours and without blanks at the ends of lines."""
    console = stdout()
    if console.is_terminal:
        console.print(table)
        return
    text = io.StringIO()
    Console(file=text, width=TABLE_WIDTH, color_system=None, highlight=False).print(table)
    click.echo("\n".join(line.rstrip() for line in text.getvalue().splitlines()))


def echo_tallies(tallies: Mapping[str, Tally]) -> None:
    """Print what became of the proposals of each language model, a line each."""
    for model, tally in tallies.items():
        click.echo(f"{model}: {tally.sentence()}")


def echo_json(value: Any) -> None:
    """Print a value as JSON, Thai letters as they are."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=2))
