"""Write the pages into a folder."""

from __future__ import annotations

from pathlib import Path

from thongthin.paths import Project
from thongthin.publishing.ontology_docs.facts import read_facts
from thongthin.publishing.ontology_docs.render import render

STYLE = "style.css"


def write_docs(project: Project, out: Path) -> tuple[Path, ...]:
    """Write the documentation of the ontology: the same pages in Thai and in English.

    Args:
        project: the data folders in force.
        out: a folder; made where it is not there, files of the same names are replaced.

    Returns:
        The files that were written, sorted.

    Raises:
        ThongthinError: a file of the project is wrong; names it and what was expected.
    """
    texts = dict(render(read_facts(project)))
    texts[STYLE] = (Path(__file__).parent / STYLE).read_text(encoding="utf-8")
    for name, text in texts.items():
        path = out / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    return tuple(sorted(out / name for name in texts))
