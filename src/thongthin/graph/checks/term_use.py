"""Which file uses which term: questions, shapes, rules, mappings, schemes, examples, the writer.

Use is read from the files as text, since most of them are no RDF: compact names (`lgc:hasParty`)
in questions, shapes, schemes, examples and registers; keys of the records that rules, registers
and curated statements emit; classes of `mappings/things.yaml`; and the terms that the evidence
writer names in this package.

Source: FIBO Ontology Guide, 27-33 (every element is used by a competency question).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import pyoxigraph as ox

from thongthin.graph.namespaces import CHECK, LGC, USE_GRAPH
from thongthin.lifting.yaml_file import read_yaml
from thongthin.paths import Project

COMPACT = re.compile(r"\blgc:([A-Za-z]+)")
"""A compact name, in any text."""

_KEY = re.compile(r"""^\s*(?:-\s+)?["']?([A-Za-z]+)["']?:""", re.MULTILINE)
_INLINE_KEY = re.compile(r"""[{,]\s*["']?([A-Za-z]+)["']?:""")
_WRITTEN = re.compile(r'\bLGC(?:\}| \+ ")([A-Za-z]+)')
_THINGS = "mappings/things.yaml"

_PLACES: tuple[tuple[str, str, tuple[re.Pattern[str], ...]], ...] = (
    ("queries", "*.rq", (COMPACT,)),
    ("queries/lookup", "*.rq", (COMPACT,)),
    ("ontology/shapes", "*.ttl", (COMPACT,)),
    ("ontology/vocab", "*.ttl", (COMPACT,)),
    ("ontology/examples", "*.ttl", (COMPACT,)),
    ("mappings/rules", "*.yaml", (COMPACT, _KEY, _INLINE_KEY)),
    ("mappings/registers", "*.yaml", (COMPACT, _KEY, _INLINE_KEY)),
    ("mappings/curated", "*.yaml", (COMPACT, _KEY, _INLINE_KEY)),
)
"""Folder, files, and how a term is named in them."""


def read_uses(project: Project) -> dict[str, tuple[str, ...]]:
    """Return local name → the files that use it, sorted; names that are no terms are among them.

    Raises:
        MappingError: `mappings/things.yaml` is no YAML.
    """
    found: dict[str, set[str]] = {}
    for name, place in _uses(project):
        found.setdefault(name, set()).add(place)
    return {name: tuple(sorted(found[name])) for name in sorted(found)}


def use_quads(uses: Mapping[str, Iterable[str]]) -> Iterator[ox.Quad]:
    """Yield what the checks know of use: `<term> check:usedIn "file"`."""
    graph, used_in = ox.NamedNode(USE_GRAPH), ox.NamedNode(CHECK + "usedIn")
    for name, places in uses.items():
        for place in places:
            yield ox.Quad(ox.NamedNode(LGC + name), used_in, ox.Literal(place), graph)


def _uses(project: Project) -> Iterator[tuple[str, str]]:
    for folder, pattern, forms in _PLACES:
        for path in project.files(folder, pattern):
            yield from _in(path, f"{folder}/{path.name}", forms)
    things = project.file(_THINGS)
    if things:
        for kind in read_yaml(things).values():
            yield kind["class"], _THINGS
            yield from ((name, _THINGS) for name in kind.get("classes", {}).values())
    for path in sorted(Path(__file__).parents[1].glob("*.py")):
        yield from _in(path, f"the program, graph/{path.name}", (_WRITTEN,))


def _in(path: Path, place: str, forms: Iterable[re.Pattern[str]]) -> Iterator[tuple[str, str]]:
    # A file that is no UTF-8 is told of where it is read; here it only names fewer terms.
    text = path.read_text(encoding="utf-8", errors="replace")
    for form in forms:
        for name in set(form.findall(text)):
            yield name, place
