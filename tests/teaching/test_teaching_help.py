"""The help of the commands that teach: what each does, its options, an example that is true."""

from __future__ import annotations

import re
import shlex

import click
import pytest
from taught import Capture, call

from thongthin.commands.layouts import layout
from thongthin.commands.rules import rules

COMMANDS = [(group, name) for group in (rules, layout) for name in group.commands]


@pytest.mark.parametrize(("group", "name"), COMMANDS, ids=[name for _, name in COMMANDS])
def test_help_tells_every_option_and_an_example(
    capsys: Capture, group: click.Group, name: str
) -> None:
    code, out, err = call(capsys, group.name, name, "--help")
    assert (code, err) == (0, "")
    assert max(map(len, out.splitlines())) <= 80
    for parameter in group.commands[name].params:
        if isinstance(parameter, click.Option):
            assert parameter.help
            assert all(option in out for option in parameter.opts)
    example = re.search(rf"Example: thongthin {group.name} {name}", " ".join(out.split()))
    assert example


@pytest.mark.parametrize("group", [rules, layout], ids=["rules", "layout"])
def test_help_of_the_group_names_its_commands(capsys: Capture, group: click.Group) -> None:
    code, out, _ = call(capsys, group.name, "--help")
    assert code == 0
    assert all(f"  {name} " in out for name in group.commands)


def test_examples_that_need_no_project_of_ones_own_run(capsys: Capture) -> None:
    for command in (rules, *rules.commands.values()):
        found = re.search(r"Example: thongthin (.+)", command.help or "")
        assert found
        if "my-project" not in found[1]:
            code, out, _ = call(capsys, *shlex.split(found[1]))
            assert code == 0
            assert out
