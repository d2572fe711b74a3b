"""A published term stays: the record, its writer, and a planted removal."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from ontology_files import ROOT, concepts, own_terms

from thongthin.errors import OntologyError
from thongthin.graph import context
from thongthin.graph.checks.check_files import read_checks
from thongthin.graph.checks.hygiene import Places, TermFinding, run_checks
from thongthin.graph.checks.ontology_check import checked_store
from thongthin.graph.checks.published_terms import (
    RECORD,
    PublishedTerm,
    main,
    read_published,
    record,
    to_csv,
)
from thongthin.graph.checks.term_files import read_term_files
from thongthin.paths import Project

MODULE = "ontology/modules/thai.ttl"
SCHEME = "ontology/vocab/sector.ttl"
GONE = "https://w3id.org/thongthin/def#buddhistYear"


def overlay(folder: Path, name: str, text: str) -> Project:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return Project.open(folder)


def without(name: str, term: str) -> str:
    """Return the text of a file without the block that describes a term."""
    text = (ROOT / name).read_text(encoding="utf-8")
    left = re.sub(rf"^{re.escape(term)} .*?\.\n", "", text, flags=re.MULTILINE | re.DOTALL)
    assert left != text
    return left


def removed(project: Project) -> list[TermFinding]:
    files = read_term_files(project)
    (check,) = [check for check in read_checks(project) if check.id == "removed_term"]
    return list(run_checks([check], checked_store(project, files), Places(files)))


def test_record_holds_every_term_and_concept_of_today() -> None:
    """If not: python -m thongthin.graph.checks.published_terms ontology/published-terms.csv."""
    recorded = {row.term for row in read_published(Project())}
    today = {str(term) for term in (*own_terms(), *concepts())}
    assert sorted(today - recorded) == []
    assert record(Project()) == read_published(Project())


def test_record_is_written_as_it_is_read() -> None:
    rows = read_published(Project())
    text = (ROOT / RECORD).read_bytes().decode()
    assert to_csv(rows) == text
    assert list(rows) == sorted(rows)
    assert all(row.label for row in rows)


@pytest.mark.parametrize(
    ("name", "short", "term"),
    [
        (MODULE, "lgc:buddhistYear", GONE),
        (SCHEME, "sector:private", "https://w3id.org/thongthin/scheme/sector/private"),
    ],
)
def test_removal_is_found_and_named(tmp_path: Path, name: str, short: str, term: str) -> None:
    (found,) = removed(overlay(tmp_path, name, without(name, short)))
    assert (found.term, found.severity, found.file) == (term, "violation", RECORD)
    assert term in (ROOT / RECORD).read_text(encoding="utf-8").splitlines()[found.line - 1]
    assert "published in version 0.1.0, is no longer declared" in found.message_en
    assert "owl:deprecated true and dcterms:isReplacedBy" in found.message_en


def test_deprecated_term_is_no_removal(tmp_path: Path) -> None:
    kept = (
        "\nlgc:buddhistYear a owl:DatatypeProperty ;\n"
        '    rdfs:label "Buddhist-era year"@en ;\n'
        "    owl:deprecated true ;\n"
        "    <http://purl.org/dc/terms/isReplacedBy> lgc:signedOn .\n"
    )
    assert removed(overlay(tmp_path, MODULE, without(MODULE, "lgc:buddhistYear") + kept)) == []


def test_change_of_kind_is_a_removal(tmp_path: Path) -> None:
    text = (ROOT / MODULE).read_text(encoding="utf-8")
    changed = text.replace(
        "lgc:buddhistYear a owl:DatatypeProperty", "lgc:buddhistYear a owl:Class"
    )
    (found,) = removed(overlay(tmp_path, MODULE, changed))
    assert found.term == GONE


def test_new_term_is_recorded_under_the_version_of_today(tmp_path: Path) -> None:
    text = "@prefix owl: <http://www.w3.org/2002/07/owl#> .\n"
    text += "@prefix lgc: <https://w3id.org/thongthin/def#> .\nlgc:Lending a owl:Class .\n"
    project = overlay(tmp_path, "ontology/modules/own.ttl", text)
    before = read_published(project)
    (new,) = set(record(project)) - set(before)
    assert new == PublishedTerm("https://w3id.org/thongthin/def#Lending", "class", "0.1.0", "")
    assert set(before) < set(record(project))


def test_row_of_a_removed_term_stays(tmp_path: Path) -> None:
    project = overlay(tmp_path, MODULE, without(MODULE, "lgc:buddhistYear"))
    assert record(project) == read_published(Project())


def test_command_writes_the_record(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main([str(tmp_path / "record.csv")])
    main([])
    written = (tmp_path / "record.csv").read_bytes().decode()
    assert written == capsys.readouterr().out == (ROOT / RECORD).read_bytes().decode()


@pytest.mark.parametrize("command", [main, context.main])
def test_help_is_no_file_name(
    command: Callable[[list[str]], None],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(SystemExit) as ended:
        command(["--help"])
    assert ended.value.code == 0
    assert capsys.readouterr().out.startswith("usage: python -m thongthin.graph.")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("iri,kind\n", "published-terms.csv:1: the first line must be term,kind,since,label"),
        ("term,kind,since,label\nurn:a,klass,1.0.0,a\n", "published-terms.csv:2: needs a term"),
        ("term,kind,since,label\nurn:a,class,,a\n", "published-terms.csv:2: needs a term"),
        ("term,kind,since,label\nurn:a\n", "published-terms.csv:2: needs a term"),
    ],
)
def test_wrong_record_is_a_sentence(tmp_path: Path, text: str, sentence: str) -> None:
    project = overlay(tmp_path, RECORD, text)
    with pytest.raises(OntologyError, match=re.escape(sentence)):
        read_published(project)
