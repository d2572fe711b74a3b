"""Read the ontology's Turtle files: modules and concept schemes, from the data folders in force.

Anonymous restrictions and lists (blank nodes) live in the module files only; what is published as
quads leaves them out (DESIGN.md, decision 11), the closure and a reasoner need them.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import pyoxigraph as ox

from thongthin.errors import OntologyError
from thongthin.paths import Project

MODULES_FOLDER = "ontology/modules"
VOCABULARY_FOLDER = "ontology/vocab"

DL_MODULES = "dl.ttl"
"""How the files end that hold axioms outside OWL 2 RL: for a reasoner, not for the closure."""

_UNSAFE = re.compile(r"[^A-Za-z0-9-]")


def read_ontology(project: Project, *, with_dl: bool = True) -> tuple[ox.Triple, ...]:
    """Return the triples of all modules, blank nodes included, file by file in order of name.

    Args:
        project: the data folders in force.
        with_dl: with the axioms of `dl.ttl` and `thai-dl.ttl`; the closure leaves them out.

    Raises:
        OntologyError: a file is no Turtle; names file and line.
    """
    files = project.files(MODULES_FOLDER, "*.ttl")
    return _read(path for path in files if with_dl or not path.name.endswith(DL_MODULES))


def read_schemes(project: Project) -> tuple[ox.Triple, ...]:
    """Return the triples of all concept schemes, file by file in order of name.

    Raises:
        OntologyError: a file is no Turtle; names file and line.
    """
    return _read(project.files(VOCABULARY_FOLDER, "*.ttl"))


def read_turtle(path: Path) -> tuple[ox.Triple, ...]:
    """Return the triples of one Turtle file in order of the file.

    Blank nodes are named by file and order of appearance ("modules-rl-3"), so that two runs
    never differ by chance and two files never share one.

    Raises:
        OntologyError: the file cannot be read or is no Turtle; names file and line.
    """
    try:
        quads = list(ox.parse(path=path, format=ox.RdfFormat.TURTLE))
    except SyntaxError as error:
        where = f"{path.name}:{error.lineno}" if error.lineno else path.name
        raise OntologyError(f"is no Turtle: {error.msg}", where=where) from error
    except (OSError, ValueError) as error:
        raise OntologyError(f"cannot be read as Turtle: {error}", where=path.name) from error
    name, blank = _blank_name(path), dict[str, ox.BlankNode]()
    return tuple(_renamed(quad.triple, name, blank) for quad in quads)


def _blank_name(path: Path) -> str:
    """First part of a file's blank node names: letters and digits, told apart by folder."""
    name = f"{path.parent.name}-{path.stem}"
    safe = _UNSAFE.sub("", name)
    return safe if safe == name else f"{safe}-{hashlib.sha256(name.encode()).hexdigest()[:8]}"


def _renamed(triple: ox.Triple, name: str, blank: dict[str, ox.BlankNode]) -> ox.Triple:
    subject, value = triple.subject, triple.object
    if isinstance(subject, ox.BlankNode):
        subject = blank.setdefault(subject.value, ox.BlankNode(f"{name}-{len(blank) + 1}"))
    if isinstance(value, ox.BlankNode):
        value = blank.setdefault(value.value, ox.BlankNode(f"{name}-{len(blank) + 1}"))
    return ox.Triple(subject, triple.predicate, value)


def named(triples: Iterable[ox.Triple]) -> Iterator[ox.Triple]:
    """Yield the triples that have no blank node, in the order given."""
    for triple in triples:
        if not isinstance(triple.subject, ox.BlankNode) and not isinstance(
            triple.object, ox.BlankNode
        ):
            yield triple


def _read(files: Iterable[Path]) -> tuple[ox.Triple, ...]:
    return tuple(triple for path in files for triple in read_turtle(path))
