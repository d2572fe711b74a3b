"""SSSOM TSV files as they stand: a commented YAML head, then one mapping a line.

In goes the path of a file, out come its head and its lines, compact IRIs still compact. What the
lines mean, and whether they may say it, is `alignments`' business.

Source: SSSOM 1.0, the SSSOM/TSV serialisation format (structure, quoting, encoding, identifiers).
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import takewhile
from pathlib import Path
from types import MappingProxyType

import yaml

from thongthin.errors import OntologyError
from thongthin.graph.namespaces import OWL, PREFIXES, RDF, RDFS, SEMAPV, SKOS, SSSOM, XSD

HEAD = (
    "curie_map",
    "mapping_set_id",
    "mapping_set_version",
    "mapping_set_description",
    "creator_label",
    "license",
    "subject_source",
    "subject_source_version",
    "object_source",
    "object_source_version",
)
"""What the head must say; the title and more may stand beside it."""

COLUMNS = (
    "subject_id",
    "subject_label",
    "predicate_id",
    "object_id",
    "object_label",
    "mapping_justification",
    "author_label",
    "subject_type",
    "object_type",
    "confidence",
    "comment",
)
"""The columns, in SSSOM's canonical order."""

BUILT_IN = MappingProxyType(
    {
        "owl": OWL,
        "rdf": RDF,
        "rdfs": RDFS,
        "semapv": SEMAPV,
        "skos": SKOS,
        "sssom": SSSOM,
        "xsd": XSD,
    }
)
"""Prefixes that a file need not declare (SSSOM 1.0, IRI prefixes)."""


@dataclass(frozen=True, slots=True)
class MappingFile:
    """One file.

    Attributes:
        name: of the file, without its folder.
        head: slot of the mapping set → its value.
        prefixes: those of the head and the built-in ones → namespace.
        rows: line number (from 1, in the whole file) and cells, in the order of `COLUMNS`.
    """

    name: str
    head: Mapping[str, object]
    prefixes: Mapping[str, str]
    rows: tuple[tuple[int, tuple[str, ...]], ...]


def read_mapping_file(path: Path) -> MappingFile:
    """Read one file.

    Raises:
        OntologyError: it is no UTF-8 text, its head is no YAML or lacks a slot, a prefix stands
            for something else elsewhere, a column is missing, or a line has more or fewer cells
            than the columns. The sentence names the line.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise OntologyError(f"cannot be read as UTF-8 text: {error}", where=path.name) from error
    lines = text.splitlines(keepends=True)
    comments = list(takewhile(lambda line: line.startswith("#"), lines))
    head = _head("".join(line[1:] for line in comments), path.name)
    rows = _rows(lines[len(comments) :], len(comments), path.name)
    return MappingFile(path.name, head, _prefixes(head["curie_map"], path.name), rows)


def _head(text: str, name: str) -> dict[str, object]:
    try:
        head = yaml.safe_load(text)
    except yaml.YAMLError as error:
        raise OntologyError(f"has a head that is no YAML: {error}", where=name) from error
    if not isinstance(head, dict):
        raise OntologyError("has no head; begin it with commented YAML (#curie_map: …)", where=name)
    if lost := [slot for slot in HEAD if not head.get(slot)]:
        raise OntologyError(f"has no {lost[0]} in its head; it must say all of {HEAD}", where=name)
    return head


def _prefixes(declared: object, name: str) -> dict[str, str]:
    if not isinstance(declared, dict):
        raise OntologyError("has a curie_map that maps no prefixes to namespaces", where=name)
    for prefix, namespace in declared.items():
        usual = (PREFIXES | BUILT_IN).get(prefix, namespace)
        if namespace != usual:
            sentence = f"declares {prefix} as {namespace}; everywhere else it is {usual}"
            raise OntologyError(sentence, where=name)
    return dict(BUILT_IN) | declared


def _rows(lines: list[str], above: int, name: str) -> tuple[tuple[int, tuple[str, ...]], ...]:
    reader = csv.reader(lines, delimiter="\t", strict=True)
    try:
        columns = tuple(next(reader, []))
        if columns != COLUMNS:
            sentence = f"has the columns {', '.join(columns)}; expected {', '.join(COLUMNS)}"
            raise OntologyError(sentence, where=f"{name}:{above + 1}")
        rows = tuple((above + reader.line_num, tuple(cells)) for cells in reader)
    except csv.Error as error:
        where = f"{name}:{above + reader.line_num}"
        raise OntologyError(f"is no tab-separated table: {error}", where=where) from error
    for line, cells in rows:
        if len(cells) != len(COLUMNS):
            sentence = f"has {len(cells)} cells; the table has {len(COLUMNS)} columns"
            raise OntologyError(sentence, where=f"{name}:{line}")
    return rows
