"""The shapes as their page shows them: what each asks, of what, how gravely, and what to do.

Source: SHACL, sections 2.1.3 (targets), 2.1.4 (severity), 2.1.5 (messages), 4 (constraints).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from thongthin.asking.question import Bilingual
from thongthin.graph.namespaces import DCTERMS, OWL, RDF, RDFS, SH, SHAPES
from thongthin.graph.ontology import read_turtle
from thongthin.graph.shapes import SHAPE_FILES
from thongthin.paths import Project
from thongthin.publishing.ontology_docs.triples import TYPE, Triples, Value
from thongthin.publishing.ontology_docs.uses import own_names

_TARGETS = ("targetClass", "targetNode", "targetSubjectsOf", "targetObjectsOf")

_PARTS = tuple(SH + name for name in ("property", "sparql", "node", "and", "or", "xone", "not"))

_CONSTRAINTS = (
    "minCount", "maxCount", "class", "datatype", "nodeKind", "hasValue", "in", "pattern",
    "minInclusive", "maxInclusive", "minExclusive", "maxExclusive", "minLength", "maxLength",
    "uniqueLang", "languageIn", "equals", "disjoint", "lessThan", "lessThanOrEquals",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Part:
    """One property shape or query of a shape.

    Attributes:
        name: of the property shape ("" for a query).
        path: the property asked for, or "".
        limits: (constraint, value) in the order in which people read them.
        description, message: what it asks, and what to do.
    """

    name: Bilingual
    path: str
    limits: tuple[tuple[str, str], ...]
    description: Bilingual
    message: Bilingual


@dataclass(frozen=True, slots=True)
class Shape:
    """One node shape.

    Attributes:
        anchor: its local name.
        name, description, message: what it is called, what it asks, what to do.
        severity: Violation, Warning or Info.
        targets: (kind of target, IRI).
        source: where the rule comes from.
        parts: its property shapes and queries.
        terms: local names of our terms that it speaks of.
    """

    anchor: str
    name: Bilingual
    description: Bilingual
    message: Bilingual
    severity: str
    targets: tuple[tuple[str, str], ...]
    source: Bilingual
    parts: tuple[Part, ...]
    terms: frozenset[str]


@dataclass(frozen=True, slots=True)
class ShapeFile:
    """The shapes of one file, with the file's title."""

    name: str
    title: Bilingual
    shapes: tuple[Shape, ...]


def read_shape_files(project: Project) -> tuple[ShapeFile, ...]:
    """Return the shapes of a project, file by file in order of name.

    Raises:
        OntologyError: a file is no Turtle; names file and line.
    """
    return tuple(
        _file(path.stem, Triples(read_turtle(path))) for path in project.files(*SHAPE_FILES)
    )


def shapes_by_term(files: tuple[ShapeFile, ...]) -> Mapping[str, tuple[Shape, ...]]:
    """Return local name of a term → the shapes that speak of it."""
    found: dict[str, list[Shape]] = {}
    for shape in (shape for file in files for shape in file.shapes):
        for name in shape.terms:
            found.setdefault(name, []).append(shape)
    return {name: tuple(shapes) for name, shapes in found.items()}


def _file(name: str, triples: Triples) -> ShapeFile:
    header = next(iter(triples.subjects(TYPE, OWL + "Ontology")), "")
    shapes = triples.subjects(TYPE, SH + "NodeShape")
    title = triples.text(header, DCTERMS + "title")
    return ShapeFile(name, title, tuple(_shape(iri, triples) for iri in shapes))


def _shape(iri: str, triples: Triples) -> Shape:
    family = tuple(dict.fromkeys(_family(iri, triples)))
    values = [
        v for node in family for p in triples.predicates(node) for v in triples.values(node, p)
    ]
    return Shape(
        anchor=iri.removeprefix(SHAPES),
        name=triples.text(iri, SH + "name"),
        description=triples.text(iri, SH + "description"),
        message=triples.text(iri, SH + "message"),
        severity=triples.plain(iri, SH + "severity").removeprefix(SH) or "Violation",
        targets=tuple((t, v) for t in _TARGETS for v in triples.iris(iri, SH + t)),
        source=_source(iri, triples),
        parts=tuple(_part(node, triples) for node in family[1:]),
        terms=own_names(
            (v for v in values if isinstance(v, str)),
            (v.value for v in values if not isinstance(v, str)),
        ),
    )


def _source(iri: str, triples: Triples) -> Bilingual:
    """Return where a shape comes from; a comment without a language is English."""
    told = triples.text(iri, RDFS + "comment")
    plain = [text.value for text in triples.texts(iri, RDFS + "comment") if not text.language]
    english = told.en or " ".join(plain)
    return Bilingual(told.th.removeprefix("ที่มา: "), english.removeprefix("Source: "))


def _family(iri: str, triples: Triples) -> Iterator[str]:
    """Yield a shape and the parts it is made of, its lists resolved."""
    yield iri
    for predicate in _PARTS:
        for value in triples.values(iri, predicate):
            members = triples.items(str(value)) or (value,)
            for member in members:
                if isinstance(member, str) and member in triples:
                    yield from _family(member, triples)


def _part(node: str, triples: Triples) -> Part:
    path = triples.values(node, SH + "path")
    return Part(
        name=triples.text(node, SH + "name"),
        path=path[0] if path and isinstance(path[0], str) else "",
        limits=tuple(
            (limit, text)
            for limit in _CONSTRAINTS
            for value in triples.values(node, SH + limit)
            for text in _texts(value, triples)
        ),
        description=triples.text(node, SH + "description"),
        message=triples.text(node, SH + "message"),
    )


def _texts(value: Value, triples: Triples) -> Iterator[str]:
    if not isinstance(value, str):
        yield value.value
    elif (RDF + "first") in triples.predicates(value):
        for item in triples.items(value):
            yield from _texts(item, triples)
    else:
        yield value
