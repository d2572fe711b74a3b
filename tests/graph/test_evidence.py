"""Every quote leads back to its characters; every term of the evidence is declared."""

from __future__ import annotations

import base64
import hashlib
import re

import pyoxigraph as ox
import pytest
from graph_samples import BODY, CONTEXT, RAW, documents, page, passage, record, row

from thongthin.errors import BuildError
from thongthin.graph.assemble import assemble
from thongthin.graph.namespaces import DCTERMS, ID, LGC, OA, RDF
from thongthin.graph.ontology import read_ontology
from thongthin.graph.store import load
from thongthin.lifting.context import read_context
from thongthin.lifting.document import LiftedDocument
from thongthin.lifting.record import Passage, Quote, RowPassage
from thongthin.paths import Project
from thongthin.reading.page import Page


def store_of(of: Page, *passages: Passage | RowPassage) -> ox.Store:
    nodes = {"@id": BODY, "countValue": 3}
    made = tuple(record(where, nodes) for where in passages)
    return load(assemble([LiftedDocument(of.report, of, made, ())], CONTEXT))


def values(store: ox.Store, subject: str, predicate: str) -> list[str]:
    found = store.quads_for_pattern(ox.NamedNode(subject), ox.NamedNode(predicate), None)
    return sorted(quad.object.value for quad in found if not isinstance(quad.object, ox.Triple))


def subjects(store: ox.Store, kind: str) -> list[str]:
    pattern = (None, ox.NamedNode(RDF + "type"), ox.NamedNode(kind))
    return sorted(str(quad.subject)[1:-1] for quad in store.quads_for_pattern(*pattern))


def test_every_quote_is_the_raw_slice_at_its_offsets() -> None:
    texts = {f"{ID}text/{d.page.report}/{d.page.number}": d.page.raw for d in documents() if d.page}
    store = load(assemble(documents(), CONTEXT))
    segments = subjects(store, LGC + "QuoteSegment")
    quoted = 0
    for segment in segments:
        [source] = values(store, segment, OA + "hasSource")
        selectors = values(store, segment, OA + "hasSelector")
        [position] = [name for name in selectors if name.endswith("/position")]
        [start] = values(store, position, OA + "start")
        [end] = values(store, position, OA + "end")
        words = texts[source][int(start) : int(end)]
        for selector in selectors:
            if selector.endswith("/quote"):
                quoted += 1
                assert values(store, selector, OA + "exact") == [words]
                for before in values(store, selector, OA + "prefix"):
                    assert texts[source][: int(start)].endswith(before)
                for after in values(store, selector, OA + "suffix"):
                    assert texts[source][int(end) :].startswith(after)
        [line] = values(store, segment, LGC + "lineNumber")
        assert words in texts[source].split("\n")[int(line) - 1]
    assert quoted > 10


def test_a_passage_of_two_runs_in_reading_order() -> None:
    of = page()
    where = passage(of, "ธรรมาภิบาล", "ร่วมกัน", truncated=True)
    store = store_of(of, where)
    name = f"{ID}{where.id.removeprefix('id:')}"
    assert values(store, name, LGC + "onPage") == [f"{ID}page/report-a/7"]
    assert values(store, name, LGC + "isTruncated") == ["true"]
    segments = values(store, name, LGC + "hasSegment")
    assert segments == [f"{name}/segment/1", f"{name}/segment/2"]
    orders = [values(store, segment, LGC + "segmentOrder") for segment in segments]
    assert orders == [["1"], ["2"]]


def test_an_editors_reading_stands_beside_the_print() -> None:
    start = RAW.index("ดอนสมมุติ")
    where = Passage("report-a", 7, (Quote(start, start + 9, "ดอนสมมุติ", "value", "ดอนสมมติ"),))
    store = store_of(page(), where)
    [segment] = subjects(store, LGC + "QuoteSegment")
    assert values(store, segment, LGC + "correctedReading") == ["ดอนสมมติ"]


def test_a_page_text_is_given_only_where_it_may_be() -> None:
    for publish, expected in (("yes", [RAW]), ("no", []), ("", [])):
        of = page(publish=publish)
        store = store_of(of, passage(of, "๓"))
        text = f"{ID}text/report-a/7"
        assert values(store, text, LGC + "rawText") == expected
        digest = hashlib.sha256(RAW.encode()).hexdigest()
        assert values(store, text, LGC + "textDigest") == [digest]
        assert values(store, text, LGC + "extractedFrom") == [f"{ID}page/report-a/7"]


