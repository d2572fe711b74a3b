"""Call things by their names: labels in the language asked for, pages by report and number."""

from __future__ import annotations

from collections.abc import Iterable

import pyoxigraph as ox

from thongthin.asking.lookup import look_up
from thongthin.asking.question import Language
from thongthin.graph.namespaces import PREFIXES
from thongthin.paths import Project

_PAGE_WORD = {"th": "น.", "en": "p."}


def compact(iri: str) -> str:
    """Return an IRI with its prefix, "scheme:principle/good-governance"; others as they are."""
    candidates = [(ns, prefix) for prefix, ns in PREFIXES.items() if iri.startswith(ns)]
    if not candidates:
        return iri
    namespace, prefix = max(candidates, key=lambda pair: len(pair[0]))
    return f"{prefix}:{iri.removeprefix(namespace)}"


def expand(text: str) -> str | None:
    """Return the IRI of a compact one, or None where the prefix is not one of ours."""
    prefix, colon, local = text.partition(":")
    return PREFIXES[prefix] + local if colon and prefix in PREFIXES and local else None


def labels_of(
    store: ox.Store, project: Project, iris: Iterable[str], language: Language
) -> dict[str, str]:
    """Return a label for every IRI.

    The language asked for wins, then Thai (the printed name), then English, then any; a thing
    without a label is called by its compact IRI, and a page by report and page number.
    """
    wanted = sorted(set(iris))
    nodes = [ox.NamedNode(iri) for iri in wanted]
    best: dict[str, tuple[int, int, str]] = {}
    for row in look_up(store, project, "labels", {"thing": nodes}):
        thing, label = row["thing"].value, row["label"]
        order = (language, "th", "en")
        spoken = label.language if isinstance(label, ox.Literal) else None
        rank = order.index(spoken) if spoken in order else len(order)
        known = (rank, 0 if row["kind"].value == "preferred" else 1, label.value)
        best[thing] = min(best.get(thing, known), known)
    pages = page_names(store, project, nodes, language)
    return {
        iri: pages.get(iri) or (best[iri][2] if iri in best else compact(iri)) for iri in wanted
    }


def page_names(
    store: ox.Store, project: Project, nodes: list[ox.NamedNode], language: Language
) -> dict[str, str]:
    """Return the names of those nodes that are pages: "kpi1 p. 25", "kpi1 น. 25"."""
    names: dict[str, str] = {}
    for row in look_up(store, project, "pages", {"page": nodes}):
        report = row["report"].value.rpartition("/")[2]
        names[row["page"].value] = f"{report} {_PAGE_WORD[language]} {row['number'].value}"
    return names
