"""A release that the tests share, written once a process; not to be changed."""

from __future__ import annotations

import atexit
import json
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pyoxigraph as ox

from thongthin.paths import Project
from thongthin.publishing.ontology.folder import MANIFEST, write_release

SITE = "https://example.org/thongthin"

FORMATS = {
    "ttl": ox.RdfFormat.TURTLE,
    "rdf": ox.RdfFormat.RDF_XML,
    "jsonld": ox.RdfFormat.JSON_LD,
    "nt": ox.RdfFormat.N_TRIPLES,
}


@cache
def folder() -> Path:
    """Return the folder of a release of the ontology that is shipped."""
    home = TemporaryDirectory()
    atexit.register(home.cleanup)
    target = Path(home.name) / "release"
    write_release(Project(), target, SITE)
    return target


@cache
def manifest() -> dict[str, Any]:
    """Return the manifest of that release."""
    content: dict[str, Any] = json.loads((folder() / MANIFEST).read_text(encoding="utf-8"))
    return content


def read(path: Path) -> frozenset[str]:
    """Return the triples of a file as N-Triples lines, blank nodes named by RDFC-1.0."""
    return canonical(quad.triple for quad in ox.parse(path=path, format=FORMATS[path.suffix[1:]]))


def canonical(triples: Any) -> frozenset[str]:
    """Return triples as N-Triples lines, blank nodes named by RDFC-1.0."""
    dataset = ox.Dataset(ox.Quad(t.subject, t.predicate, t.object) for t in triples)
    dataset.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    return frozenset(f"{quad.triple} ." for quad in dataset)
