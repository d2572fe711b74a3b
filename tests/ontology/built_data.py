"""The built graph of the sample pages, `kg/thongthin.nq`, as plain triples for a reasoner."""

from __future__ import annotations

from functools import cache

from ontology_files import ROOT
from rdflib import Graph
from rdflib.namespace import RDF

from thongthin.graph.namespaces import GRAPH

BUILT = ROOT / "kg/thongthin.nq"

REIFIED = (RDF.subject, RDF.predicate, RDF.object)
"""What an assertion says stands in words that OWL keeps for itself; a reasoner does without."""


@cache
def built(*parts: str) -> Graph:
    """Return the parts ("facts", "things", "evidence") of every report and register."""
    endings = tuple(f"/{part}>" for part in parts)
    lines = []
    for line in BUILT.read_text(encoding="utf-8").splitlines():
        triple, _, name = line.removesuffix(" .").rpartition(" ")
        if name.startswith(f"<{GRAPH}") and name.endswith(endings):
            lines.append(f"{triple} .\n")
    found = Graph().parse(data="".join(lines), format="nt")
    for predicate in REIFIED:
        found.remove((None, predicate, None))
    return found
