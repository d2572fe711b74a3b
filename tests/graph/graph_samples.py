"""Made-up documents for the tests of `graph/`: invented towns, invented words.

Run as a script it writes a built folder, so that tests can try other hash seeds:
`python graph_samples.py FOLDER ORDER` (ORDER: seed of the order of documents, records, things).
"""

from __future__ import annotations

import random
import sys
from pathlib import Path

from thongthin.graph.assemble import assemble
from thongthin.graph.description import with_description
from thongthin.graph.manifest import Digest
from thongthin.graph.namespaces import LGC, PREFIXES, XSD
from thongthin.graph.write import write_kg
from thongthin.lifting.context import Context
from thongthin.lifting.document import LiftedDocument
from thongthin.lifting.record import (
    Extractor,
    Node,
    Passage,
    Quote,
    Record,
    Refusal,
    Role,
    RowPassage,
    Status,
    Thing,
)
from thongthin.reading.page import Layout, Page, SourceRow, Stream

_REFERENCES = ("appliesPrinciple", "carriesOutPractice", "convenedBy", "formalisedBy", "locatedIn")
_CLASSES = ("AdministrativeArea", "CollaborationNetwork", "GovernancePrinciple",
            "LocalGovernmentBody", "Partnership", "PartnershipAgreement")  # fmt: skip

CONTEXT = Context.of(
    {
        "@version": 1.1,
        "id": {"@id": PREFIXES["id"], "@prefix": True},
        "scheme": {"@id": PREFIXES["scheme"], "@prefix": True},
        "lgc": LGC,
        **{name: {"@id": f"lgc:{name}", "@type": "@id"} for name in _REFERENCES},
        **{name: f"lgc:{name}" for name in _CLASSES},
        "countValue": {"@id": "lgc:countValue", "@type": XSD + "nonNegativeInteger"},
        "statedFunction": "lgc:statedFunction",
        "candidateMatch": {"@id": "lgc:candidateMatch", "@type": "@id"},
        "prefLabel": PREFIXES["skos"] + "prefLabel",
    }
)
"""A small context of the same form as `ontology/context.jsonld`."""

RAW = (
    "Page 7 - report-a\n\n"
    'เทศบาลตำบลดอนสมมุติ จัดบริการ "ร่วมกัน"\n'
    "โดยใช้หลักธรรมาภิบาล และหลักความพอเพียง\n"
    "ไม่มีการทำบันทึกข้อตกลง แต่มี ๓ กลุ่มงาน\n"
    "\tร่วมกัน\\ทุกฝ่าย ในเขตดอนสมมุติ\n"
)
"""An invented page; tab, backslash and quotation marks are there on purpose."""


def page(report: str = "report-a", number: int = 7, raw: str = RAW, publish: str = "yes") -> Page:
    """Return a page of an invented report; `publish` "" leaves it out of the sources."""
    source = SourceRow(2, {"publish_text": publish}) if publish else None
    layout = Layout("single", "certain", ())
    digest = Digest.of(raw.encode()).sha256
    empty = Stream("", (), (), (), ())
    file = f"texts/{report}-{number}.txt"
    return Page(file, digest, report, number, raw, (), layout, empty, source=source)


def passage(of: Page, *words: str, role: Role = "value", truncated: bool = False) -> Passage:
    """Return a passage of the first places where the words stand."""
    starts = [of.raw.index(text) for text in words]
    quotes = tuple(
        Quote(start, start + len(text), text, role)
        for start, text in zip(starts, words, strict=True)
    )
    return Passage(of.report, of.number, quotes, truncated)


def record(
    where: Passage | RowPassage,
    *nodes: Node,
    rule: str = "made/a-rule",
    status: Status = "stated",
    extractor: Extractor = "rule",
    negated: bool = False,
    confidence: float = 1.0,
) -> Record:
    """Return a record with the usual settings."""
    return Record(where, nodes, status, extractor, rule, negated, confidence)


def row(*cells: tuple[str, str], number: int = 2, source: str = "") -> RowPassage:
    """Return a row of an invented register."""
    return RowPassage("body-list", "bodies.csv", "", number, cells, source)


BODY = "id:body/report-a-0011aabb"
PRINCIPLE = "scheme:principle/good-governance"


def documents() -> list[LiftedDocument]:
    """Return two reports of three pages, one of them withheld, and a register."""
    first, second = page(), page(number=8, raw=RAW.replace("๓", "๕"))
    other = page("report-b", 1, raw=RAW * 3, publish="")
    return [_open(first), _open(second), _open(other), _register()]


def _open(of: Page) -> LiftedDocument:
    town = passage(of, "เทศบาลตำบลดอนสมมุติ", "หลักธรรมาภิบาล")
    records = (
        record(town, {"@id": BODY, "@type": "LocalGovernmentBody", "appliesPrinciple": PRINCIPLE}),
        record(town, {"@id": BODY, "appliesPrinciple": PRINCIPLE}, extractor="curated", rule="b"),
        record(
            passage(of, "ไม่มีการทำบันทึกข้อตกลง"),
            {
                "@id": "id:partnership/x-1",
                "formalisedBy": {"@id": "lgc:PartnershipAgreement"},
            },
            negated=True,
            confidence=0.91234,
        ),
        record(
            passage(of, '"ร่วมกัน"', truncated=True),
            {
                "@id": BODY,
                "statedFunction": {"@value": 'จัดบริการ "ร่วมกัน"', "@language": "th"},
                "carriesOutPractice": {"@id": "id:practice/x-2", "convenedBy": BODY},
            },
            status="interpreted",
        ),
    )
    things = (
        Thing(BODY, "LocalGovernmentBody", {"th": f"เทศบาลตำบลดอนสมมุติ {of.number}"}),
        Thing(
            "id:partnership/x-1",
            "Partnership",
            composed={"th": "ความร่วมมือของดอนสมมุติ", "en": "partnership of a body"},
            candidates=(("candidateMatch", BODY),),
        ),
    )
    refusals = (
        Refusal(records[0], "rejected", ("its words are not at the offsets",)),
        Refusal(records[3], "review", ("two bodies could be meant", "the join is doubtful")),
    )
    return LiftedDocument(of.report, of, records, things, refusals)


def _register() -> LiftedDocument:
    where = row(("name", "เทศบาลตำบลดอนสมมุติ"), ("province", "สมมุติ"), source="a printed list, 2560")
    records = (record(where, {"@id": BODY, "locatedIn": "id:place/th-99"}, extractor="register"),)
    places = (Thing("id:place/th-99", "AdministrativeArea", {"th": "สมมุติ"}, place_code="99"),)
    return LiftedDocument("body-list", None, records, places)


def build(folder: Path, order: int) -> None:
    """Write the sample documents as a built folder, everything shuffled by a seed."""
    chance = random.Random(order)
    shuffled = []
    for document in documents():
        records, things = list(document.records), list(document.things)
        refusals = list(document.refusals)
        for part in (records, things, refusals):
            chance.shuffle(part)
        shuffled.append(
            LiftedDocument(
                document.report, document.page, tuple(records), tuple(things), tuple(refusals)
            )
        )
    chance.shuffle(shuffled)
    dataset = with_description(assemble(shuffled, CONTEXT))
    inputs = {name: Digest.of(name.encode()) for name in ("b.yaml", "a.csv")}
    write_kg(folder, dataset, shuffled, "# conforms\n", inputs)


if __name__ == "__main__":
    build(Path(sys.argv[1]), int(sys.argv[2]))
