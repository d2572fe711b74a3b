"""Why an inferred triple holds, down to the statements and their words."""

from __future__ import annotations

from dataclasses import dataclass

import pyoxigraph as ox

from thongthin.asking.evidence import Said, shown, statements_said
from thongthin.asking.labels import labels_of
from thongthin.asking.lookup import look_up
from thongthin.asking.question import Language
from thongthin.asking.substitution import Term
from thongthin.graph.closure import Closure, infer
from thongthin.graph.derivation import Derivation, Derivations
from thongthin.graph.entailment import read_entailment_rules
from thongthin.graph.namespaces import ID, SCHEME
from thongthin.graph.ontology import read_ontology, read_schemes
from thongthin.paths import Project


@dataclass(frozen=True, slots=True)
class Reason:
    """A triple and why it holds.

    Attributes:
        subject: label of the subject; predicate and object likewise.
        rule: name of the rule that concludes it, "" where it was said.
        title: what the rule says, in the language asked for.
        said: the statement behind it, None for what the ontology says and for what was inferred.
        spoken: for a type or a label of a thing, which is no statement, one that speaks of it.
        premises: what the rule rests on.
    """

    subject: str
    predicate: str
    object: str
    rule: str
    title: str
    said: Said | None
    spoken: Said | None
    premises: tuple[Reason, ...]


def closure_of(store: ox.Store, project: Project) -> Closure:
    """Return the closure of a built graph: what it says, under the ontology of the project."""
    rows = look_up(store, project, "said_triples", {})
    said = [_triple(row["subject"], row["predicate"], row["object"]) for row in rows]
    axioms = (*read_ontology(project, with_dl=False), *read_schemes(project))
    return infer((*said, *axioms), read_entailment_rules(project))


def why(
    store: ox.Store,
    project: Project,
    triple: ox.Triple,
    language: Language,
    derivations: Derivations | None = None,
) -> Reason:
    """Return the tree of rules and premises behind an inferred triple.

    Args:
        store: the graph.
        project: where the query files and the ontology are.
        triple: what is to be explained.
        language: of the labels.
        derivations: over the store's closure, where the caller asks more than once.

    Raises:
        UsageError: the triple neither was said nor follows.
    """
    derivations = derivations or Derivations(closure_of(store, project))
    derivation = derivations.derive(triple)
    iris = {t.value for t in _terms(derivation) if isinstance(t, ox.NamedNode)}
    names = labels_of(store, project, iris, language)
    return _reason(store, project, derivation, names, language)


def _reason(
    store: ox.Store,
    project: Project,
    derivation: Derivation,
    names: dict[str, str],
    language: Language,
) -> Reason:
    triple, rule = derivation.triple, derivation.rule
    premises = tuple(
        _reason(store, project, premise, names, language)
        for premise in derivation.premises
        if not isinstance(premise.triple.subject, ox.BlankNode)  # the inside of an axiom
    )
    return Reason(
        subject=_shown(triple.subject, names),
        predicate=_shown(triple.predicate, names),
        object=_shown(triple.object, names),
        rule=rule.id if rule else "",
        title=rule.title[language] if rule else "",
        said=(said := None if rule else _said(store, project, triple, language)),
        spoken=None if rule or said else _spoken(store, project, triple.subject, language),
        premises=premises,
    )


def _said(store: ox.Store, project: Project, triple: ox.Triple, language: Language) -> Said | None:
    subject, obj = triple.subject, triple.object
    if not isinstance(subject, ox.NamedNode) or not isinstance(obj, ox.NamedNode | ox.Literal):
        return None
    found = statements_of(store, project, subject, triple.predicate, obj)
    said = statements_said(store, project, found, language)
    return next((each for each in said if not each.is_negated), None)


def _spoken(store: ox.Store, project: Project, thing: object, language: Language) -> Said | None:
    """Return the first statement that speaks of a thing, None where none does."""
    if not isinstance(thing, ox.NamedNode) or not _is_of_documents(thing.value):
        return None
    rows = look_up(store, project, "statements_about", {"thing": [thing]})
    first = [row["statement"].value for row in rows[:1]]
    return next(iter(statements_said(store, project, first, language)), None)


def _is_of_documents(iri: str) -> bool:
    """Say whether documents speak of a thing, or it is a concept of theirs alone."""
    return iri.startswith(ID) or (iri.startswith(SCHEME) and "-candidates/" in iri)


def statements_of(
    store: ox.Store,
    project: Project,
    subject: ox.NamedNode,
    predicate: ox.NamedNode,
    obj: ox.NamedNode | ox.Literal,
) -> list[str]:
    """Return the statements that say or deny a triple, sorted."""
    values: dict[str, list[Term]] = {
        "subject": [subject],
        "predicate": [predicate],
        "object": [obj],
    }
    rows = look_up(store, project, "statements_of_triple", values)
    return [row["statement"].value for row in rows]


def _triple(*parts: ox.NamedNode | ox.Literal | ox.BlankNode) -> ox.Triple:
    subject, predicate, obj = parts
    if isinstance(subject, ox.Literal) or not isinstance(predicate, ox.NamedNode):
        raise TypeError(f"{subject} {predicate} {obj} is no triple")
    return ox.Triple(subject, predicate, obj)


def _terms(derivation: Derivation) -> list[object]:
    triple = derivation.triple
    own: list[object] = [triple.subject, triple.predicate, triple.object]
    return own + [term for premise in derivation.premises for term in _terms(premise)]


def _shown(term: object, names: dict[str, str]) -> str:
    if isinstance(term, ox.NamedNode | ox.Literal):
        return shown(term, names)
    return "(…)"
