"""A name with two meanings of one kind: no statement is made of either, a person is asked."""

from __future__ import annotations

from pathlib import Path

from thongthin.graph.vocabulary import read_vocabulary
from thongthin.lifting.ambiguity import doubt_ambiguous
from thongthin.lifting.kit import Kit
from thongthin.lifting.rule_examples import RuleTester
from thongthin.lifting.sight import Mention
from thongthin.paths import Project

TABLE = """key,name_th,variants,name_en,sector,source
one,สำนักตบมือ,,One,state,own
two,กองปรบมือ,สำนัก ตบมือ,Two,state,own
"""


def test_statement_on_an_ambiguous_name_waits_with_both_meanings(tmp_path: Path) -> None:
    path = tmp_path / "mappings" / "gazetteers" / "agencies.csv"
    path.parent.mkdir(parents=True)
    path.write_text(TABLE, encoding="utf-8")
    project = Project.open(tmp_path)
    tester = RuleTester(project, Kit.load(project, read_vocabulary(project)))
    document = tester.lift(tester.page("หนังสือสำนักตบมือ ที่ นร 1401/ว 25"))
    (waits,) = [r for r in document.refusals if "issuedBy" in r.record.nodes[0]]
    assert waits.outcome == "review"
    assert any("the name stands for one and two" in reason for reason in waits.reasons)
    assert all("issuedBy" not in record.nodes[0] for record in document.records)
    clear = tester.lift(tester.page("หนังสือกองปรบมือ ที่ นร 1401/ว 25"))
    assert any("issuedBy" in record.nodes[0] for record in clear.records)


def test_only_rivals_of_one_kind_at_one_place_are_doubted() -> None:
    mentions = [
        Mention("agency", 0, 4, "a"),
        Mention("agency", 0, 4, "b"),
        Mention("agency", 0, 2, "c"),
        Mention("award", 0, 4, "d"),
        Mention("agency", 9, 13, "a"),
        Mention("agency", 9, 13, "a"),
    ]
    doubted = [mention for mention in doubt_ambiguous(mentions) if mention.doubt]
    assert [mention.value for mention in doubted] == ["a", "b"]
    assert all(mention.begin == 0 for mention in doubted)
