"""An interrupt, or a killed process, leaves the graph that was there."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest
from building import (
    COLUMN,
    COMMAND,
    SPREAD,
    Capture,
    call,
    digests,
    earlier_graph,
    write_page,
)

STOPPED = "thongthin: stopped; what was built before is untouched"

STOP_AT = """
import functools, importlib, os, signal, sys
from thongthin.cli import main
module, name, times = sys.argv[1], sys.argv[2], int(sys.argv[3])
del sys.argv[1:4]
home = importlib.import_module(module)
real = getattr(home, name)
@functools.wraps(real)
def stop(*arguments, **named):
    global times
    times -= 1
    if times == 0:
        os.killpg(0, signal.SIGINT)
    return real(*arguments, **named)
setattr(home, name, stop)
main()
"""
"""Runs the command and sends its whole process group a Ctrl-C where a function is called."""

MOMENTS: dict[str, tuple[str, str, int]] = {
    "reading the vocabulary": ("thongthin.build", "read_vocabulary", 1),
    "lifting the second page": ("thongthin.lifting.many", "lift_page", 2),
    "assembling": ("thongthin.build", "assemble", 1),
    "inferring": ("thongthin.build", "infer", 1),
    "validating": ("thongthin.graph.validate", "_judge", 2),
    "writing the first file": ("thongthin.graph.write", "write_lines", 1),
    "writing the last file": ("thongthin.graph.write", "write_lines", 6),
    "taking over": ("thongthin.graph.atomic", "_take_over", 1),
    "swapping": ("thongthin.graph.atomic", "_swap", 1),
}


@pytest.mark.parametrize(("module", "name", "times"), MOMENTS.values(), ids=MOMENTS)
def test_an_interrupt_leaves_the_earlier_graph(
    tmp_path: Path, module: str, name: str, times: int
) -> None:
    earlier_graph(tmp_path)
    before = digests(tmp_path)
    run = _stopped(tmp_path, (module, name, times), SPREAD, COLUMN)
    assert run.stderr.strip().splitlines() == [STOPPED]
    assert run.returncode == 3
    assert run.stdout == ""
    assert digests(tmp_path) == before
    assert [path.name for path in tmp_path.iterdir()] == ["kg"]


@pytest.mark.parametrize(
    ("module", "name", "times"),
    [("thongthin.lifting.many", "_lift", 3), ("thongthin.graph.validate", "_judge", 1)],
    ids=["lifting", "validating"],
)
def test_an_interrupt_of_several_processes_is_one_sentence(
    tmp_path: Path, module: str, name: str, times: int
) -> None:
    """Ctrl-C reaches all processes of a terminal; only the first of them answers."""
    for number in range(1, 13):
        write_page(tmp_path / "pages", f"{number}.txt", "เทศบาลตำบลหนึ่ง", number=number)
    earlier_graph(tmp_path)
    before = digests(tmp_path)
    moment = (module, name, times)
    run = _stopped(tmp_path, moment, tmp_path / "pages", "--processes", 2)
    assert run.stderr.strip().splitlines() == [STOPPED]
    assert run.returncode == 3
    assert digests(tmp_path) == before


def test_a_build_that_is_killed_leaves_the_earlier_graph_and_the_next_clears_up(
    tmp_path: Path, capsys: Capture
) -> None:
    kg = earlier_graph(tmp_path)
    before = digests(kg)
    killing = STOP_AT.replace("SIGINT", "SIGKILL")
    moment = ("thongthin.graph.write", "write_lines", 3)
    run = _stopped(tmp_path, moment, COLUMN, script=killing)
    assert run.returncode == -9
    assert digests(kg) == before
    assert {path.name for path in tmp_path.iterdir()} == {"kg", ".kg.new"}
    again = call(capsys, "build", COLUMN, "--out", kg)
    assert again.code == 0
    assert [path.name for path in tmp_path.iterdir()] == ["kg"]


def test_a_process_that_is_ended_from_outside_is_told(tmp_path: Path) -> None:
    """As the system does with one that takes too much memory."""
    for number in range(1, 13):
        write_page(tmp_path / "pages", f"{number}.txt", "เทศบาลตำบลหนึ่ง", number=number)
    killing = STOP_AT.replace("os.killpg(0, signal.SIGINT)", "os.kill(os.getpid(), signal.SIGKILL)")
    moment = ("thongthin.lifting.many", "_lift", 2)
    pages = tmp_path / "pages"
    run = _stopped(tmp_path, moment, pages, "--processes", 2, script=killing)
    assert run.returncode == 3
    assert run.stderr.startswith("thongthin: a process of the build was ended from outside")
    assert "--processes 1" in run.stderr
    assert len(run.stderr.splitlines()) == 1
    assert not (tmp_path / "kg").exists()


def _stopped(
    folder: Path, moment: tuple[str, str, int], *arguments: object, script: str = STOP_AT
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [COMMAND[0], "-c", script, *map(str, moment), "build", *map(str, arguments), "--out", "kg"],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        start_new_session=True,
        timeout=120,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
    )
