"""The pages tell of every term, concept, shape and question, and of nothing by hand."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

import pyoxigraph as ox
import pytest
from docs_pages import LANGUAGES, element, facts, find, pages, parsed, text_of, tree

from thongthin.asking.question import Language
from thongthin.graph.namespaces import DCTERMS, ONTOLOGY
from thongthin.publishing.ontology_docs.links import compact
from thongthin.publishing.ontology_docs.model import Term
from thongthin.publishing.ontology_docs.view import View
from thongthin.publishing.ontology_docs.words import read_words

both = pytest.mark.parametrize("language", LANGUAGES)


def missing(section: Element, term: Term, language: Language) -> Iterator[str]:
    """Yield what the section of a term lacks."""
    told = text_of(section)
    texts = (term.label, term.definition, *term.examples)
    wanted = [" ".join(text[language].split()) for text in texts]
    yield from (text for text in (*wanted, f"lgc:{term.name}") if not text or text not in told)
    links = {a.get("href") for a in find(section, "a")}
    yield from (link for link in links_of(term) if link not in links)
    if not term.examples:
        yield "an example"


def links_of(term: Term) -> Iterator[str]:
    """Yield where the section of a term must lead: what it rests on, and who uses it."""
    known = facts()
    for other in (*term.supers, *term.domain, *term.range_):
        own = known.ontology.terms.get(other)
        yield f"#{own.name}" if own else other
    for question in known.questions_by_term.get(term.name, ()):
        yield f"questions.html#{question.id}"
    for shape in known.shapes_by_term.get(term.name, ()):
        yield f"shapes.html#{shape.anchor}"


def labels(language: Language) -> dict[str, str]:
    """Return local name → label of every term."""
    return {term.name: term.label[language] for term in facts().ontology.terms.values()}


@both
def test_every_term_is_told_in_full(language: Language) -> None:
    path = f"{language}/index.html"
    lacking = {
        term.name: found
        for term in facts().ontology.terms.values()
        if (found := list(missing(element(path, term.name), term, language)))
    }
    assert lacking == {}


@both
@pytest.mark.parametrize("lost", ["definition", "example", "link", "name"])
def test_a_planted_gap_is_found(lost: str, language: Language) -> None:
    term = facts().ontology.terms[next(iter(facts().ontology.terms))]
    removed = {
        "definition": term.definition[language],
        "example": term.examples[0][language],
        "link": f'href="{next(links_of(term))}"',
        "name": f"lgc:{term.name}",
    }[lost]
    page = pages()[f"{language}/index.html"]
    assert removed in page
    planted = parsed(page.replace(removed, ""))
    section = next(node for node in find(planted, "section") if node.get("id") == term.name)
    assert list(missing(section, term, language))


@both
def test_every_term_is_shown_in_turtle_that_stands_by_itself(language: Language) -> None:
    """Cut out and pasted, it is read, and the term is in it."""
    for term in facts().ontology.terms.values():
        shown = next(find(element(f"{language}/index.html", term.name), "pre"))
        text = "".join(shown.itertext())
        triples = [quad.triple for quad in ox.parse(text, format=ox.RdfFormat.TURTLE)]
        assert any(ox.NamedNode(term.iri) in triple for triple in triples), term.name
        assert {text_of(mark) for mark in find(shown, "mark")} == {compact(term.iri)}


def test_every_axiom_is_told_in_words() -> None:
    assert [axiom for axiom in facts().axioms if axiom.form == "other"] == []
    inside = [axiom.expression for axiom in facts().axioms if axiom.expression]
    while inside:
        expression = inside.pop()
        assert expression.form != "other"
        inside += expression.parts


@both
def test_a_defined_class_says_what_makes_it_one(language: Language) -> None:
    told = text_of(element(f"{language}/index.html", "FormalPartnership"))
    definition = {
        "en": "Things belong to {FormalPartnership} exactly when they belong to {Partnership} and "
        "have at least one value of {formalisedBy} that belongs to {PartnershipAgreement}.",
        "th": "สิ่งใดเป็น {FormalPartnership} ก็ต่อเมื่อสิ่งนั้นเป็น {Partnership} และมีค่าของ {formalisedBy}",
    }[language]
    assert definition.format_map(labels(language)) in told


@both
def test_a_chain_is_told_link_by_link(language: Language) -> None:
    told = text_of(element(f"{language}/index.html", "hasPartner"))
    chain = {
        "en": "If A —{formalisedBy}→ B and B —{hasParty}→ C, then A —{hasPartner}→ C.",
        "th": "ถ้า ก —{formalisedBy}→ ข และ ข —{hasParty}→ ค แล้ว ก —{hasPartner}→ ค",
    }[language]
    assert chain.format_map(labels(language)) in told


@both
def test_every_concept_has_its_names_and_definition(language: Language) -> None:
    concepts = [(s.slug, c) for s in facts().full_schemes for c in s.concepts()]
    assert len(concepts) > 100
    for slug, concept in concepts:
        told = text_of(element(f"{language}/scheme-{slug}.html", concept.anchor))
        assert concept.label[language] in told
        assert concept.definition[language] in told
        assert all(spelling in told for spelling in concept.spellings(language))
        assert concept.label.th in told


@both
def test_every_scheme_is_listed(language: Language) -> None:
    for scheme in facts().schemes:
        assert scheme.title[language] in text_of(
            element(f"{language}/vocabularies.html", scheme.slug)
        )


@both
def test_every_shape_says_what_it_asks_and_what_to_do(language: Language) -> None:
    for shape in (shape for file in facts().shape_files for shape in file.shapes):
        told = text_of(element(f"{language}/shapes.html", shape.anchor))
        for text in (shape.name, shape.description, shape.message):
            assert text[language], shape.anchor
            assert text[language] in told


@both
def test_every_question_is_there_with_its_query(language: Language) -> None:
    for question in facts().questions:
        section = element(f"{language}/questions.html", question.id)
        assert question.title[language] in text_of(section)
        shown = "".join(next(find(section, "pre")).itertext())
        assert shown.strip() in question.sparql
        assert "SELECT" in shown


@both
def test_every_verdict_of_the_checklists_is_there(language: Language) -> None:
    told = text_of(tree(f"{language}/quality.html"))
    for verdict in facts().verdicts:
        assert f"{verdict.criterion.id} {verdict.criterion.title[language]}" in told


def test_both_languages_have_the_same_pages() -> None:
    by_language = {
        language: {path.split("/")[1] for path in pages() if path.startswith(language)}
        for language in LANGUAGES
    }
    assert by_language["th"] == by_language["en"]


@pytest.mark.parametrize(("language", "year"), [("th", "(2569)"), ("en", "2026")])
def test_a_citation_has_the_year_as_its_language_counts(language: Language, year: str) -> None:
    assert facts().ontology.triples.plain(ONTOLOGY, DCTERMS + "created").startswith("2026")
    assert year in View(facts(), read_words(language), language, "index.html").citation
