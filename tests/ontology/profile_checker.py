"""The OWL API's own profile checkers, their findings as readable lines, and what is let pass.

A line reads `<kind>: <message> [<axiom>]`, with prefixes; dates and other values are left out.
The DL checker takes every datatype for known once the parser has met it, so whether a datatype
is of OWL 2 is asked of the OWL API's list of them. The RL checker does not see a reflexive
property; `test_profiles.test_every_rl_construct_has_its_rules` does. Functions with an underscore
that take text run in `owl_machine`.

Source: OWL 2 Structural Specification, sections 3, 4, 5 and 11
(https://www.w3.org/TR/owl2-syntax/); OWL 2 Profiles, section 4 (https://www.w3.org/TR/owl2-profiles/).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from owl_machine import ask, java
from owl_theory import java_ontology, rdf_xml
from rdflib import Graph

from thongthin.graph.namespaces import ONTOLOGY, PREFIXES

FORGIVEN = Path(__file__).parent / "profiles/forgiven.yaml"

_WHERE = re.compile(r"\s*\[?in (?:ontology )?OntologyID\(.*$")
_ONTOLOGY = re.compile(rf"<{ONTOLOGY}(?:/\w+)?>")
_IRI = re.compile(r"<([^>]+[#/])([^>#/]*)>")
_VALUE = re.compile(r'"[^"]*"(?=\^\^)')
_PREFIX_OF = {namespace: prefix for prefix, namespace in PREFIXES.items()}


@dataclass(frozen=True)
class Forgiven:
    """A finding that is let pass, for some axioms.

    Attributes:
        finding: kind and message of the line, as `findings` gives it.
        axioms: what stands in its brackets, one of these.
        profiles: "DL", "RL" or both; in another profile the finding is not let pass.
        reason: why, in a sentence.
        source: where the specification, or the checker's maintainers, say so.
    """

    finding: str
    axioms: list[str]
    profiles: list[str]
    reason: str
    source: str

    @property
    def lines(self) -> set[str]:
        """The lines that are let pass."""
        return {f"{self.finding} [{axiom}]" for axiom in self.axioms}


@cache
def forgiven() -> tuple[Forgiven, ...]:
    """Read the findings that are let pass, in order of the file."""
    entries = yaml.safe_load(FORGIVEN.read_text(encoding="utf-8"))
    return tuple(Forgiven(**entry) for entry in entries)


def unforgiven(graph: Graph, profile: str) -> list[str]:
    """Return the findings of a profile ("DL", "RL") in a graph, those let pass apart, sorted."""
    passed = [entry.lines for entry in forgiven() if profile in entry.profiles]
    return sorted(set(findings(graph, profile)).difference(*passed))


def findings(graph: Graph, profile: str) -> list[str]:
    """Return all findings of a profile ("DL", "RL") in a graph, sorted, each once."""
    return ask(_findings, rdf_xml(graph), profile)


def axioms_in(graph: Graph) -> list[str]:
    """Return the axioms of a graph as they stand in findings, sorted; annotations are none."""
    return ask(_axioms_in, rdf_xml(graph))


def as_read(graph: Graph) -> Graph:
    """Return a graph as the OWL API writes what it has read of it."""
    return Graph().parse(data=ask(_written_again, rdf_xml(graph)), format="xml")


def kind_of(finding: str) -> str:
    """Return the kind of a finding, the first word of its line."""
    return finding.partition(":")[0]


def _findings(text: str, profile: str) -> list[str]:
    ontology = java_ontology(text)
    checker = java(f"org.semanticweb.owlapi.profiles.OWL2{profile}Profile")()
    found = {_line(violation) for violation in checker.checkOntology(ontology).getViolations()}
    return sorted(found | set(_foreign_datatypes(ontology)))


def _axioms_in(text: str) -> list[str]:
    return sorted(_short(str(axiom)) for axiom in java_ontology(text).getLogicalAxioms())


def _written_again(text: str) -> str:
    ontology = java_ontology(text)
    target = java("org.semanticweb.owlapi.io.StringDocumentTarget")()
    form = java("org.semanticweb.owlapi.io.RDFXMLOntologyFormat")()
    ontology.getOWLOntologyManager().saveOntology(ontology, form, target)
    return str(target.toString())


def _line(violation: Any) -> str:
    message = _WHERE.sub("", str(violation)).replace("[null", "[annotation of the ontology")
    brackets = "]" * (message.count("[") - message.count("]"))
    return f"{violation.getClass().getSimpleName()}: {_short(message)}{brackets}"


def _foreign_datatypes(ontology: Any) -> Iterator[str]:
    """Yield a line for each logical axiom with a datatype that OWL 2 does not have."""
    for axiom in ontology.getLogicalAxioms():
        for datatype in axiom.getDatatypesInSignature():
            if not datatype.isBuiltIn():
                yield f"ForeignDatatype: {_short(str(datatype))} [{_short(str(axiom))}]"


def _short(text: str) -> str:
    """Return a text of the OWL API with prefixes, single blanks and no values."""
    text = _ONTOLOGY.sub("<the ontology>", _VALUE.sub('"…"', " ".join(text.split())))
    return _IRI.sub(_curie, text)


def _curie(found: re.Match[str]) -> str:
    prefix = _PREFIX_OF.get(found[1])
    return f"{prefix}:{found[2]}" if prefix else found[0]
