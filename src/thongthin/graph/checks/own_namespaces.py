"""What is a project's own: its files, and the namespaces whose terms they describe.

A project may name its terms in a namespace of its own without writing a header for it. Such a
namespace is known by what the files do: they declare a class, property, scheme or concept in it
and say more of it than its kind. Namespaces of ours, of `external-stubs.ttl` and of the known
prefixes are nobody's but their owners'.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from thongthin.graph.checks.term_files import TermFile
from thongthin.graph.namespaces import BASE, CHECK, OWL, PREFIXES, RDF, SKOS

STUBS = "external-stubs.ttl"
"""How the files end that declare the terms of others."""

_TYPE = RDF + "type"
_KINDS = frozenset(
    {
        OWL + "Class",
        OWL + "ObjectProperty",
        OWL + "DatatypeProperty",
        OWL + "AnnotationProperty",
        SKOS + "ConceptScheme",
        SKOS + "Concept",
    }
)


def own_namespaces(files: Iterable[TermFile]) -> tuple[str, ...]:
    """Return the namespaces of a project's own terms, sorted; none where no project is given.

    Args:
        files: all modules and schemes, shipped and own.
    """
    files = tuple(files)
    stubs = (term for file in files if file.name.endswith(STUBS) for term in _declared(file))
    of_others = {*PREFIXES.values(), *map(namespace_of, stubs)}
    own = [file for file in files if file.folder and not file.name.endswith(STUBS)]
    described = {term for file in own for term in _described(file)}
    found = {namespace_of(term) for file in own for term in _declared(file) if term in described}
    return tuple(sorted(n for n in found - of_others if not n.startswith(BASE)))


def own_quads(files: Iterable[TermFile]) -> Iterator[ox.Quad]:
    """Yield what the checks know of a project: its files, and its namespaces."""
    files = tuple(files)
    graph = ox.NamedNode(CHECK + "project")
    kind = ox.NamedNode(CHECK + "ProjectFile")
    for file in files:
        if file.folder:
            yield ox.Quad(file.graph, ox.NamedNode(_TYPE), kind, graph)
    for namespace in own_namespaces(files):
        yield ox.Quad(graph, ox.NamedNode(CHECK + "ownNamespace"), ox.Literal(namespace), graph)


def namespace_of(iri: str) -> str:
    """Return an IRI up to and with its last # or /."""
    return iri[: max(iri.rfind("#"), iri.rfind("/")) + 1]


def _declared(file: TermFile) -> Iterator[str]:
    for triple in file.triples:
        if triple.predicate.value != _TYPE or not isinstance(triple.object, ox.NamedNode):
            continue
        if triple.object.value in _KINDS and isinstance(triple.subject, ox.NamedNode):
            yield triple.subject.value


def _described(file: TermFile) -> Iterator[str]:
    for triple in file.triples:
        if triple.predicate.value != _TYPE and isinstance(triple.subject, ox.NamedNode):
            yield triple.subject.value
