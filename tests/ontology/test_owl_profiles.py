"""Every released ontology file is OWL 2 DL, and all without DL axioms OWL 2 RL: the OWL API judges.

A fault that a profile must reject is a file: `profiles/<dl|rl>-<fault>.ttl`, with a line
`# Fails: <kind>` for each kind of finding it makes. What is let pass stands, with its reason, in
`profiles/forgiven.yaml`. The rules as we read them ourselves are in `test_profiles`.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest
from ontology_files import MODULES, graph_of
from profile_checker import (
    Forgiven,
    as_read,
    axioms_in,
    findings,
    forgiven,
    kind_of,
    unforgiven,
)
from rdflib import Graph, URIRef
from rdflib.compare import graph_diff, to_isomorphic
from rdflib.namespace import OWL, RDF, RDFS
from rdflib.term import Node
from released_files import DL_FILES, RELEASED, WITHIN_RL, declared, released

FAULTS = sorted((Path(__file__).parent / "profiles").glob("*.ttl"))
FAILS = re.compile(r"^# Fails: (\w+)$", re.MULTILINE)
DECLARED_BY_THE_PARSER = {OWL.Class, OWL.NamedIndividual, RDFS.Datatype}

WORK_BOTH_WAYS = {OWL.disjointWith, OWL.propertyDisjointWith, OWL.inverseOf, OWL.equivalentClass}
"""Relations that the OWL API writes with the one or the other end first."""


def turned(graph: Graph) -> set[tuple[Node, Node, Node]]:
    return {(o, p, s) for s, p, o in graph if p in WORK_BOTH_WAYS}


found_in = cache(lambda name, profile: findings(released(name), profile))


@pytest.mark.parametrize("name", RELEASED)
def test_released_file_is_owl_dl(name: str) -> None:
    assert unforgiven(released(name), "DL") == []


@pytest.mark.parametrize("name", WITHIN_RL)
def test_released_file_without_dl_axioms_is_owl_rl(name: str) -> None:
    assert unforgiven(released(name), "RL") == []


@pytest.mark.parametrize("path", MODULES, ids=lambda p: p.name)
def test_module_is_within_its_profile(path: Path) -> None:
    """One module and the kinds of the terms it uses, so that a fault has the name of its file."""
    graph = declared(graph_of(path))
    assert unforgiven(graph, "DL") == []
    if path not in DL_FILES:
        assert unforgiven(graph, "RL") == []


@pytest.mark.parametrize("path", DL_FILES, ids=lambda p: p.name)
def test_what_stands_apart_as_dl_is_outside_rl(path: Path) -> None:
    """Each axiom of a `dl` file: one that RL allows would belong into the `rl` file."""
    graph = declared(graph_of(path))
    outside = " ".join(findings(graph, "RL"))
    assert axioms_in(graph)
    assert [axiom for axiom in axioms_in(graph) if axiom not in outside] == []


@pytest.mark.parametrize("name", RELEASED)
def test_nothing_is_lost_in_reading(name: str) -> None:
    """The checker judges what it has read, so it must have read all that is there."""
    graph = released(name)
    _, lost, added = graph_diff(to_isomorphic(graph), to_isomorphic(as_read(graph)))
    assert sorted(set(lost) - turned(added)) == []
    new = set(added) - turned(lost)
    assert {(p, o in DECLARED_BY_THE_PARSER) for _, p, o in new} <= {(RDF.type, True)}


@pytest.mark.parametrize("path", FAULTS, ids=lambda p: p.stem)
def test_fault_is_found(path: Path) -> None:
    profile = path.name.partition("-")[0]
    graph = released(profile) + graph_of(path)
    new = set(findings(graph, profile.upper())) - set(found_in(profile, profile.upper()))
    assert {kind_of(line) for line in new} == set(FAILS.findall(path.read_text(encoding="utf-8")))


def test_every_profile_has_faults() -> None:
    assert {path.name.partition("-")[0] for path in FAULTS} == {"dl", "rl"}
    assert all(FAILS.search(path.read_text(encoding="utf-8")) for path in FAULTS)


def test_a_triple_that_no_axiom_holds_is_found() -> None:
    stray = released("core") + Graph().parse(
        data="<urn:a> <http://www.w3.org/2002/07/owl#onProperty> <urn:b> .", format="nt"
    )
    assert stray.value(predicate=OWL.onProperty, object=URIRef("urn:b")) is not None
    assert as_read(stray).value(predicate=OWL.onProperty, object=URIRef("urn:b")) is None


@pytest.mark.parametrize("entry", forgiven(), ids=lambda e: kind_of(e.finding))
def test_what_is_let_pass_is_still_there(entry: Forgiven) -> None:
    assert entry.reason
    assert entry.source
    for profile in entry.profiles:
        found = {line for name in RELEASED for line in found_in(name, profile)}
        assert sorted(entry.lines - found) == [], "delete what is no longer found"
