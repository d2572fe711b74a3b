"""Follow a guide literally: write its files, run its commands, put their true output behind them.

    python tests/docs/followed_guide.py          # rewrite docs/guide.md

A file is a fenced block whose name stands alone on the line before it, in backquotes with a colon.
In a `console` block each line that begins with `$ ` is run; behind it stands its output. A line of
the output that ends in `…` may go on in any way, one that is nothing else stands for any lines.
"""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

GUIDE = Path(__file__).parents[2] / "docs" / "guide.md"
BLOCK = re.compile(
    r"(?:^`(?P<name>[^`\n]+)`:\n\n)?^```(?P<kind>\w+)\n(?P<body>.*?)^```$", re.M | re.S
)
COMMAND = re.compile(r"^\$ (?P<line>[^\n]+)\n(?P<output>(?:(?!\$ )[^\n]*\n)*)", re.M)
ANY = "…"


class Step(NamedTuple):
    """A command of the guide.

    Attributes:
        line: as it is written.
        shown: the output that the guide shows.
        true: the output that it has.
    """

    line: str
    shown: str
    true: str

    @property
    def is_true(self) -> bool:
        """Whether the output is what the guide shows."""
        return fits(self.shown, self.true)


def follow(text: str, folder: Path) -> Iterator[Step]:
    """Write the files and run the commands of a guide in a folder, in its order."""
    for block in BLOCK.finditer(text):
        if block["name"]:
            path = folder / block["name"]
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(block["body"], encoding="utf-8")
        elif block["kind"] == "console":
            for command in COMMAND.finditer(block["body"]):
                yield Step(command["line"], command["output"], run(command["line"], folder))


def run(line: str, folder: Path) -> str:
    """Run a command of the guide and return what it prints, talk included."""
    first, *rest = shlex.split(line)
    program = [sys.executable, "-m", "thongthin.cli"] if first == "thongthin" else [first]
    done = subprocess.run(
        [*program, *rest], cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        text=True, encoding="utf-8", check=False,
    )  # fmt: skip
    return "\n".join(part.rstrip() for part in done.stdout.splitlines()) + "\n"


def fits(shown: str, true: str) -> bool:
    """Say whether an output is what a guide shows, its open lines apart."""
    return re.fullmatch("".join(map(_expression, shown.splitlines())), true) is not None


def _expression(line: str) -> str:
    if line == ANY:
        return r"(?:[^\n]*\n)*?"
    if line.endswith(ANY) and line[:-1].rstrip():
        return re.escape(line[:-1]) + r"[^\n]*\n"
    return re.escape(line) + r"\n"


def renewed(text: str) -> str:
    """Return a guide with the true output behind every command whose output is not true."""
    with TemporaryDirectory() as folder:
        steps = follow(text, Path(folder))

        def renew(block: re.Match[str]) -> str:
            if block["kind"] != "console" or block["name"]:
                return block[0]
            return COMMAND.sub(lambda _: _written(next(steps)), block[0])

        found = BLOCK.sub(renew, text)
        list(steps)
    return found


def _written(step: Step) -> str:
    return f"$ {step.line}\n{step.shown if step.is_true else step.true}"


if __name__ == "__main__":
    GUIDE.write_text(renewed(GUIDE.read_text(encoding="utf-8")), encoding="utf-8")
