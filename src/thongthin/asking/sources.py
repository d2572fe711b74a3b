"""Where statements are said: report, page, lines and words, or the row of a register."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

import pyoxigraph as ox

from thongthin.asking.lookup import Row, look_up
from thongthin.asking.question import Language
from thongthin.graph.namespaces import ID
from thongthin.paths import Project

STATEMENT = ID + "statement/"
"""What the IRI of every statement begins with."""

_WORDS = {"th": ("น.", "บรรทัด", "แถว"), "en": ("p.", "l.", "row")}


@dataclass(frozen=True, slots=True)
class Source:
    """One passage that supports one statement.

    Attributes:
        statement: IRI.
        passage: IRI.
        status: slug of its status, "stated" or "interpreted".
        extractor: slug of who made it: rule, furniture, curated or register.
        report: id of the report, or the file of the register.
        page: page number in the digital edition, or the row of the register.
        printed: printed page labels, parted by a comma, "" where there are none.
        lines: lines of the page's text, from 1, in order; empty for a register.
        words: the quoted runs in reading order, or the cells, "column: text".
        is_register: the passage is a row of a register.
    """

    statement: str
    passage: str
    status: str
    extractor: str
    report: str
    page: int
    printed: str
    lines: tuple[int, ...]
    words: tuple[str, ...]
    is_register: bool

    def place(self, language: Language) -> str:
        """Say where it stands: "kpi1 p. 25 l. 4, 7", "places.csv row 3"."""
        page_word, line_word, row_word = _WORDS[language]
        if self.is_register:
            return f"{self.report} {row_word} {self.page}"
        lines = f" {line_word} {', '.join(map(str, self.lines))}" if self.lines else ""
        return f"{self.report} {page_word} {self.page}{lines}"


def places(sources: Iterable[Source], language: Language) -> str:
    """Say where several sources stand, page by page: "kpi1 p. 25 l. 4, 7; kpi2 p. 3 l. 1"."""
    by_page: dict[tuple[str, int, bool], Source] = {}
    for source in sources:
        key = (source.report, source.page, source.is_register)
        lines = {*source.lines, *(by_page[key].lines if key in by_page else ())}
        by_page[key] = replace(source, lines=tuple(sorted(lines)))
    return "; ".join(by_page[key].place(language) for key in sorted(by_page))


def sources_of(store: ox.Store, project: Project, statements: Iterable[str]) -> tuple[Source, ...]:
    """Return the sources of statements, sorted by report, page, first line and passage."""
    nodes = [ox.NamedNode(iri) for iri in sorted(set(statements))]
    heads = look_up(store, project, "sources", {"statement": nodes})
    passages = sorted({row["passage"].value for row in heads})
    words = _words(store, project, [ox.NamedNode(iri) for iri in passages])
    found = [_source(row, words.get(row["passage"].value, [])) for row in heads]
    return tuple(sorted(found, key=lambda s: (s.report, s.page, s.lines, s.passage, s.statement)))


def _source(row: Row, words: list[Row]) -> Source:
    is_register = "file" in row
    lines = {int(w["line"].value) for w in words if "line" in w}
    return Source(
        statement=row["statement"].value,
        passage=row["passage"].value,
        status=_slug(row, "status"),
        extractor=_slug(row, "extractor"),
        report=row["file"].value if is_register else _slug(row, "report"),
        page=int(row["row"].value if is_register else row["number"].value),
        printed=_in_order(row["printed"].value) if "printed" in row else "",
        lines=tuple(sorted(lines)),
        words=tuple(w["words"].value for w in words if "words" in w),
        is_register=is_register,
    )


def _in_order(labels: str) -> str:
    return ", ".join(sorted(labels.split(", "), key=lambda label: (len(label), label)))


def _slug(row: Row, name: str) -> str:
    return row[name].value.rpartition("/")[2] if name in row else ""


def _words(store: ox.Store, project: Project, passages: list[ox.NamedNode]) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {}
    for name in ("words_of_passages", "cells_of_passages"):
        for row in look_up(store, project, name, {"passage": passages}):
            found.setdefault(row["passage"].value, []).append(row)
    return found
