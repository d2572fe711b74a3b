"""What the tests of the command line share: a call of it, and a built graph to ask."""

from __future__ import annotations

import atexit
import subprocess
import sys
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from unittest import mock

import pytest

from thongthin.build import build
from thongthin.cli import main
from thongthin.paths import Project, packaged_root

Capture = pytest.CaptureFixture[str]

Run = tuple[object, str, str]
"""Exit code, standard output, standard error."""

GOLD = Path(__file__).parents[1] / "gold"
COLUMN = packaged_root() / "seeds" / "001_0e9f592a11e1b1a8.txt"
BODY = "https://w3id.org/thongthin/id/body/th-501903-subdistrict-municipality"


@cache
def kg() -> Path:
    """Return the folder of a graph that is built from the seeds; not to be changed."""
    home = TemporaryDirectory()
    atexit.register(home.cleanup)
    out = Path(home.name) / "kg"
    build(Project(), (), out)
    return out


def call(capsys: Capture, *arguments: object) -> Run:
    """Run the command in this process; an exception that it does not expect comes through."""
    capsys.readouterr()
    with (
        mock.patch.object(sys, "argv", ["thongthin", *map(str, arguments)]),
        pytest.raises(SystemExit) as ended,
    ):
        main()
    out, err = capsys.readouterr()
    return ended.value.code, out, err


def program(*arguments: object, out: Any = subprocess.PIPE) -> subprocess.CompletedProcess[str]:
    """Run the command as a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "thongthin.cli", *map(str, arguments)],
        stdout=out, stderr=subprocess.PIPE, text=True, encoding="utf-8", check=False,
    )  # fmt: skip
