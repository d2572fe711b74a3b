"""Things to triples: what they are, what they are called, what they may be.

A thing met in several documents is described once and alike wherever it stands: the label of the
report that comes first by id (then of the page that comes first) is its preferred one, other
labels of that language are alternatives. Nothing here is a statement: labels and types say how to
speak of a thing, candidates are undecided links.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from thongthin.errors import BuildError
from thongthin.graph.namespaces import LGC, SKOS
from thongthin.graph.ntriples import expand, literal
from thongthin.graph.quads import TYPE
from thongthin.lifting.context import Context, lost_values
from thongthin.lifting.record import Thing


@dataclass
class Description:
    """All that documents say of one thing's name and kind, gathered in their order.

    Attributes:
        types: names of classes.
        labels: language → preferred label, printed or registered.
        composed: language → label made from class and owner.
        alternatives: (language, label), without the preferred ones.
        candidates: (property, compact IRI).
        schemes: compact IRIs of candidates schemes.
        codes: official area codes.
    """

    types: set[str] = field(default_factory=set)
    labels: dict[str, str] = field(default_factory=dict)
    composed: dict[str, str] = field(default_factory=dict)
    alternatives: set[tuple[str, str]] = field(default_factory=set)
    candidates: set[tuple[str, str]] = field(default_factory=set)
    schemes: set[str] = field(default_factory=set)
    codes: set[str] = field(default_factory=set)

    def add(self, thing: Thing) -> None:
        """Add what one document says; an earlier document's labels stay the preferred ones."""
        self.types.update(filter(None, (thing.type,)))
        self.schemes.update(filter(None, (thing.in_scheme,)))
        self.codes.update(filter(None, (thing.place_code,)))
        self.candidates.update(thing.candidates)
        self.alternatives.update(thing.alternatives)
        for language, label in thing.labels.items():
            if self.labels.setdefault(language, label) != label:
                self.alternatives.add((language, label))
        for language, label in thing.composed.items():
            self.composed.setdefault(language, label)

    def lines(self, compact: str, context: Context) -> Iterator[str]:
        """Yield the description as N-Triples lines.

        Args:
            compact: compact IRI of the thing.
            context: names the classes and properties that exist.

        Raises:
            BuildError: a class or a candidate property that the context does not have; a name
                that is no IRI.
        """
        for name in (compact, *(other for _, other in self.candidates), *self.schemes):
            if lost := lost_values({"@id": name}, context):
                raise BuildError(lost[0], where=compact)
        for name in (*self.types, *(name for name, _ in self.candidates)):
            if name not in context.terms:
                raise BuildError(f"the context has no term {name}", where=compact)
        me = f"<{expand(compact)}>"
        yield from self._kinds(me, context)
        yield from self._labels(me)

    def _kinds(self, me: str, context: Context) -> Iterator[str]:
        for name in self.types:
            yield f"{me} {TYPE} <{expand(context.definition(name))}> ."
        for name, other in self.candidates:
            yield f"{me} <{expand(context.definition(name))}> <{expand(other)}> ."
        for scheme in self.schemes:
            yield f"{me} <{SKOS}inScheme> <{expand(scheme)}> ."
        for code in self.codes:
            yield f"{me} <{SKOS}notation> {literal(code)} ."

    def _labels(self, me: str) -> Iterator[str]:
        preferred = {**self.composed, **self.labels}
        for language, label in preferred.items():
            yield f"{me} <{SKOS}prefLabel> {literal(label, language)} ."
            if language not in self.labels:
                yield f"{me} <{LGC}composedLabel> {literal(label, language)} ."
        for language, label in self.alternatives:
            if preferred.get(language) != label:
                yield f"{me} <{SKOS}altLabel> {literal(label, language)} ."


def describe(things: Iterable[Thing]) -> dict[str, Description]:
    """Gather things by compact IRI, in the order given (first label wins)."""
    found: dict[str, Description] = {}
    for thing in things:
        found.setdefault(thing.id, Description()).add(thing)
    return found
