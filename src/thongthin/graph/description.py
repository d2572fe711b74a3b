"""What the dataset says of itself: `graph/dataset`, in VoID and DCAT, with true counts.

No times: two builds of the same inputs are the same bytes.

Source: VoID (W3C Note 2011), sections 2 and 4; DCAT 3, sections 6.4 and 6.6; PROV-O.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from importlib.metadata import version

from thongthin.graph.dataset import Dataset
from thongthin.graph.namespaces import (
    BASE,
    DATASET_GRAPH,
    DCAT,
    DCTERMS,
    ID,
    LGC,
    ONTOLOGY,
    PROV,
    VOID,
)
from thongthin.graph.ntriples import iri, literal, typed
from thongthin.graph.quads import TYPE

DATASET = ID + "dataset/thongthin"
LICENCE = "https://creativecommons.org/licenses/by/4.0/"
"""CC BY 4.0, of the ontology and the data (LICENSE-DATA); not of the texts quoted."""

TITLES = {
    "en": "Thongthin: how Thai local governments work with others, statement by statement",
    "th": "ท้องถิ่น: การทำงานร่วมกันขององค์กรปกครองส่วนท้องถิ่นไทย ทีละข้อความพร้อมหลักฐาน",
}


def with_description(dataset: Dataset) -> Dataset:
    """Return the dataset with `graph/dataset` in it; an earlier one is replaced.

    `void:triples` of the dataset is the sum over its graphs, `graph/dataset` included; of a graph,
    its own number.
    """
    graphs = {name: lines for name, lines in dataset.graphs.items() if name != DATASET_GRAPH}
    bare = Dataset(graphs, dataset.notes)
    counts = bare.counts()
    # The description's own size does not hang on the numbers in it, so it can be counted first.
    sources = reports(bare)
    counts[DATASET_GRAPH] = 0
    counts[DATASET_GRAPH] = len(set(_lines(sources, counts)))
    return bare.with_graph(DATASET_GRAPH, _lines(sources, counts))


def reports(dataset: Dataset) -> tuple[str, ...]:
    """Return the IRIs (as terms) of the reports whose pages are in the dataset, sorted."""
    is_report = f" {TYPE} <{LGC}SourceReport> ."
    found = {
        line.split(" ", 1)[0]
        for graph, lines in dataset.graphs.items()
        if graph.endswith("/evidence")
        for line in lines
        if line.endswith(is_report)
    }
    return tuple(sorted(found))


def _lines(sources: Iterable[str], counts: dict[str, int]) -> Iterator[str]:
    me = iri(DATASET)
    for kind in (VOID + "Dataset", DCAT + "Dataset"):
        yield f"{me} {TYPE} <{kind}> ."
    for language, title in TITLES.items():
        yield f"{me} <{DCTERMS}title> {literal(title, language)} ."
    yield f"{me} <{DCTERMS}license> <{LICENCE}> ."
    yield f"{me} <{DCAT}version> {literal(version('thongthin'))} ."
    yield f"{me} <{VOID}uriSpace> {literal(BASE)} ."
    yield f"{me} <{VOID}vocabulary> <{ONTOLOGY}> ."
    yield f"{me} <{VOID}triples> {typed(str(sum(counts.values())), 'integer')} ."
    for report in sources:
        yield f"{me} <{PROV}wasDerivedFrom> {report} ."
    for graph, count in counts.items():
        yield f"{me} <{VOID}subset> <{graph}> ."
        yield f"<{graph}> {TYPE} <{VOID}Dataset> ."
        yield f"<{graph}> <{VOID}triples> {typed(str(count), 'integer')} ."
