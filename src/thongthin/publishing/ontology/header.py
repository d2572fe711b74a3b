"""The one header (`owl:Ontology`) of each artefact, after the ontology's own in `core.ttl`.

Who made it, its licence, dates, status and namespace are those of the ontology; name, version,
title and description are its own, and `dcterms:source` leads to the version it is a part of.

Source: OWL 2 Structural Specification, section 3.1 (an ontology's IRI and version IRI).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

import pyoxigraph as ox

from thongthin.errors import OntologyError
from thongthin.graph.namespaces import BASE, DCTERMS, ONTOLOGY, OWL, RDF, SCHEME, SHAPES, VANN

_Node = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple

_OWN = frozenset(
    {
        *(DCTERMS + name for name in ("title", "abstract", "description", "source")),
        OWL + "versionIRI",
    }
)
"""What is not copied from the ontology's header: each artefact says it of itself."""

_NAMESPACES = {"shapes": ("shapes", SHAPES), "scheme": ("scheme", SCHEME)}
"""First part of a path → prefix and namespace, where they are not the ontology's."""


@dataclass(frozen=True, slots=True)
class Header:
    """What the ontology says of itself.

    Attributes:
        triples: those whose subject is the ontology.
        maker: those whose subject is its creator or publisher (type and names).
        kinds: those that declare the properties used by both.
    """

    triples: tuple[ox.Triple, ...]
    maker: tuple[ox.Triple, ...]
    kinds: tuple[ox.Triple, ...]

    @classmethod
    def of(cls, ontology: Iterable[ox.Triple]) -> Header:
        """Find the header among the triples of all modules."""
        triples = tuple(ontology)
        own = tuple(triple for triple in triples if is_header(triple, {ONTOLOGY}))
        makers = {triple.object for triple in own if isinstance(triple.object, ox.NamedNode)}
        maker = tuple(triple for triple in triples if triple.subject in makers)
        used = {triple.predicate for triple in (*own, *maker)}
        is_kind = ox.NamedNode(RDF + "type")
        return cls(
            own, maker, tuple(t for t in triples if t.predicate == is_kind and t.subject in used)
        )

    @property
    def version(self) -> str:
        """The version number, "0.1.0".

        Raises:
            OntologyError: the header has none.
        """
        return self._one("versionInfo")

    def rewritten(
        self, iri: str, title: Mapping[str, str], description: Mapping[str, str]
    ) -> Iterator[ox.Triple]:
        """Yield the header of an artefact, with what is said of its maker.

        Args:
            iri: the artefact's IRI; its version IRI is made from it.
            title: language → title.
            description: language → what it holds.
        """
        me, version_iri = ox.NamedNode(iri), self._one("versionIRI")
        changes = self._changes(iri, title)
        for triple in self.triples:
            if triple.predicate.value not in _OWN:
                change = changes.get(triple.predicate.value)
                value = change(triple.object) if change else triple.object
                yield ox.Triple(me, triple.predicate, value)
        for name, words in (("title", title), ("description", description)):
            for language, text in words.items():
                literal = ox.Literal(text, language=language)
                yield ox.Triple(me, ox.NamedNode(DCTERMS + name), literal)
        yield ox.Triple(me, ox.NamedNode(DCTERMS + "source"), ox.NamedNode(version_iri))
        yield ox.Triple(me, ox.NamedNode(OWL + "versionIRI"), _version(iri, self.version))
        yield from self.maker

    def _changes(self, iri: str, title: Mapping[str, str]) -> dict[str, Callable[[_Node], _Node]]:
        """Return property → how its value in the ontology's header becomes the artefact's."""
        prefix, namespace = _NAMESPACES.get(_split(iri)[0], (None, None))
        version_iri, titles = self._one("versionIRI"), self.titles()
        new_iri = _version(iri, self.version).value

        def cited(value: _Node) -> _Node:
            if not isinstance(value, ox.Literal):
                return value
            language = value.language or "en"
            text = value.value.replace(version_iri, new_iri)
            if language in title:
                text = text.replace(titles[language], title[language])
            return _with_text(value, text)

        return {
            DCTERMS + "bibliographicCitation": cited,
            VANN + "preferredNamespacePrefix": lambda value: _with_text(value, prefix),
            VANN + "preferredNamespaceUri": lambda value: _with_text(value, namespace),
        }

    def titles(self) -> dict[str, str]:
        """Return language → title of the ontology."""
        return {
            triple.object.language: triple.object.value
            for triple in self.triples
            if triple.predicate.value == DCTERMS + "title"
            and isinstance(triple.object, ox.Literal)
            and triple.object.language
        }

    def _one(self, name: str) -> str:
        for triple in self.triples:
            if triple.predicate.value == OWL + name and not isinstance(triple.object, ox.Triple):
                return triple.object.value
        raise OntologyError(f"the header lacks owl:{name}", where=ONTOLOGY)


def is_header(triple: ox.Triple, subjects: Iterable[str]) -> bool:
    """Say whether a triple speaks of one of the subjects (IRIs)."""
    return isinstance(triple.subject, ox.NamedNode) and triple.subject.value in subjects


def ontologies(triples: Iterable[ox.Triple]) -> frozenset[str]:
    """Return the IRIs of everything that is declared an ontology."""
    return frozenset(
        triple.subject.value
        for triple in triples
        if triple.predicate.value == RDF + "type"
        and triple.object == ox.NamedNode(OWL + "Ontology")
        and isinstance(triple.subject, ox.NamedNode)
    )


def _version(iri: str, version: str) -> ox.NamedNode:
    """Return the version IRI: of `…/def/core` it is `…/def/0.1.0/core`."""
    head, part = _split(iri)
    return ox.NamedNode("/".join(filter(None, (BASE + head, version, part))))


def _split(iri: str) -> tuple[str, str]:
    """Return the first part of the path of an artefact, and the rest: "def", "core"."""
    head, _, part = iri.removeprefix(BASE).partition("/")
    return head, part


def _with_text(value: _Node, text: str | None) -> _Node:
    """Return a literal with another text; other values, and those for no text, as they are."""
    if text is None or not isinstance(value, ox.Literal):
        return value
    if value.language:
        return ox.Literal(text, language=value.language)
    return ox.Literal(text, datatype=value.datatype)
