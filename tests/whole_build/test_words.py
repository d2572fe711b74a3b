"""Every statement of the built graph has its words, and the words are the files’."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from typing import Any

import pyoxigraph as ox
import pytest
from building import SEEDS, built_seeds, graph_lines

from thongthin.graph.namespaces import BASE, DCTERMS, ID, LGC, OA, RDF, SKOS

REPORTS = ("kpi17733", "kpiebook62009")


@pytest.fixture(scope="module")
def store() -> ox.Store:
    """The graph that a build of the seeds gives."""
    found = ox.Store()
    found.load(built_seeds()[1]["thongthin.nq"].encode(), format=ox.RdfFormat.N_QUADS)
    return found


@pytest.mark.parametrize("report", [*REPORTS, "sources", "body-places", "award-criteria"])
def test_every_statement_has_an_assertion_and_every_assertion_a_statement(report: str) -> None:
    """Read as text: a store writes some literals in another form, and the IRI is of the form."""
    quads = built_seeds()[1]["thongthin.nq"]
    stated = graph_lines(quads, f"graph/{report}/facts")
    evidence = graph_lines(quads, f"graph/{report}/evidence")
    parts = {part: _by_subject(evidence, part) for part in ("subject", "predicate", "object")}
    asserted = {
        f"<{ID}statement/{hashlib.sha256(f'+ {line} .'.encode()).hexdigest()[:32]}>": line
        for line in stated
    }
    assert stated
    kind = f"<{RDF}type> <{LGC}Assertion>"
    assert {line.split(" ")[0] for line in evidence if line.endswith(kind)} == asserted.keys()
    for node, line in asserted.items():
        assert " ".join(parts[part][node] for part in parts) == line


def test_every_assertion_is_attested_in_its_passages(store: ox.Store) -> None:
    attested: dict[Any, set[Any]] = {}
    for node in _of_class(store, "Attestation"):
        statement = _value(store, node, f"{LGC}attests")
        passage = _value(store, node, f"{LGC}inPassage")
        assert len(list(_values(store, node, f"{LGC}hasStatus"))) == 1
        assert len(list(_values(store, node, f"{LGC}extractedBy"))) == 1
        attested.setdefault(statement, set()).add(passage)
    for kind in ("Assertion", "NegatedAssertion"):
        for node in _of_class(store, kind):
            assert attested[node] == set(_values(store, node, f"{LGC}supportedBy"))


def test_every_quote_is_the_file_at_its_offsets(store: ox.Store) -> None:
    """The files are read again, with nothing of the reading in between."""
    manifest = json.loads(built_seeds()[1]["manifest.json"])
    raw = {
        ox.NamedNode(f"{ID}text/{d['report']}/{d['page']}"): _file(d) for d in manifest["documents"]
    }
    seen = 0
    for segment in _of_class(store, "QuoteSegment"):
        text = raw[_value(store, segment, f"{OA}hasSource")]
        found: dict[str, str] = {}
        for selector in _values(store, segment, f"{OA}hasSelector"):
            for quad in store.quads_for_pattern(selector, None, None, None):
                found[quad.predicate.value.removeprefix(OA)] = getattr(quad.object, "value", "")
        start, end = int(found["start"]), int(found["end"])
        assert text[start:end] == found["exact"]
        assert "\n" not in found["exact"]
        assert found["exact"] == found["exact"].strip() != ""
        assert text[:start].endswith(found.get("prefix", ""))
        assert text[end:].startswith(found.get("suffix", ""))
        line = _value(store, segment, f"{LGC}lineNumber")
        assert int(line.value) == text.count("\n", 0, start) + 1
        seen += 1
    assert seen > 500


def test_no_statement_of_a_page_rests_on_furniture_but_what_furniture_may_say(
    store: ox.Store,
) -> None:
    """Headers and footers tell the document and its award edition, and nothing else."""
    furniture = ox.NamedNode(f"{BASE}scheme/extractor/furniture")
    predicates = {
        _value(store, _value(store, node, f"{LGC}attests"), f"{RDF}predicate").value
        for node in _of_class(store, "Attestation")
        if _value(store, node, f"{LGC}extractedBy") == furniture
    }
    may = {"pageOf", "digitalPageNumber", "printedPageLabel", "buddhistYear", "assessedIn"}
    assert predicates <= {*(LGC + name for name in may), DCTERMS + "title", DCTERMS + "subject"}


def test_the_graph_conforms() -> None:
    built, files = built_seeds()
    assert built.report.conforms
    assert built.report.of_severity("Violation") == ()
    assert built.problems == ()
    assert built.exit_code == 0
    assert files["rejected.jsonl"] == ""
    assert files["review.jsonl"] == ""


def test_every_thing_spoken_of_has_a_class_and_a_label(store: ox.Store) -> None:
    spoken: set[ox.NamedNode] = set()
    for report in REPORTS:
        facts = ox.NamedNode(f"{BASE}graph/{report}/facts")
        for quad in store.quads_for_pattern(None, None, None, facts):
            terms = (quad.subject, quad.object)
            spoken |= {t for t in terms if isinstance(t, ox.NamedNode) and t.value.startswith(ID)}
    assert spoken
    for thing in spoken:
        assert list(_values(store, thing, f"{RDF}type")), thing
        assert list(_values(store, thing, f"{SKOS}prefLabel")), thing


def _file(document: dict[str, Any]) -> str:
    content: bytes = (SEEDS / document["file"]).read_bytes()
    assert hashlib.sha256(content).hexdigest() == document["sha256"]
    return content.decode("utf-8")


def _by_subject(lines: Iterable[str], part: str) -> dict[str, str]:
    """Return subject → object of the triples with a property of the RDF namespace."""
    split = (line.partition(f" <{RDF}{part}> ") for line in lines)
    return {subject: value for subject, found, value in split if found}


def _of_class(store: ox.Store, name: str, graph: ox.NamedNode | None = None) -> Iterator[Any]:
    kind = ox.NamedNode(LGC + name)
    for quad in store.quads_for_pattern(None, ox.NamedNode(f"{RDF}type"), kind, graph):
        if not quad.graph_name.value.endswith("graph/inferred"):  # type: ignore[union-attr]
            yield quad.subject


def _values(store: ox.Store, subject: Any, predicate: str) -> Iterator[Any]:
    for quad in store.quads_for_pattern(subject, ox.NamedNode(predicate), None, None):
        yield quad.object


def _value(store: ox.Store, subject: Any, predicate: str) -> Any:
    found = set(_values(store, subject, predicate))
    assert len(found) == 1, (subject, predicate, found)
    return found.pop()
