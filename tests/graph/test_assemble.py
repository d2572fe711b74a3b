"""Documents to graphs: what goes where, and what stops the build."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from graph_samples import BODY, CONTEXT, PRINCIPLE, RAW, documents, page, passage, record, row

from thongthin.errors import BuildError
from thongthin.graph.assemble import assemble
from thongthin.graph.assertions import statement_iri
from thongthin.graph.namespaces import GRAPH, ID, LGC, RDF, SKOS
from thongthin.graph.ntriples import Triple, iri, split_line
from thongthin.lifting.document import LiftedDocument
from thongthin.lifting.record import Thing

FACT = f"<{ID}body/report-a-0011aabb> <{LGC}appliesPrinciple> "


def test_each_report_and_register_has_three_graphs() -> None:
    assert list(assemble(documents(), CONTEXT).graphs) == [
        f"{GRAPH}{source}/{part}"
        for source in ("body-list", "report-a", "report-b")
        for part in ("evidence", "facts", "things")
    ]


def test_every_plain_fact_has_its_assertion_and_every_assertion_its_fact() -> None:
    dataset = assemble(documents(), CONTEXT)
    for source in ("body-list", "report-a", "report-b"):
        facts = {split_line(line) for line in dataset.graphs[f"{GRAPH}{source}/facts"]}
        evidence = [split_line(line) for line in dataset.graphs[f"{GRAPH}{source}/evidence"]]
        named = {t.subject: t.object for t in evidence if t.predicate == iri(RDF + "type")}
        parts: dict[str, dict[str, str]] = {}
        for triple in evidence:
            if triple.predicate.startswith(f"<{RDF}"):
                parts.setdefault(triple.subject, {})[triple.predicate] = triple.object
        stated = {
            Triple(*(part[f"<{RDF}{name}>"] for name in ("subject", "predicate", "object"))): me
            for me, part in parts.items()
            if named[me] == f"<{LGC}Assertion>"
        }
        assert facts == set(stated)
        for triple, me in stated.items():
            assert me == iri(statement_iri(triple))


def test_what_is_denied_is_neither_a_fact_nor_a_thing() -> None:
    of = page()
    node = {"@id": BODY, "@type": "Partnership", "formalisedBy": "lgc:PartnershipAgreement"}
    made = record(passage(of, "ไม่มีการทำบันทึกข้อตกลง"), node, negated=True)
    dataset = assemble([LiftedDocument("report-a", of, (made,), ())], CONTEXT)
    assert dataset.lines_of("/facts", "/things") == ()
    assert any("NegatedAssertion" in line for line in dataset.lines_of("/evidence"))


def test_types_labels_and_candidates_are_no_facts() -> None:
    of = page()
    label = {"@value": "ก", "@language": "th"}
    node = {"@id": BODY, "@type": "Partnership", "prefLabel": label, "candidateMatch": "id:body/x"}
    made = record(passage(of, "ร่วมกัน"), node)
    dataset = assemble([LiftedDocument("report-a", of, (made,), ())], CONTEXT)
    assert len(dataset.lines_of("/things")) == 3
    assert dataset.lines_of("/facts") == ()
    assert not any("Assertion" in line for line in dataset.lines_of("/evidence"))


def test_a_row_that_a_page_brings_stands_in_its_register() -> None:
    of = page()
    made = record(row(("name", "ก")), {"@id": BODY, "appliesPrinciple": PRINCIPLE})
    dataset = assemble([LiftedDocument("report-a", of, (made,), ())], CONTEXT)
    assert dataset.counts()[f"{GRAPH}body-list/facts"] == 1
    assert dataset.counts()[f"{GRAPH}report-a/facts"] == 0


def test_a_page_without_facts_is_still_a_page() -> None:
    dataset = assemble([LiftedDocument("report-a", page(), (), ())], CONTEXT)
    assert any(f"<{LGC}SourcePage>" in line for line in dataset.lines_of("/evidence"))


def test_a_thing_of_two_reports_is_described_alike_in_both() -> None:
    dataset = assemble(documents(), CONTEXT)
    label = f'<{ID}{BODY.removeprefix("id:")}> <{SKOS}prefLabel> "เทศบาลตำบลดอนสมมุติ 7"@th .'
    things = [dataset.graphs[f"{GRAPH}{report}/things"] for report in ("report-a", "report-b")]
    described = [{line for line in lines if BODY[3:] in line} for lines in things]
    assert label in described[0]
    assert described[0] == described[1]


@pytest.mark.parametrize("seed", range(5))
def test_order_never_matters(seed: int) -> None:
    chance = random.Random(seed)
    shuffled = []
    for document in documents():
        records = list(document.records)
        things = [*document.things, Thing(BODY, "", {"th": "ดอนสมมุติ"})]
        chance.shuffle(records)
        chance.shuffle(things)
        shuffled.append(replace(document, records=tuple(records), things=tuple(things)))
    first = assemble(shuffled, CONTEXT)
    chance.shuffle(shuffled)
    more = [replace(document, things=document.things[::-1]) for document in shuffled]
    assert assemble(more, CONTEXT) == first


def test_the_same_page_twice_is_one_page() -> None:
    once = documents()
    copy = replace(once[0], page=replace(page(), file="texts/copy.txt"))
    assert assemble([*once, copy], CONTEXT) == assemble(once, CONTEXT)


def test_two_texts_cannot_be_one_page() -> None:
    other = page(raw=RAW + "x")
    pair = [LiftedDocument("report-a", page(), (), ()), LiftedDocument("report-a", other, (), ())]
    with pytest.raises(BuildError, match="both claim to be page 7 of report report-a"):
        assemble(pair, CONTEXT)


def test_a_quote_of_a_page_that_is_not_here() -> None:
    made = record(passage(page(number=9), "ร่วมกัน"), {"@id": BODY, "countValue": 3})
    with pytest.raises(BuildError, match="page 9 of report-a"):
        assemble([LiftedDocument("report-a", page(), (made,), ())], CONTEXT)


def test_withheld_words_are_told() -> None:
    of = page("report-b", 1, publish="no")
    lines = tuple(line for line in RAW.split("\n") if line)
    made = tuple(record(passage(of, line), {"@id": BODY, "countValue": 3}) for line in lines)
    [note] = assemble([LiftedDocument("report-b", of, made, ())], CONTEXT).notes
    assert note.startswith("report-b-1: the text may not be published")
    assert "4 of them" in note
