"""How large the ontology is, counted from its files."""

from __future__ import annotations

from thongthin.graph.namespaces import LGC
from thongthin.publishing.ontology_docs.facts import Facts
from thongthin.publishing.ontology_docs.links import compact
from thongthin.publishing.ontology_docs.model import Kind

_KINDS: tuple[Kind, ...] = ("class", "object", "data", "annotation")


def measure(facts: Facts) -> dict[str, int]:
    """Return what is counted, by the key of its words, in the order in which it is shown."""
    terms = facts.ontology.terms.values()
    reused = {
        iri
        for term in terms
        for iri in (*term.supers, *term.domain, *term.range_)
        if not iri.startswith(LGC) and compact(iri) != iri
    }
    return {
        "modules": len(facts.ontology.modules),
        **{kind: sum(term.kind == kind for term in terms) for kind in _KINDS},
        "reused": len(reused),
        "schemes": len(facts.schemes),
        "concepts": sum(len(scheme.concepts()) for scheme in facts.schemes),
        "rl": _of_profile("rl", facts),
        "dl": _of_profile("dl", facts),
        "shapes": sum(len(part.shapes) for part in facts.shape_files),
        "questions": len(facts.questions),
    }


def _of_profile(profile: str, facts: Facts) -> int:
    return sum(axiom.profile == profile for axiom in facts.axioms)
