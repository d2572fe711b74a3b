"""Records become triples by standard JSON-LD processing, and every triple knows its record."""

from __future__ import annotations

import json
from typing import Any

import pytest
import rdflib
from graph_samples import BODY, CONTEXT, PRINCIPLE, documents, page, passage, record, row

from thongthin.errors import BuildError
from thongthin.graph.namespaces import ID, LGC, SCHEME
from thongthin.graph.ntriples import Triple
from thongthin.graph.quads import TYPE, is_descriptive, to_triples
from thongthin.lifting.context import Context
from thongthin.lifting.record import Record

WHERE = passage(page(), "หลักธรรมาภิบาล")
APPLIES = Triple(
    f"<{ID}body/report-a-0011aabb>",
    f"<{LGC}appliesPrinciple>",
    f"<{SCHEME}principle/good-governance>",
)


def said(*records: Record) -> list[tuple[Record, set[Triple]]]:
    return [(found, set(triples)) for found, triples in to_triples(records, CONTEXT)]


def test_a_record_says_its_triples() -> None:
    made = record(WHERE, {"@id": BODY, "@type": "Partnership", "appliesPrinciple": PRINCIPLE})
    a_type = Triple(APPLIES.subject, TYPE, f"<{LGC}Partnership>")
    assert said(made) == [(made, {APPLIES, a_type})]
    assert is_descriptive(a_type)
    assert not is_descriptive(APPLIES)


def test_records_that_share_a_passage_are_told_apart() -> None:
    one = record(WHERE, {"@id": BODY, "appliesPrinciple": PRINCIPLE})
    two = record(WHERE, {"@id": BODY, "countValue": 3}, rule="made/b-rule", status="interpreted")
    three = record(WHERE, {"@id": BODY, "appliesPrinciple": PRINCIPLE}, extractor="curated")
    found = said(one, two, three)
    assert [(made.rule, made.extractor, len(triples)) for made, triples in found] == [
        ("made/a-rule", "rule", 1),
        ("made/b-rule", "rule", 1),
        ("made/a-rule", "curated", 1),
    ]
    assert found[0][1] == found[2][1] == {APPLIES}
    assert {triple.object for triple in found[1][1]} == {
        '"3"^^<http://www.w3.org/2001/XMLSchema#nonNegativeInteger>'
    }


def test_two_processors_agree() -> None:
    """The same JSON-LD through rdflib: equal graphs, passage by passage."""
    for document in documents():
        graphs = [{"@id": made.passage.id, "@graph": list(made.nodes)} for made in document.records]
        dataset = rdflib.Dataset()
        source = json.dumps({"@context": CONTEXT.source, "@graph": graphs})
        dataset.parse(data=source, format="json-ld")
        theirs = {(s.n3(), p.n3(), o.n3()) for s, p, o, g in dataset.quads() if g is not None}
        ours = {tuple(t) for _, triples in to_triples(document.records, CONTEXT) for t in triples}
        assert ours
        assert ours == theirs


@pytest.mark.parametrize(
    ("node", "words"),
    [
        ({"@id": BODY, "appliesPrincple": PRINCIPLE}, "appliesPrincple"),
        ({"@id": BODY, "appliesPrinciple": "good-governance"}, "good-governance"),
        ({"@id": BODY, "carriesOutPractice": {"countValue": 3}}, "blank node"),
        ({"@id": BODY, "statedFunction": {"@value": "x", "@language": "no tag"}}, "no tag"),
    ],
)
def test_what_json_ld_would_lose_is_refused(node: dict[str, Any], words: str) -> None:
    good = record(passage(page(), "๓"), {"@id": BODY, "countValue": 3})
    with pytest.raises(BuildError) as caught:
        said(good, record(WHERE, node, rule="made/bad-rule"))
    assert words in str(caught.value)
    assert "made/bad-rule" in str(caught.value)
    assert WHERE.id in str(caught.value)


def test_values_that_disappear_are_noticed() -> None:
    """A context that hides a term: the check of keys passes, the count does not."""
    hiding = Context.of({**CONTEXT.source, "countValue": {"@id": None}})
    made = record(WHERE, {"@id": BODY, "countValue": 3}, rule="made/bad-rule")
    with pytest.raises(BuildError, match="0 triples of 1 values"):
        list(to_triples([made], hiding))


def test_a_passage_without_a_proper_name_is_refused() -> None:
    of = page(report="report a")
    made = record(passage(of, "๓"), {"@id": BODY, "countValue": 3})
    with pytest.raises(BuildError, match="report a"):
        said(made)


def test_rows_are_passages_too() -> None:
    made = record(row(("name", "ก")), {"@id": BODY, "appliesPrinciple": PRINCIPLE})
    assert said(made) == [(made, {APPLIES})]
