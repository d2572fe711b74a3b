"""A graph as Turtle, RDF/XML, JSON-LD and N-Triples: the same bytes on every run and machine.

rdflib writes; it is given no choice. Blank nodes are named after their content (so that one
restriction more renames no other), triples go in sorted, into a store that keeps their order, and
what rdflib still takes from a set is sorted afterwards. Turtle is the long form, one value a line,
subjects by IRI with the header first, since that is what differences are read in.

Source: RDF 1.1 Turtle, RDF 1.1 XML Syntax, JSON-LD 1.1, RDF 1.1 N-Triples; design study on
serialisation that diffs well (four hash seeds gave four files of all but canonical long Turtle).
"""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Iterable
from functools import cache
from types import MappingProxyType
from typing import Any

import pyoxigraph as ox
from rdflib import BNode, Graph, Literal, URIRef
from rdflib.compare import to_canonical_graph
from rdflib.namespace import OWL, RDF, XSD
from rdflib.plugins.serializers.jsonld import from_rdf
from rdflib.plugins.serializers.longturtle import LongTurtleSerializer
from rdflib.term import Node

from thongthin.graph.namespaces import PREFIXES

_NOTE = "# Made by `thongthin ontology`; do not edit.\n"


def stable_graph(triples: Iterable[ox.Triple]) -> Graph:
    """Return the triples as an rdflib graph that every run iterates in the same order."""
    terms = cache(_node)
    read = [tuple(map(terms, triple)) for triple in sorted(set(triples), key=str)]
    if any(isinstance(node, BNode) for triple in read for node in triple):
        named = to_canonical_graph(_graph(read))
        read = sorted(named, key=lambda triple: [node.n3() for node in triple])
    return _graph(read)


def _graph(triples: Iterable[Any]) -> Graph:
    graph = Graph(store="SimpleMemory", bind_namespaces="none")
    for prefix, namespace in PREFIXES.items():
        graph.bind(prefix, namespace)
    for triple in triples:
        graph.add(triple)
    return graph


def _node(term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> Node:
    if isinstance(term, ox.Literal):
        datatype = None if term.language else URIRef(term.datatype.value)
        plain = datatype == XSD.string
        return Literal(
            term.value, lang=term.language, datatype=None if plain else datatype, normalize=False
        )
    return BNode(term.value) if isinstance(term, ox.BlankNode) else URIRef(str(term)[1:-1])


def turtle(graph: Graph) -> bytes:
    """Return a stable graph as Turtle in long form."""
    buffer = io.BytesIO()
    writer = _LongTurtle(graph)  # type: ignore[no-untyped-call]
    writer.serialize(buffer, encoding="utf-8")
    return _NOTE.encode() + buffer.getvalue().lstrip(b"\n")


def rdf_xml(graph: Graph) -> bytes:
    """Return a stable graph as RDF/XML, one `rdf:Description` a subject."""
    text: bytes = graph.serialize(format="xml", encoding="utf-8")
    return text


def json_ld(graph: Graph) -> bytes:
    """Return a stable graph as JSON-LD, under a context of prefixes, nodes sorted by `@id`."""
    prefixes = dict(sorted(PREFIXES.items()))
    document: dict[str, Any] = from_rdf(graph, prefixes)  # type: ignore[no-untyped-call]
    nodes = document.pop("@graph", None) or [_without_context(document)]
    content = {"@context": prefixes, "@graph": sorted(nodes, key=lambda node: str(node["@id"]))}
    return (json.dumps(content, ensure_ascii=False, indent=2, sort_keys=True) + "\n").encode()


def n_triples(graph: Graph) -> bytes:
    """Return a stable graph as N-Triples, sorted by code point."""
    lines = graph.serialize(format="nt", encoding="utf-8").split(b"\n")
    return b"".join(sorted(line + b"\n" for line in lines if line))


FORMATS: MappingProxyType[str, Callable[[Graph], bytes]] = MappingProxyType(
    {"ttl": turtle, "rdf": rdf_xml, "jsonld": json_ld, "nt": n_triples}
)
"""Ending of a file name → what writes it."""


def _without_context(document: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in document.items() if key != "@context"}


class _LongTurtle(LongTurtleSerializer):
    """Long Turtle with subjects by IRI: rdflib's own order moves a term when it is referred to."""

    def orderSubjects(self) -> list[Any]:  # noqa: N802 (rdflib's name)
        """Return the ontology, the named subjects, then blank nodes that nothing refers to."""
        heads = set(self.store.subjects(RDF.type, OWL.Ontology))
        return sorted(self._subjects, key=lambda node: (node not in heads, *self._place(node)))

    def _place(self, node: Node) -> tuple[bool, bool, Node]:
        is_blank = isinstance(node, BNode)
        return (is_blank, is_blank and self._references[node] > 0, node)
