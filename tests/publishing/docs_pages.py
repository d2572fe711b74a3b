"""The documentation pages of the project, made once for all tests, and read as HTML."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from xml.etree.ElementTree import Element

import html5rdf

from thongthin.paths import Project
from thongthin.publishing.ontology_docs.facts import Facts, read_facts
from thongthin.publishing.ontology_docs.render import render
from thongthin.publishing.ontology_docs.words import LANGUAGES

__all__ = ["LANGUAGES", "anchors", "element", "facts", "find", "pages", "parsed", "text_of", "tree"]

STYLE = Path(__file__).parents[2] / "src/thongthin/publishing/ontology_docs/style.css"


@cache
def facts() -> Facts:
    """Return what the pages tell."""
    return read_facts(Project())


@cache
def pages() -> dict[str, str]:
    """Return path → text of every page."""
    return dict(render(facts()))


def parsed(html: str) -> Element:
    """Return a page as a tree; what is no HTML5 raises `html5rdf.html5parser.ParseError`."""
    parser = html5rdf.HTMLParser(strict=True, namespaceHTMLElements=False)
    root: Element = parser.parse(html)
    return root


@cache
def tree(path: str) -> Element:
    """Return one of the pages as a tree."""
    return parsed(pages()[path])


def find(root: Element, name: str) -> Iterator[Element]:
    """Yield the elements of a name, of HTML or SVG."""
    return (node for node in root.iter() if str(node.tag).rsplit("}", 1)[-1] == name)


def element(path: str, anchor: str) -> Element:
    """Return the one element of a page that has an id."""
    found = anchors(path)[anchor]
    assert len(found) == 1, f"{path}#{anchor}: {len(found)}"
    return found[0]


@cache
def anchors(path: str) -> dict[str, list[Element]]:
    """Return id → elements of a page that have it."""
    found: dict[str, list[Element]] = {}
    for node in tree(path).iter():
        if node.get("id"):
            found.setdefault(str(node.get("id")), []).append(node)
    return found


def text_of(node: Element) -> str:
    """Return all text in an element, white space as one blank."""
    return " ".join("".join(node.itertext()).split())
