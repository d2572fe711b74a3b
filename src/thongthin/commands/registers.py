"""`thongthin register`: the registers there are, and an empty workbook to fill one in."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click
from rich.table import Table

from thongthin.commands.options import echo_json, echo_table, json_option, project_option
from thongthin.errors import UsageError
from thongthin.graph.vocabulary import read_vocabulary
from thongthin.lifting.kit import Kit
from thongthin.lifting.registers import list_registers
from thongthin.lifting.tabular.column import Register
from thongthin.lifting.tabular.template import template
from thongthin.paths import Project


@click.command()
@click.argument("name", required=False)
@click.option(
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Workbook (.xlsx) to write: heads, drop-downs and a sheet on how to fill it in.",
)
@project_option
@json_option
def register(name: str | None, out: Path | None, project: Project, as_json: bool) -> None:
    """List the registers, or write an empty workbook for one.

    Without NAME the registers are listed, with it the columns of that one. With --out an empty
    workbook is written; fill it in and give it to `thongthin build`. A file that is there is kept
    as it is: name another.

    Example: thongthin register mou --out my-mous.xlsx
    """
    known = {each.id: each for each in list_registers(project)}
    if name is not None and name not in known:
        raise UsageError(f"there is no register {name!r}; there are: {', '.join(known)}")
    if out is not None:
        if name is None:
            raise UsageError(f"name the register to write; there are: {', '.join(known)}")
        _write(known[name], out, project)
    elif as_json:
        echo_json([_as_json(each) for each in known.values() if name in (None, each.id)])
    else:
        echo_table(_registers(known) if name is None else _columns(known[name]))


def _write(chosen: Register, out: Path, project: Project) -> None:
    if out.exists():
        raise UsageError("is there already and may hold your rows; name another", where=str(out))
    if out.suffix.lower() != ".xlsx":
        raise UsageError("must end in .xlsx", where=str(out))
    kit = Kit.load(project, read_vocabulary(project))
    beside = out.with_name(f".{out.name}.part")  # takes its name in one step
    beside.write_bytes(template(chosen, kit))
    beside.rename(out)
    click.echo(f"{out}: fill in, then: thongthin build {out}")


def _registers(known: dict[str, Register]) -> Table:
    table = Table(box=None, pad_edge=False)
    for head in ("register", "title", "rows from", "sheets"):
        table.add_column(head)
    for each in known.values():
        sheets = ", ".join(sheet.name for sheet in each.sheets if sheet.name)
        table.add_row(each.id, each.title.get("en", ""), each.file or "your own table", sheets)
    return table


def _columns(chosen: Register) -> Table:
    table = Table(box=None, pad_edge=False)
    for head in ("sheet", "column", "type", "required", "what goes into it"):
        table.add_column(head)
    for sheet in chosen.sheets:
        for column in sheet.columns.values():
            required = "yes" if column.required else ""
            about = column.about.get("en", "")
            table.add_row(sheet.name, column.heads[0], column.type, required, about)
    return table


def _as_json(each: Register) -> dict[str, Any]:
    return {
        "register": each.id,
        "title": dict(each.title),
        "file": each.file,
        "sheets": [
            {
                "sheet": sheet.name,
                "columns": [
                    {
                        "name": column.name,
                        "heads": list(column.heads),
                        "type": column.type,
                        "required": column.required,
                        "about": dict(column.about),
                    }
                    for column in sheet.columns.values()
                ],
            }
            for sheet in each.sheets
        ],
    }
