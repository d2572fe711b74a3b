"""A dataset into an in-memory Oxigraph store, its graphs under their names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pyoxigraph

from thongthin.graph.dataset import Dataset


def load(dataset: Dataset) -> pyoxigraph.Store:
    """Return a store with all graphs of a dataset.

    The default graph of the store itself stays empty; ask it with
    `use_default_graph_as_union=True`, since the dataset's default graph is the union of the
    others (DESIGN.md, Names).
    """
    store = pyoxigraph.Store()
    for iri, lines in dataset.graphs.items():
        store.add_graph(pyoxigraph.NamedNode(iri))
        load_graph(store, iri, lines)
    return store


def load_graph(store: pyoxigraph.Store, iri: str, lines: Iterable[str]) -> None:
    """Add canonical N-Triples lines to one named graph of a store."""
    store.bulk_load(
        "\n".join(lines),
        format=pyoxigraph.RdfFormat.N_TRIPLES,
        to_graph=pyoxigraph.NamedNode(iri),
    )


def parse_lines(lines: Iterable[str]) -> Iterator[pyoxigraph.Triple]:
    """Yield canonical N-Triples lines as triples, for what takes terms (`closure.infer`)."""
    text = "\n".join(lines)
    for quad in pyoxigraph.parse(text, format=pyoxigraph.RdfFormat.N_TRIPLES):
        yield quad.triple
