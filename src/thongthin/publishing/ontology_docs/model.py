"""The ontology as its pages show it: modules, and terms with what is said of each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from thongthin.asking.question import Bilingual
from thongthin.graph.namespaces import SKOS
from thongthin.publishing.ontology_docs.triples import Triples

Kind = Literal["class", "object", "data", "annotation"]
"""Class, object property, data property, annotation property."""


@dataclass(frozen=True, slots=True)
class Term:
    """One class or property of ours.

    Attributes:
        iri: its IRI.
        name: its local name, the anchor on its page.
        kind: what it is.
        module: name of the module that holds it.
        label: what it is called.
        definition: what it means.
        examples: an example in words; notes: what else is to be known of its use.
        supers: classes or properties above it, ours and those of others.
        subs: those of ours right below it.
        domain: classes that it is usually said of; range_: what its values usually are.
        deprecated: it is no longer to be used; replaced_by names what is.
    """

    iri: str
    name: str
    kind: Kind
    module: str
    label: Bilingual
    definition: Bilingual
    examples: tuple[Bilingual, ...]
    notes: Bilingual
    supers: tuple[str, ...]
    subs: tuple[str, ...]
    domain: tuple[str, ...]
    range_: tuple[str, ...]
    deprecated: bool
    replaced_by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Module:
    """One file of terms.

    Attributes:
        name: of the file, without `.ttl`.
        terms: its terms: classes, then object, data and annotation properties, each by name.
    """

    name: str
    terms: tuple[Term, ...]

    def of(self, kind: Kind) -> tuple[Term, ...]:
        """Return its terms of one kind."""
        return tuple(term for term in self.terms if term.kind == kind)


@dataclass(frozen=True)
class Ontology:
    """All modules.

    Attributes:
        modules: those that hold terms, the most basic first.
        triples: everything in `ontology/modules`, blank nodes included.
        files: name of a module file → its triples.
        schemes: everything in `ontology/vocab`.
    """

    modules: tuple[Module, ...]
    triples: Triples
    files: Mapping[str, Triples]
    schemes: Triples

    @cached_property
    def terms(self) -> Mapping[str, Term]:
        """IRI → term, module by module."""
        return {term.iri: term for module in self.modules for term in module.terms}

    def label(self, iri: str) -> Bilingual | None:
        """Return what a term or a concept of ours is called, or None for one of others."""
        term = self.terms.get(iri)
        if term is not None:
            return term.label
        found = self.schemes.text(iri, SKOS + "prefLabel")
        return found if found.en and found.th else None
