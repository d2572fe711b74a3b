"""The pages: everything that comes from a document is text, in both languages, and complete."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from reviewing_desks import KEY, desk

from thongthin.asking.question import Language
from thongthin.errors import UsageError
from thongthin.lifting.document import LiftedDocument
from thongthin.publishing.review.desk import Desk
from thongthin.publishing.review.render import Form, render_document, render_index
from thongthin.publishing.review.words import LANGUAGES, other, read_words
from thongthin.publishing.review.write import write_pages

NAME = '<img src=x onerror="alert(1)">'


@pytest.fixture(scope="module")
def mine(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    return desk(tmp_path_factory.mktemp("own"))


def document(of: Desk) -> LiftedDocument:
    found = of.document(KEY)
    assert found
    return found


class Elements(HTMLParser):
    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_a_document_holds_is_escaped(mine: Desk, language: Language) -> None:
    page = render_document(mine, document(mine), language, Form("secret"))
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(&#34;1&#34;)&lt;/script&gt;" in page
    assert "<b>ใจดี" not in page
    tags = [tag for tag, _ in Elements(page).found]
    assert tags.count("script") == 1
    assert "b" not in tags


@pytest.mark.parametrize("language", LANGUAGES)
def test_names_and_reasons_with_markup_are_escaped(tmp_path: Path, language: Language) -> None:
    from dataclasses import replace

    own = desk(tmp_path)
    found = document(own)
    things = tuple(replace(t, labels={"th": NAME}) for t in (*found.things, *found.aside))
    refusals = tuple(replace(r, reasons=(NAME,)) for r in found.refusals)
    hostile = replace(found, things=things, aside=(), refusals=refusals, notes=(NAME,),
                      unused=(NAME,))  # fmt: skip
    page = render_document(own, hostile, language, Form("secret"))
    assert "<img" not in page
    assert page.count("&lt;img src=x onerror=&#34;alert(1)&#34;&gt;") > 4


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_has_no_inline_script_or_style_and_asks_nobody_else(
    mine: Desk, language: Language
) -> None:
    page = render_document(mine, document(mine), language, Form("secret"))
    for tag, attributes in Elements(page).found:
        assert "style" not in attributes
        assert not [name for name in attributes if name.startswith("on")]
        for name in ("src", "href", "action"):
            value = attributes.get(name) or ""
            assert not re.match(r"[a-z]+:|//", value), (tag, value)
    assert "<style" not in page


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_record_stands_once_with_its_words_lit(mine: Desk, language: Language) -> None:
    page = render_document(mine, document(mine), language, Form("secret"))
    elements = Elements(page).found
    cards = [a["id"] for tag, a in elements if tag == "article"]
    lit = {each for tag, a in elements if tag == "mark" for each in str(a["data-records"]).split()}
    assert len(cards) == len(set(cards)) > 3
    assert lit == set(cards)
    ids = [a["id"] for _, a in elements if a.get("id")]
    assert len(ids) == len(set(ids))
    targets = {str(a["href"])[1:] for _, a in elements if str(a.get("href")).startswith("#")}
    assert targets <= set(ids)
    forms = [a for tag, a in elements if tag == "form"]
    assert len(forms) == len(cards)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_other_language_is_one_link_away(mine: Desk, language: Language) -> None:
    page = render_document(mine, document(mine), language)
    assert f'<html lang="{language}">' in page
    assert f'href="../{other(language)}/{KEY}.html"' in page
    assert f'href="{KEY}.html"' in render_index(mine, language)


def test_both_languages_have_the_same_words() -> None:
    one, two = (dict(_leaves(read_words(language))) for language in LANGUAGES)
    assert one.keys() == two.keys()
    for key in one:
        assert re.findall(r"\{\w+\}", one[key]) == re.findall(r"\{\w+\}", two[key]), key
    assert "\u0e4d\u0e32" not in "".join(one.values())


def _leaves(table: dict[str, Any], path: str = "") -> Iterator[tuple[str, str]]:
    for key, value in table.items():
        if isinstance(value, dict):
            yield from _leaves(value, f"{path}{key}.")
        else:
            yield f"{path}{key}", str(value)


def test_pages_are_written_as_files_that_only_show(tmp_path: Path, mine: Desk) -> None:
    out = tmp_path / "pages"
    assert write_pages(mine, out) == 4
    text = (out / "th" / f"{KEY}.html").read_text(encoding="utf-8")
    assert "<form" not in text
    assert {p.name for p in out.iterdir()} >= {"en", "th", "style.css", "review.js"}
    before = {p: p.read_bytes() for p in sorted(out.rglob("*")) if p.is_file()}
    (out / "mine.txt").write_text("kept")
    assert write_pages(mine, out) == 4
    assert {p: p.read_bytes() for p in before} == before
    assert (out / "mine.txt").read_text() == "kept"


def test_pages_are_not_written_over_other_things(tmp_path: Path, mine: Desk) -> None:
    (tmp_path / "thesis.txt").write_text("mine")
    with pytest.raises(UsageError, match=r"holds thesis\.txt and no "):
        write_pages(mine, tmp_path)


def test_a_reviewer_has_a_name(tmp_path: Path) -> None:
    from thongthin.paths import Project

    with pytest.raises(UsageError, match="--who"):
        Desk(Project.open(tmp_path), (), " \n")
