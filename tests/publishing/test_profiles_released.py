"""What each profile holds and leaves out, and that each stands alone."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from itertools import pairwise
from pathlib import Path

import pyoxigraph as ox
import pytest
from releases import folder, manifest

from thongthin.errors import UsageError
from thongthin.graph.namespaces import BASE, DCTERMS, LGC, OWL, RDF, RDFS, SCHEMA, VANN
from thongthin.graph.ontology import MODULES_FOLDER, named, read_turtle
from thongthin.paths import Project
from thongthin.publishing.ontology.artefacts import profile_artefact
from thongthin.publishing.ontology.profiles import PROFILES

TYPE, ONTOLOGY_CLASS = ox.NamedNode(RDF + "type"), ox.NamedNode(OWL + "Ontology")
SHAPES = sorted(path for path in manifest()["triples"] if path.startswith("shapes"))
HEADED = sorted((*PROFILES, *SHAPES, "scheme"))
NAMESPACES = {
    "def": ("lgc", LGC),
    "shapes": ("shapes", f"{BASE}shapes#"),
    "scheme": ("scheme", f"{BASE}scheme/"),
}
AXIOMS = tuple(
    ox.NamedNode(iri)
    for iri in (RDFS + "domain", RDFS + "range", OWL + "propertyChainAxiom", OWL + "inverseOf")
)


def path_of(name: str) -> str:
    if name not in PROFILES:
        return name
    return "def" if name == "merged" else f"def/{name}"


@cache
def triples_of(name: str) -> frozenset[ox.Triple]:
    path = folder() / f"{path_of(name)}.nt"
    quads = ox.parse(path=path, format=ox.RdfFormat.N_TRIPLES)
    return frozenset(quad.triple for quad in quads)


def declared(triples: Iterable[ox.Triple]) -> set[str]:
    """Return the named subjects that are said to be something of OWL's: a class, a property."""
    kinds = [t for t in named(triples) if t.predicate == TYPE]
    return {str(t.subject)[1:-1] for t in kinds if str(t.object).startswith(f"<{OWL}")}


def used(triples: Iterable[ox.Triple]) -> set[str]:
    terms = {term for triple in triples for term in triple}
    return {term.value for term in terms if isinstance(term, ox.NamedNode)}


@pytest.mark.parametrize("name", HEADED)
def test_one_header_of_its_own(name: str) -> None:
    triples = triples_of(name)
    me = ox.NamedNode(BASE + path_of(name))
    assert [t.subject for t in triples if t.predicate == TYPE and t.object == ONTOLOGY_CLASS] == [
        me
    ]
    said = {t.predicate.value: t.object for t in triples if t.subject == me}
    head, _, part = path_of(name).partition("/")
    version_iri = f"{BASE}{head}/0.1.0" + (f"/{part}" if part else "")
    assert said[OWL + "versionIRI"] == ox.NamedNode(version_iri)
    citation = said[DCTERMS + "bibliographicCitation"]
    assert isinstance(citation, ox.Literal)
    assert citation.value.endswith(f" {version_iri}")
    title = next(t.object for t in triples if t.predicate.value == DCTERMS + "title"
                 and t.subject == me and getattr(t.object, "language", "") == "en")  # fmt: skip
    assert isinstance(title, ox.Literal)
    assert f": {title.value}, version" in citation.value
    prefix, namespace = NAMESPACES[head]
    assert said[VANN + "preferredNamespacePrefix"] == ox.Literal(prefix)
    assert said[VANN + "preferredNamespaceUri"] == ox.Literal(namespace)
    assert said[OWL + "versionInfo"] == ox.Literal("0.1.0")
    assert SCHEMA + "datePublished" in said
    assert OWL + "imports" not in said
    for word in ("license", "creator", "publisher", "created", "bibliographicCitation"):
        assert DCTERMS + word in said


@pytest.mark.parametrize("name", HEADED)
def test_title_and_description_in_both_languages(name: str) -> None:
    me = ox.NamedNode(BASE + path_of(name))
    for word in ("title", "description"):
        texts = [t.object for t in triples_of(name)
                 if t.subject == me and t.predicate.value == DCTERMS + word]  # fmt: skip
        assert sorted(t.language or "" for t in texts if isinstance(t, ox.Literal)) == ["en", "th"]


def test_titles_are_told_apart() -> None:
    titles = [str(t.object) for name in HEADED for t in triples_of(name)
              if t.predicate.value == DCTERMS + "title"
              and t.subject == ox.NamedNode(BASE + path_of(name))]  # fmt: skip
    assert len(set(titles)) == len(titles) == 2 * len(HEADED)


