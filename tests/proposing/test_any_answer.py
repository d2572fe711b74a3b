"""Laws that hold for every answer: no crash, no record, and only words of the page in a quote."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from proposed_page import AGREED, INVENTED, OBEYED, PAGE, TRUST

from thongthin.lifting.document import LiftedDocument
from thongthin.lifting.many import Lifter
from thongthin.lifting.record import Passage
from thongthin.proposing.align import align
from thongthin.proposing.answer import Rejection
from thongthin.proposing.cassette import AnswerKey, Cassette
from thongthin.proposing.desk import Desk
from thongthin.proposing.offer import offer_of
from thongthin.proposing.prompt import Prompt
from thongthin.proposing.tally import Tally
from thongthin.reading.canonical import canonical_key

pytest_plugins = ("proposing_fixtures",)

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)
"""Any JSON value, and some that are none (NaN)."""

WORDS = st.tuples(st.integers(0, len(PAGE)), st.integers(1, 60)).map(
    lambda part: PAGE[part[0] : part[0] + part[1]]
)
"""Any piece of the page, cut anywhere."""

KNOWN = {key: [p[key] for p in (AGREED, TRUST, OBEYED, INVENTED)] for key in TRUST}
PROPOSALS = st.fixed_dictionaries(
    {
        "kind": st.sampled_from(
            [*KNOWN["kind"], "stated-function", "operates-centre", "signed-on", "audience"]
        ),
        "subject": st.sampled_from([*KNOWN["subject"], "centre-1"]) | WORDS,
        "object": st.sampled_from(KNOWN["object"]) | WORDS,
        "quotes": st.lists(WORDS | st.sampled_from([q for p in KNOWN["quotes"] for q in p])),
    }
)
ANSWERS = st.lists(PROPOSALS | VALUES, max_size=4).map(lambda said: {"proposals": said}) | VALUES


@pytest.fixture(scope="module")
def document(lifter: Lifter, tmp_path_factory: pytest.TempPathFactory) -> LiftedDocument:
    path = tmp_path_factory.mktemp("pages") / "page.txt"
    path.write_text(PAGE, encoding="utf-8")
    return lifter.lift(path).documents[0]


@settings(max_examples=150, deadline=None)
@given(said=ANSWERS)
def test_every_answer_is_judged(
    document: LiftedDocument, lifter: Lifter, prompt: Prompt, said: Any
) -> None:
    page, tally = document.page, Tally()
    assert page is not None
    offer = offer_of(document, prompt.kinds.values(), lifter.kit)
    cassette = Cassette(AnswerKey.of(page, prompt, "m"), {}, offer, json.dumps(said), "stop")
    desk = Desk(document, page, prompt, lifter.kit, lifter.threshold, lifter.decisions)
    desk.weigh(cassette, tally)
    after = desk.document()
    assert after.records == document.records
    assert tally.proposals == tally.rejected.total() + tally.agreed + tally.waiting
    for refusal in after.refusals:
        assert refusal.reasons
        assert isinstance(refusal.record.passage, Passage)
        for quote in refusal.record.passage.quotes:
            assert page.raw[quote.start : quote.end] == quote.exact


@settings(max_examples=150, deadline=None)
@given(words=WORDS)
def test_every_piece_of_the_page_is_found_as_it_is_or_rejected(
    document: LiftedDocument, words: str
) -> None:
    assert document.page is not None
    stream = document.page.stream
    runs = align(stream, {"quote 1": words})
    if isinstance(runs, Rejection):
        assert runs.reason.startswith("words ")
    else:
        (run,) = runs.values()
        assert stream.text[run.begin : run.end] == canonical_key(words)
        assert stream.text.count(canonical_key(words)) >= 1
