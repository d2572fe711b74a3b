"""A page whose text may not be published is no defect; its digest still leads to the file."""

from __future__ import annotations

from dataclasses import replace

from gold_dataset import PROJECT, document_of, gold_files
from shape_files import SHAPES

from thongthin.graph.assemble import assemble
from thongthin.graph.evidence import text_iri
from thongthin.graph.shapes import read_shapes
from thongthin.graph.terms import read_terms
from thongthin.graph.validate import validate
from thongthin.lifting.context import read_context
from thongthin.reading.page import SourceRow


def test_withheld_page_gives_a_hint_and_no_violation() -> None:
    lifted = document_of(gold_files()[0])
    assert lifted.page is not None
    page = replace(lifted.page, source=SourceRow(2, {"publish_text": "no"}))
    graphs = assemble([replace(lifted, page=page)], read_context(PROJECT)).graphs
    assert not any("rawText" in line for lines in graphs.values() for line in lines)
    digests = {text_iri(page): page.sha256}
    report = validate({**graphs, **read_terms(PROJECT)}, read_shapes(PROJECT), digests=digests)
    assert report.conforms
    assert [f.shape for f in report.of_severity("Info")] == [SHAPES + "WithheldTextShape-rawText"]
