"""The JSON-LD context is what the ontology gives, and does what records need of it."""

from __future__ import annotations

import json
from pathlib import Path

import pyoxigraph as ox
import pytest
import yaml
from rdflib import Dataset

from thongthin.errors import OntologyError
from thongthin.graph.context import FOREIGN, main, make_context, to_json
from thongthin.graph.namespaces import DCTERMS, ID, LGC, PREFIXES, XSD
from thongthin.paths import Project, packaged_root

ROOT = packaged_root()
COMMITTED = (ROOT / "ontology/context.jsonld").read_text(encoding="utf-8")
CONTEXT = json.loads(COMMITTED)["@context"]

TURTLE = """@prefix lgc: <https://w3id.org/thongthin/def#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
"""


def quads(*nodes: dict[str, object]) -> set[str]:
    """Process nodes in the named graph of a passage, as records are."""
    graph = {"@id": "id:passage/report/1/0123456789abcdef", "@graph": list(nodes)}
    document = json.dumps({"@context": CONTEXT, "@graph": [graph]})
    return {str(quad) for quad in ox.parse(document, format=ox.RdfFormat.JSON_LD)}


def test_committed_file_is_what_the_ontology_gives() -> None:
    assert to_json(make_context(Project())) == COMMITTED


def test_the_command_prints_or_writes_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main([])
    assert capsys.readouterr().out == COMMITTED
    main([str(tmp_path / "context.jsonld")])
    assert (tmp_path / "context.jsonld").read_text(encoding="utf-8") == COMMITTED


def test_every_predicate_of_the_expected_statements_is_a_key() -> None:
    for path in sorted((ROOT / "tests/gold").glob("*.yaml")):
        statements = yaml.safe_load(path.read_text(encoding="utf-8"))["statements"]
        assert [s[2] for s in statements if s[2] not in CONTEXT] == []


def test_terms_of_others_are_not_ours() -> None:
    assert all(not iri.startswith(LGC) for iri, _ in FOREIGN.values())
    assert CONTEXT["title"] == "dcterms:title"
    assert CONTEXT["issued"] == {"@id": "dcterms:issued", "@type": "xsd:date"}


@pytest.mark.parametrize(
    ("key", "value", "written"),
    [
        ("appliesPrinciple", "scheme:principle/moderation", "<{scheme}principle/moderation>"),
        ("formalisedBy", "lgc:PartnershipAgreement", "<{lgc}PartnershipAgreement>"),
        ("addressedBy", "lgc:drawsFromSector", "<{lgc}drawsFromSector>"),
        ("countValue", 50, '"50"^^<{xsd}nonNegativeInteger>'),
        ("digitalPageNumber", 12, '"12"^^<{xsd}positiveInteger>'),
        ("buddhistYear", 2560, '"2560"^^<{xsd}integer>'),
        ("weightPercent", "45", '"45"^^<{xsd}decimal>'),
        ("isTruncated", True, '"true"^^<{xsd}boolean>'),
        ("documentNumberKey", "มท0808.2/ว123", '"มท0808.2/ว123"'),
        ("statedFunction", {"@value": "ดูแล", "@language": "th"}, '"ดูแล"@th'),
        ("signedOn", "2019-03-01", '"2019-03-01"^^<{xsd}date>'),
    ],
)
def test_values_are_coerced(key: str, value: object, written: str) -> None:
    expected = written.format(**PREFIXES)
    predicate, graph = f"<{LGC}{key}>", f"<{ID}passage/report/1/0123456789abcdef>"
    assert quads({"@id": "id:body/x", key: value}) == {
        f"<{ID}body/x> {predicate} {expected} {graph}"
    }


def test_classes_are_types_by_name() -> None:
    (quad,) = quads({"@id": "id:network/x", "@type": "CollaborationNetwork"})
    assert f"<{LGC}CollaborationNetwork>" in quad


def test_terms_of_others_reach_their_iris() -> None:
    node: dict[str, object] = {
        "@id": "id:directive/x",
        "issued": "2006-12-27",
        "audience": "scheme:audience/citizens",
    }
    found = " ".join(sorted(quads(node)))
    assert f'<{DCTERMS}issued> "2006-12-27"^^<{XSD}date>' in found
    assert f"<{DCTERMS}audience> <{PREFIXES['scheme']}audience/citizens>" in found


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_rdflib_reads_it_alike() -> None:
    node: dict[str, object] = {
        "@id": "id:body/x",
        "@type": "LocalGovernmentBody",
        "appliesPrinciple": ["scheme:principle/moderation", "scheme:principle/virtue"],
    }
    graph = {"@id": "id:passage/p", "@graph": [node]}
    document = json.dumps({"@context": CONTEXT, "@graph": [graph]})
    dataset = Dataset()
    dataset.parse(data=document, format="json-ld")
    theirs = {tuple(str(part) for part in quad) for quad in dataset.quads()}
    ours = {
        (q.subject.value, q.predicate.value, q.object.value, q.graph_name.value)
        for q in ox.parse(document, format=ox.RdfFormat.JSON_LD)
    }
    assert theirs == ours


def test_a_key_of_two_terms_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "ontology/modules"
    folder.mkdir(parents=True)
    own = folder / "own.ttl"
    own.write_text(TURTLE + "lgc:title a owl:DatatypeProperty .\n", encoding="utf-8")
    with pytest.raises(OntologyError, match="share the key title"):
        make_context(Project(tmp_path))


def test_a_projects_own_term_becomes_a_key(tmp_path: Path) -> None:
    folder = tmp_path / "ontology/modules"
    folder.mkdir(parents=True)
    own = folder / "own.ttl"
    own.write_text(TURTLE + "lgc:ownRelation a owl:ObjectProperty .\n", encoding="utf-8")
    context = make_context(Project(tmp_path))["@context"]
    assert context["ownRelation"] == {"@id": "lgc:ownRelation", "@type": "@id"}
    assert "appliesPrinciple" in context
