"""Where a term stands in a Turtle text, and what two files say together."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest

from thongthin.graph.checks.own_namespaces import own_namespaces
from thongthin.graph.checks.term_files import TermFile, file_graph, read_term_files, to_store
from thongthin.graph.namespaces import ORG, OWL, RDF, RDFS
from thongthin.paths import Project

LGC = "https://w3id.org/thongthin/def#"
TEXT = f"""@prefix lgc: <{LGC}> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .

# lgc:Second stands below.

lgc:First rdfs:label "first"@en ;
    rdfs:subClassOf lgc:Second , lgc:Third .

lgc:Second rdfs:label "second"@en ;
    rdfs:label "ที่สอง"@th ;
    rdfs:isDefinedBy <urn:there> .

<{LGC}Fourth> rdfs:label "first"@en .

lgc:First rdfs:comment "said later" .
"""
FILE = TermFile("ontology/modules/own.ttl", TEXT, ())


@pytest.mark.parametrize(
    ("name", "value", "line"),
    [
        (LGC + "First", "", 6),
        (LGC + "Second", "", 9),
        (LGC + "Second", "ที่สอง", 10),
        (LGC + "Second", "urn:there", 11),
        (LGC + "First", LGC + "Second", 7),
        (LGC + "First", LGC + "Third", 7),
        (LGC + "First", "said later", 15),
        (LGC + "First", "second", 6),
        (LGC + "Third", "", 7),
        (LGC + "Fourth", "first", 13),
        (LGC + "Fir", "", 0),
        (LGC + "Nowhere", "first", 0),
    ],
)
def test_line_of_a_term_and_of_a_value_in_its_block(name: str, value: str, line: int) -> None:
    assert FILE.line_of(name, value) == line


def test_store_knows_what_each_file_says_and_all_together() -> None:
    one, two, is_a = ox.NamedNode("urn:1"), ox.NamedNode("urn:2"), ox.NamedNode("urn:a")
    files = (
        TermFile("a/one.ttl", "", (ox.Triple(one, is_a, two),)),
        TermFile("a/สอง ไฟล์.ttl", "", (ox.Triple(one, is_a, two), ox.Triple(two, is_a, one))),
    )
    store = to_store(files)
    assert len(list(store.quads_for_pattern(None, None, None, ox.DefaultGraph()))) == 2
    counts = [len(list(store.quads_for_pattern(None, None, None, f.graph))) for f in files]
    assert counts == [1, 2]
    assert file_graph("a/one.ttl") != file_graph("a/two.ttl")


def test_file_of_a_project_is_shown_with_its_folder(tmp_path: Path) -> None:
    path = tmp_path / "ontology/modules/own.ttl"
    path.parent.mkdir(parents=True)
    path.write_text(TEXT, encoding="utf-8")
    shown = {file.name: file.shown for file in read_term_files(Project.open(tmp_path))}
    assert shown.pop("ontology/modules/own.ttl") == path.as_posix()
    assert all(name == place for name, place in shown.items())


def own(name: str, *statements: tuple[str, str, str], folder: str = "mine") -> TermFile:
    nodes = [tuple(map(ox.NamedNode, statement)) for statement in statements]
    return TermFile(name, "", tuple(ox.Triple(*three) for three in nodes), folder)


IS_A, CLASS, BELOW = RDF + "type", OWL + "Class", RDFS + "subClassOf"
MINE, OTHERS = "https://example.org/mine#", "https://example.org/others/"


@pytest.mark.parametrize(
    ("files", "namespaces"),
    [
        ([own("a.ttl", (MINE + "A", IS_A, CLASS), (MINE + "A", BELOW, LGC + "A"))], (MINE,)),
        ([own("a.ttl", (MINE + "A", IS_A, CLASS)),
          own("b.ttl", (MINE + "A", BELOW, LGC + "A"))], (MINE,)),
        ([own("a.ttl", (MINE + "A", IS_A, CLASS), (MINE + "A", BELOW, LGC + "A"), folder="")], ()),
        ([own("a.ttl", (MINE + "A", IS_A, CLASS))], ()),
        ([own("a.ttl", (MINE + "A", BELOW, LGC + "A"))], ()),
        ([own("a.ttl", (LGC + "A", IS_A, CLASS), (LGC + "A", BELOW, LGC + "B"))], ()),
        ([own("a.ttl", (ORG + "A", IS_A, CLASS), (ORG + "A", BELOW, LGC + "B"))], ()),
        ([own("a.ttl", (OTHERS + "A", IS_A, CLASS), (OTHERS + "A", BELOW, LGC + "B")),
          own("external-stubs.ttl", (OTHERS + "B", IS_A, CLASS), folder="")], ()),
    ],
)  # fmt: skip
def test_namespaces_of_a_project(files: list[TermFile], namespaces: tuple[str, ...]) -> None:
    assert own_namespaces(files) == namespaces
