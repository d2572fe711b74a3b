"""The concept schemes: sound SKOS, and labels that are names of their concept alone."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import pytest
import yaml
from ontology_files import (
    LANGUAGES,
    ROOT,
    SCHEMES,
    concepts,
    graph_of,
    has_cycle,
    local,
    modules,
    schemes,
)
from rdflib import Literal, URIRef
from rdflib.namespace import DCTERMS, ORG, RDF, RDFS, SKOS

from thongthin.graph.namespaces import LGC, ONTOLOGY, SCHEME
from thongthin.reading.canonical import canonical_key

LABELS = (SKOS.prefLabel, SKOS.altLabel, SKOS.hiddenLabel)
LEGAL_TYPES = {
    "bangkok-metropolitan-administration": "กทม.",
    "city-municipality": "ทน.",
    "provincial-administrative-organisation": "อบจ.",
    "subdistrict-administrative-organisation": "อบต.",
    "subdistrict-municipality": "ทต.",
    "town-municipality": "ทม.",
}
"""Types with an official abbreviation; เมืองพัทยา has none."""


def gold_concepts() -> list[str]:
    """Concepts that the expected statements name, as `scheme/slug`."""
    slugs = {path.stem for path in SCHEMES}
    found: set[str] = set()
    for path in sorted((ROOT / "tests/gold").glob("*.yaml")):
        gold = yaml.safe_load(path.read_text(encoding="utf-8"))
        terms = [term for statement in gold["statements"] for term in (statement[1], statement[3])]
        terms += [block.get("as") for block in gold["things"].values()]
        found |= {t for t in terms if isinstance(t, str) and t.partition("/")[0] in slugs}
    return sorted(found)


def test_concepts_of_the_expected_statements_exist() -> None:
    named = gold_concepts()
    assert len({concept.partition("/")[0] for concept in named}) >= 12
    known = {local(concept) for concept in concepts()}
    assert [concept for concept in named if concept not in known] == []


def test_every_concept_is_sound() -> None:
    graph = schemes()
    for concept in concepts():
        (scheme,) = graph.objects(concept, SKOS.inScheme)
        assert str(concept).startswith(f"{scheme}/")
        assert (concept, RDF.type, SKOS.Concept) in graph, local(concept)
        assert list(graph.objects(concept, RDFS.isDefinedBy)) == [URIRef(ONTOLOGY)]
        is_top = (concept, SKOS.topConceptOf, scheme) in graph
        assert is_top == ((scheme, SKOS.hasTopConcept, concept) in graph), local(concept)
        assert is_top != bool(list(graph.objects(concept, SKOS.broader))), local(concept)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("predicate", [SKOS.prefLabel, SKOS.definition])
def test_every_concept_has_one_name_and_one_definition(predicate: URIRef, language: str) -> None:
    for concept in concepts():
        values = schemes().objects(concept, predicate)
        found = [v for v in values if isinstance(v, Literal) and v.language == language]
        assert len(found) == 1, local(concept)


@pytest.mark.parametrize("path", SCHEMES, ids=lambda p: p.name)
def test_a_file_holds_the_scheme_of_its_name(path: Path) -> None:
    held = {
        str(s).removeprefix(SCHEME) for s in graph_of(path).subjects(RDF.type, SKOS.ConceptScheme)
    }
    if path.stem == "candidates":
        assert all(slug.endswith("-candidates") for slug in held)
        assert not list(graph_of(path).subjects(SKOS.inScheme))
    else:
        assert held == {path.stem}


def test_every_candidates_scheme_stands_beside_a_scheme() -> None:
    slugs = {path.stem for path in SCHEMES}
    held = schemes().subjects(RDF.type, SKOS.ConceptScheme)
    candidates = [s for s in held if str(s).endswith("-candidates")]
    assert candidates
    assert {str(s).removeprefix(SCHEME).removesuffix("-candidates") for s in candidates} <= slugs


@pytest.mark.parametrize("path", SCHEMES, ids=lambda p: p.name)
def test_no_two_concepts_of_a_scheme_share_a_label(path: Path) -> None:
    """Compared as lifting compares: canonical characters, no white space."""
    owners: dict[str, set[str]] = defaultdict(set)
    graph = graph_of(path)
    for concept in set(graph.subjects(SKOS.inScheme)):
        for predicate in LABELS:
            for label in graph.objects(concept, predicate):
                owners[canonical_key(str(label)).casefold()].add(local(concept))
    assert {key: sorted(of) for key, of in owners.items() if len(of) > 1} == {}


def test_no_label_of_a_concept_is_given_twice() -> None:
    for concept in concepts():
        labels = [label for p in LABELS for label in schemes().objects(concept, p)]
        keys = [canonical_key(str(label)) for label in labels]
        assert len(keys) == len(set(keys)), local(concept)
        assert all(str(label) == " ".join(str(label).split()) for label in labels)


def test_broader_and_narrower_answer_each_other_and_never_circle() -> None:
    graph = schemes()
    down = set(graph.subject_objects(SKOS.narrower))
    assert down == {(o, s) for s, o in graph.subject_objects(SKOS.broader)}
    assert down
    assert has_cycle(down) is None


def test_relations_between_concepts_end_at_concepts() -> None:
    known = set(concepts())
    for predicate in (SKOS.broader, SKOS.narrower, DCTERMS.audience):
        ends = set(schemes().objects(None, predicate))
        assert ends
        assert ends <= known


def test_types_of_concepts_are_concept_classes() -> None:
    known = {*modules().transitive_subjects(RDFS.subClassOf, SKOS.Concept), ORG.Role}
    for concept in concepts():
        types = set(schemes().objects(concept, RDF.type))
        assert types <= known
        own = [t for t in types if str(t).startswith(LGC)]
        assert types == {SKOS.Concept} or own or ORG.Role in types


def test_legal_types_bear_their_abbreviations() -> None:
    graph = graph_of(ROOT / "ontology/vocab/legal-type.ttl")
    found = {
        local(concept).partition("/")[2]: str(value)
        for concept, value in graph.subject_objects(SKOS.notation)
    }
    assert found == LEGAL_TYPES
    assert len(set(graph.subjects(SKOS.inScheme))) == len(LEGAL_TYPES) + 1
