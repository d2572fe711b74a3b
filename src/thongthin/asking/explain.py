"""Lead a statement, a thing or an inferred triple back to the words that say it."""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import asdict, dataclass
from typing import Any, Literal

import pyoxigraph as ox

from thongthin.asking.evidence import Said, shown, statements_said
from thongthin.asking.explanation_text import to_text
from thongthin.asking.labels import compact, expand, labels_of
from thongthin.asking.lookup import look_up
from thongthin.asking.question import Language
from thongthin.asking.reasons import Reason, statements_of, why
from thongthin.asking.resolve import instances, resolve
from thongthin.asking.sources import STATEMENT
from thongthin.errors import QueryError
from thongthin.paths import Project

_DIGITS = re.compile(r"[0-9a-f]{6,32}")
"""The beginning of a statement's name, as tables show it."""

_PART = re.compile(r'<[^>]*>|"[^"]*"(?:@[A-Za-z-]+|\^\^\S+)?|[^\s"]+')
"""One term of "S P O"."""

_LITERAL = re.compile(r'"([^"]*)"(?:@([A-Za-z-]+)|\^\^(\S+))?')

_HOW = (
    "give a statement (its IRI or first digits), a thing (its IRI or a part of its name), "
    "or a triple of IRIs, 'S P O'"
)


@dataclass(frozen=True, slots=True)
class Explanation:
    """What `explain` found.

    Attributes:
        kind: what was asked about.
        heading: its name.
        iri: its IRI, "" for a triple.
        language: of the labels.
        statements: with their words; of a thing, those it is the subject of come first.
        inferred: (predicate, object) labels of what follows for a thing, beyond what was said.
        reason: of an inferred triple, the tree that leads to what was said; else None.
    """

    kind: Literal["statement", "thing", "inferred"]
    heading: str
    iri: str
    language: Language
    statements: tuple[Said, ...] = ()
    inferred: tuple[tuple[str, str], ...] = ()
    reason: Reason | None = None

    def to_json(self) -> dict[str, Any]:
        """Return it as JSON values, with the fields of the dataclasses as keys."""
        return asdict(self)

    def to_text(self, *, color: bool = False) -> str:
        """Return it as lines for people; the words are marked by colour or by brackets."""
        return to_text(self, color=color)


def explain(
    store: ox.Store, what: str, lang: Language = "en", project: Project | None = None
) -> Explanation:
    """Explain a statement, a thing or a triple.

    Args:
        store: the graph.
        what: a statement's IRI, compact IRI or first digits; a thing's IRI, compact IRI or a part
            of a label; or three IRIs, "S P O" (the object may be a literal in quotation marks).
        lang: language of the labels.
        project: where the query files and the ontology are.

    Raises:
        QueryError: nothing, or more than one thing, is meant.
    """
    project = project or Project()
    what = what.strip()
    iri = expand(what) or what.strip("<>")
    if iri.startswith(STATEMENT) or _DIGITS.fullmatch(what):
        beginning = iri if iri.startswith(STATEMENT) else STATEMENT + what
        statement = _statement(store, project, beginning)
        if statement or iri.startswith(STATEMENT):
            return _of_statement(store, project, statement or iri, lang)
    triple = _triple(what)
    if triple:
        return _of_triple(store, project, triple, lang)
    return _of_thing(store, project, _thing(store, project, what, iri), lang)


def _statement(store: ox.Store, project: Project, beginning: str) -> str | None:
    values = {"beginning": [ox.Literal(beginning)]}
    found = [r["statement"].value for r in look_up(store, project, "statements_by_name", values)]
    if len(found) > 1 and beginning not in found:
        listed = ", ".join(compact(iri) for iri in found[:5])
        raise QueryError(f"{len(found)} statements begin so: {listed}; give more digits")
    return beginning if beginning in found else next(iter(found), None)


def _thing(store: ox.Store, project: Project, what: str, iri: str) -> ox.NamedNode:
    try:
        node = ox.NamedNode(iri)
    except ValueError:
        node = None
    if node and look_up(store, project, "presence", {"thing": [node]}):
        return node
    if not what:
        raise QueryError(f"nothing was named; {_HOW}")
    with suppress(QueryError):  # a body's name is often a place's too; bodies are what is asked of
        return resolve(what, instances(store, project, "LocalGovernmentBody"), "body", _HOW)
    return resolve(what, look_up(store, project, "named_things", {}), "thing", _HOW)


def _triple(what: str) -> ox.Triple | None:
    """Read "S P O"; None where it is no triple of terms."""
    parts = _PART.findall(what)
    if len(parts) != 3:
        return None
    try:
        subject, predicate, obj = (_term(part) for part in parts)
    except ValueError:
        return None
    if isinstance(subject, ox.NamedNode) and isinstance(predicate, ox.NamedNode) and obj:
        return ox.Triple(subject, predicate, obj)
    return None


def _term(text: str) -> ox.NamedNode | ox.Literal | None:
    if literal := _LITERAL.fullmatch(text):
        words, language, datatype = literal.groups()
        kind = _term(datatype) if datatype else None
        return ox.Literal(
            words, language=language, datatype=kind if isinstance(kind, ox.NamedNode) else None
        )
    if text.startswith("<"):
        return ox.NamedNode(text[1:-1])
    iri = text if "://" in text else expand(text)
    return ox.NamedNode(iri) if iri else None


def _of_statement(store: ox.Store, project: Project, iri: str, lang: Language) -> Explanation:
    said = statements_said(store, project, [iri], lang)
    if not said:
        raise QueryError(f"{compact(iri)} is no statement of this graph; {_HOW}")
    return Explanation("statement", compact(iri), iri, lang, said)


def _of_triple(store: ox.Store, project: Project, triple: ox.Triple, lang: Language) -> Explanation:
    subject, predicate, obj = triple.subject, triple.predicate, triple.object
    if isinstance(subject, ox.NamedNode) and isinstance(obj, ox.NamedNode | ox.Literal):
        iris = statements_of(store, project, subject, predicate, obj)
        if iris:
            said = statements_said(store, project, iris, lang)
            return Explanation("statement", compact(iris[0]), iris[0], lang, said)
    reason = why(store, project, triple, lang)
    heading = f"{reason.subject} — {reason.predicate} — {reason.object}"
    return Explanation("inferred", heading, "", lang, reason=reason)


def _of_thing(store: ox.Store, project: Project, node: ox.NamedNode, lang: Language) -> Explanation:
    values = {"thing": [node]}
    about = look_up(store, project, "statements_about", values)
    inferred = look_up(store, project, "inferred_about", values)
    iris = {t.value for r in inferred for t in r.values() if isinstance(t, ox.NamedNode)}
    names = labels_of(store, project, {node.value, *iris}, lang)
    return Explanation(
        kind="thing",
        heading=names[node.value],
        iri=node.value,
        language=lang,
        statements=statements_said(store, project, [r["statement"].value for r in about], lang),
        inferred=tuple((shown(r["predicate"], names), shown(r["object"], names)) for r in inferred),
    )
