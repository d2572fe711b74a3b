"""Links lead somewhere, pages are HTML5, and nothing is loaded from elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from itertools import pairwise
from xml.etree.ElementTree import Element

import pytest
from docs_pages import LANGUAGES, STYLE, anchors, find, pages, parsed, tree
from html5rdf.html5parser import ParseError
from releases import folder

LOADED = {"img": "src", "script": "src", "iframe": "src", "source": "src", "object": "data"}
IN_A_RELEASE = re.compile(r"\.\./[\w/-]+\.(?:ttl|rdf|jsonld|nt|csv)")


def broken(path: str, href: str) -> bool:
    """Say whether a link of a page leads to a page or a place that is not there."""
    file, _, anchor = href.partition("#")
    if IN_A_RELEASE.fullmatch(href) or re.match(r"https?://", href) or file == "../style.css":
        return False
    language, own = path.split("/")
    target = file.removeprefix("../") if file.startswith("../") else f"{language}/{file or own}"
    return target not in pages() or (bool(anchor) and anchor not in anchors(target))


def hrefs(path: str) -> Iterator[str]:
    for node in tree(path).iter():
        if node.get("href"):
            yield str(node.get("href"))


def test_every_link_leads_to_a_page_and_a_place() -> None:
    dead = {path: [href for href in hrefs(path) if broken(path, href)] for path in pages()}
    assert {path: found for path, found in dead.items() if found} == {}


@pytest.mark.parametrize("href", ["none.html", "#none", "index.html#none", "../fr/index.html"])
def test_a_planted_dead_link_is_found(href: str) -> None:
    assert broken("en/guide.html", href)


@pytest.mark.slow
def test_files_that_the_guide_offers_are_in_a_release() -> None:
    for language in LANGUAGES:
        for href in hrefs(f"{language}/guide.html"):
            if IN_A_RELEASE.fullmatch(href):
                assert (folder() / language / href).is_file(), href


def test_every_page_is_html5() -> None:
    """`tree` parses strictly."""
    assert {tree(path).tag for path in pages()} == {"html"}


def test_a_planted_fault_of_html_is_found() -> None:
    page = pages()["en/changes.html"].replace("</h1>", "</h2>", 1)
    with pytest.raises(ParseError):
        parsed(page)


def test_an_id_stands_once_on_a_page() -> None:
    twice = [(p, name) for p in pages() for name, nodes in anchors(p).items() if len(nodes) > 1]
    assert twice == []


def test_a_page_loads_its_style_and_nothing_else() -> None:
    for path in pages():
        for name, attribute in LOADED.items():
            assert [node.get(attribute) for node in find(tree(path), name)] == []
        links = find(tree(path), "link")
        loaded = [node.get("href") for node in links if node.get("rel") == "stylesheet"]
        assert loaded == ["../style.css"]
    assert not re.search(r"@import|url\(", STYLE.read_text(encoding="utf-8"))


def test_a_page_names_its_language_and_its_twin() -> None:
    for path in pages():
        language, file = path.split("/")
        twin = "en" if language == "th" else "th"
        assert next(find(tree(path), "html")).get("lang") == language
        known = {(a.get("hreflang"), a.get("href")) for a in find(tree(path), "link")}
        assert {(language, file), (twin, f"../{twin}/{file}")} <= known
        switch = [a.get("href") for a in find(tree(path), "a") if a.get("hreflang") == twin]
        assert switch == [f"../{twin}/{file}"]


def unnamed_stops(root: Element) -> list[str]:
    """Return what the keyboard stops at and no reader is told the name of."""
    stops = (node for node in root.iter() if node.get("tabindex") == "0")
    return [str(n.tag) for n in stops if not (n.get("role") and n.get("aria-label"))]


def test_what_the_keyboard_stops_at_has_a_name() -> None:
    """Programs and queries are wrapped, not scrolled, so that they need no stop."""
    assert {path: found for path in pages() if (found := unnamed_stops(tree(path)))} == {}
    assert "white-space: pre-wrap" in STYLE.read_text(encoding="utf-8")


def test_a_planted_stop_without_a_name_is_found() -> None:
    page = pages()["en/guide.html"].replace("<pre>", '<pre tabindex="0">', 1)
    assert unnamed_stops(parsed(page)) == ["pre"]


def test_headings_leave_out_no_level() -> None:
    for path, text in pages().items():
        levels = [int(level) for level in re.findall(r"<h([1-6])[ >]", text)]
        assert levels[0] == 1, path
        assert levels.count(1) == 1, path
        assert all(below <= above + 1 for above, below in pairwise(levels)), path


def test_no_place_is_left_unfilled() -> None:
    for path, page in pages().items():
        text = re.sub(r"<(pre|code)\b.*?</\1>", "", page, flags=re.DOTALL)
        assert re.findall(r"\{\w*\}|\{\{|&(?:lt|gt|amp|#\d+);", unescape(text)) == [], path
