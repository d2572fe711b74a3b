"""The programs of the guide run, and print what the guide says that they print."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pyoxigraph as ox
import pytest
from docs_pages import LANGUAGES, find, text_of, tree
from rdflib import Dataset, Variable
from releases import folder
from renew_guide import PROGRAMS, lay_out, printed

from thongthin.publishing.ontology_docs.guide import read_snippets

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder as a reader has it: a release and the files of the guide."""
    home = tmp_path_factory.mktemp("guide") / "release"
    shutil.copytree(folder(), home)
    lay_out(home)
    return home


@pytest.mark.parametrize("name", PROGRAMS)
def test_a_program_prints_what_the_guide_shows(name: str, desk: Path) -> None:
    """Where the ontology was changed, `python tools/renew_guide.py` renews what it shows."""
    output = printed(name, desk)
    assert output == read_snippets()[name].output
    assert output.strip()


def test_a_program_that_prints_else_would_be_found(desk: Path) -> None:
    (desk / "planted.py").write_text("print('else')", encoding="utf-8")
    assert printed("planted.py", desk) != read_snippets()[PROGRAMS[0]].output


def test_a_program_that_fails_is_found(desk: Path) -> None:
    (desk / "planted.py").write_text("none", encoding="utf-8")
    with pytest.raises(RuntimeError, match=r"planted\.py failed"):
        printed("planted.py", desk)


def test_the_example_of_another_country_has_nothing_wrong() -> None:
    assert read_snippets()["with_generic.py"].output.startswith("True 0 ")


def test_the_results_are_those_that_the_guide_speaks_of() -> None:
    """One of the partnership, five of statements without evidence."""
    counts = re.findall(r"(?m)^(\d) .*", read_snippets()["with_pyshacl.py"].output)
    assert sorted(counts) == ["1"] * 2 + ["5"] * 2
    assert read_snippets()["with_pyshacl.py"].output.startswith("False 6 ")


def test_schemes_taken_elsewhere_are_those_that_the_example_names() -> None:
    """No more than it needs, and not the one of Thai law."""
    example = (folder() / "examples/non-thai-municipality.ttl").read_text(encoding="utf-8")
    named = set(re.findall(r"/scheme/([\w-]+)/> \.", example))
    taken = read_snippets()["with_generic.py"].text.split("SCHEMES = (")[1].split(")")[0]
    assert set(re.findall(r'"([\w-]+)"', taken)) == named


@pytest.mark.filterwarnings("ignore:Dataset.default_context:DeprecationWarning")
def test_questions_are_asked_of_the_union_of_the_graphs(desk: Path) -> None:
    """The default graph alone has no centre: the sentence of the guide is needed."""
    question = (desk / "learning_centres_by_body.rq").read_text(encoding="utf-8")
    centres = {}
    for union in (True, False):
        data = Dataset(default_union=union).parse(desk / "thongthin.nq", format="nquads")
        centres[union] = [row.get(Variable("centre")) for row in data.query(question).bindings]
    assert any(centres[True])
    assert not any(centres[False])


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_guide_shows_every_file_and_output(language: str) -> None:
    shown = [text_of(node) for node in find(tree(f"{language}/guide.html"), "pre")]
    for snippet in read_snippets().values():
        assert " ".join(snippet.text.split()) in shown
        assert " ".join(snippet.output.split()) in [*shown, ""]


def test_terms_of_ones_own_hang_under_terms_that_there_are() -> None:
    known = (folder() / "def.nt").read_text(encoding="utf-8")
    text = read_snippets()["own_terms.ttl"].text
    named = {
        node.value
        for quad in ox.parse(text, format=ox.RdfFormat.TURTLE)
        for node in quad.triple
        if isinstance(node, ox.NamedNode) and "w3id.org/thongthin" in node.value
    }
    assert named
    assert all(f"<{iri}>" in known for iri in named)
