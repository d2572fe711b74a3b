"""Why an inferred triple holds: the rule that concludes it and the premises it rests on.

A rule file is read twice: Oxigraph runs it (`closure`), and here its parsed CONSTRUCT template is
matched against the conclusion and its WHERE patterns are filled from what was known in earlier
rounds. So every tree ends, and ends in what was said: statements with words, types, axioms.

The choice among several derivations is fixed: the one whose premises were known earliest (the
latest of them, then all together), then the rule's name, then the premises' text.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pyoxigraph as ox
import rdflib
from rdflib.plugins.sparql import prepareQuery

from thongthin.errors import OntologyError, UsageError
from thongthin.graph.closure import Closure
from thongthin.graph.entailment import EntailmentRule
from thongthin.graph.namespaces import OWL, RDF, RDFS

Term = ox.NamedNode | ox.BlankNode | ox.Literal
Pattern = tuple["Term | str", "Term | str", "Term | str"]
"""A triple pattern: terms, and names of variables."""

Bindings = dict[str, Term]

_TYPE = RDF + "type"
_AXIOMS = (OWL, RDF, RDFS)


@dataclass(frozen=True, slots=True)
class Derivation:
    """A triple and why it holds.

    Attributes:
        triple: the conclusion; where it was said, in the form in which it was said.
        rule: the rule that concludes it, or None where it was said and needs no reason.
        premises: what the rule rests on, each with its own derivation: axioms first, then by
            text. Lists and restrictions (blank nodes) are among them.
    """

    triple: ox.Triple
    rule: EntailmentRule | None = None
    premises: tuple[Derivation, ...] = ()

    def leaves(self) -> tuple[ox.Triple, ...]:
        """Return what was said and carries the conclusion, without repeats, first met first.

        Triples about lists and anonymous classes are left out: they are the inside of axioms.
        """
        return tuple(dict.fromkeys(leaf for leaf in self._walk() if not _is_inside(leaf)))

    def _walk(self) -> Iterator[ox.Triple]:
        if self.rule is None:
            yield self.triple
        for premise in self.premises:
            yield from premise._walk()


@dataclass(frozen=True, slots=True)
class _ParsedRule:
    rule: EntailmentRule
    template: tuple[Pattern, ...]
    body: tuple[Pattern, ...]


class Derivations:
    """Finds derivations in one closure; each is looked for once."""

    def __init__(self, closure: Closure) -> None:
        """Parse the rules of a closure.

        Raises:
            OntologyError: a rule has more in its WHERE than triple patterns.
        """
        self._closure = closure
        self._rules = tuple(_parse(rule) for rule in closure.rules)
        self._found: dict[ox.Triple, Derivation] = {}

    def derive(self, triple: ox.Triple) -> Derivation:
        """Return why a triple holds.

        Raises:
            UsageError: it is neither said nor inferred.
        """
        if triple not in self._found:
            self._found[triple] = self._look_for(triple)
        return self._found[triple]

    def _look_for(self, triple: ox.Triple) -> Derivation:
        number = self._closure.round_of(triple)
        if number is None:
            raise UsageError(f"{triple} is neither stated nor inferred in this graph")
        if number == 0:
            return Derivation(self._closure.as_said(triple))
        rule, premises = min(self._ways(triple, number), key=self._preference)
        ordered = sorted(premises, key=_axioms_first)
        return Derivation(triple, rule, tuple(self.derive(premise) for premise in ordered))

    def _ways(
        self, triple: ox.Triple, number: int
    ) -> Iterator[tuple[EntailmentRule, tuple[ox.Triple, ...]]]:
        """Yield every rule and every set of its premises that conclude the triple."""
        for parsed in self._rules:
            for pattern in parsed.template:
                bindings = _match(pattern, triple, {})
                if bindings is not None:
                    for premises in self._fill(parsed.body, bindings, number):
                        yield parsed.rule, premises

    def _fill(
        self, body: Sequence[Pattern], bindings: Bindings, number: int
    ) -> Iterator[tuple[ox.Triple, ...]]:
        """Yield the premises, known before round `number`, that make all patterns true."""
        if not body:
            yield ()
            return
        first = max(body, key=lambda pattern: _bound(pattern, bindings))
        rest = [pattern for pattern in body if pattern is not first]
        for triple in self._known(first, bindings):
            further = _match(first, triple, bindings)
            if further is not None and self._is_before(triple, number):
                for premises in self._fill(rest, further, number):
                    yield (triple, *premises)

    def _known(self, pattern: Pattern, bindings: Bindings) -> Iterator[ox.Triple]:
        subject, predicate, value = (_value(part, bindings) for part in pattern)
        if isinstance(subject, ox.Literal) or not isinstance(predicate, ox.NamedNode | None):
            return
        for quad in self._closure.store.quads_for_pattern(subject, predicate, value):
            yield quad.triple

    def _is_before(self, triple: ox.Triple, number: int) -> bool:
        return self._closure.rounds.get(triple, 0) < number

    def _preference(
        self, way: tuple[EntailmentRule, tuple[ox.Triple, ...]]
    ) -> tuple[int, int, str, list[str]]:
        rule, premises = way
        rounds = [self._closure.rounds.get(premise, 0) for premise in premises]
        return max(rounds), sum(rounds), rule.id, sorted(str(premise) for premise in premises)


def _parse(rule: EntailmentRule) -> _ParsedRule:
    """Read template and patterns with rdflib's SPARQL parser (SPARQL 1.1 Query, 18.2)."""
    algebra = prepareQuery(rule.text).algebra
    pattern = algebra.p.p if algebra.name == "ConstructQuery" else None
    if pattern is None or pattern.name != "BGP":
        sentence = "needs a CONSTRUCT whose WHERE holds triple patterns and nothing else"
        raise OntologyError(sentence, where=f"{rule.id}.rq")
    return _ParsedRule(
        rule,
        tuple(_pattern(triple) for triple in algebra.template),
        tuple(_pattern(triple) for triple in pattern.triples),
    )


def _pattern(triple: Sequence[rdflib.term.Node]) -> Pattern:
    subject, predicate, value = (_term(part) for part in triple)
    return subject, predicate, value


def _term(part: rdflib.term.Node) -> Term | str:
    if isinstance(part, rdflib.Variable):
        return str(part)
    if isinstance(part, rdflib.URIRef):
        return ox.NamedNode(str(part))
    raise OntologyError(f"{part!r} in a rule is neither a variable nor an IRI")


def _value(part: Term | str, bindings: Bindings) -> Term | None:
    return bindings.get(part) if isinstance(part, str) else part


def _bound(pattern: Pattern, bindings: Bindings) -> int:
    return sum(_value(part, bindings) is not None for part in pattern)


def _match(pattern: Pattern, triple: ox.Triple, bindings: Bindings) -> Bindings | None:
    """Return the bindings that make the pattern this triple, or None where none do."""
    found = dict(bindings)
    for part, term in zip(pattern, triple, strict=True):
        expected = found.setdefault(part, term) if isinstance(part, str) else part
        if expected != term:
            return None
    return found


def _is_inside(triple: ox.Triple) -> bool:
    return isinstance(triple.subject, ox.BlankNode)


def _axioms_first(triple: ox.Triple) -> tuple[bool, str]:
    predicate = triple.predicate.value
    return predicate == _TYPE or not predicate.startswith(_AXIOMS), str(triple)
