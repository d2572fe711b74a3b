"""The artefacts of a release: each a graph under the path that its IRI has below the base.

| path | holds |
|---|---|
| `def` | the ontology: all modules and vocabularies |
| `def/core`, `def/rl` … | its profiles |
| `shapes` | all SHACL shapes |
| `scheme` | all vocabularies; `scheme/{slug}` one of them |
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import pyoxigraph as ox

from thongthin.errors import UsageError
from thongthin.graph.namespaces import BASE, ONTOLOGY, RDF, SCHEME, SH, SHAPES, SKOS
from thongthin.graph.ontology import read_ontology, read_schemes, read_turtle
from thongthin.graph.shapes import SHAPE_FILES
from thongthin.paths import Project
from thongthin.publishing.ontology.header import Header, is_header, ontologies
from thongthin.publishing.ontology.profiles import MERGED, PROFILES, profile_triples

_SHAPES = (
    {"en": "shapes", "th": "เชปตรวจสอบข้อมูล"},
    {
        "en": "What data must say, as SHACL shapes with messages in English and Thai.",
        "th": "สิ่งที่ข้อมูลต้องระบุ เขียนเป็นเชป SHACL พร้อมข้อความแจ้งภาษาไทยและภาษาอังกฤษ",
    },
)
_VOCABULARY = (
    {"en": "vocabularies", "th": "ชุดคำศัพท์"},
    {
        "en": "Concept schemes (SKOS) with labels and definitions in English and Thai.",
        "th": "ชุดมโนทัศน์ (SKOS) พร้อมชื่อเรียกและนิยามภาษาไทยและภาษาอังกฤษ",
    },
)


@dataclass(frozen=True, slots=True)
class Artefact:
    """One graph that is published.

    Attributes:
        path: where its files stand, without the ending of a format ("def/core").
        triples: its triples, in any order.
    """

    path: str
    triples: tuple[ox.Triple, ...]

    @property
    def iri(self) -> str:
        """The IRI that leads to it."""
        return BASE + self.path


def artefacts(project: Project) -> Iterator[Artefact]:
    """Yield all artefacts: profiles, shapes, vocabularies together, and each vocabulary.

    Raises:
        OntologyError: a file is no Turtle, or the header lacks its version.
    """
    header = Header.of(read_ontology(project))
    for name in PROFILES:
        yield profile_artefact(project, name, header)
    yield Artefact("shapes", _headed(header, SHAPES[:-1], _shapes(project), *_SHAPES))
    concepts = read_schemes(project)
    yield Artefact("scheme", _headed(header, SCHEME[:-1], concepts, *_VOCABULARY))
    for iri, triples in schemes(concepts).items():
        yield Artefact(iri.removeprefix(BASE), triples)


def profile_artefact(project: Project, name: str, header: Header | None = None) -> Artefact:
    """Return one profile of the ontology under its own header.

    Args:
        project: the data folders in force.
        name: of the profile.
        header: the ontology's own, where it is at hand.

    Raises:
        UsageError: there is no such profile.
        OntologyError: a file is no Turtle, or the header lacks its version.
    """
    if name not in PROFILES:
        raise UsageError(f"there is no profile {name!r}; there are: {', '.join(PROFILES)}")
    triples = profile_triples(project, name)
    if name == MERGED:
        return Artefact("def", triples)
    path, profile = f"def/{name}", PROFILES[name]
    header = header or Header.of(read_ontology(project))
    declared = (*header.kinds, *triples)
    return Artefact(
        path, _headed(header, BASE + path, declared, profile.title, profile.description)
    )


def schemes(triples: Sequence[ox.Triple]) -> dict[str, tuple[ox.Triple, ...]]:
    """Return IRI of a concept scheme → what is said of it and of its concepts, sorted by IRI."""
    scheme_of = {
        triple.subject: triple.object.value
        for triple in triples
        if triple.predicate.value == SKOS + "inScheme" and isinstance(triple.object, ox.NamedNode)
    }
    found: dict[str, list[ox.Triple]] = defaultdict(list)
    for triple in triples:
        if triple.subject in scheme_of:
            found[scheme_of[triple.subject]].append(triple)
        elif isinstance(triple.subject, ox.NamedNode):
            found[triple.subject.value].append(triple)
    is_scheme = {
        triple.subject.value
        for triple in triples
        if triple.predicate.value == RDF + "type"
        and triple.object == ox.NamedNode(SKOS + "ConceptScheme")
        and isinstance(triple.subject, ox.NamedNode)
    }
    return {iri: tuple(found[iri]) for iri in sorted(found) if iri in is_scheme}


def _headed(
    header: Header,
    iri: str,
    triples: Iterable[ox.Triple],
    title: Mapping[str, str],
    description: Mapping[str, str],
) -> tuple[ox.Triple, ...]:
    """Return the triples with the artefact's header in the place of the ontology's."""
    titles = {language: f"{text}: {title[language]}" for language, text in header.titles().items()}
    body = (triple for triple in triples if not is_header(triple, {ONTOLOGY}))
    return tuple(dict.fromkeys((*header.rewritten(iri, titles, description), *body)))


def _shapes(project: Project) -> Iterator[ox.Triple]:
    """Yield all shapes; of the header of a file only the prefixes that its queries use stay."""
    for path in project.files(*SHAPE_FILES):
        triples = read_turtle(path)
        files = ontologies(triples)
        for triple in triples:
            if not is_header(triple, files) or triple.predicate.value == SH + "declare":
                yield triple
