"""The alignment rows: every term has one, and they speak of what there is."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from ontology_files import ROOT, graph_of, is_own, modules, own_terms, schemes
from rdflib import URIRef
from rdflib.namespace import OWL, RDFS, SKOS
from test_text import FORBIDDEN

from thongthin.graph.align.alignments import ALIGNMENT_FILES, NO_TERM_FOUND, read_alignments
from thongthin.graph.align.sssom import BUILT_IN, COLUMNS, MappingFile, read_mapping_file
from thongthin.graph.namespaces import BASE, LGC, PREFIXES, SCHEME
from thongthin.paths import Project

FOLDER = ROOT / ALIGNMENT_FILES[0]
PATHS = sorted(FOLDER.glob(ALIGNMENT_FILES[1]))
VERSION = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]

OTHERS = {
    "adms": "http://www.w3.org/ns/adms#",
    "cmns-doc": "https://www.omg.org/spec/Commons/Documents/",
    "cmns-pts": "https://www.omg.org/spec/Commons/PartiesAndSituations/",
    "cmns-rga": "https://www.omg.org/spec/Commons/RegulatoryAgencies/",
    "cpsv": "http://purl.org/vocab/cpsv#",
    "csvw": "http://www.w3.org/ns/csvw#",
    "eli": "http://data.europa.eu/eli/ontology#",
    "fabio": "http://purl.org/spar/fabio/",
    "fibo": "https://spec.edmcouncil.org/fibo/ontology/",
    "iso-thes": "http://purl.org/iso25964/skos-thes#",
    "locn": "http://www.w3.org/ns/locn#",
    "qb": "http://purl.org/linked-data/cube#",
    "time": "http://www.w3.org/2006/time#",
    "wd": "http://www.wikidata.org/entity/",
}
"""Prefix → namespace of the vocabularies that only alignments name."""

SOURCES = {"edmc", "europa", "iso25964", "purldc", "purlld", "skosns", "spar", "thongthin"} | {
    *("w3", "w32006", "w3c", "wikidata", "xmlns")
}
"""Prefixes that only name the two sources of a mapping set."""


def cells(file: MappingFile) -> list[dict[str, str]]:
    return [dict(zip(COLUMNS, row, strict=True)) for _, row in file.rows]


def test_rows_are_read() -> None:
    rows = read_alignments(Project())
    assert len(rows) > len(own_terms())
    assert {row.where.partition(":")[0] for row in rows} == {path.name for path in PATHS}


def test_every_term_is_aligned_or_said_to_have_no_counterpart() -> None:
    subjects = {row.subject for row in read_alignments(Project())}
    assert [term for term in own_terms() if str(term) not in subjects] == []


def test_a_term_without_a_counterpart_has_no_other_row() -> None:
    rows = read_alignments(Project())
    alone = {row.subject for row in rows if row.object == NO_TERM_FOUND}
    assert alone
    assert {row.subject for row in rows if row.object != NO_TERM_FOUND} & alone == set()


def test_what_the_modules_say_of_terms_of_others_is_said_here_too() -> None:
    rows = {(row.subject, row.predicate, row.object) for row in read_alignments(Project())}
    for predicate in (RDFS.subClassOf, RDFS.subPropertyOf):
        for term, value in modules().subject_objects(predicate):
            if str(term).startswith(LGC) and not is_own(value):
                assert (str(term), str(predicate), str(value)) in rows


@pytest.mark.parametrize("path", PATHS, ids=lambda p: p.name)
def test_head_names_set_version_and_licence(path: Path) -> None:
    head = read_mapping_file(path).head
    assert head["mapping_set_id"] == f"{BASE}align/{path.name}"
    assert head["mapping_set_version"] == head["subject_source_version"] == VERSION
    header = graph_of(ROOT / "ontology/modules/core.ttl").value(URIRef(LGC[:-1]), OWL.versionInfo)
    assert str(header) == VERSION
    assert head["license"] == "https://creativecommons.org/licenses/by/4.0/"
    assert head["creator_label"] == ["Thongthin contributors"]


@pytest.mark.parametrize("path", PATHS, ids=lambda p: p.name)
def test_prefixes_are_known_sorted_and_used(path: Path) -> None:
    file = read_mapping_file(path)
    declared = {k: v for k, v in file.prefixes.items() if k not in BUILT_IN}
    assert list(declared) == sorted(declared)
    for prefix, namespace in declared.items():
        assert prefix in SOURCES or (PREFIXES | OTHERS)[prefix] == namespace
    terms = [row[c] for row in cells(file) for c in ("subject_id", "predicate_id", "object_id")]
    terms += [str(file.head["subject_source"]), str(file.head["object_source"])]
    assert declared.keys() == {t.partition(":")[0] for t in terms} - BUILT_IN.keys()


@pytest.mark.parametrize("path", PATHS, ids=lambda p: p.name)
def test_labels_of_ours_are_the_present_ones(path: Path) -> None:
    file = read_mapping_file(path)
    for row in cells(file):
        prefix, _, name = row["subject_id"].partition(":")
        term = URIRef(file.prefixes[prefix] + name)
        if str(term).startswith((LGC, SCHEME)):
            labels = [
                *modules().objects(term, RDFS.label),
                *schemes().objects(term, SKOS.prefLabel),
            ]
            assert row["subject_label"] in [str(x) for x in labels if x.language == "en"]  # type: ignore[attr-defined]


@pytest.mark.parametrize("path", PATHS, ids=lambda p: p.name)
def test_every_row_says_why_and_who(path: Path) -> None:
    for row in cells(read_mapping_file(path)):
        assert row["comment"].endswith(".")
        assert row["author_label"]
        assert bool(row["object_label"]) == (row["object_id"] != "sssom:NoTermFound")


@pytest.mark.parametrize("path", PATHS, ids=lambda p: p.name)
def test_text_is_clean(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert [fault for fault, form in FORBIDDEN.items() if form.search(text)] == []
    assert text.isascii()
