"""`thongthin ontology`: the ontology as files that other projects take."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click
from rich.table import Table

from thongthin.commands.options import echo_json, echo_table, json_option, project_option
from thongthin.graph.namespaces import SITE
from thongthin.paths import Project
from thongthin.publishing.ontology.folder import write_release
from thongthin.publishing.ontology.shape_groups import GENERIC


@click.command()
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    required=True,
    metavar="DIR",
    help="Folder to write; what it holds stays whole until the new files are.",
)
@click.option(
    "--site",
    default=SITE,
    show_default=True,
    metavar="ADDRESS",
    help="Where the files will be published; the redirects of the IRIs (w3id/) lead there.",
)
@project_option
@json_option
def ontology(out: Path, site: str, project: Project, as_json: bool) -> None:
    """Write the ontology, its vocabularies and shapes for others.

    Pages of documentation in English (en/index.html) and Thai (th/index.html); profiles (core,
    rl, dl, generic ones for any country, inferred, bridge) and the whole, shapes and vocabularies,
    each as Turtle, RDF/XML, JSON-LD and N-Triples; terms and concepts as CSV; the JSON-LD
    context, mappings, examples, redirects for w3id.org, and manifest.json. The same inputs give
    the same bytes. Files of your own in the folder stay.

    An ontology of your own (--project DIR) is judged first, as by `thongthin check`; with a
    violation nothing is written and the exit code is 1.

    Example: thongthin ontology --out release/
    """
    manifest = write_release(project, out, site)
    if as_json:
        echo_json(manifest)
        return
    echo_table(_table(manifest))
    counted = ", ".join(f"{number:,} {name}" for name, number in manifest["counts"].items())
    click.echo(f"version {manifest['version']}: {counted}")
    click.echo(f"{len(manifest['files']) + 1:,} files written to {out}")
    click.echo(f"open {out / 'en/index.html'}, or {out / 'th/index.html'} in Thai, in a browser")


def _table(manifest: dict[str, Any]) -> Table:
    table = Table(box=None, pad_edge=False)
    table.add_column("artefact")
    table.add_column("triples", justify="right")
    for path, triples in manifest["triples"].items():
        if not path.startswith(("scheme/", "shapes/")) or path == f"shapes/{GENERIC}":
            table.add_row(path, f"{triples:,}")
    return table
