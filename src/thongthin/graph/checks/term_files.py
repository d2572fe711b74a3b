"""The modules and concept schemes as files: what each says, and on which line.

One store holds them all: everything in the default graph, as a query without GRAPH sees it, and
each file's own triples in a graph of its own, so that a finding can name its file.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

import pyoxigraph as ox

from thongthin.errors import OntologyError
from thongthin.graph.namespaces import FILE_GRAPHS
from thongthin.graph.ontology import MODULES_FOLDER, VOCABULARY_FOLDER, read_turtle
from thongthin.paths import Project

_PREFIX = re.compile(r"^\s*@?prefix\s+([\w-]*):\s*<([^>]*)>", re.IGNORECASE | re.MULTILINE)


@dataclass(frozen=True, slots=True)
class TermFile:
    """One Turtle file.

    Attributes:
        name: its path below the data folder, "ontology/modules/core.ttl".
        text: as it was written.
        triples: in the order of the file.
        folder: the project folder that it is from, as the user gave it; "" for a shipped file.
    """

    name: str
    text: str
    triples: tuple[ox.Triple, ...]
    folder: str = ""

    @property
    def shown(self) -> str:
        """Its path as the user would write it: with the project folder, where it is from one."""
        return (Path(self.folder) / self.name).as_posix() if self.folder else self.name

    @property
    def graph(self) -> ox.NamedNode:
        """The graph of the store that holds its triples."""
        return file_graph(self.name)

    def line_of(self, iri: str, value: str = "") -> int:
        """Return the line on which a term is described, from 1; 0 where it is not named.

        Args:
            iri: absolute IRI of the term.
            value: text or absolute IRI; where it stands in the term's own block, that line is
                returned.
        """
        names = self._names(iri)
        lines = self.text.splitlines()
        starts = [i for i, line in enumerate(lines) if _first_word(line) in names]
        for start in starts:
            if value and (found := _within(lines, start, self._names(value), f'"{value}"')):
                return found
        if starts:
            return starts[0] + 1
        return next((i + 1 for i, line in enumerate(lines) if names & set(_words(line))), 0)

    def _names(self, iri: str) -> set[str]:
        """Return the spellings of an IRI in this file."""
        short = {
            f"{prefix}:{iri.removeprefix(namespace)}"
            for prefix, namespace in _PREFIX.findall(self.text)
            if namespace and iri.startswith(namespace)
        }
        return {f"<{iri}>", *short}


def read_term_files(project: Project) -> tuple[TermFile, ...]:
    """Return the files of modules and concept schemes, modules first, in order of name.

    Raises:
        OntologyError: a file is no Turtle; names file and line.
    """
    return tuple(read_term_file(project, name, path) for name, path in term_paths(project))


def term_paths(project: Project) -> Iterator[tuple[str, Path]]:
    """Yield name and path of the files of modules and concept schemes, modules first."""
    for folder in (MODULES_FOLDER, VOCABULARY_FOLDER):
        for path in project.files(folder, "*.ttl"):
            yield f"{folder}/{path.name}", path


def read_term_file(project: Project, name: str, path: Path) -> TermFile:
    """Return one file.

    Raises:
        OntologyError: it is no Turtle; names file and line.
    """
    try:
        triples = read_turtle(path)
    except OntologyError as error:
        where = f"{name}{error.where.removeprefix(path.name)}"
        raise OntologyError(error.sentence, where=where) from error
    folder = project_folder(project, path)
    return TermFile(name, path.read_text(encoding="utf-8"), triples, folder)


def project_folder(project: Project, path: Path) -> str:
    """Return the project folder that a file is from, as the user gave it; "" if from none."""
    overlay = project.overlay
    return str(overlay) if overlay is not None and path.is_relative_to(overlay) else ""


def to_store(files: Iterable[TermFile]) -> ox.Store:
    """Return a store of all files: the default graph holds everything, a graph each file."""
    store = ox.Store()
    for file in files:
        triples = file.triples
        store.extend(ox.Quad(t.subject, t.predicate, t.object) for t in triples)
        store.extend(ox.Quad(t.subject, t.predicate, t.object, file.graph) for t in triples)
    return store


def file_graph(name: str) -> ox.NamedNode:
    """Return the graph of a file of that name."""
    return ox.NamedNode(FILE_GRAPHS + quote(name))


def _first_word(line: str) -> str:
    """Return what a line begins with; "" for an indented or empty one."""
    return line.split(maxsplit=1)[0] if line.strip() and not line[0].isspace() else ""


def _words(line: str) -> Iterator[str]:
    for word in line.split():
        yield word.rstrip(";,.")


def _within(lines: list[str], start: int, names: set[str], text: str) -> int:
    """Return the line, from 1, of the block begun at `start` that holds a name or the text."""
    for i in range(start, len(lines)):
        if i > start and _first_word(lines[i]):
            return 0
        if text in lines[i] or names & set(_words(lines[i])):
            return i + 1
    return 0
