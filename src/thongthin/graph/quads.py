"""Records to triples by standard JSON-LD processing; every triple knows its record.

Each record's nodes stand in a named graph whose `@id` is the record's passage, under the published
context, so that the processor itself ties every statement to its words (DESIGN.md, decision 4).
Records that share a passage are processed one after the other, else their statements could not
be told apart.

Source: JSON-LD 1.1, section 4.9 (named graphs); JSON-LD 1.1 API, section 8 (to RDF).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import pyoxigraph

from thongthin.errors import BuildError
from thongthin.graph.namespaces import LGC, RDF, RDFS, SKOS
from thongthin.graph.ntriples import Triple, expand, iri
from thongthin.lifting.context import Context, count_values, lost_values, unknown_keys
from thongthin.lifting.record import Record

TYPE = iri(RDF + "type")

DESCRIPTIVE = frozenset(
    {
        TYPE,
        iri(RDFS + "label"),
        *(iri(SKOS + name) for name in ("prefLabel", "altLabel", "hiddenLabel", "notation")),
        *(iri(SKOS + name) for name in ("inScheme", "topConceptOf")),
        *(iri(LGC + name) for name in ("composedLabel", "candidateMatch", "candidatePlace")),
    }
)
"""Predicates that say what a thing is or is called, or what it may be: never statements."""


def to_triples(
    records: Iterable[Record], context: Context
) -> Iterator[tuple[Record, tuple[Triple, ...]]]:
    """Yield each record with the triples it says, in the order of the nodes.

    Args:
        records: any number; two may share a passage.
        context: the context their nodes stand under.

    Raises:
        BuildError: a node that JSON-LD would not take as it is; names rule and passage.
    """
    for layer in _layers(records):
        triples = _process(layer, context)
        for record in layer:
            own = triples.get(expand(record.passage.id), ())
            values = sum(map(count_values, record.nodes))
            if len(own) != values:
                sentence = f"JSON-LD makes {len(own)} triples of {values} values"
                raise BuildError(sentence, where=_place(record))
            yield record, tuple(own)


def is_descriptive(triple: Triple) -> bool:
    """Say whether a triple describes a thing (type, label, candidate) and states nothing."""
    return triple.predicate in DESCRIPTIVE


def _layers(records: Iterable[Record]) -> list[list[Record]]:
    """Part records so that no two of one layer share a passage; order is kept."""
    layers: list[list[Record]] = []
    seen: dict[str, int] = {}
    for record in records:
        level = seen.get(record.passage.id, 0)
        seen[record.passage.id] = level + 1
        if level == len(layers):
            layers.append([])
        layers[level].append(record)
    return layers


def _process(layer: Sequence[Record], context: Context) -> dict[str, list[Triple]]:
    graphs: list[dict[str, Any]] = []
    for record in layer:
        _check(record, context)
        graphs.append({"@id": record.passage.id, "@graph": list(record.nodes)})
    document = json.dumps({"@context": context.source, "@graph": graphs}, ensure_ascii=False)
    found: dict[str, list[Triple]] = {}
    try:
        for quad in pyoxigraph.parse(document, format=pyoxigraph.RdfFormat.JSON_LD):
            triple = Triple(str(quad.subject), str(quad.predicate), str(quad.object))
            found.setdefault(str(quad.graph_name)[1:-1], []).append(triple)
    except (SyntaxError, ValueError) as error:
        if len(layer) == 1:
            sentence = f"JSON-LD refuses what it says: {error}"
            raise BuildError(sentence, where=_place(layer[0])) from error
        for record in layer:  # find the one to blame
            _process([record], context)
        raise
    return found


def _check(record: Record, context: Context) -> None:
    if lost := lost_values({"@id": record.passage.id}, context):
        raise BuildError(f"passage: {lost[0]}", where=_place(record))
    for node in record.nodes:
        if unknown := unknown_keys(node, context):
            keys = ", ".join(unknown)
            raise BuildError(f"the context has no term {keys}", where=_place(record))
        if lost := lost_values(node, context):
            raise BuildError("; ".join(lost), where=_place(record))


def _place(record: Record) -> str:
    return f"{record.extractor} {record.rule}, {record.passage.id}"
