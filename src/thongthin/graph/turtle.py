"""Plain statements as Turtle that a person can read and a diff can show.

Long form: one subject a paragraph, one statement a line, each line ending in `;`, so that a
statement more is a line more. Prefixes are those in use, sorted; the project's own things and
concepts get one prefix for each type and scheme (`body:`, `principle:`), since a slash cannot
stand in a local name. Subjects, predicates (`a` first) and objects are sorted by their IRIs.

Source: RDF 1.1 Turtle, sections 2.4 (prefixed names) and 6.5 (grammar); local names are kept to
the part of PN_LOCAL that needs no escape.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from thongthin.graph.namespaces import ID, PREFIXES, SCHEME
from thongthin.graph.ntriples import Triple, split_line
from thongthin.graph.quads import TYPE

_LOCAL = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9_.-]*[A-Za-z0-9_-])?")
_OWN = re.compile(rf"(?:{re.escape(ID)}|{re.escape(SCHEME)})([a-z][a-z-]*)/(?=[^/]+$)")
_TYPED = re.compile(r'(".*"\^\^)(<[^<>]*>)', re.DOTALL)


def turtle(lines: Iterable[str]) -> Iterator[str]:
    """Yield the lines of a Turtle document, without newlines.

    Args:
        lines: canonical N-Triples lines without blank nodes, any order, repeats allowed.
    """
    triples = sorted({split_line(line) for line in lines}, key=_order)
    names = _Names()
    body: list[str] = []
    subject = ""
    for triple in triples:
        if triple.subject != subject:
            body += ["    .", ""] if subject else []
            body.append(names.short(triple.subject))
            subject = triple.subject
        verb = "a" if triple.predicate == TYPE else names.short(triple.predicate)
        body.append(f"    {verb} {names.short(triple.object)} ;")
    yield "# Plain statements with the types and labels that they need to be read."
    yield "# Built by `thongthin build`; the words behind each statement are in thongthin.nq."
    yield from names.declarations()
    yield ""
    yield from body
    if subject:
        yield "    ."


def _order(triple: Triple) -> tuple[str, bool, str, str]:
    return (triple.subject, triple.predicate != TYPE, triple.predicate, triple.object)


class _Names:
    """Prefixes in use, and terms shortened by them."""

    def __init__(self) -> None:
        self._namespaces = {namespace: prefix for prefix, namespace in PREFIXES.items()}
        self._used: dict[str, str] = {}
        self._terms: dict[str, str] = {}

    def declarations(self) -> list[str]:
        return [f"@prefix {prefix}: <{iri}> ." for prefix, iri in sorted(self._used.items())]

    def short(self, term: str) -> str:
        known = self._terms.get(term)
        if known is None:
            known = self._terms[term] = self._shorten(term)
        return known

    def _shorten(self, term: str) -> str:
        if term.startswith('"'):
            found = _TYPED.fullmatch(term)
            return found[1] + self.short(found[2]) if found else term
        iri = term[1:-1]
        cut = max(iri.rfind("/"), iri.rfind("#")) + 1
        namespace, local = iri[:cut], iri[cut:]
        prefix = self._prefix(iri, namespace)
        if not prefix or not _LOCAL.fullmatch(local):
            return term
        self._used[prefix] = namespace
        return f"{prefix}:{local}"

    def _prefix(self, iri: str, namespace: str) -> str:
        own = _OWN.match(iri)
        if own is None:
            return self._namespaces.get(namespace, "")
        # A type and a scheme of one name: the one whose IRI comes first has the prefix.
        prefix = own[1]
        taken = PREFIXES.get(prefix) or self._used.get(prefix, namespace)
        return prefix if taken == namespace else ""
