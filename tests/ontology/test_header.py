"""The ontology's header: what FOOPS! (OM1 to OM5) asks and an offline file can say; no DOI yet."""

from __future__ import annotations

import tomllib
from datetime import date

import pytest
from ontology_files import LANGUAGES, MODULES, ROOT, graph_of, modules, schemes
from rdflib import Literal, URIRef
from rdflib.namespace import DCTERMS, FOAF, OWL, RDF, SKOS

from thongthin.graph.namespaces import BIBO, LGC, ONTOLOGY, SCHEMA, VANN

HEADER = URIRef(ONTOLOGY)
DATE_PUBLISHED = URIRef(SCHEMA + "datePublished")
SCHEME_IRIS = sorted(str(s) for s in schemes().subjects(RDF.type, SKOS.ConceptScheme))
VERSION = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]


def test_there_is_one_ontology_in_one_file() -> None:
    assert list(modules().subjects(RDF.type, OWL.Ontology)) == [HEADER]
    holders = [p.name for p in MODULES if (HEADER, None, None) in graph_of(p)]
    assert holders == ["core.ttl"]


def test_version_is_that_of_the_package() -> None:
    assert modules().value(HEADER, OWL.versionInfo) == Literal(VERSION)
    assert modules().value(HEADER, OWL.versionIRI) == URIRef(f"{ONTOLOGY}/{VERSION}")
    citation = str(modules().value(HEADER, DCTERMS.bibliographicCitation))
    assert f"version {VERSION}" in citation
    assert citation.endswith(f"{ONTOLOGY}/{VERSION}")


@pytest.mark.parametrize("predicate", [DCTERMS.title, DCTERMS.abstract, DCTERMS.description])
def test_words_stand_in_both_languages(predicate: URIRef) -> None:
    values = list(modules().objects(HEADER, predicate))
    assert sorted(str(v.language) for v in values if isinstance(v, Literal)) == list(LANGUAGES)


@pytest.mark.parametrize(
    "predicate",
    [
        DCTERMS.creator,
        DCTERMS.publisher,
        DCTERMS.license,
        DCTERMS.source,
        URIRef(BIBO + "status"),
    ],
)
def test_who_and_what_it_rests_on_are_named_by_iri(predicate: URIRef) -> None:
    values = list(modules().objects(HEADER, predicate))
    assert values
    assert all(isinstance(value, URIRef) for value in values)


def test_maker_has_a_name_in_both_languages() -> None:
    for maker in modules().objects(HEADER, DCTERMS.creator):
        names = [n for n in modules().objects(maker, FOAF.name) if isinstance(n, Literal)]
        assert sorted(str(n.language) for n in names) == list(LANGUAGES)


def test_dates_are_in_order() -> None:
    created, issued, modified = (
        modules().value(HEADER, p).toPython()  # type: ignore[union-attr]
        for p in (DCTERMS.created, DATE_PUBLISHED, DCTERMS.modified)
    )
    assert isinstance(created, date)
    assert created <= issued <= modified


def test_namespace_is_declared() -> None:
    assert modules().value(HEADER, URIRef(VANN + "preferredNamespacePrefix")) == Literal("lgc")
    assert modules().value(HEADER, URIRef(VANN + "preferredNamespaceUri")) == Literal(LGC)


@pytest.mark.parametrize("iri", SCHEME_IRIS)
def test_schemes_have_a_header_too(iri: str) -> None:
    scheme = URIRef(iri)
    for predicate in (DCTERMS.title, SKOS.prefLabel, SKOS.definition):
        values = [v for v in schemes().objects(scheme, predicate) if isinstance(v, Literal)]
        assert sorted(str(v.language) for v in values) == list(LANGUAGES), predicate
    licence = schemes().value(scheme, DCTERMS.license)
    assert licence == modules().value(HEADER, DCTERMS.license)
