"""The ontology's files as graphs, and the words that its tests share."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path

from rdflib import BNode, Graph, URIRef
from rdflib.namespace import OWL, RDF, RDFS, SKOS, XSD
from rdflib.term import Node

from thongthin.graph.namespaces import LGC, ONTOLOGY, SCHEME

ROOT = Path(__file__).parents[2]
MODULES = tuple(sorted((ROOT / "ontology/modules").glob("*.ttl")))
SCHEMES = tuple(sorted((ROOT / "ontology/vocab").glob("*.ttl")))
SHAPES = tuple(sorted((ROOT / "ontology/shapes").glob("*.ttl")))
ENTAILMENT_RULES = tuple(sorted((ROOT / "ontology/rules").glob("*.rq")))
AXIOM_MODULES = frozenset({"rl.ttl", "dl.ttl", "thai-rl.ttl", "thai-dl.ttl"})
STUBS = "external-stubs.ttl"

KINDS = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)
BUILT_IN = tuple(str(namespace) for namespace in (RDF, RDFS, OWL, XSD))
LANGUAGES = ("en", "th")


@cache
def graph_of(*files: Path) -> Graph:
    """Parse files into one graph."""
    graph = Graph()
    for path in files:
        graph.parse(path, format="turtle")
    return graph


def modules() -> Graph:
    """All modules in one graph."""
    return graph_of(*MODULES)


def schemes() -> Graph:
    """All concept schemes in one graph."""
    return graph_of(*SCHEMES)


def own_terms() -> tuple[URIRef, ...]:
    """Every class and property of ours, sorted."""
    found = {s for kind in KINDS for s in modules().subjects(RDF.type, kind)}
    return tuple(sorted(s for s in found if isinstance(s, URIRef) and str(s).startswith(LGC)))


def concepts() -> tuple[URIRef, ...]:
    """Every concept of the schemes, sorted."""
    found = schemes().subjects(SKOS.inScheme, None)
    return tuple(sorted({s for s in found if isinstance(s, URIRef)}))


def local(term: Node) -> str:
    """Local name of a term of ours, or `scheme/slug` of a concept."""
    return str(term).removeprefix(LGC).removeprefix(SCHEME)


def is_built_in(term: Node) -> bool:
    """Say whether a term belongs to RDF, RDFS, OWL or XSD."""
    return isinstance(term, URIRef) and str(term).startswith(BUILT_IN)


def is_own(term: Node) -> bool:
    """Say whether a term is ours: a class, a property, the ontology itself, an anonymous node."""
    return isinstance(term, BNode) or str(term).startswith((LGC, ONTOLOGY))


def has_cycle(pairs: Iterable[tuple[Node, Node]]) -> Node | None:
    """Return a node that reaches itself along the pairs, or None."""
    above: dict[Node, set[Node]] = {}
    for below, over in pairs:
        above.setdefault(below, set()).add(over)
    for start in above:
        seen: set[Node] = set()
        todo = set(above[start])
        while todo:
            node = todo.pop()
            if node == start:
                return start
            if node not in seen:
                seen.add(node)
                todo |= above.get(node, set())
    return None
