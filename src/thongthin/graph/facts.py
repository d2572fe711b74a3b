"""What `facts.ttl` holds: every plain statement, and what a reader needs to make sense of it."""

from __future__ import annotations

from thongthin.graph.dataset import Dataset
from thongthin.graph.namespaces import LGC, SKOS, VOCABULARY_GRAPH
from thongthin.graph.ntriples import iri, split_line
from thongthin.graph.quads import TYPE

_UNDECIDED = frozenset({iri(LGC + "candidateMatch"), iri(LGC + "candidatePlace")})
_NAMING = frozenset({TYPE, iri(SKOS + "prefLabel")})


def fact_lines(dataset: Dataset) -> frozenset[str]:
    """Return the lines of `facts.ttl`.

    They are all facts; types and labels of things, without undecided candidates; types and
    preferred labels of the vocabulary's concepts that these mention.
    """
    lines = set(dataset.lines_of("/facts"))
    for line in dataset.lines_of("/things"):
        if split_line(line).predicate not in _UNDECIDED:
            lines.add(line)
    mentioned = {term for line in lines for term in split_line(line)}
    for line in dataset.graphs.get(VOCABULARY_GRAPH, ()):
        triple = split_line(line)
        if triple.subject in mentioned and triple.predicate in _NAMING:
            lines.add(line)
    return frozenset(lines)
