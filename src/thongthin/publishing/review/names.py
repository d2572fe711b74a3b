"""What properties, classes, concepts and things are called on the review pages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import pyoxigraph as ox

from thongthin.asking.question import Language
from thongthin.graph.namespaces import LGC, RDFS
from thongthin.graph.ontology import read_ontology
from thongthin.lifting.kit import Kit
from thongthin.lifting.record import Thing
from thongthin.paths import Project

Labels = Mapping[tuple[str, str], str]
"""(Local name of a term, language) → its label."""


def read_labels(project: Project) -> Labels:
    """Return the labels of the ontology's own terms.

    Raises:
        OntologyError: a file is no Turtle.
    """
    found: dict[tuple[str, str], str] = {}
    for triple in read_ontology(project, with_dl=False):
        subject, label = triple.subject, triple.object
        if triple.predicate.value != RDFS + "label" or not isinstance(subject, ox.NamedNode):
            continue
        if isinstance(label, ox.Literal) and subject.value.startswith(LGC):
            name = subject.value.removeprefix(LGC)
            found.setdefault((name, label.language or ""), label.value)
    return found


class Names:
    """Names things in one language, for one document."""

    def __init__(
        self, labels: Labels, kit: Kit, things: Iterable[Thing], language: Language
    ) -> None:
        """Take the ontology's labels, what is known, and the document's things."""
        self._labels = labels
        self._kit = kit
        self._things = {thing.id: thing for thing in things}
        self._language = language

    def property(self, key: str) -> str:
        """Return what a key of the context is called; the key where no term of ours has it."""
        name = self._kit.context.definition(key)
        return self._term(name.removeprefix("lgc:")) if name.startswith("lgc:") else key

    def value(self, value: Any) -> str:
        """Return a value of a node in words."""
        match value:
            case {"@id": iri}:
                return self.thing(str(iri))
            case {"@value": text}:
                return str(text)
            case bool():
                return str(value).lower()
            case list():
                return ", ".join(map(self.value, value))
        return str(value)

    def thing(self, iri: str) -> str:
        """Return what a compact IRI names: a class, a concept or a thing of the document."""
        if iri.startswith("lgc:"):
            return self._term(iri.removeprefix("lgc:"))
        if labels := self._kit.labels.get(iri):
            return self._first(dict(reversed(labels))) or iri
        if thing := self._things.get(iri):
            return self._first(thing.labels) or self._first(thing.composed) or iri
        if agency := self._kit.agencies.get(iri.removeprefix("id:body/th-")):
            return agency["name_th"]
        return iri.removeprefix("id:")

    def choices(self, scheme: str) -> tuple[str, ...]:
        """Return what the concepts of a scheme are called, sorted."""
        start = f"scheme:{scheme}/"
        return tuple(sorted(self.thing(iri) for iri in self._kit.labels if iri.startswith(start)))

    def _term(self, name: str) -> str:
        return self._labels.get((name, self._language)) or name

    def _first(self, labels: Mapping[str, str]) -> str:
        return labels.get(self._language) or next(iter(labels.values()), "")
