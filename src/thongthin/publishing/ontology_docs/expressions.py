"""Class expressions of OWL 2, read from the blank nodes that write them in RDF.

Source: OWL 2 Mapping to RDF Graphs, tables 13 (class expressions) and 15 (cardinalities).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from thongthin.graph.namespaces import OWL
from thongthin.publishing.ontology_docs.triples import Triples, Value, is_blank

_COMBINED = {"intersectionOf": "and", "unionOf": "or", "oneOf": "one_of"}

_RESTRICTED = {"someValuesFrom": "some", "allValuesFrom": "all", "hasValue": "value"}

_COUNTED = {
    "qualifiedCardinality": "exactly",
    "minQualifiedCardinality": "at_least",
    "maxQualifiedCardinality": "at_most",
    "cardinality": "exactly",
    "minCardinality": "at_least",
    "maxCardinality": "at_most",
}


@dataclass(frozen=True, slots=True)
class Expression:
    """What a thing must be or have.

    Attributes:
        form: named, and, or, not, one_of, some, all, value, exactly, at_least, at_most, other.
        name: IRI (or characters) of the class, individual or value that it speaks of.
        parts: the expressions it is made of.
        via: IRI of the property that it restricts.
        count: how many values.
    """

    form: str
    name: str = ""
    parts: tuple[Expression, ...] = ()
    via: str = ""
    count: str = ""

    def names(self) -> Iterator[str]:
        """Yield every IRI that it speaks of."""
        yield from (name for name in (self.name, self.via) if name)
        for part in self.parts:
            yield from part.names()


def read_expression(triples: Triples, value: Value) -> Expression:
    """Return the expression that a value stands for; form `other` where it is none known."""
    if not isinstance(value, str):
        return Expression("named", value.value)
    if not is_blank(value):
        return Expression("named", value)
    for key, form in _COMBINED.items():
        for head in triples.blanks(value, OWL + key):
            parts = (read_expression(triples, item) for item in triples.items(head))
            return Expression(form, parts=tuple(parts))
    for inner in triples.values(value, OWL + "complementOf"):
        return Expression("not", parts=(read_expression(triples, inner),))
    return _restriction(triples, value)


def _restriction(triples: Triples, node: str) -> Expression:
    via = triples.plain(node, OWL + "onProperty")
    for key, form in _RESTRICTED.items():
        for value in triples.values(node, OWL + key):
            return Expression(form, parts=(read_expression(triples, value),), via=via)
    for key, form in _COUNTED.items():
        for count in triples.texts(node, OWL + key):
            ends = triples.values(node, OWL + "onClass") or triples.values(
                node, OWL + "onDataRange"
            )
            parts = tuple(read_expression(triples, end) for end in ends)
            return Expression(form, parts=parts, via=via, count=count.value)
    return Expression("other")
