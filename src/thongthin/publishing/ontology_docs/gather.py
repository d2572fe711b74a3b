"""Read `ontology/modules` and `ontology/vocab` into the model of the pages.

A term belongs to the module whose file says what it is (`a owl:Class` and so on); files that hold
axioms only have no part of their own.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

from thongthin.asking.question import Bilingual
from thongthin.graph.namespaces import DCTERMS, LGC, OWL, RDFS, SCHEMA, SKOS
from thongthin.graph.ontology import MODULES_FOLDER, read_schemes, read_turtle
from thongthin.paths import Project
from thongthin.publishing.ontology_docs.model import Kind, Module, Ontology, Term
from thongthin.publishing.ontology_docs.triples import TYPE, Triples

_KINDS: dict[str, Kind] = {
    OWL + "Class": "class",
    OWL + "ObjectProperty": "object",
    OWL + "DatatypeProperty": "data",
    OWL + "AnnotationProperty": "annotation",
}
_ORDER: tuple[Kind, ...] = ("class", "object", "data", "annotation")


def read_model(project: Project, order: Sequence[str] = ()) -> Ontology:
    """Return the ontology of a project.

    Args:
        project: the data folders in force.
        order: names of modules in the order of reading; others follow by name.

    Raises:
        OntologyError: a file is no Turtle; names file and line.
    """
    parts = {path.stem: read_turtle(path) for path in project.files(MODULES_FOLDER, "*.ttl")}
    everything = Triples(chain.from_iterable(parts.values()))
    files = {name: Triples(triples) for name, triples in parts.items()}
    place = {name: number for number, name in enumerate(order)}
    names = sorted(files, key=lambda name: (place.get(name, len(place)), name))
    modules = (_module(name, files[name], everything) for name in names)
    full = tuple(module for module in modules if module.terms)
    return Ontology(full, everything, files, Triples(read_schemes(project)))


def _module(name: str, own: Triples, everything: Triples) -> Module:
    declared = {
        iri: _KINDS[kind]
        for iri in own.names()
        if iri.startswith(LGC)
        for kind in own.iris(iri, TYPE)
        if kind in _KINDS
    }
    terms = [_term(iri, kind, name, everything) for iri, kind in declared.items()]
    return Module(name, tuple(sorted(terms, key=lambda t: (_ORDER.index(t.kind), t.name))))


def _term(iri: str, kind: Kind, module: str, triples: Triples) -> Term:
    above = RDFS + ("subClassOf" if kind == "class" else "subPropertyOf")
    return Term(
        iri=iri,
        name=iri.removeprefix(LGC),
        kind=kind,
        module=module,
        label=triples.text(iri, RDFS + "label"),
        definition=triples.text(iri, SKOS + "definition"),
        examples=_pairs(triples, iri, SKOS + "example"),
        notes=triples.text(iri, SKOS + "scopeNote"),
        supers=triples.iris(iri, above),
        subs=tuple(s for s in triples.subjects(above, iri) if s.startswith(LGC)),
        domain=triples.iris(iri, SCHEMA + "domainIncludes"),
        range_=triples.iris(iri, SCHEMA + "rangeIncludes"),
        deprecated=triples.plain(iri, OWL + "deprecated") == "true",
        replaced_by=triples.iris(iri, DCTERMS + "isReplacedBy"),
    )


def _pairs(triples: Triples, iri: str, predicate: str) -> tuple[Bilingual, ...]:
    found = triples.values(iri, predicate)
    by_language = {
        language: [v.value for v in found if not isinstance(v, str) and v.language == language]
        for language in ("th", "en")
    }
    return tuple(map(Bilingual, by_language["th"], by_language["en"]))
