"""No page mixes languages, and the words of the pages are the same in both."""

from __future__ import annotations

import re
from typing import Any

import pytest
from docs_pages import LANGUAGES, facts, pages, parsed, tree
from page_language import faults

from thongthin.publishing.ontology_docs.prose import prose
from thongthin.publishing.ontology_docs.words import read_words


def test_every_page_is_in_one_language() -> None:
    found = {path: faults(tree(path), path.split("/")[0]) for path in pages()}
    assert {path: wrong for path, wrong in found.items() if wrong} == {}


@pytest.mark.parametrize(
    ("language", "planted"),
    [
        ("th", "<p>ดู the shared plan ด้วย</p>"),
        ("th", "<p>ดู <a href='#x'>formal</a> <em>partnership agreement</em></p>"),
        ("th", "<p lang='en'>a sentence that is marked</p>"),
        ("th", "<p><abbr title='drawn by any engine'>กฎ</abbr></p>"),
        ("th", "<svg><text>has cooperation mode</text></svg>"),
        ("th", "<p class='iri'>no name but words</p>"),
        ("en", "<p>a body called เทศบาล</p>"),
        ("en", "<p aria-label='เทศบาล'>a body</p>"),
        ("en", f"<p><span lang='th'>{'เทศบาล' * 14}</span></p>"),
    ],
)
def test_a_planted_sentence_of_the_other_language_is_found(language: str, planted: str) -> None:
    assert faults(
        parsed(f"<!doctype html><html lang={language}><title>x</title><body>{planted}"), language
    )


@pytest.mark.parametrize(
    ("language", "allowed"),
    [
        ("th", "<p>ใช้ JSON-LD และ Web Annotation</p><pre>SELECT every thing WHERE it is</pre>"),
        ("th", "<p>อ่าน <code>a local name here</code></p><text class='iri'>cv:Body</text>"),
        ("th", "<p>RDF/XML, Turtle, N-Triples</p><a hreflang='en'>The same page in English</a>"),
        ("en", "<p>a body called <span lang='th'>เทศบาลตำบล</span></p><pre>เทศบาล</pre>"),
    ],
)
def test_names_and_program_text_are_free(language: str, allowed: str) -> None:
    assert (
        faults(
            parsed(f"<!doctype html><html lang={language}><title>x</title><body>{allowed}"),
            language,
        )
        == []
    )


def test_both_languages_have_the_same_words_with_the_same_places() -> None:
    th, en = (_shape_of(read_words(language)) for language in LANGUAGES)
    assert th == en


def test_every_module_has_a_title_and_a_purpose_in_both_languages() -> None:
    names = {module.name for module in facts().ontology.modules}
    for language in LANGUAGES:
        told = read_words(language)["modules"]
        assert names <= told.keys()
        assert all(module["title"] and module["about"] for module in told.values())


def test_printed_thai_in_an_english_text_is_marked() -> None:
    marked = str(prose('2019-03-01 for "1 มีนาคม 2562".', "en"))
    assert marked == '2019-03-01 for &#34;1 <span lang="th">มีนาคม 2562</span>&#34;.'


def test_names_of_code_in_a_text_are_code() -> None:
    marked = str(prose("ระบุ lgc:hasParty ใน mappings/links.csv", "th"))
    assert marked == "ระบุ <code>lgc:hasParty</code> ใน <code>mappings/links.csv</code>"


def test_plain_words_are_no_code() -> None:
    for text in ("one and/or two", "10:30", "a note: this"):
        assert str(prose(text, "en")) == text


def _shape_of(words: Any) -> Any:
    """Return the keys of nested words, and of each text its places."""
    if isinstance(words, dict):
        return {key: _shape_of(value) for key, value in words.items()}
    if isinstance(words, list):
        return len(words)
    return sorted(set(re.findall(r"\{(\w+)\}", words)))
