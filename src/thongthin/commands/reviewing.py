"""`thongthin review`: look at what was lifted beside its words, and decide."""

from __future__ import annotations

import getpass
import subprocess
from contextlib import suppress
from pathlib import Path

import click

from thongthin.asking.question import Language
from thongthin.commands.options import language_option, project_option, stderr
from thongthin.errors import UsageError
from thongthin.lifting.decisions import TABLE
from thongthin.paths import Project
from thongthin.publishing.review.desk import Desk
from thongthin.publishing.review.server import ReviewServer
from thongthin.publishing.review.write import write_pages

PORT = 8765
"""Port of the pages, where none is named."""


@click.command()
@click.argument("sources", nargs=-1, type=click.Path(path_type=Path))
@project_option
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=PORT,
    show_default=True,
    help="Port of this machine to serve the pages on; 0 takes a free one.",
)
@click.option("--who", help="Name under which you decide; the name that git or the system knows.")
@click.option(
    "--proposals",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="Kept answers of language models (`thongthin propose`); they wait for you.",
)
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="Write the pages as files to read, and serve nothing.",
)
@language_option
def review(
    sources: tuple[Path, ...],
    project: Project,
    port: int,
    who: str | None,
    proposals: Path | None,
    out: Path | None,
    lang: Language,
) -> None:
    """Review what was lifted: a page a document, its words beside its records.

    Serves the pages to this machine's browser alone, until Ctrl-C. What you accept, reject or
    correct is written into DIR/mappings/decisions.csv of your project and replayed on every
    build; the gate still judges, so that no decision makes words true that are not on the page.
    Without --project the pages can be read and nothing can be decided.

    SOURCES as for `thongthin build`.

    Example: thongthin review --project .
    """
    desk = Desk(project, sources, who or _name(), proposals=proposals)
    for problem in desk.problems:
        stderr().print(f"not shown: {problem}", markup=False, soft_wrap=True)
    if out:
        click.echo(f"{write_pages(desk, out)} pages written to {out}")
        return
    with _server(desk, port, lang) as server:
        click.echo(f"review at {server.address} (Ctrl-C ends it)")
        if project.overlay:
            click.echo(f"decisions by {desk.who} go into {project.overlay / TABLE}")
        with suppress(KeyboardInterrupt):
            server.serve_forever()


def _server(desk: Desk, port: int, language: Language) -> ReviewServer:
    try:
        return ReviewServer(desk, port, language)
    except OSError as error:
        sentence = f"cannot be listened on ({error.strerror}); name another one with --port"
        raise UsageError(sentence, where=f"port {port}") from error


def _name() -> str:
    """Return the name that git knows the user by, else the system's."""
    with suppress(OSError, subprocess.SubprocessError):
        asked = ["git", "config", "user.name"]
        run = subprocess.run(asked, capture_output=True, text=True, timeout=5, check=False)
        if name := run.stdout.strip():
            return name
    with suppress(OSError, KeyError, ImportError):
        return getpass.getuser()
    return "reviewer"
