"""The change log by version, and a term that is no longer to be used."""

from __future__ import annotations

from pathlib import Path

import pytest
from docs_pages import parsed, text_of

from thongthin.graph.checks.published_terms import COLUMNS, RECORD
from thongthin.graph.namespaces import LGC
from thongthin.paths import Project
from thongthin.publishing.ontology_docs.changes import read_changes
from thongthin.publishing.ontology_docs.facts import read_facts
from thongthin.publishing.ontology_docs.gather import read_model
from thongthin.publishing.ontology_docs.render import render

MODULE = """@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix lgc: <https://w3id.org/thongthin/def#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
lgc:OldThing a owl:Class ; rdfs:label "old thing"@en , "สิ่งเดิม"@th ;
  skos:definition "Thing."@en , "สิ่ง"@th ; skos:example "One."@en , "หนึ่ง"@th ;
  skos:changeNote "0.0.9: split in two."@en , "0.0.9: แยกเป็นสอง"@th ;
  owl:deprecated true ; dcterms:isReplacedBy lgc:Partnership .
lgc:NewThing a owl:Class ; rdfs:label "new thing"@en , "สิ่งใหม่"@th .
"""

ROWS = f"{','.join(COLUMNS)}\n{LGC}OldThing,class,0.0.1,old thing\n"


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A project with an old term, published and deprecated, and a new one."""
    for name, text in (("ontology/modules/zz.ttl", MODULE), (RECORD, ROWS)):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return Project(tmp_path)


def test_a_term_stands_in_the_version_that_first_had_it(project: Project) -> None:
    versions = {v.number: v for v in read_changes(project, read_model(project), ())}
    assert list(versions) == sorted(versions, reverse=True)
    assert versions["0.0.1"].terms == (LGC + "OldThing",)
    newest = next(iter(versions.values()))
    assert LGC + "NewThing" in newest.terms
    assert LGC + "OldThing" not in newest.terms


def test_a_change_and_an_end_stand_in_the_version_of_their_note(project: Project) -> None:
    versions = {v.number: v for v in read_changes(project, read_model(project), ())}
    ((term, note),) = versions["0.0.9"].changed
    assert (term, note.en, note.th) == (LGC + "OldThing", "split in two.", "แยกเป็นสอง")
    assert versions["0.0.9"].deprecated == (LGC + "OldThing",)


def test_pages_tell_a_term_that_is_no_longer_to_be_used(project: Project) -> None:
    pages = dict(render(read_facts(project)))
    for language, words in (
        ("en", "No longer to be used. Use partnership instead."),
        ("th", "เลิกใช้แล้ว ให้ใช้ ความร่วมมือระหว่างภาคี แทน"),
    ):
        assert words in text_of(parsed(pages[f"{language}/index.html"]))
    assert "old thing: split in two." in text_of(parsed(pages["en/changes.html"]))
