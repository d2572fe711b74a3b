"""`thongthin layout show` and `thongthin layout fix`."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import click

from thongthin.commands.layout_talk import HELP, apply_answers, talk
from thongthin.commands.options import echo_json, json_option, project_option, stderr
from thongthin.commands.reading_order import order_json, order_text, rows_in_force, rows_of
from thongthin.errors import BuildError, MappingError, UsageError
from thongthin.lifting.yaml_file import read_yaml
from thongthin.paths import Project
from thongthin.reading.layout.ask import Review
from thongthin.reading.layout.at_hand import PageAtHand, pages_at_hand
from thongthin.reading.layout.review_text import review_text
from thongthin.reading.layout.reviewed import read_reviewed
from thongthin.reading.layout.weights import load_weights

page_option = click.option(
    "--page", "number", type=click.IntRange(1), help="Which page of the file, from 1; else each."
)


@click.group()
def layout() -> None:
    """Show and put right in which order a page is read.

    A spread of two pages that was read across has lines that hold both columns. The program
    proposes which line belongs where, with a probability; a person's answers decide.

    Example: thongthin layout show my-project/seeds/page.txt
    """


@layout.command()
@click.argument("page_file", type=click.Path(path_type=Path))
@page_option
@click.option("--proposed", is_flag=True, help="Show the proposal, not the reviewed layout.")
@project_option
@json_option
def show(
    page_file: Path, number: int | None, proposed: bool, project: Project, as_json: bool
) -> None:
    """Show the lines of a page in their columns, side by side.

    Before each line stands how sure its place is; "?" marks one below the threshold, "!" the
    least certain of all.

    Example: thongthin layout show my-project/seeds/page.txt
    """
    weights = load_weights(project)
    told = []
    for page in _pages(page_file, project, number):
        review = page.review(weights)
        layout_in_force = page.in_force()
        if review and (proposed or layout_in_force.status == "proposed"):
            rows = rows_of(review)
            told.append((page.key, "proposed", review.threshold, rows))
        else:
            rows = rows_in_force(page, layout_in_force)
            told.append((page.key, layout_in_force.status, weights.threshold, rows))
    if as_json:
        echo_json([order_json(*each) for each in told])
    else:
        click.echo("\n".join(order_text(*each) for each in told))


@layout.command()
@click.argument("page_file", type=click.Path(path_type=Path))
@page_option
@click.option(
    "--answers",
    type=click.Path(path_type=Path),
    help="YAML file of answers, line: left, right or cut N; without it you are asked.",
)
@click.option("--done", is_flag=True, help="Vouch for the reading after the answers of the file.")
@click.option("--by", default="", help="Who vouches for the reading order; asked for if not given.")
@click.option("--when", default="", metavar="DATE", help="When; today if not given.")
@project_option
@json_option
def fix(
    page_file: Path,
    number: int | None,
    answers: Path | None,
    done: bool,
    by: str,
    when: str,
    project: Project,
    as_json: bool,
) -> None:
    """Put the reading order of a page right, the least certain line first.

    You are asked about one line at a time; each answer moves the others. When all lines are sure,
    or you say "done", the reading order is written to mappings/layout/ of your project (--project
    DIR), with who vouches for it and when; from then on it holds. "quit" writes nothing. Answers
    are read from standard input, one a line, where that is no terminal.

    Example: thongthin layout fix my-project/seeds/page.txt --project my-project --by Somchai
    """
    if project.overlay is None:
        raise UsageError("name your project folder with --project DIR; the layout is written there")
    page = _one_page(page_file, project, number)
    review = _review(page, project)
    if not _is_vouched_for(review, answers, done):
        _leave(review)
        return
    target = project.overlay / "mappings" / "layout" / f"{page.key}.yaml"
    who = by or _asked_who()
    text = review_text(
        page.raw,
        review.placed(),
        page_key=page.key,
        sha256=page.sha256,
        by=who,
        when=_checked_date(when),
    )
    _write(target, text, page)
    if as_json:
        rows = rows_of(review)
        shown = order_json(page.key, "reviewed", review.threshold, rows)
        echo_json({"written": str(target), **shown})
    else:
        click.echo(f"{len(review.readings)} lines written to {target}")


def _pages(path: Path, project: Project, number: int | None) -> tuple[PageAtHand, ...]:
    pages = pages_at_hand(path, project)
    if number is None:
        return pages
    if number > len(pages):
        raise UsageError(f"has {len(pages)} pages with text, no page {number}", where=str(path))
    return pages[number - 1 : number]


def _one_page(path: Path, project: Project, number: int | None) -> PageAtHand:
    pages = _pages(path, project, number)
    if len(pages) != 1:
        sentence = f"has {len(pages)} pages with text; name one with --page"
        raise UsageError(sentence, where=str(path))
    return pages[0]


def _review(page: PageAtHand, project: Project) -> Review:
    review = page.review(load_weights(project))
    if review is None:
        raise UsageError(
            f"{page.key} is one column by the widths of its lines; there is nothing to ask"
        )
    return review


def _is_vouched_for(review: Review, answers: Path | None, done: bool) -> bool:
    if answers is not None:
        apply_answers(review, _read_answers(answers))
        return done or not review.doubtful
    if sys.stdin.isatty():
        _tell(f"answers: {HELP}")
    return talk(review, _hear, _tell)


def _tell(text: str) -> None:
    stderr().print(text, markup=False, soft_wrap=True)


def _hear() -> str | None:
    """Return the next answer; an empty line on a terminal is a yes."""
    if sys.stdin.isatty():
        click.echo("answer [yes]: ", nl=False, err=True)
    line = sys.stdin.readline()
    if not line:
        return None
    return line.strip() or "yes"


def _read_answers(path: Path) -> Mapping[int, str]:
    if not path.is_file():
        raise UsageError("is no file; name a YAML file of answers", where=str(path))
    found = read_yaml(path)
    if not isinstance(found, dict) or not all(
        isinstance(k, int) and isinstance(v, str) for k, v in found.items()
    ):
        raise MappingError("must be a table such as '12: left'", where=str(path))
    return {number: " ".join(word.split()) for number, word in found.items()}


def _leave(review: Review) -> None:
    numbers = ", ".join(str(reading.number) for reading in review.doubtful)
    left = f"; still below {review.threshold:.2f}: line {numbers}" if numbers else ""
    _tell(f'nothing is written{left}; "done" vouches for the reading as it stands')
    click.get_current_context().exit(1)


def _asked_who() -> str:
    if not sys.stdin.isatty():
        raise UsageError("say with --by who vouches for the reading order")
    name: str = click.prompt("Who vouches for this reading order", err=True)
    return name


def _checked_date(when: str) -> str:
    try:
        return (date.fromisoformat(when) if when else date.today()).isoformat()
    except ValueError as error:
        raise UsageError(f"--when {when!r} is no date; write it as 2026-01-31") from error


def _write(target: Path, text: str, page: PageAtHand) -> None:
    """Write a layout file whole or not at all, once it has been read back.

    Raises:
        BuildError: it cannot be written.
        LayoutError: what was written does not fit the page.
    """
    new = target.with_name(f".{target.name}.new")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with new.open("w", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        read_reviewed(new, page.raw, page.lines, page.key, page.sha256)
        new.replace(target)
    except OSError as error:
        raise BuildError(f"cannot be written ({error.strerror})", where=str(target)) from error
    finally:
        new.unlink(missing_ok=True)
