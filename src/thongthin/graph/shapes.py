"""The shape files in hand: which are asked of each document, which of all data together.

A shape of a document's own evidence (quotes, passages, pages) can be judged document by document;
one that compares things (parties of an agreement, labels, loops) must see all documents at once.
The use of terms is judged in both.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

import pyoxigraph

from thongthin.errors import OntologyError
from thongthin.graph.namespaces import SH
from thongthin.paths import Project

SHAPE_FILES = ("ontology/shapes", "*.ttl")

Scope = Literal["document", "dataset"]
"""What a shape must see: one document's facts, things and evidence, or everybody's facts."""

_SCOPES: Mapping[str, tuple[Scope, ...]] = {
    "evidence": ("document",),
    "pages": ("document",),
    "terms": ("document", "dataset"),
}


@dataclass(frozen=True, slots=True)
class Shapes:
    """Shapes as N-Triples, ready to be sent to another process.

    Attributes:
        document: shapes that one document's graphs are enough for.
        dataset: shapes that need the facts of all documents.
        messages: absolute IRI of a shape or constraint → language → what to do.
    """

    document: bytes
    dataset: bytes
    messages: Mapping[str, Mapping[str, str]]

    def of(self, scope: Scope) -> bytes:
        """Return the shapes of one scope as N-Triples."""
        return self.document if scope == "document" else self.dataset


def read_shapes(project: Project) -> Shapes:
    """Read `ontology/shapes/*.ttl`.

    A file that is not known by name is judged on all data together.

    Raises:
        OntologyError: a file is no Turtle, or has a blank node; says which file.
    """
    lines: dict[Scope, set[str]] = {"document": set(), "dataset": set()}
    messages: dict[str, dict[str, str]] = {}
    for path in project.files(*SHAPE_FILES):
        try:
            triples = list(pyoxigraph.parse(path=path, format=pyoxigraph.RdfFormat.TURTLE))
        except (SyntaxError, UnicodeDecodeError) as error:
            raise OntologyError(f"is no Turtle: {error}", where=str(path)) from error
        own = {f"{triple.subject} {triple.predicate} {triple.object} ." for triple in triples}
        if any(line.startswith("_:") or " _:" in line.split('"', 1)[0] for line in own):
            raise OntologyError("has a blank node; give every shape a name", where=str(path))
        for scope in _SCOPES.get(path.stem, ("dataset",)):
            lines[scope] |= own
        _gather(triples, messages)
    return Shapes(_joined(lines["document"]), _joined(lines["dataset"]), messages)


def _gather(triples: Iterable[pyoxigraph.Quad], messages: dict[str, dict[str, str]]) -> None:
    for triple in triples:
        text = triple.object
        if triple.predicate.value == SH + "message" and isinstance(text, pyoxigraph.Literal):
            node = triple.subject
            if isinstance(node, pyoxigraph.NamedNode):
                messages.setdefault(node.value, {})[text.language or ""] = text.value


def _joined(lines: Iterable[str]) -> bytes:
    return "".join(f"{line}\n" for line in sorted(lines)).encode()
