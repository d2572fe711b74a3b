"""Lifted records told in words, so that tests read like sentences."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from thongthin.gold import statements_of
from thongthin.lifting.document import LiftedDocument
from thongthin.lifting.record import Record


def told(
    document: LiftedDocument, wanted: Callable[[Record], bool] = lambda _: True
) -> set[tuple[str, str, str]]:
    """Return (subject, property, object) in words: Thai labels, scheme/slug, lexical forms.

    Records that went to review for a doubt are not among them: they are not in the graph.
    """
    return _told(document, filter(wanted, document.records))


def doubted(document: LiftedDocument) -> set[tuple[str, str, str]]:
    """Return what waits for a person, likewise; what only such records name keeps its IRI."""
    return _told(document, (r.record for r in document.refusals if r.outcome == "review"))


def _told(document: LiftedDocument, records: Iterable[Record]) -> set[tuple[str, str, str]]:
    names = {t.id: (t.labels | t.composed).get("th", t.id) for t in document.things}

    def word(value: str) -> str:
        return names.get(value, value.removeprefix("scheme:").removesuffix("@th"))

    return {
        (word(s.subject), s.predicate, word(s.object))
        for record in records
        for s in statements_of(record)
    }
