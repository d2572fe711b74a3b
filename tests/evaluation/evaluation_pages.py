"""What the tests of the evaluation share: gold pages and lifted pages that are made by hand.

Records are made by hand, so that what a rule reads today decides nothing here.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import yaml

from thongthin.evaluation.compare import compare
from thongthin.evaluation.gold_page import GoldPage, read_gold_page
from thongthin.evaluation.guide import read_guide
from thongthin.evaluation.judged import PageResult
from thongthin.evaluation.lifted_page import LiftedPage, view
from thongthin.evaluation.names import Namer
from thongthin.graph.vocabulary import read_vocabulary
from thongthin.lifting.document import LiftedDocument
from thongthin.lifting.kit import Kit
from thongthin.lifting.record import Passage, Quote, Record, Refusal, Status, Thing
from thongthin.paths import Project
from thongthin.reading.page import Page
from thongthin.reading.read import read_pages


@cache
def kit() -> Kit:
    """Return what lifting knows."""
    return Kit.load(Project(), read_vocabulary(Project()))


@cache
def namer() -> Namer:
    """Return the namer of the shipped lists."""
    return Namer(kit())


def write_gold(folder: Path, name: str, **parts: Any) -> Path:
    """Write a gold page with the parts that matter to a test."""
    path = folder / f"{name}.yaml"
    whole = {"id": name, "text": "ข้อความ", "statements": [], **parts}
    path.write_text(yaml.safe_dump(whole, allow_unicode=True, sort_keys=False), encoding="utf-8")
    return path


def gold_page(**parts: Any) -> GoldPage:
    """Return a gold page that went through a file."""
    with TemporaryDirectory() as folder:
        return read_gold_page(write_gold(Path(folder), "gold-page", **parts), kit(), namer())


@cache
def page_of(text: str) -> Page:
    """Return a text as the one page of a file."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "gold-page.txt"
        path.write_text(text, encoding="utf-8")
        return read_pages(path, Project())[0]


def record(
    text: str,
    words: str,
    node: Mapping[str, Any],
    *,
    rule: str = "by-hand",
    status: Status = "stated",
    is_negated: bool = False,
) -> Record:
    """Return a record that rests on words of a text; `…` parts two runs."""
    runs = [run.strip() for run in words.split("…")]
    quotes = [Quote(text.index(run), text.index(run) + len(run), run, "value") for run in runs]
    passage = Passage("gold-page", 1, tuple(sorted(quotes)))
    return Record(passage, (dict(node),), status, "rule", rule, is_negated=is_negated)


def lifted_page(
    text: str,
    records: Sequence[Record],
    things: Sequence[Thing],
    refusals: Sequence[Refusal] = (),
    aside: Sequence[Thing] = (),
) -> LiftedPage:
    """Return hand-made records in the reader's view."""
    document = LiftedDocument(
        "gold-page",
        page_of(text),
        tuple(records),
        tuple(things),
        tuple(refusals),
        aside=tuple(aside),
    )
    return view((document,), kit().context, namer(), read_guide())


def compared(gold: GoldPage, lifted: LiftedPage) -> PageResult:
    """Return the comparison by the shipped guide."""
    return compare(gold, lifted, read_guide())


def told(result: PageResult, outcome: str) -> list[tuple[str, str, str]]:
    """Return subject, property and value of the statements of one outcome."""
    return [(s.subject, s.property, s.value) for s in result.statements if s.outcome == outcome]


def body(key: str, name: str) -> Thing:
    """Return a lifted body."""
    return Thing(f"id:body/{key}", "LocalGovernmentBody", {"th": name})


def organisation(key: str, name: str) -> Thing:
    """Return a lifted organisation."""
    return Thing(f"id:organisation/{key}", "Organization", {"th": name})


def unnamed(kind: str, key: str, cls: str) -> Thing:
    """Return a lifted thing with a composed label alone."""
    return Thing(f"id:{kind}/{key}", cls, {}, {"th": f"{kind} {key}"})


def ref(key: str) -> dict[str, str]:
    """Return a reference to a compact IRI."""
    return {"@id": key}
