"""Graphs to shards: the pieces of data that are validated each on its own.

A batch holds facts, things and evidence of some documents, with the types of things that other
documents describe and the bare class hierarchy; one more shard holds everybody's facts and things
with the ontology and the vocabulary. `graph/inferred` and `graph/dataset` are in none: what
follows from statements has premises in place of words.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from thongthin.graph.namespaces import (
    DATASET_GRAPH,
    GRAPH,
    INFERRED,
    ONTOLOGY_GRAPH,
    OWL,
    RDF,
    RDFS,
    VOCABULARY_GRAPH,
)
from thongthin.graph.shapes import Scope

BATCH_LINES = 50_000
"""Triples after which a batch of documents is closed (own choice: some ten pages)."""

_TYPE = f"<{RDF}type>"
_PARTS = ("facts", "things", "evidence")
_OTHERS = frozenset({DATASET_GRAPH, INFERRED, ONTOLOGY_GRAPH, VOCABULARY_GRAPH})
_SKELETON = (f"<{RDFS}subClassOf>", f"<{RDFS}isDefinedBy>", f"<{OWL}deprecated>")


@dataclass(frozen=True, slots=True)
class Shard:
    """Data that one run of the validator sees.

    Attributes:
        scope: which shapes are asked of it.
        data: N-Triples.
    """

    scope: Scope
    data: bytes


def to_shards(graphs: Mapping[str, Iterable[str]]) -> Iterator[Shard]:
    """Yield the shards of a dataset: batches of documents in the order of their ids, then all.

    Args:
        graphs: IRI of the graph → N-Triples lines without newlines. A graph that is not named
            as DESIGN.md says (a foreign file) counts as one document with things and evidence.
    """
    documents: dict[str, dict[str, frozenset[str]]] = defaultdict(dict)
    for name, lines in graphs.items():
        if name not in _OTHERS:
            document, part = _place(name)
            documents[document][part] = frozenset(lines)
    ontology = frozenset(graphs.get(ONTOLOGY_GRAPH, ()))
    yield from _batches(documents, _skeleton(ontology))
    shared = {*ontology, *graphs.get(VOCABULARY_GRAPH, ())}
    for parts in documents.values():
        shared.update(*(lines for part, lines in parts.items() if part != "evidence"))
    yield Shard("dataset", _joined(shared))


def _batches(
    documents: Mapping[str, Mapping[str, frozenset[str]]], skeleton: frozenset[str]
) -> Iterator[Shard]:
    types = _types(documents)
    batch: list[str] = []
    for document in sorted(documents):
        for lines in documents[document].values():
            batch += lines
            for subject in {line.split(" ", 1)[0] for line in lines}:
                batch += types.get(subject, ())
        if len(batch) > BATCH_LINES:
            yield Shard("document", _joined([*batch, *skeleton]))
            batch = []
    if batch:
        yield Shard("document", _joined([*batch, *skeleton]))


def _types(documents: Mapping[str, Mapping[str, frozenset[str]]]) -> dict[str, set[str]]:
    """Return subject → the lines that type it, of things alone: evidence types its own."""
    found: dict[str, set[str]] = defaultdict(set)
    for parts in documents.values():
        for line in parts.get("things", ()):
            subject, predicate, _ = line.split(" ", 2)
            if predicate == _TYPE:
                found[subject].add(line)
    return found


def _skeleton(ontology: Iterable[str]) -> frozenset[str]:
    return frozenset(line for line in ontology if line.split(" ", 2)[1] in _SKELETON)


def _place(graph: str) -> tuple[str, str]:
    document, _, part = graph.removeprefix(GRAPH).rpartition("/")
    return (document, part) if graph.startswith(GRAPH) and part in _PARTS else (graph, "")


def _joined(lines: Iterable[str]) -> bytes:
    return "\n".join(lines).encode()
