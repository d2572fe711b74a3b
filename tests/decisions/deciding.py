"""What the tests of decisions share: a page to decide on, and a decision made of a few words."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from thongthin.graph.vocabulary import read_vocabulary
from thongthin.lifting.decisions import Decision, Decisions, Verdict, record_id
from thongthin.lifting.document import LiftedDocument
from thongthin.lifting.kit import Kit
from thongthin.lifting.lift import lift_page
from thongthin.lifting.record import Record
from thongthin.paths import Project
from thongthin.reading.page import Page
from thongthin.reading.read import read_pages

TEXT = """\
เทศบาลตำบลฟ้าใสริมธาร ยึดหลักธรรมาภิบาลในการทำงาน

เทศบาลตำบลพนา ดำเนินการตามหนังสือกระทรวงมหาดไทย ที่ มท 0404/ว 77
"""
"""No list has the first body's name: what is said of it waits for a person."""


@cache
def kit() -> Kit:
    return Kit.load(Project(), read_vocabulary(Project()))


def page(folder: Path, text: str = TEXT) -> Page:
    path = folder / "example.txt"
    path.write_text(text, encoding="utf-8")
    return read_pages(path, Project())[0]


def lifted(of: Page, *decisions: Decision) -> LiftedDocument:
    return lift_page(of, kit(), Project(), 0.97, decisions=Decisions(decisions))


def records(document: LiftedDocument, key: str) -> list[Record]:
    """Return the accepted records that state a property."""
    return [record for record in document.records if key in record.nodes[0]]


def found(document: LiftedDocument, key: str) -> Record:
    """Return the one record, accepted or refused, that states a property."""
    every = (*document.records, *(refusal.record for refusal in document.refusals))
    (record,) = (record for record in every if key in record.nodes[0])
    return record


def decided(of: Page, record: Record, verdict: Verdict, **more: Any) -> Decision:
    fields = {"value": "", "who": "สมชาย", "when": "2026-01-31", "why": "ตรวจกับต้นฉบับแล้ว", **more}
    name = record_id(record, of.sha256)
    return Decision(name, of.key, "said", verdict, where="decisions.csv:2", **fields)
