"""Every check finds its planted fault, names file, line and term, and says what to write instead.

`hygiene/<check>/<case>.ttl` lies beside the ontology (as `ontology/modules/planted.ttl`, or where
`# place:` says, in place of the file there). `# expect: term | part of the message` is a finding
that the check makes of it; there are no others.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import pyoxigraph as ox
import pytest
from ontology_files import ROOT

from thongthin.errors import QueryError
from thongthin.graph.checks.check_files import CHECKS_FOLDER, Check, read_checks
from thongthin.graph.checks.hygiene import Places, TermFinding, run_checks, short
from thongthin.graph.checks.ontology_check import check_ontology, checked_store
from thongthin.graph.checks.spelling import read_words, unknown_words, word_quads
from thongthin.graph.checks.term_files import TermFile, read_term_files
from thongthin.graph.ontology import read_turtle
from thongthin.graph.shapes import read_shapes
from thongthin.paths import Project

HYGIENE = Path(__file__).parent / "hygiene"
CASES = sorted(HYGIENE.glob("*/*.ttl"))
CHECKS = {check.id: check for check in read_checks(Project())}
PLACE = "ontology/modules/planted.ttl"
WITHOUT_A_TURTLE_FILE = {"removed_term"}
"""Checks whose fault is no Turtle; `test_published_terms.py` plants it."""
OF_OTHER_FILES = {"ambiguous_namespace", "missing_disjointness", "no_ontology"}
"""Checks whose finding may be told of what stands in another file, or in none."""


@cache
def files() -> tuple[TermFile, ...]:
    return read_term_files(Project())


@cache
def store() -> ox.Store:
    return checked_store(Project(), files())


@contextmanager
def planted(file: TermFile) -> Iterator[tuple[ox.Store, tuple[TermFile, ...]]]:
    """Give a store and the files with one more, or with another in place of one."""
    others = tuple(other for other in files() if other.name != file.name)
    if len(others) < len(files()):
        yield checked_store(Project(), (*others, file)), (*others, file)
        return
    quads = [ox.Quad(t.subject, t.predicate, t.object, file.graph) for t in file.triples]
    quads += [ox.Quad(t.subject, t.predicate, t.object) for t in file.triples]
    quads += word_quads(unknown_words([file], read_words(Project())))
    new = [quad for quad in quads if quad not in store()]
    store().extend(new)
    yield store(), (*others, file)
    for quad in new:
        store().remove(quad)


def read_case(path: Path) -> tuple[TermFile, list[tuple[str, str]]]:
    text = path.read_text(encoding="utf-8")
    place = re.search(r"^# place: (\S+)$", text, re.MULTILINE)
    expected = re.findall(r"^# expect: (.+?) \| (.+)$", text, re.MULTILINE)
    return TermFile(place[1] if place else PLACE, text, read_turtle(path)), expected


@cache
def found_in(path: Path) -> tuple[TermFile, tuple[TermFile, ...], frozenset[TermFinding]]:
    """Return the planted file, all files, and what its check finds more than without it."""
    check, (file, _) = path.parent.name, read_case(path)
    clean = found_without(check)
    with planted(file) as (with_fault, all_files):
        found = frozenset(run_checks([CHECKS[check]], with_fault, Places(all_files)))
    return file, all_files, found - clean


@cache
def found_without(check: str) -> frozenset[TermFinding]:
    return frozenset(run_checks([CHECKS[check]], store(), Places(files())))


def test_every_check_has_a_planted_fault() -> None:
    assert {path.parent.name for path in CASES} == CHECKS.keys() - WITHOUT_A_TURTLE_FILE


@pytest.mark.parametrize("path", CASES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_planted_fault_is_found_and_named(path: Path) -> None:
    _, expected = read_case(path)
    _, _, found = found_in(path)
    assert expected
    assert sorted(short(f.term) for f in found) == sorted(term for term, _ in expected)
    for term, part in expected:
        assert any(short(f.term) == term and part in f.message["en"] for f in found), part
    for finding in found:
        assert finding.severity == CHECKS[path.parent.name].severity
        assert all(text and "{" not in text for text in finding.message.values())


@pytest.mark.parametrize("path", CASES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_finding_names_the_line_that_speaks_of_the_term(path: Path) -> None:
    file, all_files, found = found_in(path)
    texts = {file.name: file.text.splitlines() for file in all_files}
    for finding in found:
        if finding.line:
            block = texts[finding.file][max(0, finding.line - 12) : finding.line]
            name = re.split(r"[#/]", finding.term)[-1]
            assert any(name in line for line in block), finding.where
    in_planted_file = [finding for finding in found if finding.file == file.name]
    assert in_planted_file or path.parent.name in OF_OTHER_FILES


@pytest.mark.parametrize("check", CHECKS.values(), ids=lambda check: check.id)
def test_check_says_what_it_is_in_both_languages(check: Check) -> None:
    for words in (check.title, check.description, check.message):
        assert words["en"].isascii() or "…" in words["en"]
        assert re.search("[\u0e01-\u0e2e]", words["th"])
        assert not re.search("\u0e4d\u0e32|\u0e40\u0e40", words["th"])
    asked = [set(re.findall(r"\{(\w+)\}", text)) for text in check.message.values()]
    assert asked[0] == asked[1]
    assert check.description["en"].endswith(".")
    assert check.source


def test_shapes_that_say_the_same_are_there() -> None:
    text = read_shapes(Project()).dataset.decode()
    for check in CHECKS.values():
        assert [shape for shape in check.shapes if f"#{shape}>" not in text] == [], check.id


def test_checks_that_go_before_are_there() -> None:
    for check in CHECKS.values():
        assert set(check.unless) <= CHECKS.keys() - {check.id}


def test_ontology_is_clean() -> None:
    """Neither violations nor warnings; each exception has its argument and is needed."""
    report = check_ontology(Project())
    assert [f"{f.where}: {f.rule}: {f.message['en']}" for f in report.findings] == []
    assert report.excepted


def test_namespace_of_a_project_is_judged_as_ours_is(tmp_path: Path) -> None:
    text = (Path(__file__).parent / "own-namespace.ttl").read_text(encoding="utf-8")
    assert found_in_project(tmp_path, text) == []
    faulty = text.replace('    rdfs:label "เทศบาลนอร์เวย์"@th ;\n', "")
    (found,) = found_in_project(tmp_path, faulty)
    assert (found.rule, found.term) == ("missing_label", "https://w3id.org/own/terms#Kommune")
    without_header = re.sub(r"^<https.*?\.\n\n", "", text, flags=re.MULTILINE | re.DOTALL)
    assert found_in_project(tmp_path, without_header) == []
    of_others = without_header + "\nbibo:Report rdfs:subClassOf own:Kommune .\n"
    told = {(f.rule, short(f.term)) for f in found_in_project(tmp_path, of_others)}
    assert ("hijacked_term", "bibo:Report") in told
    assert "hijacked_term" not in {rule for rule, term in told if term != "bibo:Report"}


@pytest.mark.parametrize(
    ("parent", "rule", "term"),
    [
        ("own:Komune", "undeclared_term", "<https://w3id.org/own/terms#Komune>"),
        ("lgc:LocalBody", "undeclared_term", "lgc:LocalBody"),
        (
            "<http://w3id.org/thongthin/def#LocalGovernmentBody>",
            "wrong_namespace",
            "<http://w3id.org/thongthin/def#LocalGovernmentBody>",
        ),
        ("bibo:Nothing", "untyped_class", "bibo:Nothing"),
    ],
)
@pytest.mark.parametrize("has_header", [True, False])
def test_one_slip_gets_one_advice(
    tmp_path: Path, parent: str, rule: str, term: str, has_header: bool
) -> None:
    text = (Path(__file__).parent / "own-namespace.ttl").read_text(encoding="utf-8")
    if not has_header:
        text = re.sub(r"^<https.*?\.\n\n", "", text, flags=re.MULTILINE | re.DOTALL)
    text += f"\nown:Kommune rdfs:subClassOf {parent} .\n"
    found = found_in_project(tmp_path, text)
    assert [(f.rule, short(f.term)) for f in found] == [(rule, term)]


def test_header_of_a_project_is_its_own_and_told_once(tmp_path: Path) -> None:
    text = "@prefix owl: <http://www.w3.org/2002/07/owl#> .\n"
    text += '<https://example.org/mine> a owl:Ontology ; owl:versionInfo "1" .\n'
    rules = {f.rule for f in found_in_project(tmp_path, text)}
    assert "hijacked_term" not in rules
    assert {"no_version_iri", "ambiguous_namespace"} <= rules
    told = {"OntologyShape-versionIRI", "OntologyShape-versionInfo"}
    assert not rules & (told | {"OntologyShape-preferredNamespaceUri"})
    assert "OntologyShape-preferredNamespacePrefix" in rules


def test_term_of_others_may_be_declared_in_a_module_of_a_project(tmp_path: Path) -> None:
    text = (Path(__file__).parent / "own-namespace.ttl").read_text(encoding="utf-8")
    text += "\nown:Kommune rdfs:subClassOf bibo:Nothing .\nbibo:Nothing a owl:Class .\n"
    assert found_in_project(tmp_path, text) == []


def test_slip_in_the_namespace_of_a_described_term_gets_one_advice(tmp_path: Path) -> None:
    text = (Path(__file__).parent / "own-namespace.ttl").read_text(encoding="utf-8")
    text += '\n<http://w3id.org/thongthin/deff#Kommune> rdfs:comment "kommune"@en .\n'
    assert [f.rule for f in found_in_project(tmp_path, text)] == ["wrong_namespace"]


def test_our_terms_are_those_of_another_vocabulary_for_a_project(tmp_path: Path) -> None:
    text = (Path(__file__).parent / "own-namespace.ttl").read_text(encoding="utf-8")
    defined = "    rdfs:isDefinedBy <https://w3id.org/own/terms> .\n"
    below = "    rdfs:subClassOf lgc:LocalGovernmentBody "
    undefined = text.replace(defined, "").replace(f"{below};", f"{below}.")
    rules = {f.rule for f in found_in_project(tmp_path, undefined)}
    assert "missing_defined_by" in rules
    assert "nothing_reused" not in rules
    alone = text.replace(f"{below};\n", "")
    assert "nothing_reused" in {f.rule for f in found_in_project(tmp_path, alone)}
    end = "\nlgc:LocalGovernmentBody a owl:Class .\nown:joins a owl:ObjectProperty ;\n"
    joined = alone + end + "    schema:rangeIncludes lgc:LocalGovernmentBody .\n"
    assert "nothing_reused" not in {f.rule for f in found_in_project(tmp_path, joined)}


@pytest.mark.parametrize("name", ["AaLending", "ZzLending"])
def test_pair_is_told_at_the_term_of_the_project(tmp_path: Path, name: str) -> None:
    text = (HYGIENE / "missing_disjointness/planted.ttl").read_text(encoding="utf-8")
    found = found_in_project(tmp_path, text.replace("lgc:Lending", f"lgc:{name}"))
    told = {(short(f.term), f.value) for f in found if f.rule == "missing_disjointness"}
    assert told == {
        (f"lgc:{name}", "lgc:FormalPartnership"),
        (f"lgc:{name}", "lgc:InformalPartnership"),
    }


@pytest.mark.parametrize(
    ("case", "shape"),
    [
        ("decomposed_sara_am/planted", "TextShape-characters"),
        ("invisible_character/planted", "TextShape-characters"),
        ("private_use_character/planted", "TextShape-characters"),
        ("stray_blank/planted", "TextShape-blanks"),
        ("undeclared_term/predicate", "UndeclaredTermShape-use"),
    ],
)
def test_what_a_check_has_told_no_shape_tells_again(tmp_path: Path, case: str, shape: str) -> None:
    text = (HYGIENE / f"{case}.ttl").read_text(encoding="utf-8")
    rules = {f.rule for f in found_in_project(tmp_path, text)}
    check = case.partition("/")[0]
    assert check in rules
    assert shape not in rules
    assert shape in CHECKS[check].shapes


def found_in_project(folder: Path, text: str) -> list[TermFinding]:
    words = folder / "ontology/quality/words-own.txt"
    words.parent.mkdir(parents=True, exist_ok=True)
    words.write_text("asker\nkommune\nnorway\nour\nus\n", encoding="utf-8")
    module = folder / "ontology/modules/own.ttl"
    module.parent.mkdir(parents=True, exist_ok=True)
    module.write_text(text, encoding="utf-8")
    report = check_ontology(Project.open(folder))
    return [f for f in report.findings if f.file == module.as_posix()]


@pytest.mark.parametrize(
    ("head", "sentence"),
    [
        ("", "has no head"),
        ("#+ id: [\n", "the #+ head is no YAML"),
        ("#+ id: wrong\n", "the #+ head lacks 'description'"),
        ("{head}#+ colour: red\n", "unknown key 'colour'"),
        ("{head}#+ id: other\n", "'id' is 'other'; expected the file's name, 'wrong'"),
        ("{head}#+ severity: grave\n", "'severity' must be one of: violation, warning, info"),
        ("{head}#+ title: Wrong\n", "'title' must be a text in both languages"),
    ],
)
def test_a_wrong_check_is_a_sentence(tmp_path: Path, head: str, sentence: str) -> None:
    text = (ROOT / CHECKS_FOLDER / "missing_label.rq").read_text(encoding="utf-8")
    good = "".join(line for line in text.splitlines(keepends=True) if line.startswith("#+"))
    plant_check(tmp_path, head.replace("{head}", good.replace("missing_label", "wrong")))
    with pytest.raises(QueryError, match=re.escape(sentence)):
        read_checks(Project.open(tmp_path))


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("SELECT ?term WHERE {", "is no SPARQL"),
        ("ASK {}", "must be a SELECT query"),
        ("SELECT ?other WHERE { ?other ?p ?o }", "must select ?term"),
        ("SELECT ?term WHERE { ?term ?p ?o }", "asks for 'language'"),
        ("SELECT ?term WHERE { OPTIONAL { ?term <urn:no> ?o } }", "a row has no ?term"),
    ],
)
def test_a_wrong_query_is_a_sentence(tmp_path: Path, query: str, sentence: str) -> None:
    text = (ROOT / CHECKS_FOLDER / "missing_label.rq").read_text(encoding="utf-8")
    good = "".join(line for line in text.splitlines(keepends=True) if line.startswith("#+"))
    plant_check(tmp_path, good.replace("missing_label", "wrong", 1) + query)
    (check,) = [check for check in read_checks(Project.open(tmp_path)) if check.id == "wrong"]
    with pytest.raises(QueryError, match=re.escape(sentence)):
        list(run_checks([check], store(), Places(files())))


def plant_check(folder: Path, text: str) -> None:
    path = folder / CHECKS_FOLDER / "wrong.rq"
    path.parent.mkdir(parents=True)
    path.write_text(text, encoding="utf-8")
