"""How our terms and concepts compare with those of others, from `ontology/align/*.sssom.tsv`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from thongthin.graph.align.alignments import (
    ALIGNMENT_FILES,
    NO_TERM_FOUND,
    Alignment,
    read_alignments,
)
from thongthin.graph.align.sssom import read_mapping_file
from thongthin.graph.namespaces import PREFIXES
from thongthin.paths import Project
from thongthin.publishing.ontology_docs.model import Ontology


@dataclass(frozen=True, slots=True)
class Counterparts:
    """The mapping rows by what they are about.

    Attributes:
        rows: IRI of a term or concept of ours → its rows, in the order of the files.
        prefixes: namespace → prefix, those of the mapping files behind the common ones.
    """

    rows: Mapping[str, tuple[Alignment, ...]]
    prefixes: Mapping[str, str]

    def of(self, iri: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """Return (local name of the relation, terms of others) pairs; the closest first."""
        found: dict[str, list[str]] = {}
        for row in self.rows.get(iri, ()):
            if row.object != NO_TERM_FOUND:
                found.setdefault(row.predicate.rsplit("#", 1)[-1], []).append(row.object)
        ordered = sorted(found, key=lambda name: (name.endswith("Match"), name))
        return tuple((name, tuple(sorted(found[name]))) for name in ordered)

    def is_unmatched(self, iri: str) -> bool:
        """Say whether a search found no term of others that is even related."""
        rows = self.rows.get(iri, ())
        return bool(rows) and all(row.object == NO_TERM_FOUND for row in rows)


def read_counterparts(project: Project, ontology: Ontology) -> Counterparts:
    """Return the mappings, without the hierarchy that the modules state themselves.

    Raises:
        OntologyError: a mapping file is wrong; names file and line.
    """
    rows: dict[str, list[Alignment]] = {}
    for row in read_alignments(project):
        term = ontology.terms.get(row.subject)
        if term is None or row.object not in term.supers:
            rows.setdefault(row.subject, []).append(row)
    files = [read_mapping_file(path) for path in project.files(*ALIGNMENT_FILES)]
    written = {iri: prefix for file in files for prefix, iri in sorted(file.prefixes.items())}
    common = {iri: prefix for prefix, iri in PREFIXES.items()}
    return Counterparts({iri: tuple(found) for iri, found in rows.items()}, written | common)
