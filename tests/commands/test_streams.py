"""Data on one stream and talk on the other; streams and files that fail."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from pathlib import Path

import pytest
from calling import COLUMN, Capture, call, kg, program


def test_a_reader_that_goes_away_is_no_fault() -> None:
    command = f"'{sys.executable}' -m thongthin.cli sparql 'SELECT * {{ ?s ?p ?o }}' --kg '{kg()}'"
    run = subprocess.run(
        ["sh", "-c", f"{{ {command}; echo \"code $?\" >&2; }} | head -1"],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert run.stderr == "code 0\n"
    assert len(run.stdout.splitlines()) == 1


@pytest.mark.parametrize(
    "arguments", [("ask",), ("explain", "Chomphu"), ("validate", "--json")], ids=lambda a: a[0]
)
def test_an_output_without_room_is_told(arguments: tuple[str, ...]) -> None:
    full = Path("/dev/full")
    if not full.exists():
        pytest.skip("this system has no device that is always full")
    with full.open("w") as nowhere:
        run = program(*arguments, "--kg", kg(), out=nowhere)
    assert run.returncode == 3
    assert run.stderr == "thongthin: nothing more can be told (No space left on device)\n"


def test_an_answer_that_cannot_be_written_is_told(capsys: Capture, tmp_path: Path) -> None:
    for path, wanted in ((tmp_path / "none" / "a.csv", 2), (tmp_path, 2)):
        arguments = ("ask", "principles_by_body", "--format", "csv", "--out", path, "--kg", kg())
        code, out, err = call(capsys, *arguments)
        assert (code, out) == (wanted, "")
        assert err.startswith(f"thongthin: {path}: is no place for a file")


def test_a_query_file_is_read_and_one_that_is_no_text_is_told(
    capsys: Capture, tmp_path: Path
) -> None:
    good, bad = tmp_path / "good.rq", tmp_path / "bad.rq"
    good.write_text("ASK { ?s a lgc:LearningCentre }", encoding="utf-8")
    bad.write_bytes("# ถาม\nASK {}".encode("cp874"))
    assert call(capsys, "sparql", "--file", good, "--kg", kg()) == (0, "true\n", "")
    code, _, err = call(capsys, "sparql", "--file", bad, "--kg", kg())
    assert code == 2
    assert err == f"thongthin: {bad}: is not UTF-8 (byte 2); save the query as UTF-8\n"


def test_a_query_is_read_from_standard_input(
    capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("ASK { ?s a lgc:LearningCentre }"))
    assert call(capsys, "sparql", "-", "--kg", kg()) == (0, "true\n", "")


TERMINAL = """
import os, pty, sys
def copy(descriptor):
    data = os.read(descriptor, 65536)
    return data
sys.exit(os.waitstatus_to_exitcode(pty.spawn(sys.argv[1:], copy)))
"""


def test_a_terminal_is_shown_how_far_the_build_is_and_a_file_is_not(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "thongthin.cli", "build", str(COLUMN), "--out", "kg"]
    settings = {**os.environ, "TERM": "xterm-256color", "COLUMNS": "100", "NO_COLOR": ""}
    shown = subprocess.run(
        [sys.executable, "-c", TERMINAL, *command],
        cwd=tmp_path, env=settings, capture_output=True, stdin=subprocess.DEVNULL, check=False,
    )  # fmt: skip
    assert shown.returncode == 0
    assert b"\x1b[" in shown.stdout
    assert any(step in shown.stdout for step in (b"reading", b"lifting", b"writing"))
    assert b"kpiebook62009-319" in shown.stdout
    quiet = subprocess.run(command, cwd=tmp_path, env=settings, capture_output=True, check=False)
    assert b"\x1b" not in quiet.stdout + quiet.stderr
    assert b"lifting" not in quiet.stdout + quiet.stderr
