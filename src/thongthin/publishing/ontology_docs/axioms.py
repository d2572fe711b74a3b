"""What follows for a term, one axiom at a time, each with the words that will tell it.

An axiom is listed at every term it speaks of: a chain also at its links, a disjointness at both
classes; a domain or range at its property alone, since the class shows that property anyway. What
no sentence is known for has the form `other`, so that it is never left out unseen.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from thongthin.graph.namespaces import LGC, OWL, RDFS
from thongthin.publishing.ontology_docs.expressions import Expression, read_expression
from thongthin.publishing.ontology_docs.model import Ontology
from thongthin.publishing.ontology_docs.triples import TYPE, Triples, is_blank

_CHARACTERISTICS = {
    OWL + "TransitiveProperty": "transitive",
    OWL + "SymmetricProperty": "symmetric",
    OWL + "AsymmetricProperty": "asymmetric",
    OWL + "ReflexiveProperty": "reflexive",
    OWL + "IrreflexiveProperty": "irreflexive",
    OWL + "FunctionalProperty": "functional",
    OWL + "InverseFunctionalProperty": "inverse_functional",
}

_PAIRED = {
    OWL + "disjointWith": "disjoint",
    OWL + "propertyDisjointWith": "disjoint_properties",
    OWL + "inverseOf": "inverse",
    OWL + "equivalentProperty": "equivalent_properties",
    RDFS + "domain": "domain",
    RDFS + "range": "range",
}

_SETS = {
    OWL + "AllDisjointClasses": "all_disjoint",
    OWL + "AllDisjointProperties": "all_disjoint_properties",
}

_NO_AXIOMS = frozenset({OWL + name for name in ("deprecated", "versionInfo", "versionIRI")})

_KINDS = frozenset({OWL + name for name in ("Class", "ObjectProperty", "DatatypeProperty",
                                            "AnnotationProperty")})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Axiom:
    """One axiom.

    Attributes:
        form: what it says, the key of its sentence.
        term: the term that it is about first.
        others: the further terms, in order (the links of a chain, the other class).
        expression: what it says of the term, or None.
        profile: "rl" where a rule engine draws it, "dl" where only a reasoner does.
    """

    form: str
    term: str
    others: tuple[str, ...] = ()
    expression: Expression | None = None
    profile: str = ""

    def terms(self) -> tuple[str, ...]:
        """Return the terms of ours that it speaks of, sorted."""
        inner = self.expression.names() if self.expression else ()
        named = {self.term, *self.others, *inner}
        return tuple(sorted(name for name in named if name.startswith(LGC)))


def read_axioms(ontology: Ontology) -> tuple[Axiom, ...]:
    """Return every axiom, file by file."""
    return tuple(axiom for name, own in ontology.files.items() for axiom in _of_file(own, name))


def axioms_by_term(ontology: Ontology, axioms: Iterable[Axiom]) -> Mapping[str, tuple[Axiom, ...]]:
    """Return term → axioms: those about it first, then those that speak of it too.

    What a class is disjoint with becomes one axiom, in which that class stands first.
    """
    found: dict[str, list[Axiom]] = {iri: [] for iri in ontology.terms}
    for axiom in axioms:
        for iri in axiom.terms():
            if iri in found and (axiom.term == iri or axiom.form not in ("domain", "range")):
                found[iri].append(axiom)
    return {iri: tuple(_ordered(iri, told)) for iri, told in found.items()}


def _ordered(iri: str, axioms: list[Axiom]) -> Iterator[Axiom]:
    yield from (a for a in axioms if a.term == iri and a.form != "disjoint")
    apart = sorted({n for a in axioms if a.form == "disjoint" for n in (a.term, *a.others)} - {iri})
    if apart:
        form = "disjoint" if len(apart) == 1 else "disjoint_with_all"
        profile = next(a.profile for a in axioms if a.form == "disjoint")
        yield Axiom(form, iri, tuple(apart), profile=profile)
    yield from (a for a in axioms if a.term != iri and a.form != "disjoint")


def _of_file(triples: Triples, name: str) -> Iterator[Axiom]:
    profile = next((p for p in ("dl", "rl") if name == p or name.endswith(f"-{p}")), "")
    for subject in triples.names():
        if subject.startswith(LGC):
            yield from _of_term(triples, subject, profile)
        elif is_blank(subject):
            yield from _of_blank(triples, subject, profile)


def _of_term(triples: Triples, term: str, profile: str) -> Iterator[Axiom]:
    for predicate in triples.predicates(term):
        for value in triples.values(term, predicate):
            target = value if isinstance(value, str) else ""
            if predicate == TYPE and target in _CHARACTERISTICS:
                yield Axiom(_CHARACTERISTICS[target], term, profile=profile)
            elif predicate in _PAIRED and not is_blank(target):
                yield Axiom(_PAIRED[predicate], term, (target,), profile=profile)
            elif predicate == OWL + "propertyChainAxiom":
                links = tuple(str(link) for link in triples.items(target))
                yield Axiom("chain", term, links, profile=profile)
            elif predicate == OWL + "equivalentClass":
                yield Axiom("defined", term, (), read_expression(triples, value), profile)
            elif predicate == RDFS + "subClassOf" and is_blank(target):
                yield Axiom("necessary", term, (), read_expression(triples, value), profile)
            elif _is_untold(predicate, target):
                yield Axiom("other", term, (target if predicate == TYPE else predicate,))


def _of_blank(triples: Triples, node: str, profile: str) -> Iterator[Axiom]:
    for term in triples.iris(node, RDFS + "subClassOf"):
        yield Axiom("sufficient", term, (), read_expression(triples, node), profile)
    for kind in triples.iris(node, TYPE):
        for head in triples.blanks(node, OWL + "members"):
            if kind in _SETS:
                first, *rest = (str(member) for member in triples.items(head))
                yield Axiom(_SETS[kind], first, tuple(rest), profile=profile)


def _is_untold(predicate: str, target: str) -> bool:
    if predicate == TYPE:
        return target.startswith(OWL) and target not in _KINDS
    return predicate.startswith(OWL) and predicate not in _NO_AXIOMS
