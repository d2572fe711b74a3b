"""The same project gives the same pages, whatever the hash seed; write_docs writes them all."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest
from docs_pages import STYLE, pages

from thongthin.paths import Project
from thongthin.publishing.ontology_docs import write_docs

PROGRAM = (
    "import sys; from pathlib import Path; from thongthin.paths import Project;"
    "from thongthin.publishing.ontology_docs import write_docs;"
    "write_docs(Project(), Path(sys.argv[1]))"
)


def digests(folder: Path) -> dict[str, str]:
    """Return path → digest of every file of a folder."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file()
    }


@pytest.mark.slow
def test_two_hash_seeds_give_the_same_bytes(tmp_path: Path) -> None:
    for seed in ("1", "2"):
        subprocess.run(
            [sys.executable, "-c", PROGRAM, str(tmp_path / seed)],
            env={**os.environ, "PYTHONHASHSEED": seed, "LC_ALL": "C"},
            check=True,
        )
    assert digests(tmp_path / "1") == digests(tmp_path / "2")


def test_every_page_and_the_style_are_written(tmp_path: Path) -> None:
    written = write_docs(Project(), tmp_path)
    assert {path.relative_to(tmp_path).as_posix() for path in written} == {*pages(), "style.css"}
    assert written == tuple(sorted(written))
    assert (tmp_path / "style.css").read_bytes() == STYLE.read_bytes()
    for name, text in pages().items():
        assert (tmp_path / name).read_text(encoding="utf-8") == text


def test_a_page_bears_no_time_of_making(tmp_path: Path) -> None:
    for name, text in pages().items():
        assert "<time" not in text or name.endswith("index.html")
