"""The examples of rules, tried from the command line: what fails, and what came out instead."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from taught import PROJECT, Capture, call, shipped

RULE = """
- id: praises
  title: {{en: Praises a principle, th: ยกย่องหลัก}}
  pattern: "ยกย่อง{{principle}}"
  emits:
    - {{"@id": "{{body}}", appliesPrinciple: "{{principle}}"}}
  examples:
    - text: เทศบาลตำบลพนา ยกย่องหลักธรรมาภิบาล
      yields: [[{subject}, appliesPrinciple, principle/good-governance]]
    - {{text: {second}, yields: []}}
  counterexamples: [{counter}]
"""


def project_with(folder: Path, subject: str, second: str, counter: str) -> Path:
    path = folder / "mappings" / "rules" / "own.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(RULE.format(subject=subject, second=second, counter=counter), encoding="utf-8")
    return folder


def test_rules_that_hold_end_with_0(capsys: Capture, tmp_path: Path) -> None:
    project = project_with(
        tmp_path, "เทศบาลตำบลพนา", "ยกย่องครู", "เทศบาลตำบลพนา จะยกย่องหลักธรรมาภิบาล"
    )
    code, out, _ = call(capsys, "rules", "test", "praises", "--project", project)
    assert (code, out) == (0, "1 rules: 3 of 3 examples and counterexamples hold\n")


@pytest.mark.parametrize(
    ("subject", "second", "counter", "words"),
    [
        ("เทศบาลตำบลอื่น", "ยกย่องครู", "ยกย่องครู", [
            "praises, example 1: เทศบาลตำบลพนา ยกย่องหลักธรรมาภิบาล",
            "  missing: เทศบาลตำบลอื่น | appliesPrinciple | principle/good-governance",
            "  not expected: เทศบาลตำบลพนา | appliesPrinciple | principle/good-governance",
            '  why: thongthin rules explain --rule praises "เทศบาลตำบลพนา ยกย่องหลักธรรมาภิบาล"',
        ]),
        ("เทศบาลตำบลพนา", "อบต.นาดี ยกย่องหลักธรรมาภิบาล", "ยกย่องครู", [
            "praises, example 2: อบต.นาดี ยกย่องหลักธรรมาภิบาล",
        ]),
        ("เทศบาลตำบลพนา", "ยกย่องครู", "อบต.นาดี ยกย่องหลักธรรมาภิบาล", [
            "praises, counterexample 1: อบต.นาดี ยกย่องหลักธรรมาภิบาล",
            "  not expected: องค์การบริหารส่วนตำบลนาดี | appliesPrinciple | principle/good-governance",
        ]),
    ],
)  # fmt: skip
def test_what_fails_is_told_with_what_came_instead(
    capsys: Capture, tmp_path: Path, subject: str, second: str, counter: str, words: list[str]
) -> None:
    project = project_with(tmp_path, subject, second, counter)
    code, out, _ = call(capsys, "rules", "test", "--project", project)
    assert code == 1
    assert set(words) <= set(out.splitlines())
    assert " examples and counterexamples hold" in out.splitlines()[-1]


def test_what_was_kept_out_is_told_with_the_reason(capsys: Capture, tmp_path: Path) -> None:
    second = "เทศบาลตำบลพนา และเทศบาลตำบลนาดี ประชุม ทั้งนี้ ยกย่องหลักธรรมาภิบาล"
    project = project_with(tmp_path, "เทศบาลตำบลนาดี", second, "ยกย่องครู")
    _, out, _ = call(capsys, "rules", "test", "praises", "--project", project, "--json")
    trial = json.loads(out)[1]
    assert trial["holds"]
    (kept,) = trial["kept_out"]
    assert any("several bodies could be the subject" in reason for reason in kept["reasons"])


@pytest.mark.parametrize(
    ("second", "words"),
    [("[ยกย่อง]", "example 2 needs 'text'"), ("'  '", "example 2 needs 'text'")],
)
def test_an_example_of_another_form_is_named(
    capsys: Capture, tmp_path: Path, second: str, words: str
) -> None:
    project = project_with(tmp_path, "เทศบาลตำบลพนา", second, "ยกย่องครู")
    code, _, err = call(capsys, "rules", "test", "praises", "--project", project)
    assert code == 2
    assert "own.yaml:2, rule praises: " in err
    assert words in err


def test_list_names_rules_with_title_file_and_properties(capsys: Capture) -> None:
    _, out, _ = call(capsys, "rules", "list", "--project", PROJECT.overlay, "--json")
    told = {rule["id"]: rule for rule in json.loads(out)}
    assert told["t-plain"]["title"]["th"] == "กฎที่ไม่มีเงื่อนไข"
    assert told["t-plain"]["states"] == ["appliesPrinciple"]
    assert told["t-plain"]["file"] == "teaching.yaml"
    assert {rule.id for rule in shipped()[0].rules} < set(told)
    code, out, _ = call(capsys, "rules", "list", "--project", PROJECT.overlay, "--lang", "th")
    assert code == 0
    assert any(line.split()[0] == "t-plain" and "กฎที่ไม่มีเงื่อนไข" in line for line in out.splitlines())
