"""Whatever a model answers gives proposals and rejections with a reason."""

from __future__ import annotations

import json
from typing import Any

import pytest
from proposed_page import TRUST, answer, proposal

from thongthin.proposing.answer import (
    LONGEST,
    MOST_PROPOSALS,
    MOST_QUOTES,
    Proposal,
    Rejection,
    read_answer,
)


def reasons(content: Any, finish_reason: str = "stop") -> list[str]:
    words = content if isinstance(content, str) else json.dumps(content, ensure_ascii=False)
    read = read_answer(words, finish_reason)
    return [r.reason if isinstance(r, Rejection) else "read" for r in read]


RIGHT = json.dumps(answer(TRUST), ensure_ascii=False)


@pytest.mark.parametrize(
    "content", [RIGHT, f"\n {RIGHT}\n", f"```json\n{RIGHT}\n```", f"```\n{RIGHT}\n```\n"]
)
def test_right_answer_is_read_with_or_without_a_fence(content: str) -> None:
    (read,) = read_answer(content)
    assert isinstance(read, Proposal)
    assert (read.number, read.kind, read.quotes) == (1, TRUST["kind"], tuple(TRUST["quotes"]))


def test_nothing_to_say_is_an_answer() -> None:
    assert read_answer('{"proposals": []}') == []


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("", "empty answer"),
        (" \n", "empty answer"),
        ("I cannot help with that.", "answer is no JSON"),
        (RIGHT[:-2], "answer is no JSON"),
        (f"Here it is: ```json\n{RIGHT}\n```", "answer is no JSON"),
        ("[" * 100_000, "answer is no JSON"),
        ("[]", "answer of another form"),
        ("null", "answer of another form"),
        ("{}", "answer of another form"),
        ({"proposals": {}}, "answer of another form"),
        ({"proposals": [TRUST] * (MOST_PROPOSALS + 1)}, "too many proposals"),
    ],
)
def test_broken_answer_is_one_rejection(content: Any, reason: str) -> None:
    assert reasons(content) == [reason]


def test_answer_that_was_cut_off_says_so() -> None:
    assert reasons(RIGHT[:-2], "length") == ["answer cut off"]


def proposed(**changes: Any) -> dict[str, Any]:
    return {**TRUST, **changes}


@pytest.mark.parametrize(
    "broken",
    [
        None,
        3,
        "has-outcome",
        [TRUST],
        {},
        proposed(kind=None),
        proposed(kind=["has-outcome"]),
        proposed(subject=1),
        proposed(object={"@id": "id:body/x"}),
        proposed(object=""),
        proposed(subject=" "),
        proposed(quotes="words"),
        proposed(quotes=[]),
        proposed(quotes=[12, 40]),
        proposed(quotes=[{"start": 12, "end": 40}]),
        proposed(quotes=[[12, 40]]),
        proposed(quotes=[None]),
        proposed(quotes=["ก" * (LONGEST + 1)]),
        proposed(quotes=["ก"] * (MOST_QUOTES + 1)),
        proposed(start=12),
        {key: value for key, value in TRUST.items() if key != "quotes"},
    ],
    ids=lambda broken: str(broken)[:40],
)
def test_broken_proposal_leaves_the_others(broken: Any) -> None:
    assert reasons({"proposals": [TRUST, broken, TRUST]}) == [
        "read",
        "proposal of another form",
        "read",
    ]


def test_half_a_surrogate_pair_is_no_crash() -> None:
    content = json.dumps(answer(proposal("\ud800", "\udfff", "\ud800", "\udfff")))
    assert reasons(content) == ["read"]
