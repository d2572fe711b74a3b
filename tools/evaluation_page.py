"""Measure the gold pages of `tests/pages` and put the figures into docs/evaluation.md.

    python tools/evaluation_page.py development   # while rules grow
    python tools/evaluation_page.py held_out      # the frozen half

The text around the figures is written by hand; each half stands between two marks.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs/evaluation.md"
HALVES = ("development", "held_out")
TABLES = ("statements", "kind of subject", "things", "kind of page", "text", "property")
NOT_PROPERTIES = "| {} | gold | lifted | found | precision | 95 % | recall | 95 % | F1 |"


def measured(half: str) -> tuple[dict[str, Any], str]:
    """Return the figures of one half as the command gives them, and its Markdown tables."""
    folder = f"tests/pages/{half}"
    tables = ROOT / f".evaluation-{half}.md"
    command = [sys.executable, "-m", "thongthin.cli", "evaluate", folder, "--json"]
    try:
        done = subprocess.run(
            [*command, "--markdown", str(tables)], cwd=ROOT, capture_output=True, check=False
        )
        if done.returncode not in (0, 1):
            raise SystemExit(done.stderr.decode())
        return json.loads(done.stdout), tables.read_text(encoding="utf-8")
    finally:
        tables.unlink(missing_ok=True)


def section(half: str) -> str:
    """Return the figures of one half as Markdown."""
    figures, tables = measured(half)
    wanted = [table for name in TABLES for table in _named(tables, name)]
    return "\n".join((f"{figures['pages']} pages.", "", *wanted, *_lines(figures)))


def _named(tables: str, name: str) -> list[str]:
    head = NOT_PROPERTIES.format(name)
    return [
        f"{block.strip()}\n" for block in tables.split("\n\n") if block.strip().startswith(head)
    ]


def _lines(figures: dict[str, Any]) -> list[str]:
    evidence, denials, gate = figures["evidence"], figures["denials"], figures["gate"]
    spans, shapes = figures["spans"], figures["conformance"]["counts"]
    share = {name: each["precision"] for name, each in figures["statuses"].items()}
    return [
        f"- Forbidden facts asserted: {len(figures['forbidden'])}.",
        f"- Statements whose quote stands in the text: {evidence['with_quote']} of "
        f"{evidence['statements']}.",
        f"- Right among stated ones: {share['stated']:.3f}; among interpreted ones: "
        f"{share['interpreted']:.3f}.",
        f"- Denials: {denials['found']} of {denials['gold']} heeded, {denials['lifted']} lifted.",
        f"- Words of found statements: {spans['exact']} of {spans['measured']} exactly those of "
        f"the gold; mean overlap {spans['mean_overlap']:.2f} (intersection over union).",
        f"- Gate: {gate['rejected']} of {gate['records']} records rejected, {gate['in_review']} "
        "sent to review.",
        "- Shapes: " + ", ".join(f"{n} of severity {name}" for name, n in shapes.items()) + ".",
    ]


def main(arguments: list[str]) -> int:
    """Renew the sections that are named."""
    text = PAGE.read_text(encoding="utf-8")
    for half in arguments or HALVES[:1]:
        marks = f"<!-- {half} -->", f"<!-- end of {half} -->"
        pattern = re.compile(f"{re.escape(marks[0])}.*?{re.escape(marks[1])}", re.DOTALL)
        made = f"{marks[0]}\n{section(half)}\n{marks[1]}"
        text = pattern.sub(made.replace("\\", r"\\"), text)
    PAGE.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
