"""What `thongthin evaluate` prints of gold pages: the table, the listing, JSON and Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import click
from rich.table import Table

from thongthin.commands.options import echo_json, echo_table
from thongthin.errors import UsageError
from thongthin.evaluation.figures import by_rule
from thongthin.evaluation.judged import Denial, Judged
from thongthin.evaluation.measure import Measurement, measure
from thongthin.evaluation.tables import HEADINGS, Section, as_json, cells, remarks, sections
from thongthin.paths import Project

_MARKS = {"found": "+", "missing": "-", "extra": "!", "not judged": "?"}


def measure_pages(
    paths: Iterable[Path], page: str, project: Project, *, with_shapes: bool
) -> Measurement:
    """Measure gold pages, or the one that is named.

    Raises:
        UsageError: no page is called so.
    """
    chosen = [path for path in paths if page in ("", path.stem)]
    if not chosen:
        raise UsageError("is no gold page of this folder; name one by its id", where=page)
    return measure(chosen, project, with_shapes=with_shapes)


def tell_pages(
    measured: Measurement, summary: bool, *, is_whole: bool, json: bool, markdown: Path | None
) -> int:
    """Print what was measured.

    Args:
        measured: from `measure_pages`.
        summary: the table alone.
        is_whole: list what is found and what is not judged, too.
        json: everything, for a program.
        markdown: file to write the tables to, or None.

    Returns:
        The exit code: 2 where a gold page could not be read, else 1 where a forbidden fact was
        asserted, else 0.
    """
    if json:
        echo_json(as_json(measured))
    else:
        _print(measured, summary=summary, is_whole=is_whole)
    if markdown:
        _write(markdown, _markdown(measured))
    for sentence in measured.problems:
        click.echo(f"thongthin: {sentence}", err=True)
    return 2 if measured.problems else int(bool(measured.forbidden))


def _print(measured: Measurement, *, summary: bool, is_whole: bool) -> None:
    if not summary:
        for line in _listing(measured, is_whole):
            click.echo(line)
        click.echo()
    echo_table(_table(sections(measured)))
    click.echo()
    for sentence in remarks(measured):
        click.echo(sentence)


def _table(tables: Iterable[Section]) -> Table:
    table = Table(box=None, pad_edge=False)
    table.add_column("statements")
    for heading in HEADINGS[1:]:
        table.add_column(heading, justify="right")
    for number, section in enumerate(tables):
        if number:
            table.add_row()
            table.add_row(section.name, style="bold")
        for name, tally in section.rows.items():
            table.add_row(*cells(name, tally))
    return table


def _listing(measured: Measurement, is_whole: bool) -> Iterator[str]:
    """Yield what differs, page by page; of one page also what is found and what is not judged."""
    for page in measured.pages:
        for one in page.statements:
            if is_whole or one.forbidden or one.outcome in ("missing", "extra"):
                yield from _told(one)
        for denial in page.denials:
            if is_whole or denial.outcome != "found":
                yield _told_denial(denial)
        yield from (f"{page.page}: note: {note}" for note in page.notes)
    for violation in measured.conformance.violations if measured.conformance else ():
        where = ", ".join(violation.pages) or "all pages"
        yield f"{where}: {violation.shape}: {violation.culprit}: {violation.message}"
    yield from _rules(measured)


def _told(one: Judged) -> Iterator[str]:
    forbidden = f" FORBIDDEN by {one.forbidden}" if one.forbidden else ""
    place = f" [{one.place}]" if one.place else ""
    told = f"{one.subject} {one.property} {one.value}"
    yield f"{one.page} {_MARKS[one.outcome]} {one.outcome}{forbidden}: {told}{place}"
    if one.words:
        yield f"    words: {one.words}"
    if one.quotes:
        sure = "interpreted" if one.is_interpreted else "stated"
        yield f"    quotes: {one.quotes} ({', '.join(one.rules)}, {sure})"
    if one.hint:
        yield f"    {one.hint}"


def _told_denial(denial: Denial) -> str:
    return f"{denial.page} denial {denial.outcome}: {denial.sentence} ({denial.words})"


def _rules(measured: Measurement) -> Iterator[str]:
    """Yield the rules that lifted something a reader does not find, the worst first."""
    wrong = {n: t for n, t in by_rule(measured.statements).items() if t.right < t.lifted}
    for name, tally in sorted(wrong.items(), key=lambda x: (x[1].right - x[1].lifted, x[0])):
        yield f"rule {name}: {tally.right} of {tally.lifted} statements are right"


def _markdown(measured: Measurement) -> str:
    lines: list[str] = []
    for section in sections(measured):
        lines += [f"| {' | '.join((section.name, *HEADINGS[1:]))} |", "|---" + "|--:" * 8 + "|"]
        lines += [f"| {' | '.join(cells(name, tally))} |" for name, tally in section.rows.items()]
        lines.append("")
    lines += [f"- {sentence}" for sentence in remarks(measured)]
    return "\n".join(lines) + "\n"


def _write(path: Path, text: str) -> None:
    """Write a file whole or not at all."""
    new = path.with_name(f".{path.name}.new")
    try:
        new.write_text(text, encoding="utf-8")
        new.replace(path)
    except OSError as error:
        raise UsageError(f"cannot be written ({error.strerror})", where=str(path)) from error
