"""Run the commands of README's console blocks and put their true output behind them.

    python tools/renew_readme.py          # rewrite README.md
    python tools/renew_readme.py --check  # exit code 1 where it would change

Only blocks that begin with `$ thongthin` are run, in the repository's root, on the committed kg/.
"""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
BLOCK = re.compile(r"```console\n\$ thongthin (?P<arguments>[^\n]+)\n(?P<output>.*?)```", re.DOTALL)


def renewed(text: str) -> str:
    """Return a text with the output of every console block made anew."""
    return BLOCK.sub(_renew, text)


def _renew(block: re.Match[str]) -> str:
    arguments = block["arguments"]
    command = [sys.executable, "-m", "thongthin.cli", *arguments.replace('"', "").split(" ")]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    return f"```console\n$ thongthin {arguments}\n{done.stdout}```"


def main(arguments: list[str]) -> int:
    """Rewrite or check README.md; return the exit code."""
    readme = ROOT / "README.md"
    before = readme.read_text(encoding="utf-8")
    after = renewed(before)
    if "--check" in arguments:
        return int(before != after)
    readme.write_text(after, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
