"""Axioms as a value: RDF texts that the OWL API reads, and the axioms taken away from them.

An axiom is named by its words in Manchester Syntax with local names, as the OWL API writes them:
"LocalRule DisjointWith OfficialDirective". Functions with an underscore run in `owl_machine`.

Source: OWL 2 Mapping to RDF Graphs (https://www.w3.org/TR/owl2-mapping-to-rdf/), done by the
OWL API; Manchester Syntax (https://www.w3.org/TR/owl2-manchester-syntax/).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from owl_machine import ask, java
from rdflib import Graph
from rdflib.namespace import RDF


@dataclass(frozen=True)
class Theory:
    """Axioms for a reasoner.

    Attributes:
        texts: RDF/XML, each read by itself.
        without: the words of the axioms that are left out, each of which is in one of the texts.
    """

    texts: tuple[str, ...]
    without: frozenset[str] = frozenset()

    def plus(self, other: Theory) -> Theory:
        """Return the axioms of both."""
        return Theory(self.texts + other.texts, self.without | other.without)

    def minus(self, *words: str) -> Theory:
        """Return the axioms without those of these words."""
        return replace(self, without=self.without.union(words))


def theory_of(graph: Graph) -> Theory:
    """Return a graph, in which each term has its kind, as axioms."""
    return Theory((rdf_xml(graph),))


def words_of(theory: Theory) -> list[str]:
    """Return the axioms that mean something to a reasoner in words, sorted."""
    return ask(_words_of, theory)


def rdf_xml(graph: Graph) -> str:
    """Return a graph as text in which the type of a subject stands before all else about it.

    What the OWL API reads of an ontology's header before its type it takes for a thing's.
    """
    ordered = Graph()
    for triple in sorted(graph, key=lambda t: (t[1] != RDF.type, *map(str, t))):
        ordered.add(triple)
    return ordered.serialize(format="xml")


def java_axioms(theory: Theory) -> Any:
    """Return axioms as a `java.util.Set`; runs in the process with Java."""
    found = java("java.util.HashSet")()
    for text in theory.texts:
        found.addAll(java_ontology(text).getAxioms())
    for words in theory.without:
        assert found.remove(_named(theory, words)), f"no such axiom: {words}"
    return found


def java_by_words(theory: Theory) -> dict[str, Any]:
    """Return the logical axioms by their words, sorted; runs in the process with Java."""
    found: dict[str, Any] = {}
    for text in theory.texts:
        for words, axiom in _by_words(text):
            assert found.setdefault(words, axiom).equals(axiom), f"two axioms are: {words}"
    return {words: found[words] for words in sorted(found) if words not in theory.without}


@cache
def java_ontology(text: str) -> Any:
    """Return RDF/XML as an `OWLOntology`, with its header; runs in the process with Java."""
    source = java("org.semanticweb.owlapi.io.StringDocumentSource")(text)
    return java_manager().loadOntologyFromOntologyDocument(source)


def java_manager() -> Any:
    """Return an `OWLOntologyManager` that knows no ontology; runs in the process with Java."""
    return java("org.semanticweb.owlapi.apibinding.OWLManager").createOWLOntologyManager()


def _words_of(theory: Theory) -> list[str]:
    return list(java_by_words(theory))


def _named(theory: Theory, words: str) -> Any:
    found = [axiom for text in theory.texts for known, axiom in _by_words(text) if known == words]
    assert len(found) == 1, f"{len(found)} axioms are: {words}"
    return found[0]


@cache
def _by_words(text: str) -> tuple[tuple[str, Any], ...]:
    package = "uk.ac.manchester.cs.owl.owlapi.mansyntaxrenderer"
    renderer = java(f"{package}.ManchesterOWLSyntaxOWLObjectRendererImpl")()
    axioms = java_ontology(text).getLogicalAxioms()
    return tuple((" ".join(str(renderer.render(axiom)).split()), axiom) for axiom in axioms)
