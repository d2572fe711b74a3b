"""`validate`: shards, reports and errors; what the shapes find is tested in `tests/shapes`."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from rdflib.namespace import RDF, SH

from thongthin.errors import BuildError, OntologyError, UsageError
from thongthin.graph import shards
from thongthin.graph.namespaces import ID, INFERRED, LGC, ONTOLOGY_GRAPH, SHAPES, graph_of
from thongthin.graph.report import ValidationReport
from thongthin.graph.shapes import Shapes, read_shapes
from thongthin.graph.validate import read_graphs, validate
from thongthin.paths import Project

FIXTURES = Path(__file__).parents[1] / "shapes"
CLEAN = "AssertionShape/valid-words-of-a-page.ttl"
SHIFTED = "QuoteShape/invalid-offset-shifted.ttl"
BACKWARDS = "PassageShape/invalid-order-twice.ttl"
TEXT = f"{ID}text/r1/1"
DIGEST = f"<{LGC}textDigest>"

Graphs = dict[str, tuple[str, ...]]


@pytest.fixture(scope="module")
def shapes() -> Shapes:
    return read_shapes(Project.open(None))


def document(report: str, fixture: str) -> Graphs:
    """Return a fixture's triples as the graphs of a report; its evidence gets names of its own."""
    [lines] = read_graphs(FIXTURES / fixture).values()
    renamed = [line.replace("/r1", f"/{report}") for line in lines]
    for name in ("passage/p1", "attestation/a1"):
        renamed = [line.replace(f"/{name}>", f"/{name}-{report}>") for line in renamed]
    facts = tuple(
        line for line in renamed if f"<{LGC}appliesPrinciple> <" in line and "/body/" in line
    )
    facts = tuple(line for line in facts if not line.startswith(f"<{ID}statement"))
    evidence = tuple(line for line in renamed if line not in facts)
    return {graph_of(report, "facts"): facts, graph_of(report, "evidence"): evidence}


def with_terms(graphs: Graphs) -> Graphs:
    """Add a bare ontology that declares what the graphs use, and the label of their one body."""
    used = {
        part.split(">")[0]
        for lines in graphs.values()
        for line in lines
        for part in line.split(LGC)[1:]
    }
    declared = tuple(
        f"<{LGC}{name}> <http://www.w3.org/2000/01/rdf-schema#isDefinedBy> <{LGC[:-1]}> ."
        for name in sorted(used)
    )
    label = f'<{ID}body/a> <http://www.w3.org/2004/02/skos/core#prefLabel> "เทศบาลสมมุติ"@th .'
    principle = "<https://w3id.org/thongthin/scheme/principle/good-governance>"
    scheme = "<https://w3id.org/thongthin/scheme/principle>"
    concept = f"{principle} <http://www.w3.org/2004/02/skos/core#inScheme> {scheme} ."
    names = tuple(
        f'{principle} <http://www.w3.org/2004/02/skos/core#prefLabel> "{text}"@{language} .'
        for text, language in (("good governance", "en"), ("ธรรมาภิบาล", "th"))
    )
    things = {graph_of("all", "things"): (label, concept, *names)}
    return {**graphs, **things, ONTOLOGY_GRAPH: declared}


def three_documents() -> Graphs:
    parts = {"r1": CLEAN, "r2": SHIFTED, "r3": BACKWARDS}
    return with_terms({k: v for r, f in parts.items() for k, v in document(r, f).items()})


def names(report: ValidationReport) -> list[str]:
    return sorted((f.constraint or f.shape).removeprefix(SHAPES) for f in report.findings)


def test_clean_document_conforms(shapes: Shapes) -> None:
    report = validate(with_terms(document("r1", CLEAN)), shapes)
    assert report.findings == ()
    assert report.conforms


def test_findings_say_what_and_where(shapes: Shapes) -> None:
    report = validate(with_terms(document("r2", SHIFTED)), shapes)
    [finding] = report.findings
    assert finding.shape == SHAPES + "QuoteShape"
    assert finding.constraint == SHAPES + "QuoteShape-exact"
    assert finding.focus == f"<{ID}text/r2/1>"
    assert finding.culprit == finding.value == f"<{ID}passage/r2/1/abc/segment/2>"
    assert "oa:start" in finding.message_en
    assert "ตำแหน่ง" in finding.message_th
    assert not report.conforms


@pytest.mark.parametrize("batch_lines", [1, 50, 1_000_000])
@pytest.mark.parametrize("processes", [1, 2])
def test_neither_batches_nor_processes_nor_order_change_the_report(
    shapes: Shapes, monkeypatch: pytest.MonkeyPatch, batch_lines: int, processes: int
) -> None:
    expected = validate(three_documents(), shapes)
    assert names(expected) == ["PassageShape-order", "QuoteShape-exact"]
    monkeypatch.setattr(shards, "BATCH_LINES", batch_lines)
    graphs = list(three_documents().items())
    random.Random(batch_lines).shuffle(graphs)
    shuffled = {name: tuple(random.Random(7).sample(lines, len(lines))) for name, lines in graphs}
    report = validate(shuffled, shapes, processes=processes)
    assert report == expected
    assert report.to_turtle() == expected.to_turtle()


