"""`ValidationReport`: order, conformance and Turtle of stable bytes."""

from __future__ import annotations

import random
import subprocess
import sys
from pathlib import Path

import pytest
import rdflib
from hypothesis import given
from hypothesis import strategies as st
from rdflib.namespace import RDF, SH

from thongthin.graph.namespaces import SHAPES
from thongthin.graph.report import Finding, ValidationReport
from thongthin.graph.shapes import read_shapes
from thongthin.graph.validate import read_graphs, validate
from thongthin.paths import Project

SUBJECT = Path(__file__).parents[1] / "shapes" / "PassageShape" / "invalid-order-twice.ttl"


def test_warnings_do_not_count_against_the_data() -> None:
    warning = Finding("Warning", SHAPES + "AShape", "<x:a>")
    assert ValidationReport.of([warning]).conforms
    assert not ValidationReport.of(
        [warning, Finding("Violation", SHAPES + "AShape", "<x:a>")]
    ).conforms


@pytest.fixture(scope="module")
def report() -> ValidationReport:
    return validate(read_graphs(SUBJECT), read_shapes(Project.open(None)))


def test_report_is_a_shacl_report_without_blank_nodes(report: ValidationReport) -> None:
    assert report.findings
    graph = rdflib.Graph().parse(data=report.to_turtle(), format="turtle")
    assert not [node for node in graph.all_nodes() if isinstance(node, rdflib.BNode)]
    [me] = graph.subjects(RDF.type, SH.ValidationReport)
    assert graph.value(me, SH.conforms) == rdflib.Literal(False)
    results = set(graph.objects(me, SH.result))
    assert {str(result) for result in results} == {finding.iri for finding in report.findings}
    for result in results:
        for prop in (SH.focusNode, SH.resultSeverity, SH.sourceShape, SH.sourceConstraintComponent):
            assert graph.value(result, prop) is not None
        messages = graph.objects(result, SH.resultMessage)
        assert {getattr(text, "language", None) for text in messages} == {"en", "th"}


def test_report_has_the_same_bytes_whatever_the_hash_seed(report: ValidationReport) -> None:
    expected = report.to_turtle()
    code = (
        "import sys; from pathlib import Path; from thongthin.paths import Project;"
        "from thongthin.graph.shapes import read_shapes;"
        "from thongthin.graph.validate import read_graphs, validate;"
        "report = validate(read_graphs(Path(sys.argv[1])), read_shapes(Project.open(None)));"
        "sys.stdout.buffer.write(report.to_turtle().encode())"
    )
    for seed in ("1", "2"):
        command = [sys.executable, "-c", code, str(SUBJECT)]
        result = subprocess.run(
            command, capture_output=True, check=True, env={"PYTHONHASHSEED": seed}
        )
        assert result.stdout.decode() == expected


FINDINGS = st.builds(
    Finding,
    severity=st.sampled_from(["Violation", "Warning", "Info"]),
    shape=st.sampled_from([SHAPES + "AShape", SHAPES + "BShape"]),
    focus=st.sampled_from(["<x:a>", "<x:b>"]),
    value=st.sampled_from(["", '"1"', "<x:c>"]),
)


@given(st.lists(FINDINGS), st.randoms(use_true_random=False))
def test_order_and_repeats_of_findings_do_not_matter(
    found: list[Finding], rng: random.Random
) -> None:
    shuffled = found + found[:2]
    rng.shuffle(shuffled)
    report = ValidationReport.of(shuffled)
    assert report == ValidationReport.of(found)
    severities = [finding.severity for finding in report.findings]
    assert severities == sorted(severities, key=["Violation", "Warning", "Info"].index)
