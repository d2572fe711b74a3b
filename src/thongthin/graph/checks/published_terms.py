"""The record of what has been published: `ontology/published-terms.csv`, one term a row.

A row is added when a term is first released and stays for ever; the check `removed_term` holds
the files against it. What is recorded: classes and properties of ours, schemes, and concepts.

`python -m thongthin.graph.checks.published_terms` prints the record with the terms that are not
yet in it, as of the ontology's version; with a file name it writes it there.
"""

from __future__ import annotations

import argparse
import csv
import io
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from thongthin.errors import OntologyError
from thongthin.graph.checks.term_files import TermFile, file_graph, read_term_files
from thongthin.graph.namespaces import BASE, CHECK, ONTOLOGY, OWL, RDF, RDFS, SKOS
from thongthin.paths import Project

RECORD = "ontology/published-terms.csv"

COLUMNS = ("term", "kind", "since", "label")

KINDS = {
    "class": OWL + "Class",
    "object property": OWL + "ObjectProperty",
    "datatype property": OWL + "DatatypeProperty",
    "annotation property": OWL + "AnnotationProperty",
    "scheme": SKOS + "ConceptScheme",
    "concept": SKOS + "Concept",
}
"""Word in the record → class of the term."""

_NAMES = (RDFS + "label", SKOS + "prefLabel")
_TYPE = RDF + "type"


@dataclass(frozen=True, slots=True, order=True)
class PublishedTerm:
    """One row.

    Attributes:
        term: absolute IRI.
        kind: key of `KINDS`.
        since: version in which it was first published.
        label: its English name then.
    """

    term: str
    kind: str
    since: str
    label: str


def read_published(project: Project) -> tuple[PublishedTerm, ...]:
    """Return the rows of the record, empty where there is no file.

    Raises:
        OntologyError: a column is missing or a kind unknown; names the line.
    """
    path = project.file(RECORD)
    if path is None:
        return ()
    with path.open(encoding="utf-8", newline="") as lines:
        reader = csv.DictReader(lines)
        if tuple(reader.fieldnames or ()) != COLUMNS:
            expected = ",".join(COLUMNS)
            raise OntologyError(f"the first line must be {expected}", where=f"{RECORD}:1")
        return tuple(_row(row, reader.line_num) for row in reader)


def published_quads(published: Iterable[PublishedTerm]) -> Iterator[ox.Quad]:
    """Yield what the checks know of what was published, in the graph of the record's file.

    Args:
        published: the rows in the order of the file.
    """
    graph = file_graph(RECORD)
    for line, row in enumerate(published, start=2):
        term = ox.NamedNode(row.term)
        said: dict[str, ox.NamedNode | ox.Literal] = {
            "onLine": ox.Literal(line),
            "publishedAs": ox.NamedNode(KINDS[row.kind]),
            "publishedLabel": ox.Literal(row.label),
            "since": ox.Literal(row.since),
        }
        for name, value in said.items():
            yield ox.Quad(term, ox.NamedNode(CHECK + name), value, graph)


def record(project: Project) -> tuple[PublishedTerm, ...]:
    """Return the record with the terms of today added, sorted by IRI; no row is changed.

    Raises:
        OntologyError: a file is no Turtle, or the ontology names no version.
    """
    files = read_term_files(project)
    known = {row.term: row for row in read_published(project)}
    version, labels = _version(files), _labels(files)
    for term, kind in _kinds(files).items():
        known.setdefault(term, PublishedTerm(term, kind, version, labels.get(term, "")))
    return tuple(sorted(known.values()))


def to_csv(rows: Iterable[PublishedTerm]) -> str:
    """Return the record as it is committed."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows((row.term, row.kind, row.since, row.label) for row in rows)
    return text.getvalue()


def _row(row: dict[str, str], line: int) -> PublishedTerm:
    found = PublishedTerm(*(row[column] or "" for column in COLUMNS))
    if found.kind not in KINDS or not found.term or not found.since:
        expected = ", ".join(KINDS)
        sentence = f"needs a term, a version and a kind, one of: {expected}"
        raise OntologyError(sentence, where=f"{RECORD}:{line}")
    return found


def _kinds(files: Iterable[TermFile]) -> dict[str, str]:
    words = {iri: word for word, iri in KINDS.items()}
    return {
        triple.subject.value: words[triple.object.value]
        for file in files
        for triple in file.triples
        if triple.predicate.value == _TYPE
        and isinstance(triple.subject, ox.NamedNode)
        and isinstance(triple.object, ox.NamedNode)
        and triple.subject.value.startswith(BASE)
        and triple.object.value in words
    }


def _labels(files: Iterable[TermFile]) -> dict[str, str]:
    return {
        triple.subject.value: triple.object.value
        for file in files
        for triple in file.triples
        if triple.predicate.value in _NAMES
        and isinstance(triple.subject, ox.NamedNode)
        and isinstance(triple.object, ox.Literal)
        and triple.object.language == "en"
    }


def _version(files: Iterable[TermFile]) -> str:
    for file in files:
        for triple in file.triples:
            says_version = triple.predicate.value == OWL + "versionInfo"
            if says_version and triple.subject == ox.NamedNode(ONTOLOGY):
                return triple.object.value if isinstance(triple.object, ox.Literal) else ""
    raise OntologyError("names no owl:versionInfo; add it to the header", where="core.ttl")


def main(arguments: list[str]) -> None:
    """Print the record with what is new, or write it to the file named."""
    file = _file_named(arguments)
    text = to_csv(record(Project()))
    if file:
        file.write_text(text, encoding="utf-8", newline="")
    else:
        sys.stdout.write(text)


def _file_named(arguments: list[str]) -> Path | None:
    parser = argparse.ArgumentParser(
        prog="python -m thongthin.graph.checks.published_terms",
        description="Print the record of published terms.",
    )
    parser.add_argument("file", nargs="?", type=Path, help="write it there instead")
    named: Path | None = parser.parse_args(arguments).file
    return named


if __name__ == "__main__":
    main(sys.argv[1:])
