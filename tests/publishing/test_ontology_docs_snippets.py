"""The programs of the guide run, and print what the guide says that they print."""

from __future__ import annotations

import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path

import pyoxigraph as ox
import pytest
from docs_pages import LANGUAGES, find, text_of, tree
from releases import folder

from thongthin.publishing.ontology_docs.guide import read_snippets

PROGRAMS = tuple(name for name in read_snippets() if name.endswith(".py"))
FILES = ("def.ttl", "def.rdf", "shapes.ttl", "context.jsonld")
"""What the guide has its reader take from a release."""

pytestmark = pytest.mark.slow


@cache
def _desk(home: Path) -> Path:
    for name in FILES:
        shutil.copy(folder() / name, home / name)
    for snippet in read_snippets().values():
        (home / snippet.name).write_text(snippet.text, encoding="utf-8")
    return home


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder as a reader has it: the files of a release and those of the guide."""
    return _desk(tmp_path_factory.mktemp("guide"))


@pytest.mark.parametrize("name", PROGRAMS)
def test_a_program_prints_what_the_guide_shows(name: str, desk: Path) -> None:
    run = subprocess.run(
        [sys.executable, "-X", "utf8", name], cwd=desk, capture_output=True, text=True,
        encoding="utf-8", check=False,
    )  # fmt: skip
    assert run.returncode == 0, run.stderr
    assert run.stdout == read_snippets()[name].output
    assert run.stdout.strip()


def test_a_program_that_prints_else_would_be_found(desk: Path) -> None:
    (desk / "planted.py").write_text("print('else')", encoding="utf-8")
    run = subprocess.run([sys.executable, "planted.py"], cwd=desk, capture_output=True, text=True)
    assert run.stdout != read_snippets()[PROGRAMS[0]].output


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_guide_shows_every_file_and_output(language: str) -> None:
    shown = [text_of(node) for node in find(tree(f"{language}/guide.html"), "pre")]
    for snippet in read_snippets().values():
        assert " ".join(snippet.text.split()) in shown
        assert " ".join(snippet.output.split()) in [*shown, ""]


def test_terms_of_ones_own_hang_under_terms_that_there_are() -> None:
    known = (folder() / "def.nt").read_text(encoding="utf-8")
    text = read_snippets()["own_terms.ttl"].text
    named = {
        node.value
        for quad in ox.parse(text, format=ox.RdfFormat.TURTLE)
        for node in quad.triple
        if isinstance(node, ox.NamedNode) and "w3id.org/thongthin" in node.value
    }
    assert named
    assert all(f"<{iri}>" in known for iri in named)