def test_one_graph_of_everything_gives_the_same_report(shapes: Shapes) -> None:
    graphs = three_documents()
    merged = {
        "": tuple(line for name, ls in graphs.items() if name != ONTOLOGY_GRAPH for line in ls)
    }
    together = validate({**merged, ONTOLOGY_GRAPH: graphs[ONTOLOGY_GRAPH]}, shapes)
    assert together == validate(graphs, shapes)


@pytest.mark.parametrize("batch_lines", [1, 1_000_000])
def test_types_that_another_document_gives_are_seen(
    shapes: Shapes, monkeypatch: pytest.MonkeyPatch, batch_lines: int
) -> None:
    monkeypatch.setattr(shards, "BATCH_LINES", batch_lines)
    graphs = with_terms(document("r1", CLEAN))
    [place] = [name for name in graphs if name.endswith("r1/facts")]
    *_, fact = graphs[place]
    typed = f"<{ID}body/b> <{RDF.type}> <{LGC}LocalGovernmentBody> ."
    label = f'<{ID}body/b> <http://www.w3.org/2004/02/skos/core#prefLabel> "เทศบาลอื่น"@th .'
    graphs[graph_of("r0", "things")] = (typed, label)
    graphs[place] += (fact.replace(f"<{ID}body/a>", f"<{ID}body/b>"),)
    assert names(validate(graphs, shapes)) == ["UnsupportedStatementShape-triple"]


def test_inferred_triples_need_no_words(shapes: Shapes) -> None:
    graphs = with_terms(document("r1", CLEAN))
    body, applies = f"<{ID}body/a>", f"<{LGC}appliesPrinciple>"
    graphs[INFERRED] = (f"{body} {applies} <https://w3id.org/thongthin/scheme/principle/other> .",)
    assert validate(graphs, shapes).findings == ()


@pytest.mark.parametrize(
    ("digest", "expected"), [("same", []), ("0" * 64, ["PageTextShape-digest"])]
)
def test_digest_of_the_file_is_compared(shapes: Shapes, digest: str, expected: list[str]) -> None:
    graphs = with_terms(document("r1", CLEAN))
    [line] = [
        line for lines in graphs.values() for line in lines if DIGEST in line and TEXT in line
    ]
    held = line.split('"')[1]
    report = validate(graphs, shapes, digests={TEXT: held if digest == "same" else digest})
    assert names(report) == expected
    assert all(f.focus == f"<{TEXT}>" and f.message_th for f in report.findings)


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("data.docx", "", "is no RDF file by its ending"),
        ("data.ttl", None, "cannot be read"),
        ("data.nt", "<a> <b>", "cannot be read"),
    ],
)
def test_unreadable_data_are_told(tmp_path: Path, name: str, text: str | None, said: str) -> None:
    path = tmp_path / name
    if text is not None:
        path.write_text(text, encoding="utf-8")
    with pytest.raises(UsageError, match=said) as caught:
        read_graphs(path)
    assert str(path) in str(caught.value)


def shape_file(folder: Path, text: str) -> Project:
    path = folder / "ontology" / "shapes" / "own.ttl"
    path.parent.mkdir(parents=True)
    path.write_text(text, encoding="utf-8")
    return Project.open(folder)


HEAD = f"@prefix sh: <{SH}> .\n@prefix s: <{SHAPES}> .\n"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("s:OwnShape a sh:NodeShape ; sh:property [ sh:minCount 1 ] .", "blank node"),
        ("oops", "no Turtle"),
    ],
)
def test_wrong_shape_files_are_told(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(OntologyError, match=said) as caught:
        read_shapes(shape_file(tmp_path, HEAD + text))
    assert "own.ttl" in str(caught.value)


def test_shapes_of_a_project_are_asked_too(tmp_path: Path) -> None:
    text = (
        f"{HEAD}s:OwnShape a sh:NodeShape ; sh:targetNode <{ID}body/a> ; sh:property s:OwnShape-x ."
        f'\ns:OwnShape-x sh:path <{LGC}locatedIn> ; sh:minCount 1 ; sh:message "Say where."@en .'
    )
    shapes = read_shapes(shape_file(tmp_path, text))
    [finding] = validate(with_terms(document("r1", CLEAN)), shapes).findings
    assert (finding.shape, finding.message_en) == (SHAPES + "OwnShape-x", "Say where.")


@pytest.mark.parametrize(
    "select", ["SELECT $this WHERE { VALUES ?x { 1 } }", "SELECT $this WHERE {"]
)
def test_a_shape_that_cannot_be_asked_fails_the_step(tmp_path: Path, select: str) -> None:
    text = (
        f"{HEAD}s:OwnShape a sh:NodeShape ; sh:targetNode <{ID}body/a> ; sh:sparql s:OwnShape-x .\n"
        f's:OwnShape-x sh:select "{select}" .'
    )
    shapes = read_shapes(shape_file(tmp_path, text))
    with pytest.raises(BuildError, match="gave up on the dataset shapes"):
        validate(with_terms(document("r1", CLEAN)), shapes)
