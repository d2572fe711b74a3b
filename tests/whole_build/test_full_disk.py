"""A full disk leaves the graph that was there."""

from __future__ import annotations

import errno
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from building import (
    COLUMN,
    COMMAND,
    SPREAD,
    Capture,
    call,
    digests,
    earlier_graph,
    texts,
)


def test_a_full_disk_leaves_the_earlier_graph(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    """Every file of the graph may be the one for which there is no room."""
    earlier_graph(tmp_path)
    before = digests(tmp_path)
    for at in range(1, 7):
        calls = _fail_at(monkeypatch, at)
        run = call(capsys, "build", COLUMN, "--out", tmp_path / "kg")
        monkeypatch.undo()
        assert len(calls) == at
        assert run.code == 3
        assert run.sentences == [
            f"thongthin: {tmp_path}/kg: the disk is full; what was built before is untouched; "
            "free some space and build again"
        ]
        assert digests(tmp_path) == before
        assert sorted(path.name for path in tmp_path.iterdir()) == ["kg"]


def _fail_at(monkeypatch: pytest.MonkeyPatch, at: int) -> list[Path]:
    """Have the n-th file that is written find no room; return the files that were begun."""
    from thongthin.graph import write

    real, begun = write.write_lines, []

    def write_lines(path: Path, lines: Any) -> Any:
        begun.append(path)
        if len(begun) == at:
            path.write_bytes(b"half")
            raise OSError(errno.ENOSPC, "No space left on device")
        return real(path, lines)

    monkeypatch.setattr(write, "write_lines", write_lines)
    return begun


FULL_DISK = """
set -e
mount -t tmpfs -o size=6m tmpfs "$1"
cp -r "$2" "$1/kg"
shift 2
set +e
"$@" --out disk/kg
echo "code $?" >&2
set -e
cp -r disk/kg left
ls -A disk > names
"""
"""Builds on a file system of 6 MB that holds a graph of some 3 MB: there is no room for another."""


def test_a_disk_that_is_really_full(tmp_path: Path) -> None:
    kg = earlier_graph(tmp_path)
    (tmp_path / "disk").mkdir()
    apart = ("unshare", "--map-root-user", "--mount")
    if shutil.which("unshare") is None or subprocess.run(
        [*apart, "mount", "-t", "tmpfs", "tmpfs", str(tmp_path / "disk")],
        capture_output=True, check=False,
    ).returncode:  # fmt: skip
        pytest.skip("this system lets no small file system be mounted to fill it")
    script = ("sh", "-c", FULL_DISK, "sh", "disk", str(kg))
    run = subprocess.run(
        [*apart, *script, *COMMAND, "build", str(COLUMN), str(SPREAD)],
        cwd=tmp_path, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert run.stderr.splitlines() == [
        "thongthin: disk/kg: the disk is full; what was built before is untouched; free some "
        "space and build again",
        "code 3",
    ]
    assert texts(tmp_path / "left") == texts(kg)
    assert (tmp_path / "names").read_text() == "kg\n"
