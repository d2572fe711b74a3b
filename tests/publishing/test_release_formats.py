"""Every artefact opens everywhere, and says the same in every format."""

from __future__ import annotations

import io
import random
from pathlib import Path
from typing import Any

import owlready2
import pyoxigraph as ox
import pytest
from rdflib import Graph
from rdflib.namespace import OWL, RDF
from releases import FORMATS, canonical, folder, manifest, read

from thongthin.graph.namespaces import LGC
from thongthin.graph.namespaces import OWL as OWL_NS
from thongthin.paths import Project
from thongthin.publishing.ontology.artefacts import artefacts, profile_artefact
from thongthin.publishing.ontology.formats import n_triples, stable_graph, turtle
from thongthin.publishing.ontology.profiles import PROFILES

LARGE = sorted(
    {"def" if name == "merged" else f"def/{name}" for name in PROFILES} | {"shapes", "scheme"}
)
RDFLIB = {"ttl": "turtle", "rdf": "xml", "jsonld": "json-ld", "nt": "nt"}


@pytest.mark.slow
def test_every_format_says_what_the_sources_say() -> None:
    """Read by pyoxigraph; blank nodes compared by their canonical names."""
    told = {artefact.path: canonical(artefact.triples) for artefact in artefacts(Project())}
    assert told.keys() == manifest()["triples"].keys()
    for path, triples in told.items():
        assert len(triples) == manifest()["triples"][path]
        for ending in FORMATS:
            assert read(folder() / f"{path}.{ending}") == triples, f"{path}.{ending}"


@pytest.mark.slow
@pytest.mark.parametrize("path", LARGE)
def test_rdflib_reads_the_same_from_every_format(path: str) -> None:
    for ending, name in RDFLIB.items():
        graph = Graph().parse(folder() / f"{path}.{ending}", format=name)
        lines = graph.serialize(format="nt")
        triples = (quad.triple for quad in ox.parse(lines, format=ox.RdfFormat.N_TRIPLES))
        assert canonical(triples) == read(folder() / f"{path}.nt"), ending


@pytest.mark.parametrize("path", LARGE)
def test_owlready2_reads_rdf_xml(path: str) -> None:
    ontology = opened(folder() / f"{path}.rdf")
    assert len(ontology.graph) == manifest()["triples"][path]
    assert len(list(ontology.classes())) == len(
        {line.split()[0] for line in read(folder() / f"{path}.nt")
         if f"<{RDF.type}> <{OWL.Class}>" in line and not line.startswith("_:")}
    )  # fmt: skip


def test_small_vocabularies_open_in_rdflib_and_owlready2() -> None:
    """They have no header of an ontology; owlready2 adds one triple in its place."""
    paths = [path for path in manifest()["triples"] if path.startswith("scheme/")]
    assert len(paths) > 10
    for path in paths:
        count = manifest()["triples"][path]
        assert len(Graph().parse(folder() / f"{path}.ttl")) == count
        assert len(opened(folder() / f"{path}.rdf").graph) == count + 1


def opened(path: Path) -> Any:
    """Load a file into owlready2, in a world of its own."""
    ontology = owlready2.World().get_ontology("https://example.org/any")
    return ontology.load(fileobj=io.BytesIO(path.read_bytes()))


def test_a_format_that_lost_a_triple_would_be_found(tmp_path: Path) -> None:
    lines = (folder() / "def/rl.nt").read_text(encoding="utf-8").splitlines(keepends=True)
    (tmp_path / "rl.nt").write_text("".join(lines[:-1]), encoding="utf-8")
    assert read(tmp_path / "rl.nt") != read(folder() / "def/rl.ttl")


def test_order_of_triples_does_not_matter() -> None:
    triples = list(profile_artefact(Project(), "rl").triples)
    random.Random(7).shuffle(triples)
    assert turtle(stable_graph(triples)) == (folder() / "def/rl.ttl").read_bytes()


def test_one_restriction_more_changes_no_other_line() -> None:
    """Blank nodes are named after their content, not counted."""
    triples = profile_artefact(Project(), "dl").triples
    before = n_triples(stable_graph(triples)).splitlines()
    blank = ox.BlankNode("more")
    more = (
        ox.Triple(ox.NamedNode(LGC + "Award"), ox.NamedNode(OWL_NS + "disjointWith"), blank),
        ox.Triple(blank, ox.NamedNode(OWL_NS + "complementOf"), ox.NamedNode(LGC + "Award")),
    )
    after = n_triples(stable_graph((*more, *triples))).splitlines()
    assert set(before) < set(after)
    assert len(after) == len(before) + 2


def test_turtle_begins_with_the_header_and_orders_terms_by_iri() -> None:
    text = (folder() / "def/core.ttl").read_text(encoding="utf-8")
    subjects = [line for line in text.splitlines() if line.startswith(("<", "lgc:"))]
    assert subjects[0] == "<https://w3id.org/thongthin/def/core>"
    own = [line for line in subjects if line.startswith("lgc:")]
    assert own == sorted(own)
    assert len(own) > 100


def test_a_graph_of_one_node_is_json_ld_too() -> None:
    from thongthin.publishing.ontology.formats import json_ld

    triple = ox.Triple(*(ox.NamedNode(LGC + name) for name in ("a", "b", "c")))
    parsed = list(ox.parse(json_ld(stable_graph([triple])), format=ox.RdfFormat.JSON_LD))
    assert [quad.triple for quad in parsed] == [triple]
