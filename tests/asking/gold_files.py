"""The gold files as terms: what each name stands for, and the IRI of each statement."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import yaml

from thongthin.graph.namespaces import (
    BASE,
    DCTERMS,
    LGC,
    PREFIXES,
    PROV,
    XSD,
)
from thongthin.lifting.mint import Minter
from thongthin.lifting.tables import read_table
from thongthin.paths import Project
from thongthin.reading.canonical import canonical_key

ROOT = Path(__file__).parents[2]
GOLD = ROOT / "tests" / "gold"

KINDS = frozenset(yaml.safe_load((ROOT / "mappings" / "things.yaml").read_text("utf-8")))
"""Kinds of things that can be minted."""

_FOREIGN = {
    "title": DCTERMS + "title",
    "issued": DCTERMS + "issued",
    "audience": DCTERMS + "audience",
    "subject": DCTERMS + "subject",
    "wasAttributedTo": PROV + "wasAttributedTo",
}
_TYPES = {"integer": "integer", "date": "date", "boolean": "boolean"}
_NON_NEGATIVE = {"countValue", "statedPartCount"}


@dataclass
class Page:
    """One gold file, its names minted."""

    report: str
    number: int
    names: dict[str, str]
    kinds: dict[str, str]
    statements: list[list[Any]]
    raw: str
    blocks: dict[str, dict[str, Any]] = field(default_factory=dict)


def expand(compact: str) -> str:
    prefix, _, local = compact.partition(":")
    return PREFIXES[prefix] + local


def read_gold(path: Path) -> Page:
    stated = path.read_text(encoding="utf-8").partition("\nomitted:")[0]
    data = yaml.safe_load(stated)
    report, _, number = data["document"].rpartition("-")
    minter = Minter(report, read_links(), KINDS)
    blocks: dict[str, dict[str, Any]] = data["things"]
    names = {name: minter.mint(_block(name, blocks)) for name in blocks}
    kinds = {name: _kind(block) for name, block in blocks.items()}
    seed = next(p for p in sorted((ROOT / "seeds").glob("*.txt")) if report in p.read_text("utf-8"))
    return Page(
        report, int(number), names, kinds, data["statements"], seed.read_text("utf-8"), blocks
    )


def _block(name: str, blocks: dict[str, dict[str, Any]]) -> dict[str, Any]:
    """Return a block with its aliases ("of: body") put in full."""
    block = dict(blocks[name])
    for key in ("of", "as"):
        value = block.get(key)
        if value in blocks:
            block[key] = _block(value, blocks)
        elif isinstance(value, str) and "/" in value:
            block[key] = f"scheme:{value}"
    return block


def read_links() -> dict[tuple[str, str], str]:
    """Return (report, canonical name) → registry key, from `mappings/links.csv`."""
    rows = read_table(Project(), "mappings/links.csv")
    return {(row["report"], canonical_key(row["name_as_printed"])): row["key"] for row in rows}


def _kind(block: dict[str, Any]) -> str:
    return str(block.get("thing") or next(iter(block)))


def _term(page: Page, value: Any) -> ox.NamedNode | ox.Literal:
    if isinstance(value, str):
        return ox.NamedNode(expand(page.names.get(value) or f"scheme:{value}"))
    [(kind, held)] = value.items()
    if kind == "class":
        return ox.NamedNode(LGC + held)
    if kind == "text":
        return ox.Literal(held, language="th")
    if kind == "string":
        return ox.Literal(str(held))
    written = str(held).lower() if kind == "boolean" else str(held)
    return ox.Literal(written, datatype=ox.NamedNode(XSD + _TYPES[kind]))


def property_iri(name: str) -> str:
    return _FOREIGN.get(name, LGC + name)


@dataclass(frozen=True)
class Fact:
    """One gold statement as terms."""

    rows: str
    subject: ox.NamedNode
    predicate: ox.NamedNode
    object: ox.NamedNode | ox.Literal
    status: str
    is_negated: bool

    @property
    def statement(self) -> str:
        polarity = "-" if self.is_negated else "+"
        line = f"{polarity} {self.subject} {self.predicate} {self.object} ."
        return f"{BASE}id/statement/{hashlib.sha256(line.encode()).hexdigest()[:32]}"


def facts_of(page: Page) -> Iterator[Fact]:
    for rows, subject, predicate, value, *rest in page.statements:
        obj = _term(page, value)
        if predicate in _NON_NEGATIVE:
            obj = ox.Literal(obj.value, datatype=ox.NamedNode(XSD + "nonNegativeInteger"))
        if predicate == "digitalPageNumber":
            obj = ox.Literal(obj.value, datatype=ox.NamedNode(XSD + "positiveInteger"))
        subject_term = _term(page, subject)
        assert isinstance(subject_term, ox.NamedNode)
        yield Fact(
            rows,
            subject_term,
            ox.NamedNode(property_iri(predicate)),
            obj,
            rest[0] if rest else "stated",
            "negated" in rest,
        )
