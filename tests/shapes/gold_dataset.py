"""The gold statements as a built dataset: made by the real code, on pages of invented words.

Every statement of `tests/gold` becomes a record with a passage of its own, on a page that is
written for it; one register row more. So the shapes are tried on the form that a build gives,
before and apart from a build; and copies under other report ids make it as large as needed.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from thongthin.graph.assemble import assemble
from thongthin.graph.terms import read_terms
from thongthin.lifting.context import read_context
from thongthin.lifting.document import LiftedDocument
from thongthin.lifting.mint import Minter
from thongthin.lifting.record import Node, Passage, Quote, Record, Role, RowPassage, Status, Thing
from thongthin.paths import Project
from thongthin.reading.page import Layout, Page, SourceRow, Stream

Graphs = dict[str, tuple[str, ...]]
GOLD = Path(__file__).parents[1] / "gold"
PROJECT = Project.open(None)
CLASSES = {
    "agency": "CentralGovernmentBody",
    "agreement": "MemorandumOfUnderstanding",
    "body": "LocalGovernmentBody",
    "centre": "LearningCentre",
    "committee": "SteeringCommittee",
    "count": "ReportedCount",
    "directive": "OfficialDirective",
    "edition": "AwardEdition",
    "local-rule": "LocalRule",
    "mechanism": "GovernanceMechanism",
    "network": "CollaborationNetwork",
    "page": "SourcePage",
    "participation": "Participation",
    "partnership": "Partnership",
    "plan": "JointPlan",
    "practice": "ManagementPractice",
    "report": "SourceReport",
}
CANDIDATES = {"management-element": "ManagementElement", "principle": "GovernancePrinciple"}
ROLES: tuple[Role, ...] = ("subject", "cue", "value")


def gold_files() -> tuple[Path, ...]:
    return tuple(sorted(GOLD.glob("*.yaml")))


@cache
def gold_dataset(copies: int = 1) -> Graphs:
    """Return all graphs, ontology and vocabulary among them; do not change them."""
    documents = [
        document_of(path, copy) for copy in range(copies) for path in gold_files()
    ] + [register(copies)]  # fmt: skip
    graphs = dict(assemble(documents, read_context(PROJECT)).graphs)
    terms = {name: tuple(sorted(lines)) for name, lines in read_terms(PROJECT).items()}
    return {**graphs, **terms}


def document_of(path: Path, copy: int = 0) -> LiftedDocument:
    """Return one gold file as a lifted document; copies have report ids of their own."""
    data = _read(path)
    name, _, number = data["document"].rpartition("-")
    report = f"{name}x{copy}" if copy else name
    minter = Minter(report, {}, frozenset(CLASSES))
    blocks = {key: _whole(key, data["things"], name, report) for key in data["things"]}
    names = {key: minter.mint(block) for key, block in blocks.items()}
    raw, quotes = _page_text(len(data["statements"]))
    records = tuple(
        _record(statement, names, Passage(report, int(number), quotes[i]))
        for i, statement in enumerate(data["statements"])
    )
    things = tuple(_thing(names[key], key, block) for key, block in sorted(blocks.items()))
    return LiftedDocument(report, _page(report, int(number), raw), records, things)


def register(copies: int) -> LiftedDocument:
    """Return a register that says who published each report."""
    report = _read(gold_files()[0])["document"].rpartition("-")[0]
    publisher = Thing("id:body/institute", "CentralGovernmentBody", {"th": "สถาบันสมมุติ"})
    records = []
    for row in range(copies):
        key = f"{report}x{row}" if row else report
        cells = (("report", key), ("publisher", "สถาบันสมมุติ"))
        passage = RowPassage("sources", "sources.csv", "", row + 2, cells, "https://example.org/")
        node = {"@id": f"id:report/{key}", "publisher": "id:body/institute"}
        records.append(Record(passage, (node,), "stated", "register", "sources"))
    return LiftedDocument("sources", None, tuple(records), (publisher,))


def _read(path: Path) -> dict[str, Any]:
    stated = path.read_text("utf-8").partition("\nomitted:")[0]  # reasons for people, not data
    data: dict[str, Any] = yaml.safe_load(stated)
    return data


def _whole(key: str, blocks: dict[str, Any], old: str, new: str) -> dict[str, Any]:
    block: dict[str, Any] = dict(blocks[key])
    for role in ("of", "as"):
        if block.get(role) in blocks:
            block[role] = _whole(block[role], blocks, old, new)
    return {
        role: value.replace(old, new) if role in ("report", "page") else value
        for role, value in block.items()
    }


def _page_text(statements: int) -> tuple[str, list[tuple[Quote, ...]]]:
    lines, quotes, start = [], [], 0
    for i in range(statements):
        words = (f"หน่วยงานที่ {i}", f"ได้ดำเนินการลำดับ {i}", f"ตามเรื่องหมายเลข {i}")[: 2 + i % 2]
        begins = [start + sum(len(word) + 1 for word in words[:n]) for n in range(len(words))]
        quotes.append(
            tuple(
                Quote(begin, begin + len(word), word, role)
                for begin, word, role in zip(begins, words, ROLES, strict=False)
            )
        )
        lines.append(" ".join(words))
        start += len(lines[-1]) + 1
    return "\n".join(lines) + "\n", quotes


def _page(report: str, number: int, raw: str) -> Page:
    digest = hashlib.sha256(raw.encode()).hexdigest()
    source = SourceRow(2, {"publish_text": "yes"})
    layout, stream = Layout("single", "certain", ()), Stream("", (), (), (), ())
    return Page(
        f"{report}-{number}.txt", digest, report, number, raw, (), layout, stream, (), source
    )


def _record(statement: list[Any], names: dict[str, str], passage: Passage) -> Record:
    _, subject, key, value, *rest = statement
    node: Node = {"@id": names.get(subject, f"scheme:{subject}"), key: _value(value, names)}
    status: Status = "interpreted" if "interpreted" in rest else "stated"
    return Record(passage, (node,), status, "rule", "invented", is_negated="negated" in rest)


def _value(value: Any, names: dict[str, str]) -> Any:
    if isinstance(value, str):
        return names.get(value, f"scheme:{value}")
    [(kind, held)] = value.items()
    if kind == "text":
        return {"@value": held, "@language": "th"}
    return {"@id": f"lgc:{held}"} if kind == "class" else held


def _thing(iri: str, key: str, block: dict[str, Any]) -> Thing:
    kind = str(block.get("thing") or next(iter(block)))
    if kind == "candidate":
        scheme = block["candidate"]
        label = {"th": block["label"]}
        return Thing(iri, CANDIDATES[scheme], label, in_scheme=f"scheme:{scheme}-candidates")
    printed = block.get("name") or (block["body"] if kind == "body" else "")
    if printed:
        return Thing(iri, CLASSES[kind], {"th": printed})
    return Thing(iri, CLASSES[kind], composed={"th": f"สิ่งสมมุติ {key}", "en": f"invented {key}"})


def lines_of(graphs: Graphs) -> Iterator[str]:
    """Yield the lines of all graphs."""
    for lines in graphs.values():
        yield from lines
