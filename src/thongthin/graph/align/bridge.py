"""The bridge: what the alignment rows say that an ontology may say, as triples.

* A row of hierarchy, equivalence or inverse is its own triple.
* A match of a concept of ours is its own triple: SKOS says it of concepts.
* A match of a class or property becomes `rdfs:seeAlso`, an annotation: a mapping relation between
  classes would make them individuals too (OWL 2 Structural Specification, 5.9). How near the two
  are, and why, the row alone says.
* A row that found no term says nothing, and neither does one about RDF's own vocabulary, which
  OWL 2 reserves.

Out of scope: the axioms of the other vocabularies, a few of which are restated as rows.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pyoxigraph as ox

from thongthin.graph.align.alignments import (
    CONCEPT,
    NO_TERM_FOUND,
    OWL_KINDS,
    Alignment,
    read_alignments,
)
from thongthin.graph.namespaces import BRIDGE, DCTERMS, ONTOLOGY, OWL, RDF, RDFS
from thongthin.graph.ontology import read_ontology
from thongthin.paths import Project

_RESERVED = (RDF, RDFS, OWL)

_COPIED = frozenset({DCTERMS + "creator", DCTERMS + "license", OWL + "versionInfo"})
"""What the ontology's header says that holds for the bridge too."""


@dataclass(frozen=True, slots=True)
class BridgeStatement:
    """One triple of the bridge and the row that it comes from."""

    triple: ox.Triple
    row: Alignment


def bridge_triples(project: Project) -> tuple[ox.Triple, ...]:
    """Return the bridge: header, declarations and statements, each once, sorted by their text.

    The header names the mapping sets as sources; a title is for who publishes it to give.

    Args:
        project: the data folders in force.

    Raises:
        OntologyError: an alignment file is wrong (see `read_alignments`).
    """
    rows = read_alignments(project)
    found = {
        *_header(project),
        *(_triple(BRIDGE, DCTERMS + "source", row.mapping_set) for row in rows),
        *(declaration for row in rows for declaration in _declarations(row)),
        *(triple for row in rows for triple in _said_by(row)),
    }
    return tuple(sorted(found, key=str))


def bridge_statements(project: Project) -> tuple[BridgeStatement, ...]:
    """Return what the rows say, each with its row, in the order of the rows.

    Raises:
        OntologyError: an alignment file is wrong (see `read_alignments`).
    """
    rows = read_alignments(project)
    return tuple(BridgeStatement(triple, row) for row in rows for triple in _said_by(row))


def _said_by(row: Alignment) -> Iterator[ox.Triple]:
    if row.object == NO_TERM_FOUND or row.object.startswith(RDF):
        return
    own = row.is_axiom or row.subject_kind == CONCEPT
    yield _triple(row.subject, row.predicate if own else RDFS + "seeAlso", row.object)


def _declarations(row: Alignment) -> Iterator[ox.Triple]:
    """Yield the kinds of the terms of an axiom, and that of a mapping relation between concepts."""
    if row.is_axiom:
        for term, kind in ((row.subject, row.subject_kind), (row.object, row.object_kind)):
            if not term.startswith(_RESERVED):
                yield _triple(term, RDF + "type", OWL_KINDS[kind])
    elif row.subject_kind == CONCEPT:
        yield _triple(row.predicate, RDF + "type", OWL + "ObjectProperty")


def _header(project: Project) -> Iterator[ox.Triple]:
    yield _triple(BRIDGE, RDF + "type", OWL + "Ontology")
    yield _triple(BRIDGE, RDFS + "seeAlso", ONTOLOGY)
    for triple in read_ontology(project):
        if triple.subject == ox.NamedNode(ONTOLOGY) and triple.predicate.value in _COPIED:
            yield ox.Triple(ox.NamedNode(BRIDGE), triple.predicate, triple.object)


def _triple(subject: str, predicate: str, value: str) -> ox.Triple:
    return ox.Triple(ox.NamedNode(subject), ox.NamedNode(predicate), ox.NamedNode(value))
