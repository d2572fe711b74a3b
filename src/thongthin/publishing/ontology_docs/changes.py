"""The change log of terms: what each version added, changed and stopped using.

A term stands in the version that `ontology/published-terms.csv` records; one that is not recorded
yet, in the version at hand. A `skos:changeNote` begins with its version ("0.2.0: …").
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from thongthin.asking.question import Bilingual
from thongthin.graph.checks.published_terms import read_published
from thongthin.graph.namespaces import ONTOLOGY, OWL, SKOS
from thongthin.paths import Project
from thongthin.publishing.ontology_docs.model import Ontology
from thongthin.publishing.ontology_docs.schemes import Scheme

_VERSION = re.compile(r"(\d+(?:\.\d+)*): ")


@dataclass(frozen=True, slots=True)
class Version:
    """One version.

    Attributes:
        number: of the version.
        terms, schemes, concepts: IRIs of what it added.
        changed: (IRI, what changed) pairs.
        deprecated: IRIs of terms that were marked as no longer to be used, as far as known.
    """

    number: str
    terms: tuple[str, ...]
    schemes: tuple[str, ...]
    concepts: tuple[str, ...]
    changed: tuple[tuple[str, Bilingual], ...]
    deprecated: tuple[str, ...]


def read_changes(
    project: Project, ontology: Ontology, schemes: Iterable[Scheme]
) -> tuple[Version, ...]:
    """Return the versions, the newest first.

    Raises:
        OntologyError: the record of published terms is wrong; names the line.
    """
    current = ontology.triples.plain(ONTOLOGY, OWL + "versionInfo")
    since = {row.term: row.since for row in read_published(project)}
    known = {scheme.iri: [c.iri for c in scheme.concepts()] for scheme in schemes}
    notes = [(iri, *_note(ontology, iri, current)) for iri in ontology.terms]
    old = {t.iri: _noted(t.iri, notes, current) for t in ontology.terms.values() if t.deprecated}
    concepts = [iri for found in known.values() for iri in found]
    numbers = {current, *since.values(), *(number for _, number, _ in notes), *old.values()}
    return tuple(
        Version(
            number=number,
            terms=_of(number, ontology.terms, since, current),
            schemes=_of(number, known, since, current),
            concepts=_of(number, concepts, since, current),
            changed=tuple((i, note) for i, n, note in notes if n == number and note.en),
            deprecated=tuple(iri for iri, version in old.items() if version == number),
        )
        for number in sorted(numbers, key=_rank, reverse=True)
    )


def _note(ontology: Ontology, iri: str, current: str) -> tuple[str, Bilingual]:
    """Return the version of a term's change note, and the note without it."""
    note = ontology.triples.text(iri, SKOS + "changeNote")
    found = _VERSION.match(note.en)
    number = found[1] if found else current
    return number, Bilingual(_VERSION.sub("", note.th, count=1), _VERSION.sub("", note.en, count=1))


def _noted(iri: str, notes: Iterable[tuple[str, str, Bilingual]], current: str) -> str:
    return next((number for term, number, note in notes if term == iri and note.en), current)


def _of(
    number: str, iris: Iterable[str], since: Mapping[str, str], current: str
) -> tuple[str, ...]:
    return tuple(iri for iri in iris if since.get(iri, current) == number)


def _rank(number: str) -> tuple[int, ...]:
    return tuple(int(part) for part in re.findall(r"\d+", number))
