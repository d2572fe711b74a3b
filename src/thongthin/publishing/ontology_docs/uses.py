"""Who uses a term: questions, shapes, rules and registers of lifting, and things of the graph.

Use is read from the files, never from a list: `lgc:` names in a question or a shape, the keys that
a rule emits and the kinds of thing that it speaks of (`mappings/things.yaml`), types in
`kg/facts.ttl`. A file that a project does not have adds nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from thongthin.asking.catalogue import list_questions
from thongthin.asking.question import Bilingual, Question
from thongthin.graph.namespaces import LGC, SKOS
from thongthin.graph.ontology import read_turtle
from thongthin.lifting.yaml_file import read_yaml
from thongthin.paths import Project, packaged_root
from thongthin.publishing.ontology_docs.triples import TYPE, Triples

_NAME = re.compile(r"\blgc:([A-Za-z]+)")

MOST_INSTANCES = 3
"""Things of the graph that are shown at a class."""


@dataclass(frozen=True, slots=True)
class LiftingRule:
    """A rule, or a register, that yields statements.

    Attributes:
        id: in its file.
        title: what it reads.
        is_register: it reads the rows of a table, not the words of a page.
        yields: local names of the classes and properties of its statements.
    """

    id: str
    title: Bilingual
    is_register: bool
    yields: frozenset[str]


@dataclass(frozen=True, slots=True)
class Instance:
    """A thing of the graph, with its names as printed or composed ("" where it has none)."""

    iri: str
    label: Bilingual


def questions_by_term(project: Project) -> Mapping[str, tuple[Question, ...]]:
    """Return local name → the questions that read it, in order of number."""
    found: dict[str, list[Question]] = {}
    for question in list_questions(project):
        classes = {parameter.of_class for parameter in question.parameters} - {""}
        for name in sorted(classes | set(_NAME.findall(question.sparql))):
            found.setdefault(name, []).append(question)
    return {name: tuple(questions) for name, questions in found.items()}


def rules_by_term(project: Project) -> Mapping[str, tuple[LiftingRule, ...]]:
    """Return local name → the rules and registers that yield it, rules first, each by id.

    Raises:
        MappingError: a file of `mappings/` is no YAML.
    """
    kinds = _kinds(project)
    found: dict[str, list[LiftingRule]] = {}
    for rule in sorted(_rules(project, kinds), key=lambda r: (r.is_register, r.id)):
        for name in rule.yields:
            found.setdefault(name, []).append(rule)
    return {name: tuple(rules) for name, rules in found.items()}


def instances_by_class() -> Mapping[str, tuple[Instance, ...]]:
    """Return IRI of a class → some things of the shipped graph, the first ones by IRI.

    Never of one that was built here: the pages of a release do not hang on what lies about.
    """
    path = packaged_root() / "kg/facts.ttl"
    if not path.is_file():
        return {}
    triples = Triples(read_turtle(path))
    found: dict[str, list[Instance]] = {}
    for thing in sorted(triples.names()):
        for cls in triples.iris(thing, TYPE):
            known = found.setdefault(cls, [])
            if len(known) < MOST_INSTANCES:
                known.append(Instance(thing, triples.text(thing, SKOS + "prefLabel")))
    return {cls: tuple(things) for cls, things in found.items()}


def own_names(iris: Iterable[str], texts: Iterable[str]) -> frozenset[str]:
    """Return the local names of our terms among IRIs, and in texts as `lgc:Name`."""
    named = {iri.removeprefix(LGC) for iri in iris if iri.startswith(LGC)}
    return frozenset(named.union(*map(_NAME.findall, texts)))


def _kinds(project: Project) -> dict[str, set[str]]:
    """Kind of thing → local names of its classes."""
    path = project.file("mappings/things.yaml")
    table = read_yaml(path) if path else {}
    return {
        kind: {said["class"], *said.get("classes", {}).values()} for kind, said in table.items()
    }


def _rules(project: Project, kinds: Mapping[str, set[str]]) -> Iterator[LiftingRule]:
    for path in project.files("mappings/rules", "*.yaml"):
        for entry in read_yaml(path):
            yield _rule(entry, str(entry["id"]), False, kinds)
    for path in project.files("mappings/registers", "*.yaml"):
        for entry in _documents(path):
            yield _rule(entry, str(entry["register"]), True, kinds)


def _documents(path: Path) -> list[dict[str, Any]]:
    found = read_yaml(path)
    return found if isinstance(found, list) else [found]


def _rule(
    entry: Mapping[str, Any], id_: str, is_register: bool, kinds: Mapping[str, set[str]]
) -> LiftingRule:
    title = Bilingual(entry["title"]["th"], entry["title"]["en"])
    said = [entry.get("emits", []), entry.get("introduces", {})]
    return LiftingRule(id_, title, is_register, frozenset(_yielded(said, kinds)))


def _yielded(value: object, kinds: Mapping[str, set[str]]) -> Iterator[str]:
    """Yield the names that a template speaks of: its keys, and the classes of its things."""
    if isinstance(value, list):
        for item in value:
            yield from _yielded(item, kinds)
    elif isinstance(value, dict):
        yield from (str(key) for key in value)
        kind = value.get("thing") if isinstance(value.get("thing"), str) else None
        for key in (kind, *value):
            yield from kinds.get(str(key), ())
        for item in value.values():
            yield from _yielded(item, kinds)
    elif isinstance(value, str):
        yield from _NAME.findall(value)
