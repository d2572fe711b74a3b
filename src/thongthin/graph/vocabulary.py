"""The labels of the concept schemes, as the gazetteer of lifting takes them.

Preferred, alternative and hidden labels of every concept in `ontology/vocab/*.ttl`
(SKOS Reference, section 5). A project's own scheme files lie over the packaged ones.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import reduce
from typing import Literal

import pyoxigraph as ox

from thongthin.errors import OntologyError
from thongthin.graph.namespaces import LGC, RDF, SCHEME, SKOS
from thongthin.graph.ontology import read_schemes
from thongthin.lifting.gazetteer import Label
from thongthin.paths import Project

Kind = Literal["pref", "alt", "hidden"]

_KINDS: dict[str, Kind] = {
    SKOS + "prefLabel": "pref",
    SKOS + "altLabel": "alt",
    SKOS + "hiddenLabel": "hidden",
}

GENERAL_CLASS = "Concept"
"""Class of the concepts of a scheme that has no class of its own (`skos:Concept`)."""


def read_vocabulary(project: Project) -> tuple[Label, ...]:
    """Return every label of every concept, sorted by concept, language, kind and text.

    Args:
        project: the data folders in force.

    Raises:
        OntologyError: a file is no Turtle; a concept stands in two schemes; a label has no
            language. The sentence names the concept.
    """
    triples = read_schemes(project)
    schemes = _schemes(triples)
    classes = _classes(triples, schemes)
    labels = {
        Label(_compact(concept), scheme, classes[scheme], language, kind, text)
        for concept, kind, language, text in _labels(triples)
        if (scheme := schemes.get(concept))
    }
    return tuple(sorted(labels, key=lambda x: (x.concept, x.language, x.kind, x.text)))


def _schemes(triples: Iterable[ox.Triple]) -> dict[str, str]:
    """Concept → slug of its one scheme."""
    found: dict[str, str] = {}
    for triple in triples:
        if triple.predicate.value != SKOS + "inScheme":
            continue
        concept, slug = _iri(triple.subject), _iri(triple.object).removeprefix(SCHEME)
        if found.setdefault(concept, slug) != slug:
            sentence = f"stands in two schemes, {found[concept]} and {slug}; keep one"
            raise OntologyError(sentence, where=_compact(concept))
    return found


def _classes(triples: Iterable[ox.Triple], schemes: dict[str, str]) -> dict[str, str]:
    """Slug of a scheme → the class of our own that all its concepts share."""
    own: dict[str, set[str]] = {concept: set() for concept in schemes}
    for triple in triples:
        if triple.predicate.value == RDF + "type" and isinstance(triple.object, ox.NamedNode):
            cls = triple.object.value
            if cls.startswith(LGC) and (types := own.get(_iri(triple.subject))) is not None:
                types.add(cls.removeprefix(LGC))
    by_scheme: dict[str, list[set[str]]] = defaultdict(list)
    for concept, slug in schemes.items():
        by_scheme[slug].append(own[concept])
    shared = {slug: reduce(set.intersection, sets) for slug, sets in by_scheme.items()}
    return {slug: min(classes, default=GENERAL_CLASS) for slug, classes in shared.items()}


def _labels(triples: Iterable[ox.Triple]) -> Iterable[tuple[str, Kind, str, str]]:
    """Yield concept, kind, language and text of every label."""
    for triple in triples:
        kind = _KINDS.get(triple.predicate.value)
        if kind is None or not isinstance(triple.object, ox.Literal):
            continue
        concept, literal = _iri(triple.subject), triple.object
        if not literal.language:
            sentence = f'has the label "{literal.value}" without a language; add @th or @en'
            raise OntologyError(sentence, where=_compact(concept))
        yield concept, kind, literal.language, literal.value


def _iri(term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> str:
    return term.value if isinstance(term, ox.NamedNode) else str(term)


def _compact(iri: str) -> str:
    return "scheme:" + iri.removeprefix(SCHEME)
