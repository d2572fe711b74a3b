"""Graphs and shapes to a validation report, with pySHACL over an Oxigraph store.

pySHACL is the judge; it asks its SPARQL constraints of the Oxigraph store in which each shard
lies, which is faster than rdflib's own engine and finds the same (a test compares the two).
Nothing is inferred and nothing is imported. SHACL has no way to open a file, so the digest of a
page's text is compared with the file's here.

Source: SHACL (W3C Recommendation 2017), sections 3 and 5.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import chain
from pathlib import Path
from typing import Any

import pyoxigraph
import pyshacl
import rdflib
from pyshacl.errors import ReportableRuntimeError
from pyshacl.graph_abstraction import OxigraphDataGraph

from thongthin.errors import BuildError, UsageError
from thongthin.graph.namespaces import LGC, SH, SHAPES
from thongthin.graph.ntriples import literal, split_line
from thongthin.graph.report import Finding, Severity, ValidationReport
from thongthin.graph.shapes import Shapes
from thongthin.graph.shards import Shard, to_shards
from thongthin.processes import pool_of

_DIGEST = f"<{LGC}textDigest>"
_DIGEST_SHAPE = SHAPES + "PageTextShape"
_SEVERITY: Mapping[str, Severity] = {
    SH + "Violation": "Violation",
    SH + "Warning": "Warning",
    SH + "Info": "Info",
}


def validate(
    graphs: Mapping[str, Iterable[str]],
    shapes: Shapes,
    *,
    digests: Mapping[str, str] | None = None,
    processes: int = 1,
) -> ValidationReport:
    """Judge a dataset by the shapes.

    The findings depend neither on the order of graphs and lines nor on the number of processes.

    Args:
        graphs: IRI of the graph → canonical N-Triples lines (`Dataset.graphs`); the ontology and
            vocabulary graphs must be among them, else no term is known.
        shapes: from `read_shapes`.
        digests: absolute IRI of a page text → SHA-256 of its file's characters in UTF-8
            (hexadecimal); texts that are not named are not compared.
        processes: how many at most; one is quickest up to some hundred pages.

    Raises:
        BuildError: the validator gives up on a shape or on the data.
    """
    shards = tuple(to_shards(graphs))
    found: Iterable[Iterable[Finding]]
    if processes > 1 and len(shards) > 2:
        with pool_of(min(processes, len(shards))) as pool:
            found = tuple(pool.map(_judge, shards, [shapes] * len(shards)))
    else:
        found = (_judge(shard, shapes) for shard in shards)
    files = _against_files(graphs, shapes, digests or {})
    return ValidationReport.of(chain(chain.from_iterable(found), files))


def read_graphs(path: Path) -> dict[str, tuple[str, ...]]:
    """Read a file of triples or quads (.nq, .trig, .nt, .ttl …) as graphs for `validate`.

    Triples without a graph stand under the name "".

    Raises:
        UsageError: the file is missing, of an unknown ending, or not what its ending says.
    """
    kind = pyoxigraph.RdfFormat.from_extension(path.suffix.removeprefix("."))
    if kind is None:
        raise UsageError("is no RDF file by its ending; name a .nq, .trig or .ttl", where=str(path))
    graphs: dict[str, set[str]] = {}
    try:
        for quad in pyoxigraph.parse(path=path, format=kind):
            line = f"{quad.subject} {quad.predicate} {quad.object} ."
            graphs.setdefault(_name(quad.graph_name), set()).add(line)
    except (OSError, SyntaxError, UnicodeDecodeError) as error:
        raise UsageError(f"cannot be read as {kind.name}: {error}", where=str(path)) from error
    return {name: tuple(sorted(graphs[name])) for name in sorted(graphs)}


class _StoreGraph(OxigraphDataGraph):
    """A store as pySHACL sees it, always true.

    pySHACL asks of the data graph whether it is true thrice for each result it describes, and
    without this the answer is the number of its triples, counted anew each time.
    """

    def __bool__(self) -> bool:
        return True


def _judge(shard: Shard, shapes: Shapes) -> tuple[Finding, ...]:
    store = pyoxigraph.Store()
    store.bulk_load(shard.data, format=pyoxigraph.RdfFormat.N_TRIPLES)
    sentence = f"the validator gave up on the {shard.scope} shapes"
    try:
        _, report, text = pyshacl.validate(
            _StoreGraph(store),
            shacl_graph=_shapes_graph(shapes.of(shard.scope)),
            inference="none",
            inplace=True,
        )
    except (ReportableRuntimeError, SyntaxError) as error:
        raise BuildError(f"{sentence}: {error}") from error
    if not isinstance(report, rdflib.Graph):  # pySHACL hands back its ValidationFailure
        raise BuildError(f"{sentence}: {text}")
    return tuple(_findings(report, shapes))


@lru_cache(maxsize=4)
def _shapes_graph(lines: bytes) -> rdflib.Graph:
    # pyoxigraph reads N-Triples some ten times faster than rdflib does.
    graph = rdflib.Graph(bind_namespaces="none")
    for triple in pyoxigraph.parse(lines, format=pyoxigraph.RdfFormat.N_TRIPLES):
        graph.add((_term(triple.subject), _term(triple.predicate), _term(triple.object)))
    return graph


def _term(term: Any) -> rdflib.term.Node:
    if isinstance(term, pyoxigraph.NamedNode):
        return rdflib.URIRef(term.value)
    if term.language:
        return rdflib.Literal(term.value, lang=term.language)
    if term.datatype.value == str(rdflib.XSD.string):
        return rdflib.Literal(term.value)
    return rdflib.Literal(term.value, datatype=rdflib.URIRef(term.datatype.value))


def _findings(report: rdflib.Graph, shapes: Shapes) -> Iterator[Finding]:
    for result in report.subjects(rdflib.RDF.type, rdflib.URIRef(SH + "ValidationResult")):
        said = {
            str(predicate).removeprefix(SH): term
            for predicate, term in report.predicate_objects(result)
        }
        shape, constraint = str(said["sourceShape"]), str(said.get("sourceConstraint", ""))
        messages = shapes.messages.get(constraint) or shapes.messages.get(shape, {})
        yield Finding(
            severity=_SEVERITY[str(said["resultSeverity"])],
            shape=shape,
            focus=_ntriples(said["focusNode"]),
            constraint=constraint,
            component=str(said["sourceConstraintComponent"]),
            path=str(said.get("resultPath", "")),
            value=_ntriples(said["value"]) if "value" in said else "",
            message_en=messages.get("en", ""),
            message_th=messages.get("th", ""),
        )


def _ntriples(term: rdflib.term.Node) -> str:
    if isinstance(term, rdflib.Literal):
        if term.language:
            return literal(str(term), term.language)
        datatype = None if term.datatype in (None, rdflib.XSD.string) else term.datatype
        return literal(str(term)) + (f"^^<{datatype}>" if datatype else "")
    return f"_:{term}" if isinstance(term, rdflib.BNode) else f"<{term}>"


def _against_files(
    graphs: Mapping[str, Iterable[str]], shapes: Shapes, digests: Mapping[str, str]
) -> Iterator[Finding]:
    """Yield a finding for each page text whose digest is not that of its file (shape S3d)."""
    for line in chain.from_iterable(graphs.values()) if digests else ():
        if _DIGEST not in line:
            continue
        text, predicate, digest = split_line(line)
        expected = digests.get(text[1:-1])
        if predicate == _DIGEST and expected is not None and digest != literal(expected):
            messages = shapes.messages[f"{_DIGEST_SHAPE}-digest"]
            yield Finding(
                severity="Violation",
                shape=_DIGEST_SHAPE,
                focus=text,
                constraint=f"{_DIGEST_SHAPE}-digest",
                path=_DIGEST[1:-1],
                value=digest,
                message_en=messages.get("en", ""),
                message_th=messages.get("th", ""),
            )


def _name(graph: Any) -> str:
    return graph.value if isinstance(graph, pyoxigraph.NamedNode) else ""
