"""`thongthin check`: what is wrong with the ontology's files, and where."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from calling import Capture, call

from thongthin.paths import packaged_root

FAULTS = """@prefix lgc: <https://w3id.org/thongthin/def#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .

lgc:Lending a owl:Class ;
    rdfs:label "lending"@en ;
    skos:definition "Thing that stands for another."@en ;
    skos:definition "สิ่งที่ใช้แทน"@th ;
    skos:example "A thing of this kind."@en ;
    skos:example "สิ่งหนึ่ง"@th ;
    rdfs:subClassOf lgc:Loan ;
    rdfs:subClassOf lgc:Partnrship ;
    rdfs:isDefinedBy <https://w3id.org/thongthin/def> .

lgc:Loan rdfs:subClassOf lgc:Lending .

<http://w3id.org/thongthin/def#Gift> a owl:Class .
"""
"""A missing label, a cycle, an undeclared term and a wrong IRI."""


def own(folder: Path, text: str, name: str = "ontology/modules/own.ttl") -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return folder


def test_shipped_ontology_conforms(capsys: Capture) -> None:
    code, out, err = call(capsys, "check")
    assert (code, err) == (0, "")
    assert out.startswith("ontology: conforms; 0 violations, 0 warnings, ")


@pytest.mark.parametrize(
    "sentence",
    [
        'own.ttl:6: violation: missing_label: lgc:Lending has no label in the language "th"; '
        'add rdfs:label "…"@th',
        "own.ttl:12: violation: class_cycle: lgc:Lending is below lgc:Loan, which leads back to "
        "lgc:Lending; take the rdfs:subClassOf away that is wrong",
        "own.ttl:13: violation: undeclared_term: lgc:Partnrship is used and nowhere declared "
        "(nearest: lgc:Partnership); correct its name",
        "own.ttl:18: violation: wrong_namespace: <http://w3id.org/thongthin/def#Gift> is no IRI "
        "of the project; write https://w3id.org/thongthin/def#Gift, with https",
    ],
)
def test_finding_names_file_line_rule_and_term(
    capsys: Capture, tmp_path: Path, sentence: str
) -> None:
    code, out, err = call(capsys, "check", "--project", own(tmp_path, FAULTS))
    assert (code, err) == (1, "")
    assert f"{tmp_path}/ontology/modules/{sentence}" in out
    assert "ontology: does not conform; " in out.splitlines()[-1]


def test_what_a_check_has_told_no_shape_tells_again(capsys: Capture, tmp_path: Path) -> None:
    _, out, _ = call(capsys, "check", "--project", own(tmp_path, FAULTS))
    assert "TermShape-label" not in out


def test_shapes_are_asked_too(capsys: Capture, tmp_path: Path) -> None:
    name = "ontology/modules/core.ttl"
    lines = (packaged_root() / name).read_text(encoding="utf-8").splitlines(keepends=True)
    text = "".join(line for line in lines if "dcterms:created" not in line)
    code, out, _ = call(capsys, "check", "--project", own(tmp_path, text, name))
    assert code == 1
    (told,) = [line for line in out.splitlines() if "OntologyShape-created" in line]
    assert told.startswith(f"{tmp_path}/{name}:")
    assert ": OntologyShape-created: <https://w3id.org/thongthin/def>: " in told
    assert told.endswith("Add dcterms:created to the header of the ontology.")


@pytest.mark.parametrize("name", ["ontology/modules/bad.ttl", "ontology/vocab/bad.ttl",
                                  "ontology/shapes/bad.ttl"])  # fmt: skip
@pytest.mark.parametrize(
    ("text", "line", "part"),
    [
        ("@prefix lgc: <https://w3id.org/thongthin/def#> .\n\nlgc:Lending a owl:Class .\n", 3,
         "the file is no Turtle: "),
        ('lgc:Lending rdfs:label "lending .\n', 1, "the file is no Turtle: "),
        ("\ufeff@prefix lgc: <https://w3id.org/thongthin/def#> .\n", 1,
         "it begins with a byte order mark; save it as UTF-8 without byte order mark"),
    ],
)  # fmt: skip
def test_broken_turtle_is_a_finding_and_the_rest_is_checked(
    capsys: Capture, tmp_path: Path, name: str, text: str, line: int, part: str
) -> None:
    folder = own(own(tmp_path, FAULTS), text, name)
    code, out, err = call(capsys, "check", "--project", folder)
    assert (code, err) == (1, "")
    first = out.splitlines()[0]
    assert first.startswith(f"{folder}/{name}:{line}: violation: not_turtle: ")
    assert part in first
    assert f"{folder}/ontology/modules/own.ttl:12: violation: class_cycle: " in out
    code, out, err = call(capsys, "check", "--json", "--project", folder)
    found = json.loads(out)["findings"][0]
    assert (code, err, found["rule"], found["line"]) == (1, "", "not_turtle", line)
    assert (found["file"], found["severity"]) == (f"{folder}/{name}", "violation")
    assert set(found["message"]) == {"en", "th"}


def test_file_in_place_of_a_shipped_one_may_be_broken(capsys: Capture, tmp_path: Path) -> None:
    name = "ontology/modules/core.ttl"
    code, out, err = call(capsys, "check", "--json", "--project", own(tmp_path, "x", name))
    rules = [found["rule"] for found in json.loads(out)["findings"]]
    assert (code, err, rules[0], rules.count("not_turtle")) == (1, "", "not_turtle", 1)
    assert "removed_term" not in rules


def test_shape_without_a_name_is_a_finding(capsys: Capture, tmp_path: Path) -> None:
    text = (
        "@prefix sh: <http://www.w3.org/ns/shacl#> .\n<urn:s> sh:property [ sh:path <urn:p> ] .\n"
    )
    folder = own(tmp_path, text, "ontology/shapes/mine.ttl")
    code, out, _ = call(capsys, "check", "--project", folder)
    assert code == 1
    assert f"{folder}/ontology/shapes/mine.ttl: violation: unnamed_shape: " in out


def test_empty_project_is_told_from_a_checked_one(capsys: Capture, tmp_path: Path) -> None:
    code, out, _ = call(capsys, "check", "--project", tmp_path)
    assert code == 0
    assert out.splitlines()[-1].endswith(f"; files read from {tmp_path}: 0)")
    call(capsys, "check", "--project", own(tmp_path, "", "ontology/vocab/own.ttl"))
    own(tmp_path, "", "ontology/shapes/own.ttl")
    _, out, _ = call(capsys, "check", "--lang", "th", "--project", tmp_path)
    assert out.splitlines()[-1].endswith(f" ไฟล์ที่อ่านจาก {tmp_path}: 2)")
    _, out, _ = call(capsys, "check")
    assert "files read from" not in out


@pytest.mark.parametrize(
    "name",
    ["own.ttl", "ontology/own.ttl", "ontology/modules/deeper/own.ttl", "ontology/modules/own.TTL"],
)
def test_file_that_nobody_reads_is_a_warning(capsys: Capture, tmp_path: Path, name: str) -> None:
    code, out, _ = call(capsys, "check", "--project", own(tmp_path, FAULTS, name))
    told = [line for line in out.splitlines() if ": unread_file: " in line]
    assert code == 0
    assert told == [
        f"{tmp_path}/{name}: warning: unread_file: the file lies where nobody reads it; move it to "
        "ontology/modules/ or ontology/vocab/ of the project folder"
    ]


def test_what_others_read_or_built_is_no_stray_file(capsys: Capture, tmp_path: Path) -> None:
    own(tmp_path, "{}", "kg/manifest.json")
    for name in ("kg/facts.ttl", ".hidden/a.ttl", "ontology/examples/a.ttl"):
        own(tmp_path, "", name)
    _, out, _ = call(capsys, "check", "--project", tmp_path)
    assert "unread_file" not in out
    _, out, _ = call(capsys, "check", "--project", packaged_root())
    assert "unread_file" not in out


def test_help_names_the_folders_of_a_project(capsys: Capture) -> None:
    _, out, _ = call(capsys, "check", "--help")
    for folder in ("modules/*.ttl", "vocab/*.ttl", "shapes/*.ttl", "quality/exceptions.yaml"):
        assert f"DIR/ontology/{folder}" in out


def test_a_wrong_check_is_wrong_use(capsys: Capture, tmp_path: Path) -> None:
    folder = own(tmp_path, "SELECT * WHERE {}", "queries/checks/mine.rq")
    code, out, err = call(capsys, "check", "--project", folder)
    assert (code, out) == (2, "")
    assert "queries/checks/mine.rq: has no head" in err


def test_findings_for_a_program(capsys: Capture, tmp_path: Path) -> None:
    code, out, _ = call(capsys, "check", "--json", "--project", own(tmp_path, FAULTS))
    told = json.loads(out)
    assert (code, told["conforms"]) == (1, False)
    (found,) = [f for f in told["findings"] if f["rule"] == "missing_label" and f["line"] == 6]
    assert found["message"] == {
        "en": 'lgc:Lending has no label in the language "th"; add rdfs:label "…"@th',
        "th": 'lgc:Lending ไม่มีชื่อภาษา "th" ให้เพิ่ม rdfs:label "…"@th',
    }
    assert found["term"] == "https://w3id.org/thongthin/def#Lending"
    assert all(entry["because"]["th"] for entry in told["exceptions"])
    assert {entry["method"] for entry in told["assessment"]} == {"FOOPS!", "OOPS!"}


@pytest.mark.parametrize(
    ("language", "parts"),
    [
        ("en", ["FOOPS! 15 without the web: pass 14, open 1; 9 on the web: ", "P19 (critical)"]),
        ("th", ["FOOPS! 15 ข้อที่ไม่ต้องใช้เว็บ: ผ่าน 14, รอ 1; 9 ", "P19 (ร้ายแรง)"]),
    ],
)  # fmt: skip
def test_report_tells_every_verdict(capsys: Capture, language: str, parts: list[str]) -> None:
    code, out, _ = call(capsys, "check", "--report", "--lang", language)
    assert code == 0
    for part in parts:
        assert part in out
    assert not [line for line in out.splitlines() if line.endswith(" ")]


def test_same_files_give_the_same_words(capsys: Capture, tmp_path: Path) -> None:
    folder = own(tmp_path, FAULTS)
    first, second = (call(capsys, "check", "--json", "--project", folder) for _ in range(2))
    assert first == second
