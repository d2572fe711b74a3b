"""The programs of the guide, and what they print: files of their own that the tests run.

A program is kept as `name.py.txt`, so that no tool takes it for a module of the package, beside
what it prints, `name.out.txt`; `python tools/renew_guide.py` writes the latter anew.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

SNIPPETS = Path(__file__).parent / "snippets"

_HIDDEN = ".txt"


@dataclass(frozen=True, slots=True)
class Snippet:
    """One file of the guide.

    Attributes:
        name: as the guide names it.
        text: what it holds.
        output: what it prints; "" for data.
    """

    name: str
    text: str
    output: str


def read_snippets() -> dict[str, Snippet]:
    """Return file name → snippet, by name."""
    found = {}
    for path in sorted(SNIPPETS.iterdir()):
        if not path.name.endswith(".out.txt"):
            name = path.name.removesuffix(_HIDDEN)
            printed = path.with_name(f"{name.removesuffix('.py')}.out.txt")
            output = printed.read_text(encoding="utf-8") if printed.is_file() else ""
            found[name] = Snippet(name, path.read_text(encoding="utf-8"), output)
    return found
