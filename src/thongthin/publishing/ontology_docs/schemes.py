"""The concept schemes as their pages show them: concepts as a tree, each with its names.

Source: SKOS Reference, sections 4 (schemes), 5 (labels), 6 (notations), 8 (hierarchy).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from thongthin.asking.question import Bilingual, Language
from thongthin.graph.namespaces import LGC, SCHEME, SKOS
from thongthin.publishing.ontology_docs.triples import TYPE, Triples


@dataclass(frozen=True, slots=True)
class Concept:
    """One concept.

    Attributes:
        iri, anchor: its IRI, and the last part of it.
        label, definition, note: preferred label, what it means, what else is to be known.
        notation: its code, or "".
        also, hidden: (language, other spelling): usual ones; defective or clipped ones.
        related: concepts that it is tied to without order.
        narrower: the concepts right below it.
    """

    iri: str
    anchor: str
    label: Bilingual
    definition: Bilingual
    note: Bilingual
    notation: str
    also: tuple[tuple[str, str], ...]
    hidden: tuple[tuple[str, str], ...]
    related: tuple[str, ...]
    narrower: tuple[Concept, ...]

    def spellings(self, language: Language) -> tuple[str, ...]:
        """Return its alternative labels in one language."""
        return tuple(text for tag, text in self.also if tag == language)

    def hidden_spellings(self, language: Language) -> tuple[str, ...]:
        """Return its hidden labels in one language."""
        return tuple(text for tag, text in self.hidden if tag == language)

    def family(self) -> Iterator[Concept]:
        """Yield it and all below it, each before those below it."""
        yield self
        for concept in self.narrower:
            yield from concept.family()


@dataclass(frozen=True, slots=True)
class Scheme:
    """One concept scheme.

    Attributes:
        iri, slug: its IRI, and the last part of it.
        title, definition: what it is called and what it holds.
        top: its top concepts, with all below them.
        classes: classes of ours that its concepts belong to.
    """

    iri: str
    slug: str
    title: Bilingual
    definition: Bilingual
    top: tuple[Concept, ...]
    classes: tuple[str, ...]

    def concepts(self) -> tuple[Concept, ...]:
        """Return all concepts, each before those below it, each once."""
        found = {c.iri: c for top in self.top for c in top.family()}
        return tuple(found.values())


def read_scheme_trees(triples: Triples) -> tuple[Scheme, ...]:
    """Return the schemes by slug; those that hold no concept included."""
    found = triples.subjects(TYPE, SKOS + "ConceptScheme")
    return tuple(_scheme(iri, triples) for iri in found)


def _scheme(iri: str, triples: Triples) -> Scheme:
    members = triples.subjects(SKOS + "inScheme", iri)
    tops = [c for c in members if not set(triples.iris(c, SKOS + "broader")) & set(members)]
    types = {t for c in members for t in triples.iris(c, TYPE) if t.startswith(LGC)}
    return Scheme(
        iri=iri,
        slug=iri.removeprefix(SCHEME),
        title=triples.text(iri, SKOS + "prefLabel"),
        definition=triples.text(iri, SKOS + "definition"),
        top=tuple(_concept(c, triples, frozenset()) for c in tops),
        classes=tuple(sorted(types)),
    )


def _concept(iri: str, triples: Triples, above: frozenset[str]) -> Concept:
    lower = {*triples.subjects(SKOS + "broader", iri), *triples.iris(iri, SKOS + "narrower")}
    below = sorted(lower - above - {iri})
    return Concept(
        iri=iri,
        anchor=iri.rsplit("/", 1)[-1],
        label=triples.text(iri, SKOS + "prefLabel"),
        definition=triples.text(iri, SKOS + "definition"),
        note=triples.text(iri, SKOS + "scopeNote"),
        notation=triples.plain(iri, SKOS + "notation"),
        also=_spellings(iri, "altLabel", triples),
        hidden=_spellings(iri, "hiddenLabel", triples),
        related=triples.iris(iri, SKOS + "related"),
        narrower=tuple(_concept(c, triples, above | {iri}) for c in below),
    )


def _spellings(iri: str, kind: str, triples: Triples) -> tuple[tuple[str, str], ...]:
    return tuple((t.language or "", t.value) for t in triples.texts(iri, SKOS + kind))
