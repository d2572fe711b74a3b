"""The dataset in hand: named graphs of canonical N-Triples lines, sorted and unique.

Text rather than a store, because the text is authoritative: a store may normalise literals, and
two builds must give the same bytes (DESIGN.md, decision 11). What asks or infers loads a store
from it (`graph/store.py`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from heapq import merge

from thongthin.errors import BuildError
from thongthin.graph.ntriples import split_line


@dataclass(frozen=True)
class Dataset:
    """Named graphs.

    Attributes:
        graphs: IRI of the graph → its triples as canonical N-Triples lines without newlines,
            each once, sorted by code point; graphs sorted by IRI.
        notes: sentences for the person who builds.
    """

    graphs: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    notes: tuple[str, ...] = ()

    def with_graph(self, iri: str, lines: Iterable[str]) -> Dataset:
        """Return the dataset with one graph added to, or made.

        Args:
            iri: absolute IRI of the graph.
            lines: canonical N-Triples lines, any order, repeats allowed.

        Raises:
            BuildError: a line has a blank node; the data have none.
        """
        own = {*self.graphs.get(iri, ()), *lines}
        for line in own:
            if "_:" in line and any(term.startswith("_:") for term in split_line(line)):
                raise BuildError(f"a blank node, which the data never have: {line}", where=iri)
        graphs = {**self.graphs, iri: tuple(sorted(own))}
        return replace(self, graphs={name: graphs[name] for name in sorted(graphs)})

    def with_notes(self, notes: Iterable[str]) -> Dataset:
        """Return the dataset with more notes, each once, in order of appearance."""
        return replace(self, notes=tuple(dict.fromkeys((*self.notes, *notes))))

    def counts(self) -> dict[str, int]:
        """Return graph IRI → number of triples, sorted by IRI; empty graphs are counted too."""
        return {iri: len(lines) for iri, lines in self.graphs.items()}

    def lines_of(self, *endings: str) -> tuple[str, ...]:
        """Return the lines of all graphs whose IRI has one of the endings, each once, sorted."""
        chosen = (lines for iri, lines in self.graphs.items() if iri.endswith(endings))
        return tuple(sorted(set().union(*chosen)))

    def quads(self) -> Iterator[str]:
        """Yield all quads as canonical N-Quads lines without newlines, sorted by code point.

        Sorted lines of graphs stay sorted with the graph's name behind them, since what follows
        the object is a space in both; so the graphs are merged and never held twice.
        """
        yield from merge(*(_in_graph(iri, lines) for iri, lines in self.graphs.items()))


def _in_graph(iri: str, lines: tuple[str, ...]) -> Iterator[str]:
    tail = f"<{iri}> ."
    for line in lines:
        yield line[:-1] + tail