@pytest.mark.parametrize("name", ["core", "generic"])
def test_core_has_terms_and_no_axioms(name: str) -> None:
    triples = triples_of(name)
    assert [t for t in triples if t.predicate in AXIOMS] == []
    assert list(named(triples)) == list(triples)
    assert len(declared(triples)) > 100


@pytest.mark.parametrize(
    "name", ["core", "generic", "generic-rl", "generic-dl", "rl", "dl", "merged"]
)
def test_every_term_of_ours_that_is_used_is_declared(name: str) -> None:
    """Each can be loaded alone: nothing speaks of a term that only another has."""
    triples = triples_of(name)
    ours = {iri for iri in used(triples) if iri.startswith(LGC) and iri != LGC}
    assert sorted(ours - declared(triples)) == []


@pytest.mark.parametrize("name", ["generic", "generic-rl", "generic-dl"])
def test_generic_knows_no_term_of_thai_modules(name: str) -> None:
    (path,) = Project().files(MODULES_FOLDER, "thai.ttl")
    thai = declared(read_turtle(path))
    assert len(thai) >= 3
    assert used(triples_of(name)) & thai == set()
    assert thai <= used(triples_of("core"))


@pytest.mark.parametrize(
    "order",
    [
        ("generic", "core", "rl", "dl", "merged", "inferred"),
        ("generic", "generic-rl", "generic-dl", "dl"),
        ("generic-rl", "rl"),
    ],
)
def test_each_profile_holds_the_one_before_it(order: tuple[str, ...]) -> None:
    """By named triples: blank nodes are told by name in each file apart."""
    bodies = [{t for t in named(triples_of(name)) if not is_header(t)} for name in order]
    for smaller, larger in pairwise(bodies):
        assert smaller <= larger
    assert len(triples_of(order[1])) > len(triples_of(order[0]))


def test_axioms_of_reasoners_are_in_dl_alone() -> None:
    cardinality = ox.NamedNode(OWL + "onClass")
    assert [t for t in triples_of("rl") if t.predicate == cardinality] == []
    assert [t for t in triples_of("dl") if t.predicate == cardinality] != []


def test_inferred_says_what_follows_and_nothing_idle() -> None:
    triples = triples_of("inferred")
    assert list(named(triples)) == list(triples)
    said = set(named(triples_of("merged")))
    follows = {t for t in triples if not is_header(t)} - said
    sub = ox.NamedNode(RDFS + "subClassOf")
    above: dict[object, set[object]] = {}
    for triple in said:
        if triple.predicate == sub:
            above.setdefault(triple.subject, set()).add(triple.object)
    steps = {
        (low, high) for low, mids in above.items() for mid in mids for high in above.get(mid, ())
    }
    assert steps
    assert all(ox.Triple(low, sub, high) in triples for low, high in steps)  # type: ignore[arg-type]
    assert [t for t in follows if t.subject == t.object] == []
    assert len(follows) > 50


def is_header(triple: ox.Triple) -> bool:
    return isinstance(triple.subject, ox.NamedNode) and triple.subject.value in {
        BASE + path_of(name) for name in PROFILES
    }


def test_a_module_is_taken_by_the_end_of_its_name(tmp_path: Path) -> None:
    """A project's own axioms, and its own Thai-only terms, go where such files go."""
    modules = tmp_path / MODULES_FOLDER
    modules.mkdir(parents=True)
    prefix = f"@prefix lgc: <{LGC}> . @prefix rdfs: <{RDFS}> ."
    for name in ("mine", "mine-rl", "mine-dl", "thai-mine", "girl"):
        text = f'{prefix} lgc:X rdfs:comment "{name}" .'
        (modules / f"{name}.ttl").write_text(text, encoding="utf-8")
    project = Project.open(tmp_path)

    def taken(profile: str) -> set[str]:
        """Return the comments on the planted term, which are the names of the files."""
        lines = {str(triple) for triple in profile_artefact(project, profile).triples}
        return {line.split('"')[1] for line in lines if line.startswith(f"<{LGC}X> ")}

    assert taken("core") == {"mine", "girl", "thai-mine"}
    assert taken("generic") == {"mine", "girl"}
    assert taken("generic-rl") == {"mine", "girl", "mine-rl"}
    assert taken("generic-dl") == {"mine", "girl", "mine-rl", "mine-dl"}
    assert taken("rl") == {"mine", "girl", "thai-mine", "mine-rl"}
    assert taken("dl") == taken("merged") == {"mine", "girl", "thai-mine", "mine-rl", "mine-dl"}


def test_a_profile_that_is_not_there_is_told() -> None:
    with pytest.raises(UsageError, match="there is no profile 'full'; there are: core, generic"):
        profile_artefact(Project(), "full")
