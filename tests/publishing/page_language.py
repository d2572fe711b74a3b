"""One page, one language: what a page may show of another one, and a checker for it.

Names are no sentences: local names, IRIs, Turtle, SPARQL and program text stand in `code`, `pre`,
`kbd`, or (in pictures and links) in elements of class `iri` that hold a name and nothing else;
these are free. Beyond that

* a Thai page has no run of three Latin words: "SHACL", "JSON-LD", "Web Annotation" are names of
  things that have no Thai one, three words are the beginning of an English phrase;
* an English page has no Thai letter outside `lang="th"`, and what is so marked is a printed name
  or example, not a text: 80 characters at most, a list of spellings counted one by one.

The link to the same page in the other language bears that language's name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

FREE = frozenset({"code", "pre", "kbd", "style"})
INLINE = frozenset({"a", "abbr", "em", "small", "i", "mark", "span", "summary", "time", "tspan"})
TOLD = ("title", "aria-label", "alt")

LATIN_RUN = re.compile(r"[A-Za-z][A-Za-z'’-]*(?: [A-Za-z][A-Za-z'’-]*){2,}")
THAI = re.compile(r"[\u0E00-\u0E7F]")
NAME = re.compile(r"\S+")
LONGEST_NAME = 80
SPELLINGS = " · "


def faults(root: Element, language: str) -> list[str]:
    """Return what breaks the rule on a page."""
    return [fault for text, tag in _runs(root, language) for fault in _in_run(text, tag, language)]


def _in_run(text: str, tag: str, language: str) -> Iterator[str]:
    if tag == "iri":
        if not NAME.fullmatch(text):
            yield f"no name: {text}"
    elif language == "th":
        yield from (f"English: {found[0]}" for found in LATIN_RUN.finditer(text))
    elif tag == "th":
        yield from (f"long: {t}" for t in text.split(SPELLINGS) if len(t) > LONGEST_NAME)
    elif THAI.search(text):
        yield f"Thai: {text}"


def _runs(root: Element, language: str) -> Iterator[tuple[str, str]]:
    """Yield texts that are read in one go, each with its language or "iri"."""
    pieces: list[tuple[str, str]] = []

    def walk(node: Element, tag: str) -> None:
        name = str(node.tag).rsplit("}", 1)[-1]
        own = "iri" if "iri" in (node.get("class") or "").split() else node.get("lang") or tag
        if name not in INLINE:
            pieces.append(("\n", own))
        pieces.extend((f"\n{node.get(a)}\n", own) for a in TOLD if node.get(a))
        if name == "meta" and node.get("name") == "description":
            pieces.append((f"\n{node.get('content')}\n", own))
        if name not in FREE and node.get("hreflang") is None:
            pieces.append((node.text or "", own))
            for child in node:
                walk(child, own)
                pieces.append((child.tail or "", own))
        else:
            pieces.append(("\n" if name == "pre" else "`", own))
        if name not in INLINE:
            pieces.append(("\n", own))

    walk(root, language)
    yield from _joined(pieces)


def _joined(pieces: list[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    tag, text = "", ""
    for piece, own in [*pieces, ("", "end")]:
        if own != tag:
            yield from ((line.strip(), tag) for line in text.split("\n") if line.strip())
            tag, text = own, ""
        text += piece
