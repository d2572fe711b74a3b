"""The shapes as one file judge as the files do, and every header passes them."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pyshacl
import pytest
from rdflib import Graph, URIRef
from rdflib.namespace import RDF, SH
from releases import folder, manifest

from thongthin.errors import OntologyError
from thongthin.graph.namespaces import BASE, SHAPES
from thongthin.graph.shapes import SHAPE_FILES
from thongthin.paths import Project
from thongthin.publishing.ontology.profiles import PROFILES
from thongthin.publishing.ontology.shape_groups import shape_groups

PLANTED = Path(__file__).parents[1] / "shapes"
SHAPE_PATHS = sorted(path for path in manifest()["triples"] if path.startswith("shapes"))
GROUPS = sorted(path.stem for path in Project().files(*SHAPE_FILES))
HEADED = ["def", *(f"def/{name}" for name in PROFILES if name != "merged"), *SHAPE_PATHS, "scheme"]


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


def node_shapes(path: str) -> set[str]:
    whole = Graph().parse(folder() / f"{path}.nt")
    return {str(shape).removeprefix(SHAPES) for shape in whole.subjects(RDF.type, SH.NodeShape)}


def test_groups_are_the_files_and_make_up_the_whole() -> None:
    assert sorted(["shapes", "shapes/generic", *(f"shapes/{g}" for g in GROUPS)]) == SHAPE_PATHS
    parts = [node_shapes(f"shapes/{group}") for group in GROUPS]
    assert all(parts)
    assert set().union(*parts) == node_shapes("shapes")
    assert sum(map(len, parts)) == len(node_shapes("shapes"))


def test_generic_shapes_leave_out_the_thai_ones_alone() -> None:
    assert node_shapes("shapes/generic") == node_shapes("shapes") - node_shapes("shapes/thai")


@pytest.mark.parametrize("path", SHAPE_PATHS)
def test_what_a_shape_refers_to_stands_in_the_same_file(path: str) -> None:
    """Properties, constraints, and the prefixes of each query with their namespaces."""
    whole = Graph().parse(folder() / f"{path}.nt")
    named = {o for o in whole.objects() if isinstance(o, URIRef) and o.startswith(SHAPES)}
    assert named
    assert [str(node) for node in named if (node, None, None) not in whole] == []
    queries = set(whole.subjects(SH.select)) | set(whole.subjects(SH.ask))
    for query in queries:
        declared = {prefix for file in whole.objects(query, SH.prefixes)
                    for prefix in whole.objects(file, SH.declare)}  # fmt: skip
        assert declared
        assert all((prefix, SH.namespace, None) in whole for prefix in declared)


def test_a_group_alone_judges() -> None:
    data = Graph().parse(PLANTED / "DeprecatedTermShape/invalid-deprecated-property.ttl")
    shapes = Graph().parse(folder() / "shapes/terms.nt")
    conforms, _, text = pyshacl.validate(data, shacl_graph=shapes, advanced=True)
    assert not conforms
    assert "DeprecatedTermShape-use" in text


def test_a_file_with_the_name_of_the_generic_shapes_is_refused(tmp_path: Path) -> None:
    (tmp_path / "ontology/shapes").mkdir(parents=True)
    (tmp_path / "ontology/shapes/generic.ttl").touch()
    with pytest.raises(OntologyError, match=r"generic\.ttl: has the name of the shapes for any"):
        list(shape_groups(Project.open(tmp_path)))
