"""Which module files make which artefact: core, rl, dl, those for any country, merged and more.

Every artefact can be loaded alone and imports nothing. A module is told by the name of its file:
axioms stand in `rl.ttl`, `dl.ttl` and files that end so (`thai-rl.ttl`), what is Thai only in
`thai.ttl` and files that begin so.

Source: DESIGN.md, decision 9 (core, RL and DL modules apart); OWL 2 Profiles, section 4.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fnmatch import fnmatch
from types import MappingProxyType

import pyoxigraph as ox

from thongthin.graph.align.bridge import bridge_triples
from thongthin.graph.closure import infer
from thongthin.graph.entailment import read_entailment_rules
from thongthin.graph.ontology import (
    MODULES_FOLDER,
    named,
    read_ontology,
    read_schemes,
    read_turtle,
)
from thongthin.paths import Project

RULE_AXIOMS = ("rl.ttl", "*-rl.ttl")
REASONER_AXIOMS = ("dl.ttl", "*-dl.ttl")
THAI_ONLY = ("thai.ttl", "thai-*.ttl")

MERGED, INFERRED, BRIDGE = "merged", "inferred", "bridge"


@dataclass(frozen=True, slots=True)
class Profile:
    """One artefact made of modules.

    Attributes:
        without: patterns of the module files that it leaves out.
        title: language ("en", "th") → what is added to the ontology's title; empty for the
            ontology as a whole.
        description: language → what it holds and whom it is for.
    """

    without: tuple[str, ...]
    title: MappingProxyType[str, str]
    description: MappingProxyType[str, str]


def _profile(without: Iterable[str], *words: str) -> Profile:
    """Build a profile; words: title in English and Thai, description in English and Thai."""
    title, description = (
        MappingProxyType({"en": en, "th": th}) for en, th in (words[:2], words[2:])
    )
    return Profile(tuple(without), title, description)


PROFILES = MappingProxyType(
    {
        "core": _profile(
            (*RULE_AXIOMS, *REASONER_AXIOMS),
            "core terms",
            "คำศัพท์หลัก",
            "Classes and properties with labels, definitions and hierarchy, without axioms.",
            "คลาสและคุณสมบัติ พร้อมชื่อเรียก นิยาม และลำดับชั้น โดยไม่มีสัจพจน์",
        ),
        "generic": _profile(
            (*RULE_AXIOMS, *REASONER_AXIOMS, *THAI_ONLY),
            "core terms for any country",
            "คำศัพท์หลักสำหรับทุกประเทศ",
            "The core terms without those that hold for Thailand only.",
            "คำศัพท์หลักที่ไม่รวมคำศัพท์ซึ่งใช้เฉพาะประเทศไทย",
        ),
        "rl": _profile(
            REASONER_AXIOMS,
            "with rules",
            "พร้อมกฎการอนุมาน",
            "The core terms with the axioms that rules can apply (OWL 2 RL).",
            "คำศัพท์หลักพร้อมสัจพจน์ที่ใช้กฎอนุมานได้ (OWL 2 RL)",
        ),
        "dl": _profile(
            (),
            "with all axioms",
            "พร้อมสัจพจน์ทั้งหมด",
            "The core terms with all axioms, for a description-logic reasoner (OWL 2 DL).",
            "คำศัพท์หลักพร้อมสัจพจน์ทั้งหมด สำหรับเครื่องอนุมานตามตรรกะเชิงพรรณนา (OWL 2 DL)",
        ),
        "generic-rl": _profile(
            (*REASONER_AXIOMS, *THAI_ONLY),
            "for any country, with rules",
            "สำหรับทุกประเทศ พร้อมกฎการอนุมาน",
            "The core terms for any country with the axioms that rules can apply (OWL 2 RL).",
            "คำศัพท์หลักสำหรับทุกประเทศพร้อมสัจพจน์ที่ใช้กฎอนุมานได้ (OWL 2 RL)",
        ),
        "generic-dl": _profile(
            THAI_ONLY,
            "for any country, with all axioms",
            "สำหรับทุกประเทศ พร้อมสัจพจน์ทั้งหมด",
            "The core terms for any country with all axioms, for a description-logic reasoner "
            "(OWL 2 DL).",
            "คำศัพท์หลักสำหรับทุกประเทศพร้อมสัจพจน์ทั้งหมด สำหรับเครื่องอนุมานตามตรรกะเชิงพรรณนา (OWL 2 DL)",
        ),
        MERGED: _profile((), "", "", "", ""),
        INFERRED: _profile(
            (),
            "with what follows",
            "พร้อมผลการอนุมาน",
            "Terms and vocabularies with what follows from them by OWL 2 RL, for tools that do not "
            "reason; anonymous classes are left out.",
            "คำศัพท์และชุดคำศัพท์พร้อมผลที่อนุมานได้ตาม OWL 2 RL สำหรับเครื่องมือที่ไม่อนุมานเอง โดยไม่รวมคลาสที่ไม่มีชื่อ",
        ),
        BRIDGE: _profile(
            ("*",),
            "bridge to other vocabularies",
            "ส่วนเชื่อมกับคำศัพท์อื่น",
            "What is said about terms of others, made from the mapping tables (SSSOM).",
            "ความสัมพันธ์กับคำศัพท์ของผู้อื่น จัดทำจากตารางเทียบคำศัพท์ (SSSOM)",
        ),
    }
)
"""Name → profile. `merged` is the ontology as a whole, with its own header unchanged."""


def profile_triples(project: Project, name: str) -> tuple[ox.Triple, ...]:
    """Return the triples of a profile, the ontology's own header among them where core is.

    Args:
        project: the data folders in force.
        name: a key of `PROFILES`.

    Raises:
        OntologyError: a file is no Turtle; names file and line.
    """
    if name == BRIDGE:
        return tuple(bridge_triples(project))
    modules = _modules(project, PROFILES[name].without)
    if name == INFERRED:
        whole = named((*modules, *read_schemes(project)))
        return tuple(dict.fromkeys((*whole, *_inferred(project))))
    return (*modules, *read_schemes(project)) if name == MERGED else modules


def _modules(project: Project, without: tuple[str, ...]) -> tuple[ox.Triple, ...]:
    return tuple(
        triple
        for path in project.files(MODULES_FOLDER, "*.ttl")
        if not any(fnmatch(path.name, pattern) for pattern in without)
        for triple in read_turtle(path)
    )


def _inferred(project: Project) -> tuple[ox.Triple, ...]:
    """Return what follows by the project's rules, without what holds of every term."""
    said = (*read_ontology(project, with_dl=False), *read_schemes(project))
    return infer(said, read_entailment_rules(project)).inferred
