"""The shape files and their fixtures, read once for all tests of this folder."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pyoxigraph
import pyshacl
import rdflib
from pyshacl.graph_abstraction import DataGraph
from rdflib.namespace import RDF, SH

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "ontology" / "shapes"
FIXTURES = Path(__file__).parent
SHAPES = "https://w3id.org/thongthin/shapes#"
_FAILS = "# Fails: "


def shape_files() -> list[Path]:
    return sorted(FOLDER.glob("*.ttl"))


@cache
def graph_of(path: Path) -> rdflib.Graph:
    return rdflib.Graph().parse(path, format="turtle")


@cache
def node_shapes() -> dict[str, Path]:
    """Return name of a node shape → the file it stands in."""
    return {
        local(shape): path
        for path in shape_files()
        for shape in graph_of(path).subjects(RDF.type, SH.NodeShape)
    }


def checks(shape: str) -> set[str]:
    """Return the names of the property shapes and SPARQL constraints of a node shape."""
    graph, node = graph_of(node_shapes()[shape]), rdflib.URIRef(SHAPES + shape)
    return {local(part) for path in (SH.property, SH.sparql) for part in graph.objects(node, path)}


def fixtures(kind: str) -> list[Path]:
    """Return the fixtures of a kind ("valid", "invalid"), by shape and name."""
    return sorted(FIXTURES.glob(f"*Shape/{kind}-*.ttl"))


def name_of(fixture: Path) -> str:
    return f"{fixture.parent.name}/{fixture.stem}"


def expected(fixture: Path) -> str:
    """Return the check that an invalid fixture says it fails."""
    heads = [line for line in fixture.read_text("utf-8").splitlines() if line.startswith(_FAILS)]
    assert len(heads) == 1, f"{fixture} must have one line '{_FAILS}…'"
    return heads[0].removeprefix(_FAILS)


def judged(fixture: Path, *, by_oxigraph: bool) -> set[tuple[str, str, str]]:
    """Return (failed check, focus node, value) of a fixture.

    Args:
        fixture: in the folder of its shape.
        by_oxigraph: ask all shapes of that shape's file, of an Oxigraph store; else that shape
            alone, of rdflib, which is slower.
    """
    data: DataGraph | rdflib.Graph
    shape = fixture.parent.name
    # pySHACL passes over, without a word, property shapes that are not named here too.
    only = None if by_oxigraph else [SHAPES + name for name in (shape, *sorted(checks(shape)))]
    if by_oxigraph:
        store = pyoxigraph.Store()
        store.load(path=fixture, format=pyoxigraph.RdfFormat.TURTLE)
        data = DataGraph.from_oxigraph_store(store)
    else:
        data = rdflib.Graph().parse(fixture, format="turtle")
    shapes = graph_of(node_shapes()[shape])
    _, report, text = pyshacl.validate(data, shacl_graph=shapes, inference="none", use_shapes=only)
    assert isinstance(report, rdflib.Graph), text
    return {
        (
            local(
                report.value(result, SH.sourceConstraint) or report.value(result, SH.sourceShape)
            ),
            str(report.value(result, SH.focusNode)),
            str(report.value(result, SH.value)),
        )
        for result in report.subjects(RDF.type, SH.ValidationResult)
    }


def local(node: rdflib.term.Node | None) -> str:
    return str(node).removeprefix(SHAPES)
