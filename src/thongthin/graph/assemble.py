"""Lifted documents to a dataset: for each report or register its facts, things and evidence.

Nothing depends on the order of the documents, the number of processes or the hash seed: documents
are taken by report and page, and every graph is a sorted set of lines.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from thongthin.errors import BuildError
from thongthin.graph.assertions import Attested
from thongthin.graph.dataset import Dataset
from thongthin.graph.namespaces import graph_of
from thongthin.graph.ntriples import Triple, text_of
from thongthin.graph.passages import Pages, passage_lines
from thongthin.graph.quads import is_descriptive, to_triples
from thongthin.graph.things import Description, describe
from thongthin.lifting.context import Context
from thongthin.lifting.document import LiftedDocument
from thongthin.lifting.record import Passage, Record, Thing


def assemble(documents: Iterable[LiftedDocument], context: Context) -> Dataset:
    """Return the graphs of all documents: `graph/{report}/facts`, `…/things`, `…/evidence`.

    A record stands in the graphs of the report that its passage quotes, or of the register that
    its row is from; a page's things stand in its report's.

    Args:
        documents: any number, any order; the same page may come twice if it is the same text.
        context: the context their records stand under.

    Raises:
        BuildError: two texts claim one page; a record that JSON-LD would not take as it is; a
            quote that is not at its offsets or whose page is not here.
    """
    ordered = sorted(documents, key=_place)
    pages = _pages(ordered)
    by_source: dict[str, list[Record]] = defaultdict(list)
    for document in ordered:
        by_source[document.report] += ()
        for record in document.records:
            by_source[_source(record)].append(record)
    descriptions = describe(
        thing for document in ordered for thing in sorted(document.things, key=_labels)
    )
    mentioned = _mentioned(ordered)
    graphs: dict[str, tuple[str, ...]] = {}
    notes: list[str] = []
    for source in sorted(by_source):
        facts, things, evidence = _lift(by_source[source], pages[source], context, notes)
        for thing in mentioned[source]:
            things.update(_lines(thing, descriptions, context))
        graphs[graph_of(source, "evidence")] = tuple(sorted(evidence))
        graphs[graph_of(source, "facts")] = tuple(sorted(facts))
        graphs[graph_of(source, "things")] = tuple(sorted(things))
    return Dataset({iri: graphs[iri] for iri in sorted(graphs)}).with_notes(notes)


def _lift(
    records: Sequence[Record], pages: Pages, context: Context, notes: list[str]
) -> tuple[set[str], set[str], set[str]]:
    """Return the lines of one source's facts, described things and evidence."""
    facts: set[str] = set()
    things: set[str] = set()
    spoken: dict[tuple[str, int], set[str]] = defaultdict(set)
    attested = Attested()
    for record, triples in to_triples(records, context):
        for triple in triples:
            if not is_descriptive(triple):
                attested.add(triple, record)
                _speak(spoken, triple, record)
                if not record.is_negated:
                    facts.add(triple.line)
            elif not record.is_negated:  # what a source denies is no thing (ruling 5)
                things.add(triple.line)
    evidence = set(attested.lines())
    evidence.update(passage_lines(records, pages, spoken, notes))
    return facts, things, evidence


def _speak(spoken: dict[tuple[str, int], set[str]], triple: Triple, record: Record) -> None:
    """Note the words that a statement itself says of a page, whatever becomes of its quotes."""
    text = text_of(triple.object)
    if text and isinstance(record.passage, Passage):
        spoken[record.passage.report, record.passage.page].add(text)


def _pages(documents: Sequence[LiftedDocument]) -> dict[str, Pages]:
    """Return report → its pages, each once."""
    pages: dict[str, Pages] = defaultdict(dict)
    for page in (document.page for document in documents):
        if page is None:
            continue
        other = pages[page.report].setdefault((page.report, page.number), page)
        if other.raw != page.raw:
            raise BuildError(
                f"{page.file} and {other.file} are different texts and both claim to be page "
                f"{page.number} of report {page.report}; keep one of them",
                where=page.file,
            )
    return pages


def _place(document: LiftedDocument) -> tuple[str, int, str]:
    page = document.page
    return (document.report, 0 if page is None else page.number, "" if page is None else page.file)


def _labels(thing: Thing) -> list[tuple[str, str]]:
    return [(thing.id, ""), *sorted(thing.labels.items()), *sorted(thing.composed.items())]


def _source(record: Record) -> str:
    passage = record.passage
    return passage.report if isinstance(passage, Passage) else passage.register


def _mentioned(documents: Sequence[LiftedDocument]) -> dict[str, set[str]]:
    mentioned: dict[str, set[str]] = defaultdict(set)
    for document in documents:
        mentioned[document.report].update(thing.id for thing in document.things)
    return mentioned


def _lines(thing: str, descriptions: dict[str, Description], context: Context) -> Iterator[str]:
    yield from descriptions[thing].lines(thing, context)
