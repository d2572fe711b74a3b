"""Terms and concepts as CSV: complete, true to the sources, and read by a spreadsheet."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from rdflib import Graph, URIRef
from rdflib.namespace import OWL, RDF, RDFS, SKOS
from releases import folder, manifest

from thongthin.graph.namespaces import BASE, LGC, SCHEMA
from thongthin.paths import Project
from thongthin.publishing.ontology.tables import SEPARATOR, scheme_tables, terms_table

BYTE_ORDER_MARK = b"\xef\xbb\xbf"
SCHEMES = sorted(path.stem for path in Project().files("ontology/vocab", "*.ttl")
                 if path.stem != "candidates")  # fmt: skip


def rows_of(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_tables_are_rfc_4180_with_a_byte_order_mark() -> None:
    tables = sorted(folder().rglob("*.csv"))
    assert len(tables) == manifest()["counts"]["vocabularies"] + 1
    for path in tables:
        data = path.read_bytes()
        assert data.startswith(BYTE_ORDER_MARK), path.name
        assert data.count(BYTE_ORDER_MARK) == 1
        assert data.endswith(b"\r\n")
        assert data.count(b"\n") == data.count(b"\r\n")
        widths = {len(row) for row in csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""))}
        assert len(widths) == 1, path.name


@pytest.mark.parametrize("slug", SCHEMES)
def test_scheme_table_says_what_its_turtle_says(slug: str) -> None:
    graph = Graph().parse(folder() / f"scheme/{slug}.ttl")
    rows = rows_of((folder() / f"scheme/{slug}.csv").read_bytes())
    concepts = sorted(str(concept) for concept in graph.subjects(SKOS.inScheme))
    assert [row["iri"] for row in rows] == concepts
    columns = {"prefLabel": SKOS.prefLabel, "altLabels": SKOS.altLabel,
               "hiddenLabels": SKOS.hiddenLabel, "definition": SKOS.definition}  # fmt: skip
    for row in rows:
        assert row["iri"] == f"{BASE}scheme/{slug}/{row['slug']}"
        assert row["status"] == "current"
        for name, predicate in columns.items():
            for language in ("en", "th"):
                said = [str(o) for o in graph.objects(URIRef(row["iri"]), predicate)
                        if getattr(o, "language", "") == language]  # fmt: skip
                assert row[f"{name}_{language}"] == SEPARATOR.join(sorted(said))
        broader = sorted(str(o) for o in graph.objects(URIRef(row["iri"]), SKOS.broader))
        assert row["broader"] == SEPARATOR.join(broader)


def test_terms_table_has_every_term_with_its_words() -> None:
    graph = Graph().parse(folder() / "def.ttl")
    kinds = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)
    terms = sorted({str(s) for kind in kinds for s in graph.subjects(RDF.type, kind)
                    if str(s).startswith(LGC)})  # fmt: skip
    rows = rows_of((folder() / "terms.csv").read_bytes())
    assert [row["iri"] for row in rows] == terms
    for row in rows:
        labels = {o.language: str(o) for o in graph.objects(URIRef(row["iri"]), RDFS.label)}  # type: ignore[attr-defined]
        assert (row["label_en"], row["label_th"]) == (labels["en"], labels["th"])
        assert row["definition_en"]
        assert row["definition_th"]
        assert row["module"]
        for column in ("domainIncludes", "rangeIncludes"):
            said = graph.objects(URIRef(row["iri"]), URIRef(SCHEMA + column))
            assert row[column] == SEPARATOR.join(sorted(map(str, said)))
        assert row["name"] == row["iri"].removeprefix(LGC)


def test_what_parts_values_stands_in_no_value() -> None:
    graph = Graph().parse(folder() / "scheme.ttl")
    assert [str(value) for value in graph.objects() if "|" in str(value)] == []


def test_a_deprecated_concept_and_term_say_so(tmp_path: Path) -> None:
    planted = {
        "vocab/sector.ttl": (
            "<https://w3id.org/thongthin/scheme/sector> a skos:ConceptScheme .\n"
            "<https://w3id.org/thongthin/scheme/sector/old> a skos:Concept ;\n"
            "  skos:inScheme <https://w3id.org/thongthin/scheme/sector> ; owl:deprecated true ;\n"
            '  skos:prefLabel "a, b\\n\\"c\\""@en ;\n'
            "  dcterms:isReplacedBy <https://w3id.org/thongthin/scheme/sector/new> .\n"
        ),
        "modules/mine.ttl": (
            "lgc:Old a owl:Class ; owl:deprecated true ; dcterms:isReplacedBy lgc:New .\n"
        ),
    }
    prefixes = (
        "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n"
        "@prefix owl: <http://www.w3.org/2002/07/owl#> .\n"
        "@prefix dcterms: <http://purl.org/dc/terms/> .\n"
        f"@prefix lgc: <{LGC}> .\n"
    )
    for name, text in planted.items():
        (tmp_path / "ontology" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "ontology" / name).write_text(prefixes + text, encoding="utf-8")
    project = Project.open(tmp_path)
    (row,) = rows_of(dict(scheme_tables(project))[f"{BASE}scheme/sector"])
    assert (row["status"], row["replacedBy"]) == ("deprecated", f"{BASE}scheme/sector/new")
    assert row["prefLabel_en"] == 'a, b\n"c"'
    old = next(row for row in rows_of(terms_table(project)) if row["name"] == "Old")
    assert (old["status"], old["replacedBy"], old["module"]) == ("deprecated", f"{LGC}New", "mine")
