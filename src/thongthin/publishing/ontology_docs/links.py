"""Where a name leads: to a place on one of the pages, or to the address that it is.

A term is on the page of terms at its local name, a concept on its scheme's page at its slug, a
shape and a question on theirs. Names of others lead to themselves.
"""

from __future__ import annotations

from collections.abc import Mapping

from thongthin.graph.namespaces import ID, LGC, PREFIXES, SCHEME, SHAPES

TERMS, VOCABULARIES, SHAPES_PAGE, QUESTIONS = (
    "index.html",
    "vocabularies.html",
    "shapes.html",
    "questions.html",
)

_COMMON = {namespace: prefix for prefix, namespace in PREFIXES.items()}


def scheme_page(slug: str) -> str:
    """Return the file of a scheme's page."""
    return f"scheme-{slug}.html"


def address(iri: str, page: str, full_schemes: frozenset[str]) -> str:
    """Return the address of a name, as a link on a page.

    Args:
        iri: the name.
        page: file of the page that the link stands on.
        full_schemes: slugs of the schemes that have a page of their own.
    """
    target, anchor = _place(iri, full_schemes)
    if not target:
        return iri
    fragment = f"#{anchor}" if anchor else ""
    return fragment if target == page and fragment else f"{target}{fragment}"


def _place(iri: str, full_schemes: frozenset[str]) -> tuple[str, str]:
    if iri.startswith(LGC):
        return TERMS, iri.removeprefix(LGC)
    if iri.startswith(SHAPES):
        return SHAPES_PAGE, iri.removeprefix(SHAPES)
    if iri.startswith(SCHEME):
        slug, _, concept = iri.removeprefix(SCHEME).partition("/")
        if slug in full_schemes:
            return scheme_page(slug), concept
        return ("", "") if concept else (VOCABULARIES, slug)
    return "", ""


def compact(iri: str, prefixes: Mapping[str, str] = _COMMON) -> str:
    """Return a name with its prefix (`cv:PublicOrganisation`), or as it is.

    Args:
        iri: the name.
        prefixes: namespace → prefix.
    """
    for cut in range(len(iri) - 1, 0, -1):
        if iri[cut - 1] in "/#" and iri[:cut] in prefixes:
            return f"{prefixes[iri[:cut]]}:{iri[cut:]}"
    return iri


def typed(iri: str) -> str:
    """Return a thing or concept of ours by its type or scheme (`body:th-1001`)."""
    for base in (ID, SCHEME):
        if iri.startswith(base) and "/" in (rest := iri.removeprefix(base)):
            return rest.replace("/", ":", 1)
    return compact(iri)
