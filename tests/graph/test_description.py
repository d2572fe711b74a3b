"""The dataset counts itself rightly."""

from __future__ import annotations

import pyoxigraph as ox
from graph_samples import CONTEXT, documents

from thongthin.graph.assemble import assemble
from thongthin.graph.description import DATASET, reports, with_description
from thongthin.graph.namespaces import DATASET_GRAPH, ID, PROV, VOID
from thongthin.graph.store import load


def test_counts_are_true() -> None:
    store = load(with_description(assemble(documents(), CONTEXT)))
    told = {
        str(quad.subject)[1:-1]: int(quad.object.value)
        for quad in store.quads_for_pattern(None, ox.NamedNode(VOID + "triples"), None)
        if isinstance(quad.object, ox.Literal)
    }
    assert told.pop(DATASET) == len(list(store))
    assert told == {
        str(name)[1:-1]: len(list(store.quads_for_pattern(None, None, None, name)))
        for name in store.named_graphs()
    }
    assert DATASET_GRAPH in told


def test_it_is_derived_from_its_reports() -> None:
    dataset = assemble(documents(), CONTEXT)
    assert reports(dataset) == (f"<{ID}report/report-a>", f"<{ID}report/report-b>")
    lines = with_description(dataset).graphs[DATASET_GRAPH]
    assert sum(f"<{PROV}wasDerivedFrom>" in line for line in lines) == 2


def test_describing_again_changes_nothing() -> None:
    once = with_description(assemble(documents(), CONTEXT))
    assert with_description(once) == once
