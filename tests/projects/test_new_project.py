"""`thongthin init` makes a project in which nothing is in force, and whose examples work."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from thongthin.build import build
from thongthin.commands import projects
from thongthin.commands.projects import init
from thongthin.errors import BuildError, UsageError
from thongthin.graph.checks.ontology_check import check_ontology
from thongthin.graph.vocabulary import read_vocabulary
from thongthin.lifting.kit import Kit
from thongthin.lifting.many import Lifter
from thongthin.lifting.rule_examples import RuleTester
from thongthin.paths import Project, packaged_root

LEADING = re.compile(r"^# ?", re.MULTILINE)
EXAMPLES = ("mappings/rules/mine.yaml", "mappings/phrases.yaml", "ontology/vocab/mine.ttl")
TEXT = "ศูนย์เรียนรู้การจัดการน้ำเทศบาลเมืองแพร่ ต้อนรับคณะครู\n"


def made(folder: Path) -> Path:
    assert run(folder).exit_code == 0
    return folder


def run(folder: Path) -> Result:
    return CliRunner().invoke(init, [str(folder)], catch_exceptions=False)


def uncommented(path: Path) -> str:
    """Return an example file as one who follows its head leaves it."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return "\n".join(line if line.startswith("##") else LEADING.sub("", line) for line in lines)


def test_nothing_in_it_is_in_force(tmp_path: Path) -> None:
    own, shipped = Project.open(made(tmp_path / "my")), Project()
    vocabulary = read_vocabulary(own)
    assert vocabulary == read_vocabulary(shipped)
    one, two = Kit.load(own, vocabulary), Kit.load(shipped, vocabulary)
    for name in ("phrases", "labels", "kinds", "links", "registered", "agencies", "awards"):
        assert getattr(one, name) == getattr(two, name), name
    assert [rule.id for rule in one.rules] == [rule.id for rule in two.rules]
    assert Lifter(own, vocabulary).decisions.rows == ()


def test_its_tables_have_the_heads_of_the_shipped_ones_and_no_row(tmp_path: Path) -> None:
    folder = made(tmp_path / "my")
    tables = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.csv"))
    assert {"mappings/links.csv", "mappings/decisions.csv", "seeds/sources.csv"} <= set(tables)
    for table in tables:
        lines = (folder / table).read_text(encoding="utf-8").splitlines()
        assert len(lines) == 1
        if table != "mappings/decisions.csv":
            shipped = (packaged_root() / table).read_text(encoding="utf-8-sig").splitlines()
            assert lines[0] == shipped[0]


def test_its_guide_names_every_file_in_both_languages(tmp_path: Path) -> None:
    folder = made(tmp_path / "my")
    thai, english = (folder / "README.md").read_text(encoding="utf-8").split("## English")
    for half in (thai, english):
        named = re.findall(r"^\| `([^`]+)`", half, re.MULTILINE)
        patterns = [re.sub(r"<[^>]+>-<[^>]+>", "*", name) for name in named]
        for path in folder.rglob("*.*"):
            relative = path.relative_to(folder)
            assert relative.name == "README.md" or any(relative.match(p) for p in patterns), path


def test_the_examples_work_once_their_marks_are_taken_away(tmp_path: Path) -> None:
    """The rule, the concept and the words of the example files, on a page of the project's own."""
    folder = made(tmp_path / "my")
    for name in EXAMPLES:
        (folder / name).write_text(uncommented(folder / name), encoding="utf-8")
    (folder / "seeds/page.txt").write_text(TEXT, encoding="utf-8")
    project = Project.open(folder)
    built = build(project, (), folder / "kg")
    assert built.exit_code == 0
    assert [d.page.key for d in built.documents if d.page] == ["page-1"]
    facts = (folder / "kg/facts.ttl").read_text(encoding="utf-8")
    assert "dcterms:audience audience:teachers" in facts
    assert [f for f in check_ontology(project).findings if f.severity == "violation"] == []
    kit = Kit.load(project, read_vocabulary(project))
    assert {"บันทึกข้อตกลง", "บันทึกความตกลงร่วม"} <= set(kit.phrases["mou"])
    assert kit.phrases["my_words"] == ("ร่วมแรงร่วมใจ", "ผนึกกำลัง")
    (rule,) = (rule for rule in kit.rules if rule.where.startswith("mine.yaml"))
    assert [trial.holds for trial in RuleTester(project, kit).trials(rule)] == [True, True, True]


HELD = {"a file": "thesis.txt", "a hidden file": ".hidden", "a folder": "kept/"}


@pytest.mark.parametrize("name", HELD.values(), ids=HELD)
def test_a_folder_that_holds_anything_is_left_as_it_is(tmp_path: Path, name: str) -> None:
    entry = tmp_path / name
    entry.mkdir() if name.endswith("/") else entry.write_text("mine")
    with pytest.raises(UsageError, match=f"holds {entry.name}; name a new or an empty folder"):
        run(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == [entry.name]


def test_a_file_is_no_place_for_a_project(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")
    with pytest.raises(UsageError, match="is no folder"):
        run(tmp_path / "file")


def test_an_empty_folder_is_filled_but_not_the_one_stood_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    empty, here = tmp_path / "empty", tmp_path / "here"
    empty.mkdir()
    assert (made(empty) / "README.md").is_file()
    here.mkdir()
    monkeypatch.chdir(here)
    with pytest.raises(UsageError, match="is the folder you stand in"):
        run(Path())
    assert list(here.iterdir()) == []


def test_a_project_that_cannot_be_written_whole_is_not_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail() -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(projects, "_heads", fail)
    with pytest.raises(BuildError, match="No space left"):
        run(tmp_path / "my")
    assert list(tmp_path.iterdir()) == []
