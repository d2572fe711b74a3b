"""The shapes in parts that stand alone: all, each file, and those for any country.

| path | holds |
|---|---|
| `shapes` | the shapes of all files |
| `shapes/{group}` | those of one file of `ontology/shapes/` |
| `shapes/generic` | those of all files but the Thai ones |

Each has the prefixes that its SPARQL constraints name (`sh:prefixes`), whose IRIs stay those of
the files (`shapes#labels`).

Source: SHACL, section 5.2.1 (prefix declarations for SPARQL queries).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path

import pyoxigraph as ox

from thongthin.errors import OntologyError
from thongthin.graph.namespaces import DCTERMS, SH
from thongthin.graph.ontology import read_turtle
from thongthin.graph.shapes import SHAPE_FILES
from thongthin.paths import Project
from thongthin.publishing.ontology.described import Described
from thongthin.publishing.ontology.header import is_header, ontologies
from thongthin.publishing.ontology.profiles import THAI_ONLY

GENERIC = "generic"

_ALL = (
    {"en": "shapes", "th": "เชปตรวจสอบข้อมูล"},
    {
        "en": "What data must say, as SHACL shapes with messages in English and Thai.",
        "th": "สิ่งที่ข้อมูลต้องระบุ เขียนเป็นเชป SHACL พร้อมข้อความแจ้งภาษาไทยและภาษาอังกฤษ",
    },
)
_GENERIC = (
    {"en": "shapes for any country", "th": "เชปตรวจสอบข้อมูลสำหรับทุกประเทศ"},
    {
        "en": "The shapes without those that hold for Thailand only.",
        "th": "เชปที่ไม่รวมเชปซึ่งใช้เฉพาะประเทศไทย",
    },
)
_ONE = {
    "en": "A part of the shapes that can be used alone, with messages in English and Thai.",
    "th": "เชปส่วนหนึ่งที่ใช้แยกได้ พร้อมข้อความแจ้งภาษาไทยและภาษาอังกฤษ",
}


@dataclass(frozen=True, slots=True)
class ShapeGroup:
    """Shapes that are published together.

    Attributes:
        path: "shapes", "shapes/labels".
        triples: the shapes with the prefixes of their queries, without a header.
        title: language ("en", "th") → what is added to the ontology's title.
        description: language → what it holds.
    """

    path: str
    triples: tuple[ox.Triple, ...]
    title: Mapping[str, str]
    description: Mapping[str, str]


def shape_groups(project: Project) -> Iterator[ShapeGroup]:
    """Yield all shapes, those for any country, and those of each file by its name.

    Raises:
        OntologyError: a file is no Turtle, or has the name of the shapes for any country.
    """
    files = project.files(*SHAPE_FILES)
    yield ShapeGroup("shapes", _without_headers(files), *_ALL)
    not_thai = [path for path in files if not any(fnmatch(path.name, p) for p in THAI_ONLY)]
    yield ShapeGroup(f"shapes/{GENERIC}", _without_headers(not_thai), *_GENERIC)
    for path in files:
        if path.stem == GENERIC:
            sentence = "has the name of the shapes for any country; give the file another name"
            raise OntologyError(sentence, where=str(path))
        yield ShapeGroup(f"shapes/{path.stem}", _without_headers([path]), _title(path), _ONE)


def _title(path: Path) -> dict[str, str]:
    """Return language → title of a shapes file; its name where it has none."""
    triples = read_turtle(path)
    said = Described(triples)
    named = [said.by_language(iri, DCTERMS + "title") for iri in sorted(ontologies(triples))]
    plain = dict.fromkeys(("en", "th"), f"shapes/{path.stem}")
    return plain | (named[0] if named else {})


def _without_headers(files: Iterable[Path]) -> tuple[ox.Triple, ...]:
    """Return shapes; of the header of a file only the prefixes that its queries use stay."""
    return tuple(triple for path in files for triple in _of_file(path))


def _of_file(path: Path) -> Iterator[ox.Triple]:
    triples = read_turtle(path)
    files = ontologies(triples)
    for triple in triples:
        if not is_header(triple, files) or triple.predicate.value == SH + "declare":
            yield triple
