"""What became of every rule at every place: the reasons are true, and the same as in lifting."""

from __future__ import annotations

import json

import pytest
import yaml
from taught import FOLDER, PROJECT, Capture, call, kit, of_own_rules, shipped

from thongthin.lifting.rule_explain import explain_page
from thongthin.lifting.rule_nearest import nearest_miss
from thongthin.lifting.rule_verdict import Verdict
from thongthin.lifting.said import names_of, said_by
from thongthin.reading.layout import threshold

RULES = shipped()[0].rules
TEXTS = sorted(
    {
        *(example["text"] for rule in RULES for example in rule.examples),
        *(text for rule in RULES for text in rule.counterexamples),
    }
)
LEVEL = threshold(PROJECT)


def verdicts(text: str, rule: str) -> list[Verdict]:
    explained = explain_page(of_own_rules().page(text), kit(), LEVEL)
    return [verdict for verdict in explained.verdicts if verdict.rule == rule]


@pytest.mark.slow
def test_what_fires_is_what_is_lifted() -> None:
    """On every text of the rules' examples the two say the same, accepted or not."""
    own, of_rules = shipped()
    for text in TEXTS:
        page = of_rules.page(text)
        document = of_rules.lift(page)
        names = names_of((*document.things, *document.aside))
        records = (*document.records, *(refusal.record for refusal in document.refusals))
        lifted = {
            (record.rule, said)
            for record in records
            if record.extractor == "rule"
            for said in said_by(record, names)
        }
        explained = explain_page(page, own, LEVEL)
        told = {(v.rule, judged.said) for v in explained.verdicts for judged in v.said}
        assert told == lifted, text
        accepted = {(r.rule, s) for r in document.records for s in said_by(r, names)}
        judged_accepted = {
            (v.rule, j.said) for v in explained.verdicts for j in v.said if j.outcome == "accepted"
        }
        assert judged_accepted == {each for each in accepted if each in lifted}, text


SILENT = yaml.safe_load((FOLDER / "silent_rules.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize(("rule", "kind", "text", "words"), SILENT)
def test_reason_why_a_rule_keeps_silent(rule: str, kind: str, text: str, words: str) -> None:
    (verdict,) = verdicts(text, rule)
    assert verdict.kind == kind
    assert words in verdict.because
    assert verdict.said == ()


def test_statement_that_waits_or_is_rejected_is_told_with_its_reasons() -> None:
    (waits,) = verdicts("เทศบาลตำบลพนา และเทศบาลตำบลนาดี ประชุม ทั้งนี้ โอบกอดหลักธรรมาภิบาล", "t-plain")
    (judged,) = waits.said
    assert (waits.kind, judged.outcome) == ("fired", "review")
    assert any("several bodies could be the subject" in reason for reason in judged.reasons)
    (refused,) = verdicts("เทศบาลตำบลพนา ปลื้มใจ", "t-rejected")
    (judged,) = refused.said
    assert judged.outcome == "rejected"
    assert any("does not follow from the quoted words" in reason for reason in judged.reasons)


@pytest.mark.parametrize(
    ("rule", "text", "words"),
    [
        ("t-literals", "เทศบาลตำบลพนา ร้องเพลง", "nothing like it is in the text"),
        ("t-literals", "เทศบาลตำบลพนา บรรเลย", "the nearest is ‘บรรเล’, a part of ‘บรรเลง’"),
        ("t-plain", "เทศบาลตำบลพนา โอบ กอดหลักธรรมาภิบาล", "‘โอบกอด’ stands there only with a blank"),
        ("legal-type", "ชาวบ้านร้องเพลง", "it begins with a value of {body}, and the text has none"),
    ],
)
def test_nearest_miss_of_a_rule_that_could_begin_nowhere(rule: str, text: str, words: str) -> None:
    explained = explain_page(of_own_rules().page(text), kit(), LEVEL)
    absent = {each.id: each for each in explained.absent}
    assert words in nearest_miss(absent[rule], explained.sight)


def test_command_tells_places_rules_and_reasons(capsys: Capture) -> None:
    text = "เทศบาลตำบลพนา โอบกอดหลักธรรมาภิบาล"
    code, out, _ = call(capsys, "rules", "explain", text, "--project", PROJECT.overlay)
    assert code == 0
    assert "line 1, ‘เทศบาลตำบลพนา’\n" in out
    assert "  legal-type (The type in a body's name is its legal type) fires\n" in out
    assert (
        "  t-plain (A rule without conditions) fires\n    says: เทศบาลตำบลพนา | appliesPrinciple"
        in out
    )
    assert "could begin nowhere: " in out
    code, out, _ = call(
        capsys,
        "rules",
        "explain",
        text,
        "--at",
        "โอบกอด",
        "--lang",
        "th",
        "--project",
        PROJECT.overlay,
    )
    assert code == 0
    assert "t-plain (กฎที่ไม่มีเงื่อนไข) fires" in out
    assert "legal-type" not in out


def test_command_tells_of_one_rule_alone(capsys: Capture) -> None:
    options = ("--rule", "t-literals", "--project", PROJECT.overlay)
    _, out, _ = call(capsys, "rules", "explain", "เทศบาลตำบลพนา บรรเลย", *options)
    assert out.splitlines()[1].startswith("t-literals could begin nowhere: it begins with ‘บรรเลง’")
    _, out, _ = call(capsys, "rules", "explain", "เทศบาลตำบลพนา บรรเลย", *options, "--json")
    (page,) = json.loads(out)
    assert [each["rule"] for each in page["absent"]] == ["t-literals"]
    assert page["verdicts"] == []


def test_command_explains_a_file_page_by_page(capsys: Capture) -> None:
    page = FOLDER.parents[1] / "seeds" / "001_0e9f592a11e1b1a8.txt"
    code, out, _ = call(capsys, "rules", "explain", page, "--at", "เทศบาลตําบลชมภู", "--json")
    (told,) = json.loads(out)
    assert code == 0
    assert {v["rule"] for v in told["verdicts"] if v["outcome"] == "fired"} >= {"legal-type"}
    assert all("ชมภู" in v["words"] or v["line"] >= 4 for v in told["verdicts"])


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("--at", "ไม่มีคำนี้"), "the running text does not hold 'ไม่มีคำนี้'"),
        (("--rule", "no-such"), "there is no rule 'no-such'"),
    ],
)
def test_wrong_use_is_told(capsys: Capture, options: tuple[str, ...], words: str) -> None:
    code, out, err = call(capsys, "rules", "explain", "เทศบาลตำบลพนา", *options)
    assert (code, out) == (2, "")
    assert words in err
