"""The command line: `thongthin build ask sparql explain validate evaluate bench`.

Commands only parse, call and print. Data go to standard output, talk and progress to standard
error; colours and progress bars appear on a terminal only. Exit codes: 0 fine, 1 findings (a
violation, a document left out, a statement missing), 2 wrong use, 3 a step failed.
"""

from __future__ import annotations

import os
import sys

import click

from thongthin import __version__
from thongthin.commands.answers import ask, explain, sparql
from thongthin.commands.builds import build, validate
from thongthin.commands.measures import bench, evaluate
from thongthin.errors import ThongthinError

INTERRUPTED = 3
"""Exit code of a command that was stopped from the keyboard: its step did not finish."""


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="thongthin")
def cli() -> None:
    """Lift reports on Thai local government into a graph that leads back to its words.

    Begin with `thongthin build`: it reads the sample pages that are shipped and writes kg/. Then
    `thongthin ask` lists the questions that can be asked of it, and `thongthin explain` leads any
    answer to the page and its words.
    """


for command in (build, ask, sparql, explain, validate, evaluate, bench):
    cli.add_command(command)


def main() -> None:
    """Run the command line and end the process with its exit code."""
    try:
        code = cli.main(standalone_mode=False)
    except click.exceptions.Abort:
        click.echo("thongthin: stopped; what was built before is untouched", err=True)
        code = INTERRUPTED
    except click.ClickException as error:
        error.show()
        code = error.exit_code
    except ThongthinError as error:
        click.echo(f"thongthin: {error}", err=True)
        code = error.exit_code
    except BrokenPipeError:
        # The reader (head, less) has gone; what it did not read is no fault.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = 0
    sys.exit(code if isinstance(code, int) else 0)


if __name__ == "__main__":
    main()
