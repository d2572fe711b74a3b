"""One defect in a clean dataset: the shape meant for it reports, and no other does.

The defects are planted in the gold statements as a build would have them and, where it is there,
in the committed build itself.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import pytest
from defects import DEFECTS
from gold_dataset import PROJECT, gold_dataset
from planting import Graphs
from shape_files import ROOT, SHAPES, node_shapes

from thongthin.graph.namespaces import INFERRED
from thongthin.graph.report import ValidationReport
from thongthin.graph.shapes import read_shapes
from thongthin.graph.validate import read_graphs, validate

COMMITTED = ROOT / "kg" / "thongthin.nq"
DATASETS = ["gold", "kg"] if COMMITTED.is_file() else ["gold"]


@cache
def dataset(name: str) -> dict[str, tuple[str, ...]]:
    graphs = gold_dataset() if name == "gold" else read_graphs(COMMITTED)
    return {iri: lines for iri, lines in graphs.items() if iri != INFERRED}


@cache
def clean(name: str) -> ValidationReport:
    return validate(dataset(name), read_shapes(PROJECT))


@pytest.mark.parametrize("name", DATASETS)
def test_clean_data_conform(name: str) -> None:
    assert clean(name).of_severity("Violation") == ()
    assert clean(name).conforms


@pytest.mark.parametrize("defect", DEFECTS, ids=lambda defect: defect.__name__)
@pytest.mark.parametrize("name", DATASETS)
def test_planted_defect_is_found_by_its_shape_alone(
    name: str, defect: Callable[[Graphs], None]
) -> None:
    graphs = {iri: set(lines) for iri, lines in dataset(name).items()}
    defect(graphs)
    report = validate(graphs, read_shapes(PROJECT))
    fresh = set(report.findings) - set(clean(name).findings)
    shapes = {finding.shape.removeprefix(SHAPES).split("-")[0] for finding in fresh}
    assert shapes == {DEFECTS[defect]}
    assert all(finding.message_en and finding.message_th for finding in fresh)


def test_every_defect_names_a_shape() -> None:
    assert set(DEFECTS.values()) <= set(node_shapes())
