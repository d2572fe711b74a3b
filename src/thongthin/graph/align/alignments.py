"""What is said about terms of others: the typed rows of `ontology/align/*.sssom.tsv`.

A row relates a term or concept of ours to one of another vocabulary, or (axioms only) two terms
of others. Hierarchy and equivalence hold logically; SKOS mapping relations say how near two
terms are. A term without a counterpart has a row whose object is `sssom:NoTermFound`.

Source: SSSOM 1.0, model: mapping predicates, entity types, unmapped entities.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from types import MappingProxyType

import pyoxigraph as ox

from thongthin.errors import OntologyError
from thongthin.graph.align.sssom import COLUMNS, MappingFile, read_mapping_file
from thongthin.graph.namespaces import BASE, OWL, RDF, RDFS, SKOS, SSSOM
from thongthin.graph.ontology import read_ontology, read_schemes
from thongthin.paths import Project

ALIGNMENT_FILES = ("ontology/align", "*.sssom.tsv")

NO_TERM_FOUND = SSSOM + "NoTermFound"
JUSTIFICATION = "semapv:"
"""Prefix of the terms that say how a mapping was found (Semantic Mapping Vocabulary)."""

CLASS_AXIOMS = frozenset({RDFS + "subClassOf", OWL + "equivalentClass"})
PROPERTY_AXIOMS = frozenset({RDFS + "subPropertyOf", OWL + "equivalentProperty", OWL + "inverseOf"})
AXIOMS = CLASS_AXIOMS | PROPERTY_AXIOMS
MATCHES = frozenset(
    SKOS + name + "Match" for name in ("broad", "close", "exact", "narrow", "related")
)

CLASS = "owl class"
CONCEPT = "skos concept"
INDIVIDUAL = "owl named individual"
OWL_KINDS = MappingProxyType(
    {
        CLASS: OWL + "Class",
        "owl object property": OWL + "ObjectProperty",
        "owl data property": OWL + "DatatypeProperty",
        "owl annotation property": OWL + "AnnotationProperty",
    }
)
"""SSSOM's word for a kind of term → its class in OWL."""

_KINDS = frozenset({*OWL_KINDS, CONCEPT, INDIVIDUAL, "rdf property", "rdfs class", "rdfs resource"})


@dataclass(frozen=True, slots=True)
class Alignment:
    """One row.

    Attributes:
        subject: absolute IRI; of ours, or of others where the predicate is an axiom.
        predicate: absolute IRI, one of `AXIOMS` or `MATCHES`.
        object: absolute IRI, or `NO_TERM_FOUND`.
        subject_kind: SSSOM's word for what the subject is, such as "owl class".
        object_kind: the same of the object; empty where no term was found.
        confidence: 0 to 1, that the row is right.
        comment: the reason, one sentence.
        mapping_set: absolute IRI of the set that the row belongs to.
        where: file and line, such as "org.sssom.tsv:18".
    """

    subject: str
    predicate: str
    object: str
    subject_kind: str
    object_kind: str
    confidence: float
    comment: str
    mapping_set: str
    where: str

    @property
    def is_axiom(self) -> bool:
        """Whether the row holds logically: hierarchy, equivalence or inverse."""
        return self.predicate in AXIOMS


def read_alignments(project: Project) -> tuple[Alignment, ...]:
    """Return the rows of all files, file by file in order of name.

    Args:
        project: the data folders in force.

    Raises:
        OntologyError: a file is no SSSOM table; a row has an unknown prefix or predicate, a term
            of ours that is not declared or is of another kind, no justification, a confidence
            outside 0 to 1, or stands twice or out of order. The sentence names file and line.
    """
    declared = dict(_declared(project))
    files = [read_mapping_file(path) for path in project.files(*ALIGNMENT_FILES)]
    rows = tuple(row for file in files for row in _alignments(file, declared))
    _refuse_repeats(rows)
    return rows


def _declared(project: Project) -> Iterator[tuple[str, str]]:
    """Yield each term that the modules declare, and each concept, with SSSOM's word for it."""
    words = {iri: word for word, iri in OWL_KINDS.items()}
    for term, predicate, value in _named(read_ontology(project)):
        if predicate == RDF + "type" and value in words:
            yield term, words[value]
    for term, predicate, _ in _named(read_schemes(project)):
        if predicate == SKOS + "inScheme":
            yield term, CONCEPT


