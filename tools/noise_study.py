"""What noise costs: clean pages, spoilt family by family, against what is lifted from the clean.

    python tools/noise_study.py [FOLDER] > docs/noise.md

FOLDER holds gold pages (`tests/pages/README.md`); those in Thai without noise are taken.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import mean

from noise_families import FAMILIES, spoil

from thongthin.evaluation.compare import compare
from thongthin.evaluation.gold_page import find_gold_pages, read_gold_page
from thongthin.evaluation.guide import read_guide
from thongthin.evaluation.lifted_page import lift_text, view
from thongthin.evaluation.names import Namer
from thongthin.graph.vocabulary import read_vocabulary
from thongthin.lifting.many import Lifter
from thongthin.paths import Project, packaged_root
from thongthin.reading.quality import LEAST, SOUND

PAGES = "tests/pages/development"

HEAD = f"""# Noise

Text that comes out of scans and converters is damaged in ways that repeat. What is certain is
repaired, with a log and with the way back to the file; what is not is told as damage, and
statements over it wait for review. A page whose quality is below {LEAST:.2f} waits as a whole.

The quality of a page is the share of its letters that lie in words of the Thai word list or in
names of areas (`thongthin.reading.quality`). From {SOUND:.2f} on nothing is the matter; in between,
statements over letters of no known word wait.

Made by `python tools/noise_study.py` from the Thai pages of `{PAGES}` that have no
noise: each is spoilt family by family and lifted by rules alone. *Recall* is of what is found on
the clean text of the same pages, as a careful reader judges it; *wrong* is the number of
statements among a hundred lifted ones that the reader does not have. The clean text has some
too: they come from the rules, not from noise.

| noise | quality: mean | least | pages below {LEAST:.2f} | recall | in review | wrong of 100 |
|---|---:|---:|---:|---:|---:|---:|
"""


@dataclass(frozen=True, slots=True)
class Figures:
    """What the pages give with one family of noise."""

    qualities: tuple[float, ...]
    found: int
    refused: int
    extra: int


class Study:
    """The clean pages, and what it takes to lift and to judge them."""

    def __init__(self, folder: Path, project: Project) -> None:
        """Read the gold pages and compile the rules."""
        self._lifter = Lifter(project, read_vocabulary(project), with_curated=False)
        self._namer, self._guide = Namer(self._lifter.kit), read_guide()
        pages = [
            read_gold_page(path, self._lifter.kit, self._namer)
            for path in find_gold_pages([folder])
        ]
        self.pages = [page for page in pages if page.noise == "none" and page.language == "th"]

    def figures(self, family: str) -> Figures:
        """Return the figures of all pages with one family of noise."""
        qualities: list[float] = []
        outcomes: Counter[str] = Counter()
        for page in self.pages:
            text = spoil(page.text, family)
            documents = lift_text(page.id, text, self._lifter)
            lifted = view(documents, self._lifter.kit.context, self._namer, self._guide)
            result = compare(replace(page, text=text), lifted, self._guide)
            outcomes.update(one.outcome for one in result.statements)
            outcomes["refused"] += sum(one.is_refused for one in result.statements)
            qualities.append(min(d.page.quality for d in documents if d.page is not None))
        found, extra = outcomes["found"], outcomes["extra"]
        return Figures(tuple(qualities), found, outcomes["refused"], extra)


def rows(study: Study) -> Iterator[str]:
    """Yield one line of the table a family."""
    clean = study.figures("clean").found
    for family in FAMILIES:
        told = study.figures(family)
        lifted = max(1, told.found + told.extra)
        below = sum(quality < LEAST for quality in told.qualities)
        yield (
            f"| {family} | {mean(told.qualities):.2f} | {min(told.qualities):.2f} "
            f"| {below} of {len(study.pages)} | {told.found / clean:.2f} "
            f"| {told.refused / clean:.2f} | {100 * told.extra / lifted:.1f} |"
        )


def main() -> None:
    """Print the page."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else packaged_root() / PAGES
    print(HEAD + "\n".join(rows(Study(folder, Project()))))


if __name__ == "__main__":
    main()