def test_withheld_words_keep_their_offsets_and_digest() -> None:
    whole = RAW.split("\n")[3]
    of = page(raw=whole + "\n", publish="no")
    store = store_of(of, passage(of, whole))
    [segment] = subjects(store, LGC + "QuoteSegment")
    assert subjects(store, OA + "TextQuoteSelector") == []
    assert len(subjects(store, OA + "TextPositionSelector")) == 1
    [name] = values(store, segment, DCTERMS + "identifier")
    digest = base64.urlsafe_b64decode(name.removeprefix("ni:///sha-256;") + "=")
    assert digest == hashlib.sha256(whole.encode()).digest()
    assert whole not in "".join(str(quad) for quad in store)


def test_a_row_of_a_register_is_evidence() -> None:
    where = row(("name", "ก"), ("code", "99"), source="https://example.org/list?a=1")
    made = record(where, {"@id": BODY, "countValue": 3}, extractor="register")
    store = load(assemble([LiftedDocument("body-list", None, (made,), ())], CONTEXT))
    [name] = subjects(store, LGC + "RegisterPassage")
    assert values(store, name, LGC + "registerFile") == ["bodies.csv"]
    assert values(store, name, LGC + "rowNumber") == ["2"]
    assert values(store, name, DCTERMS + "source") == ["https://example.org/list?a=1"]
    cells = values(store, name, LGC + "hasCell")
    told = [
        (values(store, c, LGC + "columnName"), values(store, c, LGC + "cellText")) for c in cells
    ]
    assert told == [(["name"], ["ก"]), (["code"], ["99"])]


@pytest.mark.parametrize("source", ["a printed list", "https://a b/", 'http://"x"'])
def test_a_source_that_is_no_iri_is_a_citation(source: str) -> None:
    made = record(row(("name", "ก"), source=source), {"@id": BODY, "countValue": 3})
    store = load(assemble([LiftedDocument("body-list", None, (made,), ())], CONTEXT))
    [name] = subjects(store, LGC + "RegisterPassage")
    assert values(store, name, DCTERMS + "bibliographicCitation") == [source]


def test_rows_that_say_the_same_are_one_passage() -> None:
    made = tuple(
        record(row(("name", "ก"), number=n), {"@id": BODY, "countValue": 3}) for n in (9, 4)
    )
    store = load(assemble([LiftedDocument("body-list", None, made, ())], CONTEXT))
    [name] = subjects(store, LGC + "RegisterPassage")
    assert values(store, name, LGC + "rowNumber") == ["4"]


@pytest.mark.parametrize(
    ("quote", "words"),
    [
        (Quote(0, 4, "page", "value"), "hold 'Page'"),
        (Quote(900, 904, "Page", "value"), "hold ''"),
        (Quote(3, 3, "", "value"), "hold ''"),
    ],
)
def test_a_quote_that_does_not_stand_there_stops_the_build(quote: Quote, words: str) -> None:
    with pytest.raises(BuildError) as caught:
        store_of(page(), Passage("report-a", 7, (quote,)))
    assert words in str(caught.value)
    assert "texts/report-a-7.txt" in str(caught.value)


def test_every_term_of_the_evidence_is_declared_with_its_datatype() -> None:
    """Evidence is written as text, past the context; so the two are compared."""
    own = {triple.subject.value for triple in read_ontology(Project())
           if isinstance(triple.subject, ox.NamedNode)}  # fmt: skip
    context = read_context(Project())
    lines = assemble(documents(), CONTEXT).lines_of("/evidence")
    terms = set(re.findall(rf"<({re.escape(LGC)}\w+)>", "\n".join(lines), re.ASCII))
    assert terms
    assert terms <= own
    for line in lines:
        found = re.search(rf'<{re.escape(LGC)}(\w+)> "[^"]*"\^\^<[^>]*#(\w+)>', line, re.ASCII)
        if found and not line.startswith(f"<{ID}statement"):
            assert context.source[found[1]]["@type"] == f"xsd:{found[2]}", line
