"""The pattern language: what each sign means, and what a misspelt pattern is told."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thongthin.errors import MappingError
from thongthin.lifting.pattern import (
    Break,
    Choice,
    Literal,
    Sequence,
    Skip,
    Slot,
    first_literals,
    slots_of,
)
from thongthin.lifting.pattern_text import parse_pattern

PHRASES = {"mou": ("บันทึกข้อตกลง", "MOU", "บันทึกข้อตกลงความร่วมมือ")}


def parsed(text: str) -> Sequence:
    return parse_pattern(text, PHRASES, "rules.yaml, rule r")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("จัดทำ", (Literal("จัดทำ"),)),
        ("จัด ทํา", (Literal("จัดทำ"),)),
        ("๓ห่วง", (Literal("3ห่วง"),)),
        ("{body}", (Slot("body", "body", is_list=False),)),
        ("{b:body}", (Slot("b", "body", is_list=False),)),
        ("{list:sector}", (Slot("sector", "sector", is_list=True),)),
        ("{s:list:sector}", (Slot("s", "sector", is_list=True),)),
        ("{activity-type}", (Slot("activity-type", "activity-type", is_list=False),)),
        ("~", (Break(),)),
    ],
)
def test_signs(text: str, expected: tuple[object, ...]) -> None:
    assert parsed(text) == expected


def written_out(sequence: Sequence) -> set[str]:
    """Return every text that a pattern of literals and choices stands for."""
    texts = {""}
    for element in sequence:
        if isinstance(element, Literal):
            heads = {element.text}
        else:
            assert isinstance(element, Choice)
            heads = {text for option in element.options for text in written_out(option)}
        texts = {text + head for text in texts for head in heads}
    return texts


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("(ก|ข)", {"ก", "ข"}),
        ("[ก]", {"ก", ""}),
        ("[ก|ข]ค", {"กค", "ขค", "ค"}),
        ("(ก[ข]|)", {"ก", "กข", ""}),
        ("(ก|ข)(1|2)", {"ก1", "ก2", "ข1", "ข2"}),
        ("(ก ข|ค)", {"กข", "ค"}),
    ],
)
def test_choices(text: str, expected: set[str]) -> None:
    assert written_out(parsed(text)) == expected


def test_phrases_are_tried_longest_first() -> None:
    (choice,) = parsed("<mou>")
    assert isinstance(choice, Choice)
    assert [option[0].text for option in choice.options if isinstance(option[0], Literal)] == [
        "บันทึกข้อตกลงความร่วมมือ", "บันทึกข้อตกลง", "MOU",
    ]  # fmt: skip


def test_a_skip_is_bounded() -> None:
    skips = [e for e in parsed("ก{..20}ข") if isinstance(e, Skip)]
    assert [s.most for s in skips] == [20]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "pattern is empty"),
        ("  ", "pattern is empty"),
        ("(ก|ข", "')' is missing"),
        ("[ก", "']' is missing"),
        ("(ก]", "')' is missing"),
        ("ก)", "')' has no partner"),
        ("ก|ข", "'|' has no partner"),
        ("{body", "a brace without its partner"),
        ("body}", "a brace without its partner"),
        ("<mou", "a brace without its partner"),
        ("<moo>", "no phrase list <moo> in mappings/phrases.yaml; known: mou"),
        ("{Body}", "{Body} is no slot"),
        ("{list:}", "{list:} is no slot"),
        ("{..}", "{..} is no slot"),
        ("{..9999}", "{..9999} is no slot"),
        ("{}", "{} is no slot"),
    ],
)
def test_a_wrong_pattern_is_told_what_is_wrong(text: str, words: str) -> None:
    with pytest.raises(MappingError) as caught:
        parsed(text)
    assert words in str(caught.value)
    assert str(caught.value).startswith("rules.yaml, rule r: ")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("จัดทำ{body}", ("จัดทำ",)),
        ("~จัดทำ", ("จัดทำ",)),
        ("(ก|ข)ค", ("ก", "ข")),
        ("[ก]ข", ("ก", "ข")),
        ("[ก]{body}", None),
        ("{body}ก", None),
        ("{..5}ก", None),
        ("[[ก]ข]ค", ("ก", "ข", "ค")),
    ],
)
def test_what_a_match_begins_with(text: str, expected: tuple[str, ...] | None) -> None:
    assert first_literals(parse_pattern(text, PHRASES, "")) == expected


def test_slots_are_found_inside_choices() -> None:
    pattern = parse_pattern("(ก{body}|[{x:list:sector}])", PHRASES, "")
    assert [slot.name for slot in slots_of(pattern)] == ["body", "x"]


@given(st.text(alphabet="กข()[]|{}<>~.:5 abody", max_size=16))
def test_any_text_is_a_pattern_or_an_error_with_a_sentence(text: str) -> None:
    with suppress(MappingError):
        assert parse_pattern(text, PHRASES, "here")
