"""HermiT judges: what is consistent, what can have no member, what follows.

A judgment of all axioms takes some 20 ms, so each case and each axiom can have its own. Axioms
with a datatype outside OWL 2 (xsd:date) are passed over. Functions with an underscore run in
`owl_machine`.

Source: OWL 2 Direct Semantics (https://www.w3.org/TR/owl2-direct-semantics/), section 2.5.
"""

from __future__ import annotations

from typing import Any

from owl_machine import ask, java
from owl_theory import Theory, java_axioms, java_by_words, java_manager


def is_consistent(theory: Theory) -> bool:
    """Say whether something can be as the axioms say."""
    return ask(_is_consistent, theory)


def followers(claims: Theory, theory: Theory) -> dict[str, bool]:
    """Return for each claim, by its words, whether it follows from a consistent theory."""
    return ask(_followers, claims, theory)


def unsatisfiable(theory: Theory) -> list[str]:
    """Return the IRIs of classes and properties that can have no member, sorted."""
    return ask(_unsatisfiable, theory)


def _is_consistent(theory: Theory) -> bool:
    return bool(_reasoner(theory).isConsistent())


def _followers(claims: Theory, theory: Theory) -> dict[str, bool]:
    judge = _reasoner_of_consistent(theory)
    return {words: bool(judge.isEntailed(axiom)) for words, axiom in java_by_words(claims).items()}


def _unsatisfiable(theory: Theory) -> list[str]:
    judge = _reasoner_of_consistent(theory)
    nodes = (
        judge.getUnsatisfiableClasses(),
        judge.getBottomObjectPropertyNode(),
        judge.getBottomDataPropertyNode(),
    )
    found = [entity for node in nodes for entity in node.getEntitiesMinusBottom()]
    return sorted(str(entity.toStringID()) for entity in found if not entity.isAnonymous())


def _reasoner_of_consistent(theory: Theory) -> Any:
    judge = _reasoner(theory)
    assert judge.isConsistent(), "of a contradiction nothing more can be asked"
    return judge


def _reasoner(theory: Theory) -> Any:
    configuration = java("org.semanticweb.HermiT.Configuration")()
    configuration.ignoreUnsupportedDatatypes = True
    ontology = java_manager().createOntology(java_axioms(theory))
    return java("org.semanticweb.HermiT.Reasoner")(configuration, ontology)
