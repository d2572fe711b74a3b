"""What tests of the commands share: a call in this process, and a network that is shut."""

from __future__ import annotations

import json
import socket
import sys
from pathlib import Path
from typing import Any, NamedTuple
from unittest import mock

import pytest

from thongthin.cli import main


class Run(NamedTuple):
    """What a call of the command gave."""

    code: object
    out: str
    err: str


def call(capsys: pytest.CaptureFixture[str], *arguments: object) -> Run:
    """Run the command; an exception that it does not expect comes through."""
    capsys.readouterr()
    with (
        mock.patch.object(sys, "argv", ["thongthin", *map(str, arguments)]),
        pytest.raises(SystemExit) as ended,
    ):
        main()
    return Run(ended.value.code, *capsys.readouterr())


def shut_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every attempt to make a socket fail the test."""

    def refuse(*_: Any, **__: Any) -> None:
        raise AssertionError("a socket is opened")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "create_connection", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


def contents(folder: Path) -> dict[str, bytes]:
    """Return file name → content of a folder."""
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def json_lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
