"""The shapes as one file judge as the files do, and every header passes them."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pyshacl
import pytest
from rdflib import Graph, URIRef
from rdflib.namespace import RDF, SH
from releases import folder

from thongthin.graph.namespaces import BASE, SHAPES
from thongthin.publishing.ontology.profiles import PROFILES

PLANTED = Path(__file__).parents[1] / "shapes"
HEADED = ["def", *(f"def/{name}" for name in PROFILES if name != "merged"), "shapes", "scheme"]


@cache
def shape_alone(name: str) -> Graph:
    """Return one node shape of the released file with all that it refers to in it."""
    whole = Graph().parse(folder() / "shapes.ttl")
    found, todo = Graph(), [URIRef(SHAPES + name)]
    while todo:
        for triple in whole.triples((todo.pop(), None, None)):
            found.add(triple)
            if isinstance(triple[2], URIRef) and (triple[2], None, None) not in found:
                todo.append(triple[2])
    return found


def failed(data: Graph, shape: str) -> list[str]:
    """Judge data by one node shape of the released file; return what fails, by name."""
    _, report, _ = pyshacl.validate(data, shacl_graph=shape_alone(shape), advanced=True)
    assert isinstance(report, Graph)
    results = list(report.subjects(RDF.type, SH.ValidationResult))
    sources = [report.value(r, SH.sourceConstraint) or report.value(r, SH.sourceShape)
               for r in results]  # fmt: skip
    return sorted(str(source).removeprefix(SHAPES) for source in sources)


def test_a_query_finds_its_prefixes_in_the_one_file() -> None:
    data = Graph().parse(PLANTED / "DeprecatedTermShape/invalid-deprecated-property.ttl")
    assert failed(data, "DeprecatedTermShape") == ["DeprecatedTermShape-use"]


@pytest.mark.parametrize("path", HEADED)
def test_header_of_an_artefact_passes_the_shape_of_headers(path: str) -> None:
    whole = Graph().parse(folder() / f"{path}.nt")
    header = Graph()
    for triple in whole.triples((URIRef(BASE + path), None, None)):
        header.add(triple)
    assert len(header) > 10
    assert failed(header, "OntologyShape") == []
    header.remove((None, URIRef("http://purl.org/dc/terms/license"), None))
    assert failed(header, "OntologyShape") == ["OntologyShape-license"]
