"""What is released of the ontology, as graphs, and the module files that hold its axioms.

Which module holds what is told by the end of its name: `*rl.ttl` and `*dl.ttl` hold axioms, all
others terms (ontology/README.md).
"""

from __future__ import annotations

from functools import cache

from ontology_files import KINDS, MODULES, modules
from rdflib import Graph
from rdflib.namespace import RDF
from rdflib.term import Node

from thongthin.paths import Project
from thongthin.publishing.ontology.artefacts import profile_artefact
from thongthin.publishing.ontology.profiles import PROFILES

RL_FILES = tuple(path for path in MODULES if path.name.endswith("rl.ttl"))
DL_FILES = tuple(path for path in MODULES if path.name.endswith("dl.ttl"))

RELEASED = tuple(PROFILES)
"""Names of the released files: "core", "rl", "dl", "merged" …"""

WITHIN_RL = ("core", "generic", "rl", "inferred")
"""Those that hold no axiom for a description-logic reasoner alone."""


@cache
def released(name: str) -> Graph:
    """Return a released file as a graph."""
    triples = profile_artefact(Project(), name).triples
    return Graph().parse(data="".join(f"{triple} .\n" for triple in triples), format="nt")


def declared(graph: Graph) -> Graph:
    """Return a graph and the kind of each term in it that a module declares.

    OWL reads nothing of a term without its kind: a class, a kind of property.
    """
    whole = graph + Graph()
    for term in {node for triple in graph for node in triple} & declared_terms():
        for kind in KINDS:
            if (term, RDF.type, kind) in modules():
                whole.add((term, RDF.type, kind))
    return whole


@cache
def declared_terms() -> frozenset[Node]:
    """Return the terms that the modules declare, ours or reused."""
    return frozenset(term for kind in KINDS for term in modules().subjects(RDF.type, kind))
