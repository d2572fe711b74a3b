"""Help that a newcomer understands, and wrong use of the command line."""

from __future__ import annotations

import click
import pytest
from calling import Capture, call

from thongthin import __version__
from thongthin.cli import COMMANDS, cli


def test_help_names_every_command_with_what_it_is_for(capsys: Capture) -> None:
    code, out, err = call(capsys, "--help")
    assert (code, err) == (0, "")
    for name in COMMANDS:
        line = next(line for line in out.splitlines() if line.startswith(f"  {name} "))
        assert len(line.split()) > 3
    assert "thongthin build" in out


def test_without_a_command_help_is_shown_as_wrong_use(capsys: Capture) -> None:
    code, out, err = call(capsys)
    assert (code, out) == (2, "")
    assert "Usage: " in err


def test_version(capsys: Capture) -> None:
    assert call(capsys, "--version") == (0, f"thongthin, version {__version__}\n", "")


@pytest.mark.parametrize("name", COMMANDS)
def test_help_of_a_command_tells_every_option_and_an_example(capsys: Capture, name: str) -> None:
    code, out, err = call(capsys, name, "--help")
    assert (code, err) == (0, "")
    command = cli.get_command(click.Context(cli), name)
    assert command is not None
    for parameter in command.params:
        if isinstance(parameter, click.Option):
            assert parameter.help, f"{name} {parameter.opts[0]} has no help"
            assert all(option in out for option in parameter.opts)
        else:
            assert parameter.human_readable_name in out or "{" in out
    assert f"Example: thongthin {name}" in out
    assert max(map(len, out.splitlines())) <= 80


@pytest.mark.parametrize("arguments", [("nonsense",), ("build", "--nonsense"), ("ask", "a", "b")])
def test_wrong_use_is_told_on_standard_error(capsys: Capture, arguments: tuple[str, ...]) -> None:
    code, out, err = call(capsys, *arguments)
    assert (code, out) == (2, "")
    assert "Usage: " in err
    assert "Error: " in err
