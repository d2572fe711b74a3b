"""A small graph made of the gold statements, in the form of the real one.

Questions and `explain` can be tested on it before, and apart from, a build: each gold statement
is a fact with an assertion, one attestation and one passage. The quotes are real runs of the
seed's text, but which line stands behind which statement is invented.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import yaml

from thongthin.graph.namespaces import (
    BASE,
    DCTERMS,
    LGC,
    OA,
    ONTOLOGY_GRAPH,
    PREFIXES,
    PROV,
    RDF,
    SCHEME,
    SKOS,
    VOCABULARY_GRAPH,
    XSD,
    graph_of,
)
from thongthin.lifting.mint import Minter

ROOT = Path(__file__).parents[2]
GOLD = ROOT / "tests" / "gold"

CLASSES = {
    "body": "LocalGovernmentBody",
    "agency": "CentralGovernmentBody",
    "report": "SourceReport",
    "page": "SourcePage",
    "edition": "AwardEdition",
    "directive": "OfficialDirective",
    "mechanism": "GovernanceMechanism",
    "practice": "ManagementPractice",
    "count": "ReportedCount",
    "partnership": "Partnership",
    "agreement": "MemorandumOfUnderstanding",
    "participation": "Participation",
    "network": "CollaborationNetwork",
    "centre": "LearningCentre",
    "plan": "JointPlan",
    "committee": "SteeringCommittee",
    "local-rule": "LocalRule",
}
"""Kind of thing → its class (`mappings/things.yaml` holds the same for lifting)."""

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


def read_gold(path: Path, links: dict[tuple[str, str], str] | None = None) -> Page:
    stated = path.read_text(encoding="utf-8").partition("\nomitted:")[0]
    data = yaml.safe_load(stated)
    report, _, number = data["document"].rpartition("-")
    minter = Minter(report, links or {}, frozenset(CLASSES))
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
        if block.get(key) in blocks:
            block[key] = _block(block[key], blocks)
    return block


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


class Writer:
    """Adds the quads of a page to a store."""

    def __init__(self, store: ox.Store, page: Page) -> None:
        self.store, self.page = store, page

    def add(self, part: str, s: str, p: str, o: ox.NamedNode | ox.Literal | str) -> None:
        obj = ox.NamedNode(o) if isinstance(o, str) else o
        graph = ox.NamedNode(graph_of(self.page.report, part))
        self.store.add(ox.Quad(ox.NamedNode(s), ox.NamedNode(p), obj, graph))

    def number(self, value: int, datatype: str = "positiveInteger") -> ox.Literal:
        return ox.Literal(str(value), datatype=ox.NamedNode(XSD + datatype))

    def things(self) -> None:
        for name, kind in self.page.kinds.items():
            iri, block = expand(self.page.names[name]), self.page.blocks[name]
            if kind == "candidate":
                scheme = f"{SCHEME}{block['candidate']}-candidates"
                self.add("things", iri, SKOS + "inScheme", scheme)
                self.add("things", iri, SKOS + "prefLabel", ox.Literal(block["label"], language="th"))
                continue
            self.add("things", iri, RDF + "type", LGC + CLASSES[kind])
            printed = block.get("name") or (block["body"] if kind == "body" else None)
            if printed:
                label = ox.Literal(printed, language="th")
                self.add("things", iri, SKOS + "prefLabel", label)
                continue
            for language in ("th", "en"):
                label = ox.Literal(f"{kind} “{name}” ({self.page.report})", language=language)
                self.add("things", iri, SKOS + "prefLabel", label)

    def facts(self) -> None:
        lines = [i for i, line in enumerate(self.page.raw.split("\n")) if len(line.strip()) > 20]
        for i, fact in enumerate(facts_of(self.page)):
            if not fact.is_negated:
                self.add("facts", fact.subject.value, fact.predicate.value, fact.object)
            self.assertion(fact, i, lines[i % len(lines)])

    def assertion(self, fact: Fact, index: int, line: int) -> None:
        st, passage = fact.statement, f"{BASE}id/passage/{self.page.report}/{self.page.number}/{index}"
        kind = "NegatedAssertion" if fact.is_negated else "Assertion"
        self.add("evidence", st, RDF + "type", LGC + kind)
        self.add("evidence", st, RDF + "subject", fact.subject)
        self.add("evidence", st, RDF + "predicate", fact.predicate)
        self.add("evidence", st, RDF + "object", fact.object)
        self.add("evidence", st, LGC + "supportedBy", passage)
        digest = hashlib.sha256(f"{st} {passage}".encode()).hexdigest()[:32]
        attestation = f"{BASE}id/attestation/{digest}"
        self.add("evidence", attestation, RDF + "type", LGC + "Attestation")
        self.add("evidence", attestation, LGC + "attests", st)
        self.add("evidence", attestation, LGC + "inPassage", passage)
        self.add("evidence", attestation, LGC + "hasStatus", f"{SCHEME}assertion-status/{fact.status}")
        self.add("evidence", attestation, LGC + "extractedBy", f"{SCHEME}extractor/rule")
        self.add("evidence", attestation, LGC + "usedRule", f"{BASE}id/rule/invented")
        self.passage(passage, line)

    def passage(self, passage: str, line: int) -> None:
        start = sum(len(text) + 1 for text in self.page.raw.split("\n")[:line])
        report = f"{self.page.report}/{self.page.number}"
        self.add("evidence", passage, RDF + "type", LGC + "EvidencePassage")
        self.add("evidence", passage, LGC + "onPage", f"{BASE}id/page/{report}")
        for order, (role, begin, end) in enumerate((("subject", 0, 8), ("value", 9, 20)), start=1):
            segment = f"{passage}/segment/{order}"
            selector = f"{BASE}id/selector/{report}/{start + begin}-{start + end}"
            exact = ox.Literal(self.page.raw[start + begin : start + end])
            self.add("evidence", passage, LGC + "hasSegment", segment)
            self.add("evidence", segment, RDF + "type", LGC + "QuoteSegment")
            self.add("evidence", segment, LGC + "segmentOrder", self.number(order))
            self.add("evidence", segment, LGC + "segmentRole", f"{SCHEME}segment-role/{role}")
            self.add("evidence", segment, LGC + "lineNumber", self.number(line + 1))
            self.add("evidence", segment, OA + "hasSource", f"{BASE}id/text/{report}")
            self.add("evidence", segment, OA + "hasSelector", selector + "/quote")
            self.add("evidence", segment, OA + "hasSelector", selector + "/position")
            self.add("evidence", selector + "/quote", OA + "exact", exact)
            position, datatype = selector + "/position", "nonNegativeInteger"
            self.add("evidence", position, OA + "start", self.number(start + begin, datatype))
            self.add("evidence", position, OA + "end", self.number(start + end, datatype))

    def structure(self) -> None:
        report = f"{BASE}id/report/{self.page.report}"
        page = f"{BASE}id/page/{self.page.report}/{self.page.number}"
        text = f"{BASE}id/text/{self.page.report}/{self.page.number}"
        self.add("evidence", page, LGC + "pageOf", report)
        self.add("evidence", page, LGC + "digitalPageNumber", self.number(self.page.number))
        self.add("evidence", text, RDF + "type", LGC + "PageText")
        self.add("evidence", text, LGC + "extractedFrom", page)
        self.add("evidence", text, LGC + "rawText", ox.Literal(self.page.raw))


def add_vocabulary(store: ox.Store) -> None:
    """Add the schemes as far as they are written, and a stand-in for every concept they lack."""
    for path in sorted((ROOT / "ontology" / "modules").glob("*.ttl")):
        terms = ox.NamedNode(ONTOLOGY_GRAPH)
        store.load(path=path, format=ox.RdfFormat.TURTLE, to_graph=terms)
    graph = ox.NamedNode(VOCABULARY_GRAPH)
    for path in sorted((ROOT / "ontology" / "vocab").glob("*.ttl")):
        store.load(path=path, format=ox.RdfFormat.TURTLE, to_graph=graph)
    in_scheme, label = ox.NamedNode(SKOS + "inScheme"), ox.NamedNode(SKOS + "prefLabel")
    used = {
        t.value for q in store for t in (q.subject, q.object)
        if isinstance(t, ox.NamedNode) and t.value.startswith(SCHEME)
    }
    stages = ("hearing", "community-plan", "local-development-plan", "budget-ordinance")
    used |= {f"{SCHEME}planning-stage/{s}" for s in (*stages, "implementation", "monitoring")}
    for iri in sorted(used):
        scheme, _, slug = iri.removeprefix(SCHEME).partition("/")
        node = ox.NamedNode(iri)
        known = store.quads_for_pattern(node, in_scheme, None, None)
        if slug and next(known, None) is None:
            store.add(ox.Quad(node, in_scheme, ox.NamedNode(SCHEME + scheme), graph))
            for language in ("th", "en"):
                name = ox.Literal(slug.replace("-", " "), language=language)
                store.add(ox.Quad(node, label, name, graph))


@cache
def gold_store() -> ox.Store:
    """Return the graph of all gold files; do not change it."""
    store = ox.Store()
    for path in sorted(GOLD.glob("*.yaml")):
        writer = Writer(store, read_gold(path))
        writer.things()
        writer.facts()
        writer.structure()
    add_vocabulary(store)
    return store
