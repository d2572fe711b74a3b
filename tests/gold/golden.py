"""What the tests of gold share: the two gold files, their scores, the built graph, the claims."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pyoxigraph

from thongthin.build import build
from thongthin.evaluation.exact import Score, score
from thongthin.gold import Gold, read_gold
from thongthin.graph.vocabulary import read_vocabulary
from thongthin.lifting.many import Lifter
from thongthin.paths import Project, packaged_root
from thongthin.reading.files import discover

FOLDER = Path(__file__).parent
PAGES = tuple(sorted(path.stem for path in FOLDER.glob("*.yaml")))


@cache
def golds() -> Mapping[str, Gold]:
    """Return page key → its gold file."""
    kit = Lifter(Project(), read_vocabulary(Project())).kit
    return {page: read_gold(FOLDER / f"{page}.yaml", kit) for page in PAGES}


@cache
def scores(*, with_curated: bool) -> Mapping[str, Score]:
    """Return page key → what is lifted from the seeds, held against gold."""
    lifter = Lifter(Project(), read_vocabulary(Project()), with_curated=with_curated)
    outcomes = map(lifter.lift, discover([packaged_root() / "seeds"]))
    found = [document for outcome in outcomes for document in outcome.documents]
    return {
        d.page.key: score(golds()[d.page.key], d.records, "all" if with_curated else "rules")
        for d in found
        if d.page
    }


@cache
def graph() -> pyoxigraph.Store:
    """Return the graph that a build of the seeds gives."""
    store = pyoxigraph.Store()
    with TemporaryDirectory() as folder:
        out = Path(folder) / "kg"
        build(Project(), (), out)
        store.load(path=out / "thongthin.nq", format=pyoxigraph.RdfFormat.N_QUADS)
    return store


@dataclass(frozen=True)
class Claim:
    """A statement that a careless reader would make, as an ASK that must be false.

    Attributes:
        id: name of its files.
        said: the claim in words, the first line of the query.
        query: the ASK.
        planted: TriG texts, one for each way to make the claim; each makes the ASK true.
    """

    id: str
    said: str
    query: str
    planted: tuple[str, ...]


def claims() -> tuple[Claim, ...]:
    """Return the claims of `never/*.rq`, each with its planted triples beside it."""
    return tuple(_claim(path) for path in sorted((FOLDER / "never").glob("*.rq")))


def _claim(path: Path) -> Claim:
    query = path.read_text(encoding="utf-8")
    planted = path.with_suffix(".planted.trig").read_text(encoding="utf-8")
    lines = planted.splitlines()
    head = "\n".join(line for line in lines if line.startswith("PREFIX "))
    blocks = "\n".join(line for line in lines if not line.startswith("PREFIX ")).split("# ---")
    said = query.partition("\n")[0].removeprefix("# ")
    return Claim(path.stem, said, query, tuple(f"{head}\n{block}" for block in blocks))
