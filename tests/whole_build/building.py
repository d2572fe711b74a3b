"""What the tests of the build share: the command as a process, digests, folders of pages."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest import mock

import pytest

from thongthin.build import Built, build
from thongthin.cli import main
from thongthin.paths import Project, packaged_root

SEEDS = packaged_root() / "seeds"
SPREAD = SEEDS / "000_69b0fa17c0c95a95.txt"
COLUMN = SEEDS / "001_0e9f592a11e1b1a8.txt"
REVIEWED = "mappings/layout/kpi17733-253.yaml"
CURATED = "mappings/curated/kpi17733-253.yaml"

COMMAND = (sys.executable, "-m", "thongthin.cli")

PAGE = """Page {number} - {report}
P. {number}
{text}
"""
"""The head lines that the pages of flip-books have."""


def thongthin(
    *arguments: object, cwd: Path | None = None, env: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Run the command and return its exit code and what it printed."""
    return subprocess.run(
        [*COMMAND, *map(str, arguments)],
        cwd=cwd,
        env={**os.environ, **(env or {})},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def digests(folder: Path) -> dict[str, str]:
    """Return relative path → SHA-256 of every file below a folder, hidden ones included."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def write_page(
    folder: Path, name: str, text: str, *, report: str = "report", number: int = 1
) -> Path:
    """Write a page with its head lines and return its path."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_text(PAGE.format(number=number, report=report, text=text), encoding="utf-8")
    return path


@cache
def built_seeds() -> tuple[Built, Mapping[str, str]]:
    """Return a build of the seeds: what it told, and file name → content."""
    with TemporaryDirectory() as folder:
        out = Path(folder) / "kg"
        built = build(Project(), (), out)
        return built, texts(out)


def texts(folder: Path) -> dict[str, str]:
    """Return file name → content of a built folder."""
    return {path.name: path.read_text(encoding="utf-8") for path in sorted(folder.iterdir())}


def graph_lines(quads: str, ending: str) -> frozenset[str]:
    """Return the triples, as `subject predicate object`, of the graphs whose IRI ends so."""
    tail = f"{ending}> ."
    return frozenset(line.rpartition(" <")[0] for line in quads.splitlines() if line.endswith(tail))


OTHERS = "kpiebook62009"
"""Report of the page that is built beside a bad one."""

Capture = pytest.CaptureFixture[str]


@dataclass(frozen=True)
class Run:
    """What a call of the command gave."""

    code: object
    out: str
    err: str

    @property
    def sentences(self) -> list[str]:
        """The lines of standard error."""
        return self.err.splitlines()


def call(capsys: pytest.CaptureFixture[str], *arguments: object) -> Run:
    """Run the command in this process; an exception that it does not expect comes through."""
    capsys.readouterr()
    with (
        mock.patch.object(sys, "argv", ["thongthin", *map(str, arguments)]),
        pytest.raises(SystemExit) as ended,
    ):
        main()
    return Run(ended.value.code, *capsys.readouterr())


def earlier_graph(folder: Path) -> Path:
    """Write an earlier built graph, with a file of the user's own in it, and return its folder."""
    kg = folder / "kg"
    kg.mkdir(parents=True)
    for name, text in built_seeds()[1].items():
        (kg / name).write_text(text, encoding="utf-8")
    (kg / "notes.txt").write_text("my own", encoding="utf-8")
    return kg


def assert_rest_is_built(folder: Path, run: Run) -> None:
    """The good page beside the bad one is in the graph, whole."""
    built = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    whole = json.loads(built_seeds()[1]["manifest.json"])
    for part in ("facts", "evidence"):
        graph = next(g for g in whole["triples"]["graphs"] if g.endswith(f"{OTHERS}/{part}"))
        assert built["triples"]["graphs"][graph] == whole["triples"]["graphs"][graph]
    assert f"{OTHERS}-319" in run.out
    assert "SHACL: conforms" in run.out