def _named(triples: Iterable[ox.Triple]) -> Iterator[tuple[str, str, str]]:
    """Yield the triples whose three terms are IRIs."""
    for triple in triples:
        if isinstance(triple.subject, ox.NamedNode) and isinstance(triple.object, ox.NamedNode):
            yield triple.subject.value, triple.predicate.value, triple.object.value


def _alignments(file: MappingFile, declared: Mapping[str, str]) -> Iterator[Alignment]:
    for (_, before), (line, cells) in pairwise(file.rows):
        if cells < before:
            sentence = "stands out of order; sort the lines by their cells, from left to right"
            raise OntologyError(sentence, where=f"{file.name}:{line}")
    for line, cells in file.rows:
        yield _alignment(dict(zip(COLUMNS, cells, strict=True)), file, line, declared)


def _alignment(
    cells: Mapping[str, str], file: MappingFile, line: int, declared: Mapping[str, str]
) -> Alignment:
    where = f"{file.name}:{line}"
    row = Alignment(
        subject=_absolute(cells["subject_id"], file.prefixes, where),
        predicate=_absolute(cells["predicate_id"], file.prefixes, where),
        object=_absolute(cells["object_id"], file.prefixes, where),
        subject_kind=cells["subject_type"],
        object_kind=cells["object_type"],
        confidence=_confidence(cells["confidence"], where),
        comment=cells["comment"],
        mapping_set=str(file.head["mapping_set_id"]),
        where=where,
    )
    if not cells["mapping_justification"].startswith(JUSTIFICATION):
        example = JUSTIFICATION + "ManualMappingCuration"
        sentence = f"has no justification; say how it was found, such as {example}"
        raise OntologyError(sentence, where=where)
    for sentence in _faults(row, declared):
        raise OntologyError(sentence, where=where)
    return row


def _absolute(compact: str, prefixes: Mapping[str, str], where: str) -> str:
    prefix, colon, local = compact.partition(":")
    if not colon or not local or prefix not in prefixes:
        sentence = f"has {compact!r}, whose prefix the head does not declare; add it to curie_map"
        raise OntologyError(sentence, where=where)
    return prefixes[prefix] + local


def _confidence(text: str, where: str) -> float:
    try:
        value = float(text)
    except ValueError:
        value = -1.0
    if not 0.0 <= value <= 1.0:
        raise OntologyError(f"has the confidence {text!r}; expected 0 to 1", where=where)
    return value


def _faults(row: Alignment, declared: Mapping[str, str]) -> Iterator[str]:
    """Yield what a row may not say, a sentence each."""
    if row.predicate not in AXIOMS | MATCHES:
        yield f"has the predicate {row.predicate}; use a SKOS match, or an axiom of hierarchy"
    for term, kind in ((row.subject, row.subject_kind), (row.object, row.object_kind)):
        if term.startswith(BASE) and term not in declared:
            yield f"names {term}, which no module and no scheme declares"
        if term != NO_TERM_FOUND and kind not in _KINDS:
            yield f"says that {term} is {kind!r}; expected one of {', '.join(sorted(_KINDS))}"
        if kind != declared.get(term, kind):
            yield f"says that {term} is {kind!r}; it is declared as {declared[term]!r}"
    if row.subject == NO_TERM_FOUND or (row.object == NO_TERM_FOUND and row.is_axiom):
        yield "may have sssom:NoTermFound only as the object of a match"
    if row.is_axiom:
        yield from _kind_faults(row)
    elif not row.subject.startswith(BASE):
        yield f"maps {row.subject}, a term of others; of those only axioms are restated"
    elif row.subject_kind == CONCEPT and row.object_kind not in {CONCEPT, INDIVIDUAL, ""}:
        yield f"maps a concept to {row.object_kind}; SKOS maps concepts to concepts"


def _kind_faults(row: Alignment) -> Iterator[str]:
    """Yield where an axiom does not fit the kinds of its two terms."""
    kinds = {row.subject_kind, row.object_kind}
    fits = kinds == {CLASS} if row.predicate in CLASS_AXIOMS else CLASS not in kinds
    if len(kinds) > 1 or not kinds <= OWL_KINDS.keys() or not fits:
        yield f"relates {row.subject_kind} and {row.object_kind}, which its predicate cannot"


def _refuse_repeats(rows: Iterable[Alignment]) -> None:
    seen: dict[tuple[str, str, str], str] = {}
    for row in rows:
        key = (row.subject, row.predicate, row.object)
        if key in seen:
            raise OntologyError(f"says again what {seen[key]} says; keep one", where=row.where)
        seen[key] = row.where
