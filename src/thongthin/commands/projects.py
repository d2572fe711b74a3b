"""`thongthin init`: a project of one's own, which lies over the shipped data."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import click

from thongthin.errors import BuildError, UsageError
from thongthin.graph.atomic import replace_folder
from thongthin.lifting.decisions import COLUMNS, TABLE
from thongthin.paths import packaged_root

_EXAMPLES = Path(__file__).parent / "new_project"
"""What every project begins with, copied as it is."""

_TABLES = ("seeds/*.csv", "seeds/registers/*.csv", "mappings/*.csv", "mappings/gazetteers/*.csv")
"""Shipped tables that a project's rows are added to."""


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
def init(folder: Path) -> None:
    """Make a project of your own: a folder that lies over the shipped data.

    DIR is a new or empty folder. It gets a README in Thai and in English, tables that hold their
    heads alone, and examples in comments: nothing in it is in force until you write something.
    Put your documents into DIR/seeds and build with --project DIR.

    Example: thongthin init my-project
    """
    _check(folder)
    try:
        replace_folder(folder, _fill, lambda _: False)
    except OSError as error:
        raise BuildError(f"cannot be written ({error.strerror})", where=str(folder)) from error
    click.echo(f"{folder} is a project; {folder / 'README.md'} tells what goes where")
    click.echo(f"next: put documents into {folder / 'seeds'}, then "
               f"`cd {folder} && thongthin build --project .`")  # fmt: skip


def _check(folder: Path) -> None:
    """Refuse a folder that holds anything.

    Raises:
        UsageError: it is a file, holds something, or is the one the caller stands in.
    """
    if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
        raise UsageError("is no folder; name a new one", where=str(folder))
    if not folder.exists():
        return
    if held := min((entry.name for entry in folder.iterdir()), default=""):
        raise UsageError(f"holds {held}; name a new or an empty folder", where=str(folder))
    if Path.cwd().is_relative_to(folder.resolve()):
        raise UsageError("is the folder you stand in; name a new one inside it", where=str(folder))


def _fill(folder: Path) -> None:
    shutil.copytree(_EXAMPLES, folder, dirs_exist_ok=True)
    for relative, head in _heads():
        path = folder / relative
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(head, encoding="utf-8", newline="\n")


def _heads() -> Iterator[tuple[str, str]]:
    """Yield path and first line of every table that a project adds to."""
    for pattern in _TABLES:
        for path in sorted(packaged_root().glob(pattern)):
            with path.open(encoding="utf-8-sig") as file:
                yield path.relative_to(packaged_root()).as_posix(), file.readline()
    yield TABLE, ",".join(COLUMNS) + "\n"
