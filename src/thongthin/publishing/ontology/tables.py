"""Terms and concepts as tables (CSV), for readers with a spreadsheet.

CSV after RFC 4180: CRLF, UTF-8. A byte order mark leads: without one, spreadsheet programs on
Windows take the file for a local code page and show Thai as noise; programs that read CSV skip it
(`utf-8-sig` in Python; pandas does by itself). Several values in a cell are parted by " | ".
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

import pyoxigraph as ox

from thongthin.graph.namespaces import DCTERMS, LGC, OWL, RDFS, SCHEMA, SKOS
from thongthin.graph.ontology import MODULES_FOLDER, read_schemes, read_turtle
from thongthin.paths import Project
from thongthin.publishing.ontology.artefacts import schemes
from thongthin.publishing.ontology.described import Described

SEPARATOR = " | "
LANGUAGES = ("en", "th")

_CONCEPT_WORDS = {
    "prefLabel": SKOS + "prefLabel",
    "altLabels": SKOS + "altLabel",
    "hiddenLabels": SKOS + "hiddenLabel",
    "definition": SKOS + "definition",
    "scopeNote": SKOS + "scopeNote",
}
_TERM_WORDS = {
    "label": RDFS + "label",
    "definition": SKOS + "definition",
    "example": SKOS + "example",
}
_PARENTS = (RDFS + "subClassOf", RDFS + "subPropertyOf")


def terms_table(project: Project) -> bytes:
    """Return `terms.csv`: every class and property of ours, sorted by IRI.

    Columns: iri, name, kind, module (the file that defines it), label, definition and example in
    both languages, parents, domainIncludes and rangeIncludes (what a property usually joins),
    status (current or deprecated), replacedBy.
    """
    modules = {path.stem: read_turtle(path) for path in project.files(MODULES_FOLDER, "*.ttl")}
    described = Described(triple for triples in modules.values() for triple in triples)
    defined_in = {
        iri: module for module, triples in modules.items() for iri in Described(triples).own_terms()
    }
    head = ["iri", "name", "kind", "module", *_with_language(_TERM_WORDS)]
    rows = [
        [
            *(iri, iri.removeprefix(LGC), kind, defined_in[iri]),
            *_words(described, iri, _TERM_WORDS.values()),
            SEPARATOR.join(parent for p in _PARENTS for parent in described.iris(iri, p)),
            SEPARATOR.join(described.iris(iri, SCHEMA + "domainIncludes")),
            SEPARATOR.join(described.iris(iri, SCHEMA + "rangeIncludes")),
            *_status(described, iri),
        ]
        for iri, kind in described.own_terms().items()
    ]
    return _csv(
        [[*head, "parents", "domainIncludes", "rangeIncludes", "status", "replacedBy"], *rows]
    )


def scheme_tables(project: Project) -> Iterator[tuple[str, bytes]]:
    """Yield IRI and CSV of every concept scheme; its concepts sorted by IRI.

    Columns: iri, slug (last part of the IRI), notation, labels and notes in both languages, broader
    (IRIs), status (current or deprecated), replacedBy.
    """
    head = ["iri", "slug", "notation", *_with_language(_CONCEPT_WORDS)]
    for scheme, triples in schemes(read_schemes(project)).items():
        described = Described(triples)
        rows = [
            [
                *(iri, iri.rpartition("/")[2]),
                SEPARATOR.join(described.texts(iri, SKOS + "notation")),
                *_words(described, iri, _CONCEPT_WORDS.values()),
                SEPARATOR.join(described.iris(iri, SKOS + "broader")),
                *_status(described, iri),
            ]
            for iri in _concepts(triples)
        ]
        yield scheme, _csv([[*head, "broader", "status", "replacedBy"], *rows])


def _concepts(triples: Iterable[ox.Triple]) -> list[str]:
    return sorted(
        {
            triple.subject.value
            for triple in triples
            if triple.predicate.value == SKOS + "inScheme"
            and isinstance(triple.subject, ox.NamedNode)
        }
    )


def _with_language(names: Iterable[str]) -> Iterator[str]:
    return (f"{name}_{language}" for name in names for language in LANGUAGES)


def _words(described: Described, iri: str, predicates: Iterable[str]) -> Iterator[str]:
    for predicate in predicates:
        for language in LANGUAGES:
            yield SEPARATOR.join(described.texts(iri, predicate, language))


def _status(described: Described, iri: str) -> tuple[str, str]:
    is_deprecated = described.texts(iri, OWL + "deprecated") == ("true",)
    successors = SEPARATOR.join(described.iris(iri, DCTERMS + "isReplacedBy"))
    return ("deprecated" if is_deprecated else "current", successors)


def _csv(rows: Sequence[Sequence[str]]) -> bytes:
    buffer = io.StringIO(newline="")
    csv.writer(buffer, lineterminator="\r\n").writerows(rows)
    return buffer.getvalue().encode("utf-8-sig")
