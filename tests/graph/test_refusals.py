"""What did not enter is told line by line, with its words where they may be shown."""

from __future__ import annotations

import json
from typing import Any

from graph_samples import BODY, documents, page, passage, record, row

from thongthin.graph.refusals import refusal_lines
from thongthin.lifting.document import LiftedDocument
from thongthin.lifting.record import Refusal


def entries(*refusals: Refusal, publish: str = "yes") -> list[dict[str, Any]]:
    document = LiftedDocument("report-a", page(publish=publish), (), (), refusals)
    return [json.loads(line) for line in refusal_lines([document], "rejected")]


def refusal(*words: str, rule: str = "made/a-rule") -> Refusal:
    made = record(passage(page(), *words), {"@id": BODY, "countValue": 3}, rule=rule)
    return Refusal(made, "rejected", ("the value is not in the words",))


def test_a_person_can_read_it() -> None:
    [entry] = entries(refusal("๓"))
    assert entry["report"] == "report-a"
    assert entry["page"] == 7
    assert entry["rule"] == "made/a-rule"
    assert entry["reasons"] == ["the value is not in the words"]
    assert entry["would_say"] == [{"@id": BODY, "countValue": 3}]
    [quote] = entry["quotes"]
    assert (quote["line"], quote["words"], quote["role"]) == (5, "๓", "value")


def test_withheld_words_are_left_out_offsets_kept() -> None:
    [entry] = entries(refusal("๓"), publish="no")
    assert "words" not in entry["quotes"][0]
    assert entry["quotes"][0]["start"] > 0


def test_sorted_by_place_and_rule_each_once() -> None:
    late, early = refusal("ไม่มี"), refusal("เทศบาล", rule="made/b")
    also = refusal("เทศบาล", rule="made/a")
    found = entries(late, early, also, early)
    assert [entry["rule"] for entry in found] == ["made/a", "made/b", "made/a-rule"]


def test_rejected_and_review_are_apart() -> None:
    assert len(refusal_lines(documents(), "rejected")) == 3
    assert len(refusal_lines(documents(), "review")) == 3


def test_a_row_is_told_by_its_cells() -> None:
    made = record(row(("name", "ก"), number=4), {"@id": BODY, "countValue": 3})
    [entry] = entries(Refusal(made, "rejected", ("no such body",)))
    assert (entry["file"], entry["row"], entry["cells"]) == ("bodies.csv", 4, {"name": "ก"})
