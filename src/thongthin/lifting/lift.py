"""One page to one lifted document: all extractors, then the gate, then what was left over."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from thongthin.lifting.apply import Asker
from thongthin.lifting.curated import read_curated
from thongthin.lifting.decisions import Decisions
from thongthin.lifting.document import LiftedDocument
from thongthin.lifting.furniture import FurnitureReader
from thongthin.lifting.gate import Gate
from thongthin.lifting.kit import Kit
from thongthin.lifting.look import look_at
from thongthin.lifting.mint import Minter
from thongthin.lifting.record import Passage, Record
from thongthin.lifting.replay import judged
from thongthin.lifting.sight import Sight
from thongthin.lifting.things import ThingBook
from thongthin.paths import Project
from thongthin.reading.page import BLANKS, Page


def lift_page(
    page: Page,
    kit: Kit,
    project: Project,
    threshold: float,
    *,
    with_curated: bool = True,
    decisions: Decisions | None = None,
) -> LiftedDocument:
    """Lift one page.

    Args:
        page: the page, read.
        kit: what lifting knows.
        project: where curated statements lie.
        threshold: least confidence of a join (0..1); records below it go to review.
        with_curated: False for rules and furniture alone.
        decisions: what reviewers decided; none of it is read here.

    Returns:
        Accepted records, their things, refusals, coverage and what no statement uses.

    Raises:
        MappingError: the page's curated file is wrong.
    """
    sight = look_at(page, kit)
    book = ThingBook(kit, Minter(page.report, kit.links, frozenset(kit.kinds)))
    asker = Asker(sight, kit, book)
    records = [*FurnitureReader(sight, kit, book).records(), *asker.records()]
    if with_curated:
        records.extend(read_curated(page, project, kit, book))
    found = _single(records)
    things = book.things(things_spoken_of(found))
    gate = Gate(kit, {t.id: t for t in things}, threshold, page)
    outcome = judged(found, gate, decisions or Decisions(), page.key, page.sha256)
    accepted, refusals = tuple(outcome.records), tuple(outcome.refusals)
    entering = book.things(things_spoken_of(accepted)) if refusals else things
    covered = _covered(sight, accepted)
    return LiftedDocument(
        report=page.report,
        page=page,
        records=accepted,
        things=entering,
        refusals=refusals,
        notes=(*page.notes, *outcome.notes),
        unused=tuple(_unused(sight, covered)),
        coverage=covered.count(1) / max(1, len(page.stream.text)),
        problems=tuple(asker.problems),
        aside=tuple(t for t in things if t not in entering) if refusals else (),
    )


def _single(records: Iterable[Record]) -> list[Record]:
    """Return the records in the order of their words, each once."""
    by_key: dict[tuple[Any, ...], Record] = {}
    for record in records:
        by_key.setdefault(_key(record), record)
    return [by_key[key] for key in sorted(by_key)]


def _key(record: Record) -> tuple[Any, ...]:
    """Return what a record says and rests on: the same one from two places counts once."""
    passage = record.passage
    runs = passage.quotes if isinstance(passage, Passage) else ()
    return runs, record.extractor, record.rule, *sorted(map(repr, record.nodes))


def things_spoken_of(records: Iterable[Record]) -> frozenset[str]:
    """Return the compact IRIs that the nodes of records speak of."""
    found: set[str] = set()
    waiting: list[Any] = [node for record in records for node in record.nodes]
    for value in waiting:
        if isinstance(value, dict):
            if "@id" in value:
                found.add(str(value["@id"]))
            waiting.extend(inner for inner in value.values() if isinstance(inner, dict | list))
        else:
            waiting.extend(inner for inner in value if isinstance(inner, dict | list))
    return frozenset(found)


def _covered(sight: Sight, records: Iterable[Record]) -> bytes:
    """Return, for each position of the stream, 1 where it lies under a quote of a record, or 0."""
    passages = (r.passage for r in records if isinstance(r.passage, Passage))
    is_quoted = bytearray(len(sight.page.raw))
    for start, end in {(q.start, q.end) for passage in passages for q in passage.quotes}:
        is_quoted[start:end] = b"\1" * (end - start)
    return bytes(map(is_quoted.__getitem__, sight.stream.starts))


def _unused(sight: Sight, covered: bytes) -> Iterator[str]:
    """Yield the clauses of the running text of which no character is quoted, in reading order."""
    blanks = (i for i, gap in sight.gaps if gap in BLANKS)
    ends = {*blanks, *sight.short_line_ends, len(sight.stream.text)} - {0}
    begin = 0
    for end in sorted(ends):
        if not covered.count(1, begin, end):
            yield sight.text(begin, end)
        begin = end
