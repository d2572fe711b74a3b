"""What supports a lifted fact: quoted words, the rule that read them, and how sure it is."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass

from thongthin.evaluation.facts import Fact, node, value_of
from thongthin.lifting.context import Context
from thongthin.lifting.record import Passage, Quote, Record


@dataclass(frozen=True, slots=True)
class Support:
    """One passage that a fact rests on.

    Attributes:
        quotes: the quoted runs, in reading order.
        rules: ids of the rules that made it; two where a fact follows from two.
        is_interpreted: it goes beyond its words.
        reasons: why the gate refused it; empty for what is in the graph.
    """

    quotes: tuple[Quote, ...]
    rules: tuple[str, ...]
    is_interpreted: bool
    reasons: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        """The quoted runs as a person reads them."""
        return " … ".join(quote.exact for quote in self.quotes)

    def joined(self, other: Support) -> Support:
        """Return the support of what follows from this and another."""
        return Support(
            tuple(sorted({*self.quotes, *other.quotes})),
            tuple(dict.fromkeys((*self.rules, *other.rules))),
            self.is_interpreted or other.is_interpreted,
            tuple(dict.fromkeys((*self.reasons, *other.reasons))),
        )


Facts = dict[Fact, tuple[Support, ...]]
"""Lifted facts with what supports each, in order of appearance."""


def facts_of(
    records: Iterable[Record],
    context: Context,
    own: Container[str] = (),
    reasons: tuple[str, ...] = (),
) -> Facts:
    """Return what records say, each fact once with all its passages.

    Args:
        records: in any number.
        context: says whose values are references.
        own: ids of the page's things, among them concepts that no scheme has.
        reasons: why the gate refused them, if it did.
    """
    found: Facts = {}
    for record in records:
        for fact in _facts(record, context, own):
            found[fact] = (*found.get(fact, ()), _support(record, reasons))
    return found


def _support(record: Record, reasons: tuple[str, ...]) -> Support:
    passage = record.passage
    quotes = passage.quotes if isinstance(passage, Passage) else ()
    return Support(quotes, (record.rule,), record.status == "interpreted", reasons)


def _facts(record: Record, context: Context, own: Container[str]) -> Iterator[Fact]:
    for each in record.nodes:
        subject = node(str(each["@id"]), own)
        for key, values in each.items():
            if not key.startswith("@"):
                for value in values if isinstance(values, list) else [values]:
                    yield Fact(subject, key, value_of(value, key in context.references, own))
