"""Faults planted in an alignment file, each found with its line."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from thongthin.errors import OntologyError
from thongthin.graph.align.alignments import ALIGNMENT_FILES, read_alignments
from thongthin.graph.align.sssom import COLUMNS, read_mapping_file
from thongthin.graph.namespaces import CV
from thongthin.paths import Project

HEAD = """\
#curie_map:
#  cv: http://data.europa.eu/m8g/
#  lgc: https://w3id.org/thongthin/def#
#  scheme: https://w3id.org/thongthin/scheme/
#mapping_set_id: https://example.org/planted
#mapping_set_version: 1.0.0
#mapping_set_description: Planted.
#creator_label: [Nobody]
#license: https://example.org/licence
#subject_source: lgc:x
#subject_source_version: "1"
#object_source: cv:x
#object_source_version: "1"
"""
TABLE = "\t".join(COLUMNS) + "\n"
ROW = {
    "subject_id": "lgc:Award",
    "subject_label": "award",
    "predicate_id": "skos:closeMatch",
    "object_id": "cv:Prize",
    "object_label": "prize",
    "mapping_justification": "semapv:ManualMappingCuration",
    "author_label": "Nobody",
    "subject_type": "owl class",
    "object_type": "owl class",
    "confidence": "0.5",
    "comment": "Why.",
}


def line(**changes: str) -> str:
    return "\t".join((ROW | changes).values()) + "\n"


def read_planted(folder: Path, text: str) -> None:
    path = folder / ALIGNMENT_FILES[0] / "planted.sssom.tsv"
    path.parent.mkdir(parents=True)
    path.write_text(text, encoding="utf-8")
    read_alignments(Project(folder))


def test_a_good_row_is_read(tmp_path: Path) -> None:
    read_planted(tmp_path, HEAD + TABLE + line())


ROWS: dict[str, tuple[str, str]] = {
    "unknown prefix": (line(object_id="xy:Prize"), "'xy:Prize', whose prefix"),
    "no prefix": (line(object_id="Prize"), "'Prize', whose prefix"),
    "undeclared class": (line(subject_id="lgc:Prize"), "def#Prize, which no module"),
    "undeclared concept": (
        line(subject_id="scheme:award-level/tin", subject_type="skos concept"),
        "award-level/tin, which no module",
    ),
    "unknown predicate": (line(predicate_id="skos:broader"), "has the predicate"),
    "no justification": (line(mapping_justification=""), "has no justification"),
    "other justification": (line(mapping_justification="lgc:Award"), "has no justification"),
    "confidence above": (line(confidence="1.5"), "'1.5'; expected 0 to 1"),
    "confidence below": (line(confidence="-0.1"), "'-0.1'; expected 0 to 1"),
    "no confidence": (line(confidence=""), "''; expected 0 to 1"),
    "no number": (line(confidence="nan"), "'nan'; expected 0 to 1"),
    "same row twice": (line() + line(), "says again what planted.sssom.tsv:15 says"),
    "same mapping, other comment": (line() + line(comment="X."), "says again what"),
    "unsorted": (line(object_id="cv:Z") + line(object_id="cv:A"), "stands out of order"),
    "wrong kind": (line(subject_type="owl object property"), "it is declared as 'owl class'"),
    "wrong kind of a reused term": (
        line(object_id="cv:Participation", object_type="owl object property"),
        "it is declared as 'owl class'",
    ),
    "unknown kind": (line(object_type="thing"), "is 'thing'; expected one of"),
    "class under property": (
        line(predicate_id="rdfs:subClassOf", object_type="owl object property"),
        "which its predicate cannot",
    ),
    "property axiom on classes": (
        line(predicate_id="rdfs:subPropertyOf"),
        "which its predicate cannot",
    ),
    "axiom on a mere RDFS class": (
        line(predicate_id="rdfs:subClassOf", object_type="rdfs class"),
        "which its predicate cannot",
    ),
    "concept to class": (
        line(subject_id="scheme:award-level/gold", subject_type="skos concept"),
        "maps a concept to owl class",
    ),
    "foreign subject": (line(subject_id="cv:Criterion"), "only axioms are restated"),
    "axiom with no term": (
        line(predicate_id="rdfs:subClassOf", object_id="sssom:NoTermFound", object_type=""),
        "only as the object of a match",
    ),
    "too few cells": ("lgc:Award\taward\n", "has 2 cells; the table has 11"),
}


@pytest.mark.parametrize("fault", ROWS)
def test_fault_of_a_row_is_found(fault: str, tmp_path: Path) -> None:
    rows, sentence = ROWS[fault]
    with pytest.raises(OntologyError) as caught:
        read_planted(tmp_path, HEAD + TABLE + rows)
    number = 14 + rows.count("\n")
    assert str(caught.value).startswith(f"planted.sssom.tsv:{number}: ")
    assert sentence in str(caught.value)


FILES: dict[str, tuple[Callable[[str], str], str]] = {
    "no head": (lambda text: text.removeprefix(HEAD), "has no head"),
    "head is no YAML": (lambda text: text.replace("#curie_map:", "#curie_map: ["), "no YAML"),
    "no licence": (
        lambda text: text.replace("#license: https://example.org/licence\n", ""),
        "has no license in its head",
    ),
    "prefix for something else": (
        lambda text: text.replace(CV, "http://example.org/"),
        f"everywhere else it is {CV}",
    ),
    "prefixes are no table": (
        lambda text: text.replace(HEAD.partition("#mapping_set_id")[0], "#curie_map: [cv]\n"),
        "maps no prefixes",
    ),
    "a column is missing": (lambda text: text.replace("\tconfidence", ""), "has the columns"),
    "quotes do not match": (lambda text: text.replace("Why.", '"Why.'), "no tab-separated table"),
}


@pytest.mark.parametrize("fault", FILES)
def test_fault_of_a_file_is_found(fault: str, tmp_path: Path) -> None:
    change, sentence = FILES[fault]
    with pytest.raises(OntologyError) as caught:
        read_planted(tmp_path, change(HEAD + TABLE + line()))
    assert str(caught.value).startswith("planted.sssom.tsv")
    assert sentence in str(caught.value)


def test_other_characters_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "planted.sssom.tsv"
    path.write_bytes((HEAD + TABLE).encode("utf-16"))
    with pytest.raises(OntologyError, match="UTF-8"):
        read_mapping_file(path)
