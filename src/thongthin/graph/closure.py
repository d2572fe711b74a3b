"""What follows from facts and axioms: the OWL 2 RL closure, by SPARQL rules on an Oxigraph store.

All rules are applied to all that is known, round after round, until a round adds nothing. Each
new triple remembers its round, so that its premises can be found again among what was known
before it (`derivation`). The rules create no things, so the rounds end.

In goes: plain statements, types and labels of things, the modules without the `dl` ones, the
vocabulary; not the evidence. Out come no triples that relate a term to itself by a relation that
always does (sameAs, subClassOf …). Literals come back as Oxigraph writes them ("5" for "05" as an
integer): equal in value, not always in form.

Source: OWL 2 Profiles, section 4.3 (rules); DESIGN.md, decision 9.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import pyoxigraph as ox

from thongthin.errors import OntologyError
from thongthin.graph.entailment import EntailmentRule, unsupported
from thongthin.graph.namespaces import OWL, RDFS
from thongthin.graph.ontology import named

_REFLEXIVE = frozenset(
    {
        *(OWL + name for name in ("sameAs", "equivalentClass", "equivalentProperty")),
        *(RDFS + name for name in ("subClassOf", "subPropertyOf")),
    }
)
"""Relations that every term has to itself; to say so says nothing, and nothing follows from it."""


@dataclass(frozen=True)
class Closure:
    """Everything known: what was said and what follows.

    Attributes:
        store: all triples, in the default graph.
        rounds: inferred triple → round (from 1) in which it first appeared; those that speak of
            anonymous classes are among them.
        rules: the rules that were applied, sorted by name.
        rewritten: triple as the store has it → as it was said, where the two differ (the store
            has "5"^^xsd:integer for "5"^^xsd:positiveInteger).
    """

    store: ox.Store
    rounds: dict[ox.Triple, int]
    rules: tuple[EntailmentRule, ...]
    rewritten: dict[ox.Triple, ox.Triple]

    @property
    def inferred(self) -> tuple[ox.Triple, ...]:
        """The inferred triples without a blank node, sorted by their N-Triples text."""
        return tuple(sorted(named(self.rounds), key=str))

    def as_said(self, triple: ox.Triple) -> ox.Triple:
        """Return a triple that was said in the very form in which it was said."""
        return self.rewritten.get(triple, triple)

    def round_of(self, triple: ox.Triple) -> int | None:
        """Return 0 for what was said, the round for what was inferred, None for neither."""
        if triple in self.rounds:
            return self.rounds[triple]
        return 0 if _quad(triple) in self.store else None


def infer(asserted: Iterable[ox.Triple], rules: Sequence[EntailmentRule]) -> Closure:
    """Apply the rules until nothing new follows.

    Args:
        asserted: facts, things, ontology and vocabulary as plain triples, in any order.
        rules: in any order; the result does not depend on it.

    Raises:
        OntologyError: a rule is no SPARQL CONSTRUCT, or an axiom has a list of a length that no
            rule reads.
    """
    said = tuple(asserted)
    store = ox.Store()
    store.bulk_extend(_quad(triple) for triple in said)
    known = {quad.triple for quad in store}
    if wrong := unsupported(known):
        sentence = f"{wrong[0].subject} has a chain or intersection that is not of two members"
        raise OntologyError(sentence, where="ontology/rules")
    ordered = tuple(sorted(rules, key=lambda rule: rule.id))
    rounds: dict[ox.Triple, int] = {}
    number = 0
    while new := _next_round(store, known, ordered):
        number += 1
        rounds.update(dict.fromkeys(new, number))
        known |= new
        store.bulk_extend(_quad(triple) for triple in new)
    return Closure(store, rounds, ordered, _rewritten(said, known))


def _next_round(
    store: ox.Store, known: set[ox.Triple], rules: tuple[EntailmentRule, ...]
) -> set[ox.Triple]:
    """Return what the rules conclude from the store and is not known yet."""
    return {
        triple
        for rule in rules
        for triple in _apply(rule, store)
        if triple not in known and not _is_idle(triple)
    }


def _rewritten(said: Iterable[ox.Triple], known: set[ox.Triple]) -> dict[ox.Triple, ox.Triple]:
    """Find what the store wrote otherwise; of two ways to say the same the first in text stays."""
    others = sorted((triple for triple in said if triple not in known), key=str, reverse=True)
    return {_through_a_store(triple): triple for triple in others}


def _through_a_store(triple: ox.Triple) -> ox.Triple:
    store = ox.Store()
    store.add(_quad(triple))
    (quad,) = store
    return ox.Triple(quad.subject, quad.predicate, quad.object)


def _is_idle(triple: ox.Triple) -> bool:
    """Say whether a triple relates a term to itself by a relation that always holds."""
    return triple.subject == triple.object and triple.predicate.value in _REFLEXIVE


def _apply(rule: EntailmentRule, store: ox.Store) -> ox.QueryTriples:
    try:
        result = store.query(rule.text)
    except SyntaxError as error:
        raise OntologyError(f"is no SPARQL: {error.msg}", where=f"{rule.id}.rq") from error
    if not isinstance(result, ox.QueryTriples):
        raise OntologyError("is no CONSTRUCT query", where=f"{rule.id}.rq")
    return result


def _quad(triple: ox.Triple) -> ox.Quad:
    return ox.Quad(triple.subject, triple.predicate, triple.object, ox.DefaultGraph())
