"""Find the thing a caller means: by IRI, by compact IRI, or by a part of its name.

Names are compared in canonical form (`canonical_key`), so that "ตําบล" typed with a decomposed
sara am, Thai digits or blanks finds what the graph has. Several matches are an error that lists
them: nothing is guessed.
"""

from __future__ import annotations

from collections.abc import Iterable

import pyoxigraph as ox

from thongthin.asking.labels import compact, expand
from thongthin.asking.lookup import Row, look_up
from thongthin.errors import QueryError
from thongthin.graph.namespaces import LGC, SCHEME
from thongthin.paths import Project
from thongthin.reading.canonical import canonical_key

_SHOWN = 12
"""How many matches a sentence lists."""


def instances(store: ox.Store, project: Project, local_class: str) -> list[Row]:
    """Return (?thing ?label) of all things of a class of ours, by its local name."""
    node = ox.NamedNode(LGC + local_class)
    return look_up(store, project, "things_of_class", {"class": [node]})


def concepts(store: ox.Store, project: Project, scheme: str) -> list[Row]:
    """Return (?thing ?label) of all concepts of a scheme and of its candidates."""
    nodes = [ox.NamedNode(f"{SCHEME}{scheme}{tail}") for tail in ("", "-candidates")]
    return look_up(store, project, "concepts_of_scheme", {"scheme": nodes})


def resolve(text: str, named: Iterable[Row], what: str, how_to_list: str) -> ox.NamedNode:
    """Return the one thing that a caller's text means.

    Args:
        text: an IRI, a compact IRI, the last part of an IRI, or a part of a name.
        named: rows (?thing ?label) of all that it may mean.
        what: what is looked for, for the sentence ("LocalGovernmentBody").
        how_to_list: what a caller runs to see all of them.

    Raises:
        QueryError: nothing, or more than one thing, is called so.
    """
    names: dict[str, set[str]] = {}
    for row in named:
        names.setdefault(row["thing"].value, set()).add(row["label"].value)
    for iri in (text, expand(text)):
        if iri in names:
            return ox.NamedNode(iri)
    key = canonical_key(text).casefold()
    exact = [iri for iri in names if iri.rpartition("/")[2] == text or key in _keys(names[iri])]
    begun = [iri for iri in names if key and any(k.startswith(key) for k in _keys(names[iri]))]
    partly = [iri for iri in names if key and any(key in k for k in _keys(names[iri]))]
    found = sorted(exact or begun or partly)
    if len(found) == 1:
        return ox.NamedNode(found[0])
    if not found:
        raise QueryError(f"{text!r} is the name of no {what} in the graph; {how_to_list}")
    listed = "; ".join(
        f"{compact(iri)} ({', '.join(sorted(names[iri]))})" for iri in found[:_SHOWN]
    )
    more = f"; and {len(found) - _SHOWN} more" if len(found) > _SHOWN else ""
    raise QueryError(
        f"{text!r} may mean {len(found)} things: {listed}{more}; give more of the name, or its IRI"
    )


def _keys(labels: Iterable[str]) -> set[str]:
    return {canonical_key(label).casefold() for label in labels}
