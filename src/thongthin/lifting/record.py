"""The one form in which every extractor hands over what it found: a passage and JSON-LD nodes.

A record is what one passage says: node objects under `ontology/context.jsonld`, to stand in a
named graph whose `@id` is the passage, so that after standard JSON-LD processing every quad
carries its evidence (DESIGN.md, decision 4). Rules, furniture, curated statements and registers
all make records; one gate judges them all.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field, replace
from typing import Any, Literal, NamedTuple

Role = Literal["subject", "cue", "value", "context"]
"""What a quoted run does in its passage; concepts of the scheme `segment-role`."""

Status = Literal["stated", "interpreted"]
"""How far a statement goes beyond its words; concepts of the scheme `assertion-status`."""

Extractor = Literal["rule", "furniture", "curated", "register", "language-model"]
"""Who made a record; concepts of the scheme `extractor`, save the last, whose records never enter
the graph: what a reviewer accepts of them is `curated`."""

Node = dict[str, Any]
"""A JSON-LD node object: keys are terms of the context, `@id` and `@type` compact IRIs."""


class Quote(NamedTuple):
    """A run of a page that a record rests on: `exact == raw[start:end]`, inside one line.

    Attributes:
        start: first code point in the raw text.
        end: behind the last.
        exact: the characters as printed.
        role: what the run does in the passage.
        reading: an editor's reading where the print is defective ("ผู้สนใจต่างๆ"), else "".
    """

    start: int
    end: int
    exact: str
    role: Role
    reading: str = ""


@dataclass(frozen=True, slots=True)
class Passage:
    """Quoted runs in reading order that together support what a record says.

    Attributes:
        report: id of the report.
        page: digital page number.
        quotes: in reading order; never empty.
        is_truncated: the source's list or sentence runs past the page.
    """

    report: str
    page: int
    quotes: tuple[Quote, ...]
    is_truncated: bool = False

    @property
    def id(self) -> str:
        """Compact IRI; depends on the runs, their roles and readings alone."""
        runs = ";".join(f"{q.start}-{q.end}-{q.role}-{q.reading}" for q in self.quotes)
        return f"id:passage/{self.report}/{self.page}/{short_hash(runs, 16)}"


@dataclass(frozen=True, slots=True)
class RowPassage:
    """A row of a register as evidence.

    Attributes:
        register: id of the register ("body-places").
        file: the table's file name.
        sheet: name of the sheet, "" for CSV.
        row: line of the row in the table, from 2.
        cells: column → printed value, only those the record rests on.
        source: where the row has it from (an IRI or a citation), "" where it does not say.
        tells_row: rows that look alike are two, so that the row's place tells them apart.
    """

    register: str
    file: str
    sheet: str
    row: int
    cells: tuple[tuple[str, str], ...]
    source: str = ""
    tells_row: bool = False

    @property
    def id(self) -> str:
        """Compact IRI; depends on the cells, not, save `tells_row`, on the place of the row."""
        cells = ";".join(f"{column}={value}" for column, value in self.cells)
        place = f";{self.file};{self.sheet};{self.row}" if self.tells_row else ""
        return f"id:passage/{self.register}/{short_hash(cells + self.source + place, 16)}"


@dataclass(frozen=True, slots=True)
class Record:
    """What one passage says.

    Attributes:
        passage: the words or the row it rests on.
        nodes: JSON-LD node objects; they say only what the passage supports.
        status: stated or interpreted.
        extractor: who made it.
        rule: id of the rule, curated statement or register that made it.
        is_negated: the passage says that the nodes' statements do not hold.
        confidence: least trust of the joins it rests on (layout doubt), 0..1.
        by: who curated or reviewed it, "" for machine-made ones.
        when: ISO date of that, or "".
        because: why an interpretation is made, in one sentence, or "".
        doubts: sentences that send it to review whatever its confidence ("two bodies could be
            the subject: …"); empty for most.
    """

    passage: Passage | RowPassage
    nodes: tuple[Node, ...]
    status: Status
    extractor: Extractor
    rule: str
    is_negated: bool = False
    confidence: float = 1.0
    by: str = ""
    when: str = ""
    because: str = ""
    doubts: tuple[str, ...] = ()

    def with_doubt(self, sentence: str) -> Record:
        """Return the record with one more reason for review."""
        return replace(self, doubts=(*self.doubts, sentence))


@dataclass(frozen=True, slots=True)
class Thing:
    """A thing that records speak of: what it is and what it is called. Not a statement.

    Attributes:
        id: compact IRI.
        type: class name in the ontology ("Partnership"), or "" where a register says it.
        labels: language → printed or registered label (composed forms are in `composed`).
        composed: language → label made from class and owner.
        alternatives: (language, label) in order of appearance.
        candidates: (property, compact IRI) of things it may be or lie in; never asserted.
        in_scheme: for a report's own concept: compact IRI of its candidates scheme, else "".
        place_code: for a place: its official area code, else "".
    """

    id: str
    type: str
    labels: dict[str, str] = field(default_factory=dict)
    composed: dict[str, str] = field(default_factory=dict)
    alternatives: tuple[tuple[str, str], ...] = ()
    candidates: tuple[tuple[str, str], ...] = ()
    in_scheme: str = ""
    place_code: str = ""


@dataclass(frozen=True, slots=True)
class Refusal:
    """A record that does not enter the graph, and why.

    Attributes:
        record: the record.
        outcome: "rejected" (its words do not hold), "review" (a person must look) or "proposed"
            (a language model says it, and no rule or person does yet).
        reasons: sentences.
    """

    record: Record
    outcome: Literal["rejected", "review", "proposed"]
    reasons: tuple[str, ...]


def short_hash(text: str, digits: int = 8) -> str:
    """Return the first hexadecimal digits of the SHA-256 of a text in UTF-8."""
    return hashlib.sha256(text.encode()).hexdigest()[:digits]
