"""What the ontology says of itself: name, version, makers, licence, how to cite it.

Source: the properties that MIRO and FOOPS! ask of a header, in `ontology/modules/core.ttl`.
"""

from __future__ import annotations

from dataclasses import dataclass

from thongthin.asking.question import Language
from thongthin.graph.namespaces import BIBO, DCTERMS, FOAF, ONTOLOGY, OWL, VANN
from thongthin.publishing.ontology_docs.triples import Triples


@dataclass(frozen=True, slots=True)
class Header:
    """The header in one language; "" where a value is missing.

    Attributes:
        iri, version_iri, version: of the ontology.
        title, abstract, description: in the language.
        creator, publisher: names of the makers.
        licence, status, created, modified: address, word, days.
        prefix, namespace: as its users write them.
        sources: addresses of the vocabularies that it reuses.
        citation: how to cite it, without the address; "" where there is none in the language.
    """

    iri: str
    version_iri: str
    version: str
    title: str
    abstract: str
    description: str
    creator: str
    publisher: str
    licence: str
    status: str
    created: str
    modified: str
    prefix: str
    namespace: str
    sources: tuple[str, ...]
    citation: str


def read_header(triples: Triples, language: Language) -> Header:
    """Return the header in one language."""
    version_iri = triples.plain(ONTOLOGY, OWL + "versionIRI")
    citation = triples.text(ONTOLOGY, DCTERMS + "bibliographicCitation")[language]
    return Header(
        iri=ONTOLOGY,
        version_iri=version_iri,
        version=triples.plain(ONTOLOGY, OWL + "versionInfo"),
        title=triples.text(ONTOLOGY, DCTERMS + "title")[language],
        abstract=triples.text(ONTOLOGY, DCTERMS + "abstract")[language],
        description=triples.text(ONTOLOGY, DCTERMS + "description")[language],
        creator=_name(triples, "creator", language),
        publisher=_name(triples, "publisher", language),
        licence=triples.plain(ONTOLOGY, DCTERMS + "license"),
        status=triples.plain(ONTOLOGY, BIBO + "status").rsplit("/", 1)[-1],
        created=triples.plain(ONTOLOGY, DCTERMS + "created"),
        modified=triples.plain(ONTOLOGY, DCTERMS + "modified"),
        prefix=triples.plain(ONTOLOGY, VANN + "preferredNamespacePrefix"),
        namespace=triples.plain(ONTOLOGY, VANN + "preferredNamespaceUri"),
        sources=triples.iris(ONTOLOGY, DCTERMS + "source"),
        citation=citation.replace(version_iri, "").strip() if version_iri else citation,
    )


def _name(triples: Triples, role: str, language: Language) -> str:
    makers = triples.iris(ONTOLOGY, DCTERMS + role)
    names = (triples.text(maker, FOAF + "name")[language] for maker in makers)
    return ", ".join(name for name in names if name)
