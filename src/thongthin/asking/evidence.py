"""Statements with the words they rest on: what `explain` shows of each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import pyoxigraph as ox

from thongthin.asking.labels import compact, labels_of
from thongthin.asking.lookup import Row, look_up
from thongthin.asking.question import Language
from thongthin.asking.sources import Source, sources_of
from thongthin.graph.namespaces import LGC
from thongthin.paths import Project


@dataclass(frozen=True, slots=True)
class Run:
    """One quoted run of a page.

    Attributes:
        line: line of the page's text, from 1.
        role: what it does in its passage: subject, cue, value or context.
        words: as printed; "" where the quote is withheld.
        reading: an editor's reading where the print is defective, else "".
        begin: place in the line, in code points from 0; -1 where the text is not open.
        text: the whole line, "" where the text is not open.
    """

    line: int
    role: str
    words: str
    reading: str = ""
    begin: int = -1
    text: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """One passage that supports a statement, and who found it there.

    Attributes:
        source: the place.
        rule: id of the rule, curated statement or register.
        confidence: least trust of the line joins it rests on, as written, "" for registers.
        by: who curated it, when: the day, because: why it is read so; "" where nobody did.
        is_truncated: the source's list or sentence runs past the page.
        runs: quoted runs in reading order; empty for a register, whose cells are `source.words`.
    """

    source: Source
    rule: str
    confidence: str
    by: str
    when: str
    because: str
    is_truncated: bool
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Said:
    """A statement, in words, with its findings.

    Attributes:
        statement: IRI.
        subject: label of the subject; predicate and object likewise.
        triple: subject, predicate and object as canonical N-Triples terms.
        is_negated: the source says that it does not hold.
        findings: sorted by place.
    """

    statement: str
    subject: str
    predicate: str
    object: str
    triple: tuple[str, str, str]
    is_negated: bool
    findings: tuple[Finding, ...]


def statements_said(
    store: ox.Store, project: Project, statements: Sequence[str], language: Language
) -> tuple[Said, ...]:
    """Return statements with their findings, in the order given."""
    nodes = [ox.NamedNode(iri) for iri in statements]
    rows = {r["statement"].value: r for r in look_up(store, project, "statements", _of(nodes))}
    names = _names(store, project, rows.values(), language)
    findings = _findings(store, project, nodes)
    return tuple(
        _said(rows[iri], names, tuple(findings.get(iri, ()))) for iri in statements if iri in rows
    )


def shown(term: ox.NamedNode | ox.Literal | ox.BlankNode, names: Mapping[str, str]) -> str:
    """Return what people read for a term."""
    if isinstance(term, ox.NamedNode):
        return names.get(term.value, compact(term.value))
    return f"“{term.value}”"


def _of(nodes: Sequence[ox.NamedNode]) -> dict[str, Sequence[ox.NamedNode]]:
    return {"statement": nodes}


def _names(
    store: ox.Store, project: Project, rows: Iterable[Row], language: Language
) -> dict[str, str]:
    ends = ("subject", "predicate", "object")
    iris = {r[e].value for r in rows for e in ends if isinstance(r[e], ox.NamedNode)}
    return labels_of(store, project, iris, language)


def _said(row: Row, names: Mapping[str, str], findings: tuple[Finding, ...]) -> Said:
    subject, predicate, obj = row["subject"], row["predicate"], row["object"]
    return Said(
        statement=row["statement"].value,
        subject=shown(subject, names),
        predicate=shown(predicate, names),
        object=shown(obj, names),
        triple=(str(subject), str(predicate), str(obj)),
        is_negated=row["polarity"].value == LGC + "NegatedAssertion",
        findings=findings,
    )


def _findings(
    store: ox.Store, project: Project, nodes: Sequence[ox.NamedNode]
) -> dict[str, list[Finding]]:
    sources = sources_of(store, project, (node.value for node in nodes))
    attested = {
        (r["statement"].value, r["passage"].value): r
        for r in look_up(store, project, "attestations", _of(nodes))
    }
    runs = _runs(store, project, sorted({source.passage for source in sources}))
    found: dict[str, list[Finding]] = {}
    for source in sources:
        row = attested.get((source.statement, source.passage), {})
        finding = _finding(source, row, tuple(runs.get(source.passage, ())))
        found.setdefault(source.statement, []).append(finding)
    return found


def _finding(source: Source, row: Row, runs: tuple[Run, ...]) -> Finding:
    def text(name: str) -> str:
        return row[name].value if name in row else ""

    return Finding(
        source=source,
        rule=text("rule"),
        confidence=text("confidence"),
        by=text("by"),
        when=text("when"),
        because=text("because"),
        is_truncated=text("truncated") == "true",
        runs=runs,
    )


def _runs(store: ox.Store, project: Project, passages: Sequence[str]) -> dict[str, list[Run]]:
    nodes = [ox.NamedNode(iri) for iri in passages]
    rows = look_up(store, project, "words_of_passages", {"passage": nodes})
    texts = {ox.NamedNode(row["text"].value) for row in rows}
    raw = {
        r["text"].value: r["raw"].value
        for r in look_up(store, project, "texts", {"text": sorted(texts, key=str)})
    }
    found: dict[str, list[Run]] = {}
    for row in rows:
        run = _run(row, raw.get(row["text"].value))
        found.setdefault(row["passage"].value, []).append(run)
    return found


def _run(row: Row, raw: str | None) -> Run:
    role = row["role"].value.rpartition("/")[2]
    words = row["words"].value if "words" in row else ""
    reading = row["reading"].value if "reading" in row else ""
    line = int(row["line"].value)
    if raw is None:
        return Run(line, role, words, reading)
    start = int(row["start"].value)
    head = raw.rfind("\n", 0, start) + 1
    tail = raw.find("\n", start)
    text = raw[head : tail if tail >= 0 else len(raw)].rstrip("\r")
    return Run(line, role, words, reading, start - head, text)
