"""The entailment rules of OWL 2 RL as files: one SPARQL CONSTRUCT a rule, with a `#+` YAML head.

`ontology/rules/<name>.rq` bears the name that the specification gives the rule (prp-dom,
cax-sco …). The ontology drives them: a rule names no term of ours. Chains and intersections are
of two members, which is what the modules use; `unsupported` finds any other.

Source: OWL 2 Profiles, section 4.3, tables 4 to 9
(https://www.w3.org/TR/owl2-profiles/#Reasoning_in_OWL_2_RL_and_RDF_Graphs_using_Rules).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import yaml

from thongthin.errors import OntologyError
from thongthin.graph.namespaces import OWL, RDF
from thongthin.paths import Project

RULES_FOLDER = "ontology/rules"

_HEAD = "#+"
_REST = ox.NamedNode(RDF + "rest")
_NIL = ox.NamedNode(RDF + "nil")
_LISTS = (OWL + "propertyChainAxiom", OWL + "intersectionOf")


@dataclass(frozen=True, slots=True)
class EntailmentRule:
    """One rule.

    Attributes:
        id: its name in the specification, which is the name of its file.
        title: language ("en", "th") → what it says in one line.
        source: link to the specification.
        text: the SPARQL CONSTRUCT, head included (a comment to SPARQL).
    """

    id: str
    title: dict[str, str] = field(compare=False)
    source: str
    text: str


def read_entailment_rules(project: Project) -> tuple[EntailmentRule, ...]:
    """Return the rules, sorted by name.

    Raises:
        OntologyError: a head is no YAML or lacks a title in th or en, or its source.
    """
    return tuple(_read_rule(path) for path in project.files(RULES_FOLDER, "*.rq"))


def _read_rule(path: Path) -> EntailmentRule:
    text = path.read_text(encoding="utf-8")
    lines = (line.removeprefix(_HEAD) for line in text.splitlines() if line.startswith(_HEAD))
    try:
        head: Any = yaml.safe_load("\n".join(line.removeprefix(" ") for line in lines))
    except yaml.YAMLError as error:
        raise OntologyError(f"the #+ head is no YAML: {error}", where=path.name) from error
    title = head.get("title") if isinstance(head, dict) else None
    if not isinstance(title, dict) or not {"en", "th"} <= title.keys() or "source" not in head:
        sentence = "the #+ head needs title: {en, th} and source:"
        raise OntologyError(sentence, where=path.name)
    return EntailmentRule(path.stem, title, head["source"], text)


def unsupported(axioms: Iterable[ox.Triple]) -> tuple[ox.Triple, ...]:
    """Return the axioms with a list that is not of two members: no rule would apply them.

    Args:
        axioms: triples of the modules that the closure takes, lists included.
    """
    axioms = tuple(axioms)
    rest = {triple.subject: triple.object for triple in axioms if triple.predicate == _REST}
    heads = [triple for triple in axioms if triple.predicate.value in _LISTS]
    return tuple(triple for triple in heads if _length(triple.object, rest) != 2)


def _length(head: Any, rest: dict[Any, Any]) -> int:
    """Count the members of a well-formed list; a list without an end counts as it stands."""
    length = 0
    seen = set()
    while head != _NIL and head in rest and head not in seen:
        seen.add(head)
        length, head = length + 1, rest[head]
    return length
