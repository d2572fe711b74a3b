"""What becomes of proposals: rejected with a reason, agreed, or waiting; never a fact."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from proposed_page import AGREED, BODY, INVENTED, OBEYED, PAGE, TRUST, answer, proposal

from thongthin.gold import statements_of
from thongthin.lifting.decisions import Decision, Decisions, Verdict, record_id
from thongthin.lifting.document import LiftedDocument
from thongthin.lifting.many import Lifter, Outcome
from thongthin.lifting.record import Passage, Record
from thongthin.proposing.cassette import AnswerKey, Cassette
from thongthin.proposing.desk import Desk
from thongthin.proposing.offer import offer_of
from thongthin.proposing.prompt import Prompt
from thongthin.proposing.tally import Tally

pytest_plugins = ("proposing_fixtures",)

Weigh = Callable[..., tuple[LiftedDocument, LiftedDocument, Tally]]


@pytest.fixture
def weigh(lift_whole: Callable[[str], Outcome], lifter: Lifter, prompt: Prompt) -> Weigh:
    """Return a function that judges an answer: the page before, the page after, the figures."""

    def weigh(
        *proposals: Any, decisions: Decisions | None = None, threshold: float | None = None
    ) -> tuple[LiftedDocument, LiftedDocument, Tally]:
        (before,) = lift_whole(PAGE).documents
        page, tally = before.page, Tally()
        assert page is not None
        cassette = Cassette(
            key=AnswerKey.of(page, prompt, "test-model"),
            parameters={},
            offer=offer_of(before, prompt.kinds.values(), lifter.kit),
            content=json.dumps(answer(*proposals), ensure_ascii=False),
        )
        least = lifter.threshold if threshold is None else threshold
        desk = Desk(before, page, prompt, lifter.kit, least, decisions or Decisions())
        desk.weigh(cassette, tally)
        return before, desk.document(), tally

    return weigh


def waiting(document: LiftedDocument) -> list[Record]:
    return [r.record for r in document.refusals if r.outcome == "proposed"]


def test_what_a_rule_says_too_is_agreed_and_adds_nothing(weigh: Weigh) -> None:
    before, after, tally = weigh(AGREED)
    assert (tally.proposals, tally.agreed, tally.waiting) == (1, 1, 0)
    assert after == before


@pytest.mark.parametrize("said", [TRUST, OBEYED], ids=["true", "told by the page"])
def test_any_other_waits_and_is_no_statement(weigh: Weigh, said: dict[str, Any]) -> None:
    before, after, tally = weigh(said)
    assert (tally.agreed, tally.waiting, tally.rejection_rate) == (0, 1, 0)
    assert (after.records, after.things) == (before.records, before.things)
    (record,) = waiting(after)
    assert (record.extractor, record.rule) == ("language-model", f"test-model/{said['kind']}")
    (statement,) = statements_of(record)
    assert statement.object == f"scheme:{said['object']}"
    assert isinstance(record.passage, Passage)
    page = after.page
    assert page is not None
    for quote in record.passage.quotes:
        assert page.raw[quote.start : quote.end] == quote.exact
        assert "\n" not in quote.exact


def test_a_quote_over_a_line_break_is_quoted_line_by_line(weigh: Weigh) -> None:
    _, after, _ = weigh(
        proposal("applies-principle", "centre-1", "ถือเอาความโปร่งใสเป็นหัวใจ",
                 "ศูนย์เรียนรู้ผ้าบาติกเทศบาลเมืองกะทู้", "ถือเอาความโปร่งใสเป็นหัวใจ")
    )  # fmt: skip
    (record,) = waiting(after)
    assert isinstance(record.passage, Passage)
    assert [q.exact for q in record.passage.quotes][1:] == ["ถือเอาความโปร่ง", "ใสเป็นหัวใจ"]
    assert [q.role for q in record.passage.quotes] == ["subject", "value", "value"]


def rejection(weigh: Weigh, said: dict[str, Any]) -> str:
    before, after, tally = weigh(said)
    assert (tally.proposals, tally.agreed, tally.waiting) == (1, 0, 0)
    assert tally.rejection_rate == 1
    assert after.records == before.records
    (refusal,) = (r for r in after.refusals if r not in before.refusals)
    assert refusal.outcome == "rejected"
    assert all(refusal.reasons)
    (reason,) = tally.rejected
    return reason


def changed(**changes: Any) -> dict[str, Any]:
    return {**TRUST, **changes}


CENTRE = "ศูนย์เรียนรู้ผ้าบาติกเทศบาลเมืองกะทู้"
REJECTED: list[tuple[dict[str, Any], str]] = [
    (INVENTED, "words not on the page"),
    (changed(quotes=["ชาวบ้านจึงมอบความไว้วางใจ ให้เทศบาลเมืองกระทู้"]), "words not on the page"),
    (changed(quotes=["ศูนย์กลางของชุมชน"]), "words at several places"),
    (changed(quotes=["้านจึงมอบความไว้วางใจให้เทศบาลเมืองกะทู้"]), "words cut a character"),
    (changed(kind="wins-award"), "unknown kind of statement"),
    (changed(kind="id:has-outcome"), "unknown kind of statement"),
    (changed(subject="body-2"), "subject not on offer"),
    (changed(subject="id:body/th-900101"), "subject not on offer"),
    (changed(subject="เทศบาลเมืองอื่น"), "subject not on offer"),
    (changed(subject="centre-1"), "subject does not fit"),
    (changed(object="outcome/world-peace"), "object not on offer"),
    (changed(object="scheme:outcome/mutual-trust"), "object not on offer"),
    (changed(object="principle/good-governance"), "object not on offer"),
    (changed(object="ความไว้วางใจ"), "object not on offer"),
    (changed(object="outcome/transparency"), "does not follow from its words"),
    (changed(quotes=["ชาวบ้านจึงมอบความไว้วางใจ"]), "does not follow from its words"),
    (changed(quotes=[12, 40]), "proposal of another form"),
    (
        proposal("stated-part-count", "centre-1", "ผ้าบาติก", CENTRE),
        "value does not follow",
    ),
    (
        proposal("stated-part-count", "centre-1", "4", CENTRE),
        "words not on the page",
    ),
    (
        proposal("stated-part-count", "centre-1", "๑ มกราคม ๒๕๖๐", CENTRE, "วันที่ ๑ มกราคม ๒๕๖๐"),
        "value does not follow",
    ),
]


@pytest.mark.parametrize(("said", "reason"), REJECTED, ids=[str(n) for n in range(len(REJECTED))])
def test_what_cannot_be_proved_is_rejected(weigh: Weigh, said: dict[str, Any], reason: str) -> None:
    assert rejection(weigh, said) == reason


def test_no_reason_repeats_what_the_model_made_up(weigh: Weigh) -> None:
    _, after, _ = weigh(INVENTED, changed(kind="ละทิ้ง", subject="ชื่อปลอม"))
    told = " ".join(reason for r in after.refusals for reason in r.reasons)
    assert "เปิดเผย" not in told
    assert "ละทิ้ง" not in told
    assert "proposal 1 of " in told


def test_the_same_said_twice_counts_once(weigh: Weigh) -> None:
    _, after, tally = weigh(TRUST, TRUST)
    assert (tally.proposals, tally.waiting, dict(tally.rejected)) == (2, 1, {"said twice": 1})
    assert len(waiting(after)) == 1


def test_a_subject_may_be_named_by_its_printed_words(weigh: Weigh) -> None:
    _, after, _ = weigh(changed(subject=BODY, quotes=["ชาวบ้านจึงมอบความไว้วางใจ"]))
    (record,) = waiting(after)
    assert isinstance(record.passage, Passage)
    assert [(q.exact, q.role) for q in record.passage.quotes] == [
        ("ชาวบ้านจึงมอบความไว้วางใจ", "value"),
        (BODY, "subject"),
    ]


def test_a_new_thing_is_named_by_its_words_and_stays_aside(weigh: Weigh) -> None:
    name = "ศูนย์กลางของชุมชน ศูนย์กลางของชุมชน"
    before, after, tally = weigh(proposal("operates-centre", "body-1", name, BODY + "บรรลุ", name))
    assert tally.waiting == 1
    (statement,) = statements_of(waiting(after)[0])
    assert (statement.subject[:10], statement.predicate) == ("id:centre/", "operatedBy")
    assert after.things == before.things
    assert statement.subject in {thing.id for thing in after.aside}


def test_a_centre_that_a_rule_found_is_the_same_thing(weigh: Weigh) -> None:
    _, _, tally = weigh(proposal("operates-centre", "body-1", CENTRE, CENTRE))
    assert (tally.agreed, tally.waiting) == (1, 0)


def test_words_that_deny_are_told_to_who_reviews(weigh: Weigh) -> None:
    said = proposal("applies-principle", "body-1", "พออยู่พอกิน", "ไม่ได้ยึดคติ “พออยู่พอกิน”",
                    "ความไว้วางใจให้เทศบาลเมืองกะทู้")  # fmt: skip
    _, after, tally = weigh(said)
    assert tally.waiting == 1
    (refusal,) = (r for r in after.refusals if r.outcome == "proposed")
    assert any("negation" in reason for reason in refusal.reasons)


def test_a_doubtful_join_is_told_too(weigh: Weigh) -> None:
    _, after, tally = weigh(TRUST, threshold=1.01)
    (refusal,) = (r for r in after.refusals if r.outcome == "proposed")
    assert tally.waiting == 1
    assert any("review the layout" in reason for reason in refusal.reasons)


def decided(document: LiftedDocument, verdict: Verdict, value: str = "") -> Decisions:
    assert document.page is not None
    (record,) = waiting(document)
    name = record_id(record, document.page.sha256)
    row = Decision(name, document.page.key, "trust", verdict, value, "A. Reader", "2026-01-31",
                   "read the page", "decisions.csv:2")  # fmt: skip
    return Decisions((row,))


def test_what_a_person_accepts_is_that_persons_statement(weigh: Weigh) -> None:
    before, waits, _ = weigh(TRUST)
    decisions = decided(waits, "accept")
    _, after, tally = weigh(TRUST, decisions=decisions)
    assert (tally.agreed, tally.waiting) == (1, 0)
    *others, record = after.records
    assert tuple(others) == before.records
    assert (record.extractor, record.by) == ("curated", "A. Reader")
    assert "test-model" in record.because
    assert waiting(after) == []


def test_what_a_person_rejects_is_rejected(weigh: Weigh) -> None:
    before, waits, _ = weigh(TRUST)
    _, after, tally = weigh(TRUST, decisions=decided(waits, "reject"))
    assert dict(tally.rejected) == {"a person says otherwise": 1}
    assert after.records == before.records
    assert waiting(after) == []


def test_a_decision_on_a_proposal_is_not_told_as_vanished(
    weigh: Weigh, lifter: Lifter, prompt: Prompt
) -> None:
    _, waits, _ = weigh(TRUST)
    decisions = decided(waits, "accept")
    assert waits.page is not None
    (told,) = decisions.vanished(waits.page.key, ())
    noted = replace(waits, refusals=(), notes=(told, "another"))
    desk = Desk(noted, waits.page, prompt, lifter.kit, lifter.threshold, decisions)
    desk.decided.extend(decisions.rows)
    assert desk.document().notes == ("another",)
