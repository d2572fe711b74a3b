"""Curated statements: read with their words, and a wrong one is told what is wrong."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml
from lifting_words import told

from thongthin.errors import MappingError
from thongthin.lifting.document import LiftedDocument
from thongthin.lifting.kit import Kit
from thongthin.lifting.lift import lift_page
from thongthin.lifting.record import Passage
from thongthin.paths import Project
from thongthin.reading.page import Page

PageOf = Callable[[str], Page]
TEXT = "เทศบาลตำบลพนา มีผลงานดี\nงานเด่นคือความโปร่งใส และความโปร่งใสของทุกคน"

GOOD: dict[str, Any] = {
    "id": "transparent",
    "say": {"@id": "body", "hasStatedOutcome": "scheme:outcome/transparency"},
    "quotes": [
        {"line": 1, "text": "เทศบาลตำบลพนา", "role": "subject"},
        {"line": 2, "text": "ความโปร่งใส", "nth": 2},
    ],
}


@pytest.fixture
def curate(tmp_path: Path, page: PageOf, kit: Kit) -> Callable[..., LiftedDocument]:
    """Return a function that lifts the page with one curated statement, or with a whole file."""

    def lift(statement: Mapping[str, Any] | None = None, **head: Any) -> LiftedDocument:
        read = page(TEXT)
        file = {
            "document": read.key,
            "sha256": read.sha256,
            "by": "a reader",
            "when": "2026-01-02",
            "things": {"body": {"body": "เทศบาลตำบลพนา"}},
            "statements": [statement or GOOD],
            **head,
        }
        path = tmp_path / "own" / "mappings" / "curated" / f"{read.key}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        kept = {key: value for key, value in file.items() if value is not None}
        path.write_text(yaml.safe_dump(kept, allow_unicode=True, sort_keys=False), "utf-8")
        return lift_page(read, kit, Project(tmp_path / "own"), 0.9)

    return lift


def curated(document: LiftedDocument) -> set[tuple[str, str, str]]:
    return told(document, lambda record: record.extractor == "curated")


def test_a_statement_has_its_words_and_its_author(curate: Callable[..., LiftedDocument]) -> None:
    document = curate()
    assert curated(document) == {("เทศบาลตำบลพนา", "hasStatedOutcome", "outcome/transparency")}
    (record,) = (r for r in document.records if r.extractor == "curated")
    assert (record.by, record.when, record.rule) == (
        "a reader",
        "2026-01-02",
        "example-1/transparent",
    )
    assert isinstance(record.passage, Passage)
    assert [quote.exact for quote in record.passage.quotes] == ["เทศบาลตำบลพนา", "ความโปร่งใส"]
    assert record.passage.quotes[1].start == TEXT.rindex("ความโปร่งใส")


def test_a_denied_statement_is_negated(curate: Callable[..., LiftedDocument]) -> None:
    entry = {**GOOD, "deny": GOOD["say"]}
    del entry["say"]
    (record,) = (r for r in curate(entry).records if r.extractor == "curated")
    assert record.is_negated


def test_the_gate_judges_curated_statements_too(curate: Callable[..., LiftedDocument]) -> None:
    """Words that do not carry the concept keep it out, whoever wrote it down."""
    document = curate({**GOOD, "quotes": [{"line": 1, "text": "เทศบาลตำบลพนา มีผลงานดี"}]})
    assert curated(document) == set()
    (refusal,) = document.refusals
    assert refusal.outcome == "rejected"
    assert "does not follow from the quoted words" in refusal.reasons[0]


def quoted(**quote: Any) -> dict[str, Any]:
    return {**GOOD, "quotes": [quote]}


@pytest.mark.parametrize(
    ("entry", "words"),
    [
        ({**GOOD, "sya": 1}, "statement transparent: 'sya' is no key"),
        ({**GOOD, "say": None}, "statement transparent: needs 'say' or 'deny', and 'quotes'"),
        ({"id": "x", "quotes": GOOD["quotes"]}, "statement x: needs 'say' or 'deny'"),
        ({**GOOD, "deny": GOOD["say"]}, "needs 'say' or 'deny'"),
        ({**GOOD, "quotes": []}, "needs 'say' or 'deny', and 'quotes'"),
        ({**GOOD, "status": "interpeted"}, "status 'interpeted' is neither"),
        ({**GOOD, "status": "interpreted"}, "is an interpretation; say 'because'"),
        ({**GOOD, "say": {"hasStatedOutcome": "x"}}, "what it says has no '@id'"),
        (
            {**GOOD, "say": {"@id": "body", "hasStatedOutcome": "scheme:outcome/transparancy"}},
            "no scheme of the vocabulary has 'scheme:outcome/transparancy'",
        ),
        ({**GOOD, "say": {"@id": {"bdoy": "x"}, "title": "x"}}, "names no thing"),
        (quoted(line=9, text="ก"), "needs a line of the file and its words"),
        (quoted(line="1", text="ก"), "needs a line of the file and its words"),
        (quoted(line=1), "needs a line of the file and its words"),
        (quoted(line=1, text="ไม่มีคำนี้"), "'ไม่มีคำนี้' is not on line 1 of"),
        (quoted(line=2, text="ความโปร่งใส"), "is more than once (add 'nth') on line 2"),
        (quoted(line=1, text="เทศบาล", role="hero"), "role 'hero' is none of subject"),
    ],
)
def test_a_wrong_statement(
    curate: Callable[..., LiftedDocument], entry: dict[str, Any], words: str
) -> None:
    with pytest.raises(MappingError) as caught:
        curate(entry)
    assert words in str(caught.value)
    assert "example-1.yaml" in str(caught.value)


@pytest.mark.parametrize("nth", [3, 0, -1])
def test_a_count_that_goes_beyond_the_line(curate: Callable[..., LiftedDocument], nth: int) -> None:
    with pytest.raises(MappingError) as caught:
        curate(quoted(line=2, text="ความโปร่งใส", nth=nth))
    assert "statement transparent: nth" in str(caught.value)
    assert "2 times" in str(caught.value)


@pytest.mark.parametrize(
    ("head", "words"),
    [
        ({"by": None}, "'by' is missing"),
        ({"when": None}, "'when' is missing"),
        ({"statements": None}, "'statements' is missing"),
        ({"auhtor": "x"}, "'auhtor' is no key; known: by, document"),
        ({"sha256": "0" * 64}, "was made for a file with SHA-256 000000000000…"),
        ({"statements": {"id": "x"}}, "'statements' must be"),
        ({"things": ["body"]}, "'things' must be"),
    ],
)
def test_a_wrong_head(
    curate: Callable[..., LiftedDocument], head: dict[str, Any], words: str
) -> None:
    with pytest.raises(MappingError) as caught:
        curate(**head)
    assert words in str(caught.value)
    assert "example-1.yaml" in str(caught.value)


def test_two_things_may_be_one_without_being_said_to_be(
    curate: Callable[..., LiftedDocument],
) -> None:
    other = {"body": "เทศบาลตำบลบ้านแป้น"}
    things = {"body": {"body": "เทศบาลตำบลพนา"}, "other": other}
    document = curate(things=things, same=[["body", "other"]])
    (body,) = (t for t in document.things if t.labels.get("th") == "เทศบาลตำบลพนา")
    assert [relation for relation, _ in body.candidates if relation == "candidateMatch"]
    assert not any(predicate == "candidateMatch" for _, predicate, _ in told(document))
