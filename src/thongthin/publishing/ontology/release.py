"""All files of a release of the ontology, in memory.

| path | holds |
|---|---|
| `def.*`, `def/<profile>.*` | the ontology and its profiles (`artefacts`), in four formats |
| `shapes.*`, `shapes/<group>.*` | shapes: all, each group, `generic` for any country |
| `scheme.*`, `scheme/<slug>.*` | all vocabularies, each vocabulary |
| `scheme/<slug>.csv`, `terms.csv` | concepts and terms as tables |
| `context.jsonld`, `logo.svg`, `align/*.sssom.tsv`, `examples/*.ttl` | as they are in `ontology/` |
| `w3id/` | the folder for w3id.org: redirects and README |

Paths follow IRIs: what `…/def/core` names is `def/core.ttl` and its like.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pyoxigraph as ox

from thongthin.errors import OntologyError
from thongthin.graph.namespaces import BASE, RDF, SH, SKOS
from thongthin.graph.ontology import read_ontology
from thongthin.paths import Project
from thongthin.publishing.ontology.artefacts import Artefact, artefacts
from thongthin.publishing.ontology.described import Described
from thongthin.publishing.ontology.formats import FORMATS, stable_graph
from thongthin.publishing.ontology.header import Header
from thongthin.publishing.ontology.redirects import w3id_files
from thongthin.publishing.ontology.tables import scheme_tables, terms_table

CONTEXT = "context.jsonld"

_COPIED = (
    ("ontology", CONTEXT),
    ("ontology", "logo.svg"),
    ("ontology/align", "*.sssom.tsv"),
    ("ontology/examples", "*.ttl"),
)


@dataclass(frozen=True, slots=True)
class Release:
    """A release before it is written.

    Attributes:
        version: of the ontology.
        files: path → content, in any order.
        triples: path of an artefact ("def/core") → number of its triples, sorted.
        counts: what is counted ("classes", "concepts" …) → number.
    """

    version: str
    files: Mapping[str, bytes]
    triples: Mapping[str, int]
    counts: Mapping[str, int]


def make_release(project: Project, site: str) -> Release:
    """Make all files of a release.

    Args:
        project: the data folders in force.
        site: absolute address that the redirects lead to.

    Raises:
        OntologyError: a file is no Turtle, the header lacks its version, there is no context.
        UsageError: the site is no plain address.
    """
    ontology = read_ontology(project)
    version = Header.of(ontology).version
    files = {f"w3id/{name}": data for name, data in w3id_files(site, version).items()}
    files |= _copies(project)
    files["terms.csv"] = terms_table(project)
    files |= {f"{iri.removeprefix(BASE)}.csv": table for iri, table in scheme_tables(project)}
    made = tuple(artefacts(project))
    for artefact in made:
        files |= _written(artefact)
    triples = {artefact.path: len(artefact.triples) for artefact in made}
    return Release(version, files, dict(sorted(triples.items())), _counts(ontology, made))


def _written(artefact: Artefact) -> dict[str, bytes]:
    graph = stable_graph(artefact.triples)
    return {f"{artefact.path}.{ending}": write(graph) for ending, write in FORMATS.items()}


def _copies(project: Project) -> dict[str, bytes]:
    found = {
        f"{folder}/{path.name}".removeprefix("ontology/"): path.read_bytes()
        for folder, pattern in _COPIED
        for path in project.files(folder, pattern)
    }
    if CONTEXT not in found:
        sentence = "is missing; make it with `python -m thongthin.graph.context`"
        raise OntologyError(sentence, where=f"ontology/{CONTEXT}")
    return found


def _counts(ontology: Sequence[ox.Triple], made: Sequence[Artefact]) -> dict[str, int]:
    kinds = list(Described(ontology).own_terms().values())
    return {
        "classes": kinds.count("class"),
        "object properties": kinds.count("object property"),
        "data properties": kinds.count("data property"),
        "annotation properties": kinds.count("annotation property"),
        "vocabularies": _typed(made, "scheme", SKOS + "ConceptScheme"),
        "concepts": _typed(made, "scheme", SKOS + "Concept"),
        "shapes": _typed(made, "shapes", SH + "NodeShape"),
    }


def _typed(made: Sequence[Artefact], path: str, cls: str) -> int:
    """Count what an artefact says to be of a class."""
    return sum(
        triple.predicate.value == RDF + "type" and triple.object == ox.NamedNode(cls)
        for artefact in made
        if artefact.path == path
        for triple in artefact.triples
    )
