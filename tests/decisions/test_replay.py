"""Decisions are replayed: they take back a doubt, take a record out, put another value in."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from deciding import decided, found, kit, lifted, page, records

from thongthin.graph.assemble import assemble
from thongthin.graph.refusals import refusal_lines
from thongthin.lifting.decisions import Decisions, record_id
from thongthin.lifting.gate import Gate
from thongthin.lifting.record import Passage, Record
from thongthin.lifting.replay import judged


def test_a_record_that_waits_is_accepted_with_a_note_of_who_and_when(tmp_path: Path) -> None:
    one = page(tmp_path)
    waiting = found(lifted(one), "appliesPrinciple")
    assert records(lifted(one), "appliesPrinciple") == []
    document = lifted(one, decided(one, waiting, "accept"))
    (accepted,) = records(document, "appliesPrinciple")
    assert (accepted.by, accepted.when, accepted.doubts) == ("สมชาย", "2026-01-31", ())
    assert accepted.because == "accepted in review by สมชาย on 2026-01-31: ตรวจกับต้นฉบับแล้ว"
    assert {thing.id for thing in document.things} >= {str(accepted.nodes[0]["@id"])}
    assert document.notes == lifted(one).notes


def test_the_note_stands_on_the_attestation_in_the_graph(tmp_path: Path) -> None:
    one = page(tmp_path)
    waiting = found(lifted(one), "appliesPrinciple")
    document = lifted(one, decided(one, waiting, "accept"))
    graphs = assemble([document], kit().context).graphs
    evidence = next(lines for name, lines in graphs.items() if name.endswith("/evidence"))
    assert [line for line in evidence if '/elements/1.1/creator> "สมชาย"' in line]
    assert [line for line in evidence if "accepted in review by สมชาย on 2026-01-31" in line]


@pytest.mark.parametrize("key", ["appliesPrinciple", "documentNumber"])
def test_a_record_is_rejected_be_it_waiting_or_accepted(tmp_path: Path, key: str) -> None:
    one = page(tmp_path)
    document = lifted(one, decided(one, found(lifted(one), key), "reject", why="คนละเรื่อง"))
    assert records(document, key) == []
    (refusal,) = (r for r in document.refusals if key in r.record.nodes[0])
    assert refusal.outcome == "rejected"
    assert refusal.reasons[0] == "rejected by สมชาย on 2026-01-31: คนละเรื่อง"


def test_a_corrected_value_that_follows_from_the_words_enters_as_the_reviewers(
    tmp_path: Path,
) -> None:
    one = page(tmp_path)
    old = found(lifted(one), "documentNumber")
    document = lifted(one, decided(one, old, "correct", value="มท 0404/ว 7"))
    (new,) = records(document, "documentNumber")
    assert new.nodes[0] == {**old.nodes[0], "documentNumber": "มท 0404/ว 7"}
    assert (new.extractor, new.by, new.when) == ("curated", "สมชาย", "2026-01-31")
    assert new.rule == f"decisions/{record_id(old, one.sha256)}"
    (refusal,) = (r for r in document.refusals if r.record == old)
    told = "corrected to 'มท 0404/ว 7' by สมชาย on 2026-01-31: ตรวจกับต้นฉบับแล้ว"
    assert refusal.reasons == (told,)


CORRECTIONS = {
    "appliesPrinciple": {
        "scheme:principle/sufficiency-economy": "does not follow from the quoted words",
        "ไม่มีแนวคิดนี้": "'ไม่มีแนวคิดนี้' is the name of no concept of the scheme and of no thing",
        "scheme:audience/students": "is the name of no concept of the scheme",
        "id:body/th-999999": "is the name of no concept of the scheme",
        "หลักธรรมาภิบาล": "'หลักธรรมาภิบาล' is what it says already",
    },
    "documentNumber": {"มท 9999/ว 1": "does not follow from the quoted words"},
}


@pytest.mark.parametrize(
    ("key", "value", "sentence"),
    [(key, value, told) for key, cases in CORRECTIONS.items() for value, told in cases.items()],
)
def test_a_correction_that_the_words_do_not_bear_stays_out(
    tmp_path: Path, key: str, value: str, sentence: str
) -> None:
    one = page(tmp_path)
    old = found(lifted(one), key)
    document = lifted(one, decided(one, old, "correct", value=value))
    assert records(document, key) == []
    (refusal,) = (r for r in document.refusals if r.record == old)
    assert refusal.outcome == "rejected"
    assert "the correction stays out: " in refusal.reasons[1]
    assert sentence in refusal.reasons[1]


def test_no_decision_makes_words_true(tmp_path: Path) -> None:
    """A record whose quote is not on the page stays out, whoever accepts it."""
    one = page(tmp_path)
    true = found(lifted(one), "documentNumber")
    assert isinstance(true.passage, Passage)
    quotes = tuple(quote._replace(exact="เท็จ") for quote in true.passage.quotes)
    false: Record = replace(true, passage=replace(true.passage, quotes=quotes))
    gate = Gate(kit(), {}, 0.97, one)
    decision = decided(one, false, "accept")
    outcome = judged([false], gate, Decisions((decision,)), one.key, one.sha256)
    assert outcome.records == []
    (refusal,) = outcome.refusals
    assert "the page does not have" in refusal.reasons[0]
    assert "no decision makes words true" in refusal.reasons[-1]


def test_the_last_decision_on_a_record_holds(tmp_path: Path) -> None:
    one = page(tmp_path)
    record = found(lifted(one), "appliesPrinciple")
    reject, accept = decided(one, record, "reject"), decided(one, record, "accept")
    assert records(lifted(one, reject, accept), "appliesPrinciple")
    assert not records(lifted(one, accept, reject), "appliesPrinciple")


def test_a_decision_on_a_record_that_is_gone_is_told_and_passed_over(tmp_path: Path) -> None:
    one = page(tmp_path)
    decision = decided(one, found(lifted(one), "appliesPrinciple"), "reject")
    changed = page(tmp_path, "เทศบาลตำบลพนา ดำเนินการตามหนังสือกระทรวงมหาดไทย ที่ มท 0404/ว 77")
    document = lifted(changed, decision)
    assert document.records == lifted(changed).records
    (note,) = (note for note in document.notes if "no longer exists" in note)
    assert note.startswith(f"decisions.csv:2: reject of {decision.record} (said) is passed over")


def test_a_decision_on_another_document_is_passed_over_in_silence(tmp_path: Path) -> None:
    one = page(tmp_path)
    decision = replace(decided(one, found(lifted(one), "documentNumber"), "reject"),
                       document="other-1", record="r-0123456789abcdef")  # fmt: skip
    assert lifted(one, decision) == lifted(one)


def test_the_id_outlives_a_change_of_rules_and_not_of_words(tmp_path: Path) -> None:
    one = page(tmp_path)
    record = found(lifted(one), "documentNumber")
    name = record_id(record, one.sha256)
    assert record_id(replace(record, rule="another", extractor="curated"), one.sha256) == name
    assert record_id(replace(record, confidence=0.5, doubts=("a doubt",)), one.sha256) == name
    assert record_id(replace(record, is_negated=True), one.sha256) != name
    assert record_id(record, "another file") != name


def test_the_file_of_what_waits_gives_the_ids(tmp_path: Path) -> None:
    one = page(tmp_path)
    document = lifted(one)
    name = record_id(found(document, "appliesPrinciple"), one.sha256)
    assert [line for line in refusal_lines([document], "review") if f'"record": "{name}"' in line]
