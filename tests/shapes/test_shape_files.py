"""The shape files themselves: named, explained in two languages, and spelt from known terms."""

from __future__ import annotations

import re
import subprocess
import sys
from functools import cache
from importlib.resources import files
from pathlib import Path

import pyoxigraph
import pyshacl
import pytest
import rdflib
from rdflib.namespace import DC, DCTERMS, ORG, OWL, PROV, RDF, RDFS, SH, SKOS
from shape_files import FIXTURES, FOLDER, ROOT, SHAPES, graph_of, node_shapes, shape_files

CHECK_TYPES = (SH.NodeShape, SH.PropertyShape, SH.SPARQLConstraint)
LGC = "https://w3id.org/thongthin/def#"
KNOWN = (DC, DCTERMS, ORG, OWL, PROV, RDF, RDFS, SKOS, rdflib.XSD)
PREFIXED = re.compile(r"(?<![\w$?<:-])([a-z]+):([A-Za-z]\w*)")


def named(path: Path) -> str:
    return path.stem


@cache
def declared() -> frozenset[str]:
    """Return all terms that the modules declare, the reused ones in `external-stubs.ttl` too."""
    graph = rdflib.Graph()
    for path in sorted((ROOT / "ontology" / "modules").glob("*.ttl")):
        graph.parse(path, format="turtle")
    return frozenset(
        str(term) for term in graph.subjects(RDF.type) if isinstance(term, rdflib.URIRef)
    )


@cache
def shacl_terms() -> frozenset[str]:
    text = files("pyshacl").joinpath("assets/shacl.ttl").read_text("utf-8")
    graph = rdflib.Graph().parse(data=text, format="turtle")
    return frozenset(str(s) for s in graph.subjects() if str(s).startswith(str(SH)))


def is_known(iri: str) -> bool:
    return iri in declared() or any(rdflib.URIRef(iri) in vocabulary for vocabulary in KNOWN)


@pytest.mark.parametrize("path", shape_files(), ids=named)
def test_every_shape_and_constraint_has_a_name_and_words_in_both_languages(path: Path) -> None:
    graph = graph_of(path)
    assert not [node for node in graph.all_nodes() if isinstance(node, rdflib.BNode)]
    for kind in CHECK_TYPES:
        wanted = (
            {SH.message} if kind == SH.SPARQLConstraint else {SH.name, SH.description, SH.message}
        )
        for shape in graph.subjects(RDF.type, kind):
            assert str(shape).startswith(SHAPES)
            for prop in wanted:
                texts = graph.objects(shape, prop)
                languages = sorted(str(getattr(text, "language", None)) for text in texts)
                assert languages == ["en", "th"], f"{shape} {prop}"
            if kind != SH.SPARQLConstraint:
                assert len(set(graph.objects(shape, SH.severity))) == 1, shape


@pytest.mark.parametrize("path", shape_files(), ids=named)
def test_property_shapes_have_the_severity_of_their_node_shape(path: Path) -> None:
    graph = graph_of(path)
    for shape, part in graph.subject_objects(SH.property):
        assert graph.value(part, SH.severity) == graph.value(shape, SH.severity), part


@pytest.mark.parametrize("path", shape_files(), ids=named)
def test_shapes_are_alphabetical_within_their_section(path: Path) -> None:
    for section in path.read_text("utf-8").split("\n# --- "):
        names = re.findall(r"^shapes:(\w+Shape) a sh:NodeShape", section, re.MULTILINE)
        assert names == sorted(names)
        for name in names:
            parts = re.findall(rf"^shapes:{name}-(\w+) a ", section, re.MULTILINE)
            assert parts == sorted(parts)


@pytest.mark.parametrize("path", shape_files(), ids=named)
def test_every_check_belongs_to_a_shape(path: Path) -> None:
    graph = graph_of(path)
    for kind, link in ((SH.PropertyShape, SH.property), (SH.SPARQLConstraint, SH.sparql)):
        for check in graph.subjects(RDF.type, kind):
            owners = list(graph.subjects(link, check))
            assert [str(check).rpartition("-")[0]] == [str(owner) for owner in owners]


@pytest.mark.parametrize("path", shape_files(), ids=named)
def test_every_shacl_term_exists(path: Path) -> None:
    used = {
        str(term) for triple in graph_of(path) for term in triple if str(term).startswith(str(SH))
    }
    assert used - shacl_terms() == set()


@pytest.mark.parametrize("path", shape_files(), ids=named)
def test_every_term_of_a_shape_is_declared(path: Path) -> None:
    graph = graph_of(path)
    prefixes = {
        str(graph.value(node, SH.prefix)): str(graph.value(node, SH.namespace))
        for node in graph.objects(None, SH.declare)
    }
    prefixes |= {"rdf": str(RDF), "rdfs": str(RDFS), "owl": str(OWL)}
    used = {
        str(term)
        for link in (SH.path, SH["class"], SH.disjoint, SH.targetClass, SH.targetNode,
                     SH.targetObjectsOf, SH.targetSubjectsOf, SH.datatype)
        for term in graph.objects(None, link)
    } - {LGC.removesuffix("#")}  # fmt: skip
    for select in graph.objects(None, SH.select):
        text = re.sub(r'"[^"]*"', '""', str(select))
        used |= {prefixes[prefix] + name for prefix, name in PREFIXED.findall(text)}
    assert {iri for iri in used if not is_known(iri)} == set()


def test_shapes_are_well_formed() -> None:
    shapes = rdflib.Graph()
    for path in shape_files():
        shapes += graph_of(path)
    conforms, _, text = pyshacl.validate(rdflib.Graph(), shacl_graph=shapes, meta_shacl=True)
    assert conforms, text


@pytest.mark.parametrize(
    ("fixture", "exit_code", "found"),
    [("valid-quotes-at-their-offsets", 0, False), ("invalid-quote-normalised", 1, True)],
)
def test_a_stock_validator_reads_one_file_from_the_command_line(
    fixture: str, exit_code: int, found: bool
) -> None:
    data = FIXTURES / "QuoteShape" / f"{fixture}.ttl"
    command = [sys.executable, "-m", "pyshacl", "-s", str(FOLDER / "evidence.ttl"), str(data)]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    assert result.returncode == exit_code, result.stdout + result.stderr
    assert ("QuoteShape-exact" in result.stdout) == found


def test_no_two_files_have_one_shape() -> None:
    shapes = [s for path in shape_files() for s in graph_of(path).subjects(RDF.type, SH.NodeShape)]
    assert len(shapes) == len(set(shapes)) == len(node_shapes())


@pytest.mark.parametrize("path", shape_files(), ids=named)
def test_queries_name_only_the_prefixes_that_their_file_declares(path: Path) -> None:
    """SHACL builds a query from `sh:declare` alone (5.2.1); pySHACL lends it some of its own."""
    graph = graph_of(path)
    for constraint, select in graph.subject_objects(SH.select):
        ontology = graph.value(constraint, SH.prefixes)
        declared_here = "".join(
            f"PREFIX {graph.value(node, SH.prefix)}: <{graph.value(node, SH.namespace)}>\n"
            for node in graph.objects(ontology, SH.declare)
        )
        pyoxigraph.Store().query(declared_here + str(select).replace("$this", "?this"))
