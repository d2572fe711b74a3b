"""Every namespace and IRI of the project, spelt once (DESIGN.md, Names).

Plain strings: rdflib, pyoxigraph and text writers take them alike. Nothing else in the package
spells an IRI; lifting writes compact IRIs under `ontology/context.jsonld`.
"""

from __future__ import annotations

from types import MappingProxyType

BASE = "https://w3id.org/thongthin/"
LGC = BASE + "def#"
SHAPES = BASE + "shapes#"
SCHEME = BASE + "scheme/"
ID = BASE + "id/"
GRAPH = BASE + "graph/"
CHECK = BASE + "check#"
ONTOLOGY = BASE + "def"
BRIDGE = ONTOLOGY + "/bridge"

SITE = "https://thongthin.example"
"""Where the files are published that the IRIs lead to, until a site is named (RFC 2606)."""

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
OWL = "http://www.w3.org/2002/07/owl#"
XSD = "http://www.w3.org/2001/XMLSchema#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
DC = "http://purl.org/dc/elements/1.1/"
DCTERMS = "http://purl.org/dc/terms/"
PROV = "http://www.w3.org/ns/prov#"
OA = "http://www.w3.org/ns/oa#"
ORG = "http://www.w3.org/ns/org#"
CV = "http://data.europa.eu/m8g/"
FOAF = "http://xmlns.com/foaf/0.1/"
DCAT = "http://www.w3.org/ns/dcat#"
VOID = "http://rdfs.org/ns/void#"
SCHEMA = "https://schema.org/"
VANN = "http://purl.org/vocab/vann/"
BIBO = "http://purl.org/ontology/bibo/"
SH = "http://www.w3.org/ns/shacl#"
SEMAPV = "https://w3id.org/semapv/vocab/"
SSSOM = "https://w3id.org/sssom/"

PREFIXES = MappingProxyType(
    {
        "bibo": BIBO,
        "cv": CV,
        "dc": DC,
        "dcat": DCAT,
        "dcterms": DCTERMS,
        "foaf": FOAF,
        "id": ID,
        "lgc": LGC,
        "oa": OA,
        "org": ORG,
        "owl": OWL,
        "prov": PROV,
        "rdf": RDF,
        "rdfs": RDFS,
        "schema": SCHEMA,
        "scheme": SCHEME,
        "sh": SH,
        "shapes": SHAPES,
        "skos": SKOS,
        "vann": VANN,
        "void": VOID,
        "xsd": XSD,
    }
)
"""Prefix → namespace, in the spelling in common use."""

INFERRED = GRAPH + "inferred"
ONTOLOGY_GRAPH = GRAPH + "ontology"
VOCABULARY_GRAPH = GRAPH + "vocabulary"
DATASET_GRAPH = GRAPH + "dataset"

FILE_GRAPHS = GRAPH + "file/"
"""What the graphs of the checks' store begin with, one a file; none of them is published."""
USE_GRAPH = CHECK + "use"
WORD_GRAPH = CHECK + "words"


def graph_of(report: str, part: str) -> str:
    """Return the IRI of a report's (or register's) graph; `part`: facts, things or evidence."""
    return f"{GRAPH}{report}/{part}"
