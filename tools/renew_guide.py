"""Run the programs of the ontology's guide and keep what they print as the files it shows.

    python tools/renew_guide.py          # rewrite snippets/*.out.txt
    python tools/renew_guide.py --check  # exit code 1 where it would change one

They run on a release made from ontology/ as it stands, and on the committed kg/ and queries/.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from thongthin.paths import Project
from thongthin.publishing.ontology.folder import write_release
from thongthin.publishing.ontology_docs.guide import SNIPPETS, read_snippets

ROOT = Path(__file__).parents[1]
BESIDE = ("kg/thongthin.nq", "queries/learning_centres_by_body.rq")
"""What the guide has its reader take from the repository, beside a release."""

PROGRAMS = tuple(name for name in read_snippets() if name.endswith(".py"))


def lay_out(desk: Path) -> None:
    """Put what a reader of the guide has at hand beside a release that stands in the folder."""
    for path in BESIDE:
        shutil.copy(ROOT / path, desk)
    for snippet in read_snippets().values():
        (desk / snippet.name).write_text(snippet.text, encoding="utf-8")


def printed(name: str, desk: Path) -> str:
    """Return what a program prints.

    Raises:
        RuntimeError: it ends with an error.
    """
    done = subprocess.run(
        [sys.executable, "-X", "utf8", name], cwd=desk, capture_output=True, text=True,
        encoding="utf-8", check=False,
    )  # fmt: skip
    if done.returncode:
        raise RuntimeError(f"{name} failed:\n{done.stderr}")
    return done.stdout


def main(arguments: list[str]) -> int:
    """Rewrite or check what the programs print; return the exit code."""
    with TemporaryDirectory() as home:
        desk = Path(home) / "release"
        write_release(Project(), desk, "https://example.org/thongthin")
        lay_out(desk)
        outputs = {name: printed(name, desk) for name in PROGRAMS}
    old = {name: read_snippets()[name].output for name in PROGRAMS}
    if "--check" in arguments:
        return int(old != outputs)
    for name, text in outputs.items():
        (SNIPPETS / f"{name.removesuffix('.py')}.out.txt").write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
