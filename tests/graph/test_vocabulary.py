"""The vocabulary as lifting's gazetteer: every label, with its concept, scheme and class."""

from __future__ import annotations

from pathlib import Path

import pytest

from thongthin.errors import OntologyError
from thongthin.graph.vocabulary import read_vocabulary
from thongthin.lifting.gazetteer import Label
from thongthin.paths import Project

LABELS = read_vocabulary(Project())

HEAD = """@prefix s: <https://w3id.org/thongthin/scheme/> .
@prefix own: <https://w3id.org/thongthin/scheme/own/> .
@prefix lgc: <https://w3id.org/thongthin/def#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
"""


def overlay(folder: Path, body: str, name: str = "own.ttl") -> Project:
    path = folder / "ontology/vocab" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(HEAD + body, encoding="utf-8")
    return Project(folder)


@pytest.mark.parametrize(
    "label",
    [
        Label(
            "scheme:principle/good-governance",
            "principle",
            "GovernancePrinciple",
            "th",
            "pref",
            "ธรรมาภิบาล",
        ),
        Label(
            "scheme:principle/good-governance",
            "principle",
            "GovernancePrinciple",
            "th",
            "alt",
            "หลักการบริหารกิจการบ้านเมืองที่ดี",
        ),
        Label(
            "scheme:principle/sufficiency-economy",
            "principle",
            "GovernancePrinciple",
            "en",
            "pref",
            "Sufficiency Economy Philosophy",
        ),
        Label("scheme:legal-type/town-municipality", "legal-type", "Concept", "th", "alt", "ทม."),
        Label(
            "scheme:legal-type/subdistrict-administrative-organisation",
            "legal-type",
            "Concept",
            "th",
            "hidden",
            "อบต",
        ),
    ],
    ids=lambda label: label.text,
)
def test_labels_carry_concept_scheme_class_and_kind(label: Label) -> None:
    assert label in LABELS


def test_labels_are_sorted_and_unique() -> None:
    keys = [(x.concept, x.language, x.kind, x.text) for x in LABELS]
    assert keys == sorted(set(keys))


def test_schemes_themselves_are_no_labels() -> None:
    assert "Governance principles" not in {label.text for label in LABELS}
    assert not any(label.scheme.endswith("-candidates") for label in LABELS)


def test_a_projects_own_scheme_is_added(tmp_path: Path) -> None:
    project = overlay(tmp_path, 'own:x skos:inScheme s:own ; skos:prefLabel "ของเรา"@th .\n')
    own = set(read_vocabulary(project)) - set(LABELS)
    assert own == {Label("scheme:own/x", "own", "Concept", "th", "pref", "ของเรา")}
    assert set(LABELS) < set(read_vocabulary(project))


def test_a_projects_file_wins_over_the_packaged_one_of_its_name(tmp_path: Path) -> None:
    body = 'own:x skos:inScheme s:own ; skos:prefLabel "ของเรา"@th .\n'
    labels = read_vocabulary(overlay(tmp_path, body, name="principle.ttl"))
    assert not any(label.scheme == "principle" for label in labels)


def test_class_is_the_one_that_all_concepts_of_a_scheme_share(tmp_path: Path) -> None:
    body = """own:x a lgc:PlanningStage , lgc:Other ; skos:inScheme s:own ; skos:prefLabel "ก"@th .
own:y a lgc:PlanningStage ; skos:inScheme s:own ; skos:prefLabel "ข"@th .
"""
    own = [x for x in read_vocabulary(overlay(tmp_path, body)) if x.scheme == "own"]
    assert {label.cls for label in own} == {"PlanningStage"}


@pytest.mark.parametrize(
    ("body", "complaint"),
    [
        ("own:x skos:prefLabel\n", r"own.ttl:\d+: is no Turtle"),
        ('own:x skos:inScheme s:own ; skos:prefLabel "x" .\n', 'scheme:own/x: has the label "x"'),
        ("own:x skos:inScheme s:own , s:sector .\n", "scheme:own/x: stands in two schemes"),
    ],
    ids=["broken Turtle", "no language", "two schemes"],
)
def test_a_fault_is_named(tmp_path: Path, body: str, complaint: str) -> None:
    with pytest.raises(OntologyError, match=complaint):
        read_vocabulary(overlay(tmp_path, body))


def test_bytes_that_are_no_text_are_named(tmp_path: Path) -> None:
    project = overlay(tmp_path, "")
    (tmp_path / "ontology/vocab/own.ttl").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(OntologyError, match=r"own.ttl"):
        read_vocabulary(project)
