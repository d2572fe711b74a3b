"""The command line: `thongthin build ask sparql explain validate check ontology evaluate bench`.

Commands only parse, call and print. Data go to standard output, talk and progress to standard
error; colours and progress bars appear on a terminal only. Exit codes: 0 fine, 1 findings (a
violation, a document left out, a statement missing), 2 wrong use, 3 a step failed.
"""

from __future__ import annotations

import os
import sys
from importlib import import_module

import click

from thongthin import __version__
from thongthin.errors import ThongthinError

FAILED = 3
"""Exit code of a step that failed, or that was stopped from the keyboard."""

COMMANDS = {
    "init": "thongthin.commands.projects",
    "build": "thongthin.commands.builds",
    "propose": "thongthin.commands.proposals",
    "ask": "thongthin.commands.answers",
    "explain": "thongthin.commands.answers",
    "sparql": "thongthin.commands.answers",
    "review": "thongthin.commands.reviewing",
    "rules": "thongthin.commands.rules",
    "register": "thongthin.commands.registers",
    "layout": "thongthin.commands.layouts",
    "validate": "thongthin.commands.builds",
    "check": "thongthin.commands.checks",
    "ontology": "thongthin.commands.ontology",
    "evaluate": "thongthin.commands.measures",
    "bench": "thongthin.commands.measures",
}
"""Command → module that holds it, in the order in which help tells them."""


class Commands(click.Group):
    """Commands that are imported when they are called: an early Ctrl-C finds `main` awake."""

    def list_commands(self, _ctx: click.Context) -> list[str]:
        """Return the commands in the order of a first use."""
        return list(COMMANDS)

    def get_command(self, _ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import and return a command, None where there is none of that name."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = getattr(import_module(COMMANDS[cmd_name]), cmd_name)
        return command


@click.command(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="thongthin")
def cli() -> None:
    """Lift reports on Thai local government into a graph that leads back to its words.

    Begin with `thongthin build`: it reads the sample pages that are shipped and writes kg/. Then
    `thongthin ask` lists the questions that can be asked of it, and `thongthin explain` leads any
    answer to the page and its words.
    """


def main() -> None:
    """Run the command line and end the process with its exit code."""
    sys.exit(_run())


def _run() -> int:
    try:
        code = cli.main(standalone_mode=False)
        sys.stdout.flush()
    except click.exceptions.Abort:
        return _say("stopped; what was built before is untouched", FAILED)
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except ThongthinError as error:
        return _say(str(error), error.exit_code)
    except BrokenPipeError:
        # The reader (head, less) has gone; what it did not read is no fault.
        _close_stdout()
        return 0
    except OSError as error:
        _close_stdout()
        what = f"{error.filename}: cannot be used" if error.filename else "nothing more can be told"
        return _say(f"{what} ({error.strerror})", FAILED)
    return code if isinstance(code, int) else 0


def _say(sentence: str, code: int) -> int:
    click.echo(f"thongthin: {sentence}", err=True)
    return code


def _close_stdout() -> None:
    """Have Python drop what could not be printed, instead of failing on it again at the end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


if __name__ == "__main__":
    main()
