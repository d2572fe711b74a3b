"""`thongthin ontology`: what it writes and says, and what it refuses."""

from __future__ import annotations

import errno
import json
import sys
from pathlib import Path
from unittest import mock

import pytest
from releases import SITE, manifest

from thongthin.cli import main
from thongthin.graph.namespaces import SITE as NO_SITE
from thongthin.paths import Project
from thongthin.publishing.ontology import folder as release_folder
from thongthin.publishing.ontology.release import Release

Capture = pytest.CaptureFixture[str]


def call(capsys: Capture, *arguments: object) -> tuple[object, str, str]:
    """Run `thongthin ontology` in this process; return exit code, output, errors."""
    capsys.readouterr()
    with (
        mock.patch.object(sys, "argv", ["thongthin", "ontology", *map(str, arguments)]),
        pytest.raises(SystemExit) as ended,
    ):
        main()
    out, err = capsys.readouterr()
    return ended.value.code, out, err


@pytest.mark.slow
def test_it_writes_a_release_and_says_what(capsys: Capture, tmp_path: Path) -> None:
    code, out, err = call(capsys, "--out", tmp_path / "new/release", "--site", f"{SITE}/")
    assert (code, err) == (0, "")
    for part in (
        "def/core",
        "def/inferred",
        "shapes",
        "version 0.1.0",
        "classes",
        "files written to",
        "en/index.html",
        "th/index.html",
    ):
        assert part in out
    assert "\x1b" not in out
    written = json.loads((tmp_path / "new/release/manifest.json").read_bytes())
    assert written == manifest()


@pytest.mark.usefixtures("quick")
def test_it_says_so_to_programs(capsys: Capture, tmp_path: Path) -> None:
    code, out, err = call(capsys, "--out", tmp_path / "release", "--json")
    assert (code, err) == (0, "")
    assert json.loads(out) == json.loads((tmp_path / "release/manifest.json").read_bytes())
    assert list(json.loads(out)["files"]) == ["def/core.ttl"]


def stub(tmp_path: Path) -> Path:
    """Make a folder that says it is an older release, with two files of someone else."""
    target = tmp_path / "release"
    (target / "def").mkdir(parents=True)
    (target / "def/gone.ttl").write_text("old", encoding="utf-8")
    (target / "old.ttl").write_text("old", encoding="utf-8")
    (target / "mine.txt").write_text("mine", encoding="utf-8")
    (target / "def/notes.txt").write_text("mine", encoding="utf-8")
    told = {"made_by": "thongthin ontology", "files": {"def/gone.ttl": {}, "old.ttl": {}}}
    (target / "manifest.json").write_text(json.dumps(told), encoding="utf-8")
    return target


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a release be one file, and its pages none."""
    small = Release("0.1.0", {"def/core.ttl": b"new"}, {"def/core": 1}, {"classes": 0})
    monkeypatch.setattr(release_folder, "make_release", lambda _project, _site: small)
    monkeypatch.setattr(release_folder, "write_docs", lambda _project, _folder: ())


@pytest.mark.usefixtures("quick")
def test_an_older_release_is_replaced_and_other_files_are_kept(tmp_path: Path) -> None:
    target = stub(tmp_path)
    release_folder.write_release(Project(), target, SITE)
    found = {path.relative_to(target).as_posix() for path in target.rglob("*") if path.is_file()}
    assert found == {"def/core.ttl", "def/notes.txt", "manifest.json", "mine.txt"}
    assert (target / "mine.txt").read_text(encoding="utf-8") == "mine"


@pytest.mark.usefixtures("quick")
def test_files_of_others_are_kept_however_often_it_is_written(tmp_path: Path) -> None:
    target = stub(tmp_path)
    for _ in range(3):
        release_folder.write_release(Project(), target, SITE)
    assert (target / "def/notes.txt").read_text(encoding="utf-8") == "mine"
    named = json.loads((target / "manifest.json").read_bytes())["files"]
    assert list(named) == ["def/core.ttl"]


@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize("name", ["def/core.ttl", "def", "def/core.ttl/mine.txt"])
def test_a_file_of_others_where_a_new_one_comes_is_not_lost(
    capsys: Capture, tmp_path: Path, name: str
) -> None:
    target = tmp_path / "release"
    path = target / name
    path.parent.mkdir(parents=True)
    path.write_text("mine", encoding="utf-8")
    told = json.dumps({"made_by": "thongthin ontology", "files": {}})
    (target / "manifest.json").write_text(told, encoding="utf-8")
    code, out, err = call(capsys, "--out", target)
    assert (code, out) == (2, "")
    assert f"{name}: stands where a new file comes, and is not ours; move it away" in err
    assert path.read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize("out", [".", "..", "../here", "../.."])
def test_the_folder_one_stands_in_is_not_replaced(
    capsys: Capture, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, out: str
) -> None:
    here = tmp_path / "place/here"
    here.mkdir(parents=True)
    monkeypatch.chdir(here)
    with mock.patch.object(release_folder, "make_release", side_effect=AssertionError):
        code, _, err = call(capsys, "--out", out)
    assert code == 2
    assert "is the folder you stand in, or holds it; name a folder inside it with --out" in err
    assert here.is_dir()


@pytest.mark.usefixtures("quick")
def test_a_folder_inside_the_one_one_stands_in_is_written(
    capsys: Capture, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    assert call(capsys, "--out", "release")[0] == 0
    assert call(capsys, "--out", "release")[0] == 0


MADE = '{"made_by": "thongthin ontology"'


def made(tmp_path: Path, kind: str) -> Path:
    """Make a bad target of a kind."""
    target = tmp_path / "target"
    if kind == "file":
        target.write_text("words", encoding="utf-8")
    elif kind == "link to nothing":
        target.symlink_to(tmp_path / "nowhere")
    elif kind == "below a file":
        target.write_text("words", encoding="utf-8")
        return target / "release"
    else:
        target.mkdir()
        content = {"foreign": "thesis", "built graph": '{"made_by": "thongthin build"}',
                   "broken manifest": "{", "list": "[]", "no files": MADE + "}",
                   "list of files": MADE + ', "files": [1, {"a": 2}]}'}[kind]  # fmt: skip
        name = "thesis.docx" if kind == "foreign" else "manifest.json"
        (target / name).write_text(content, encoding="utf-8")
    return target


BAD = {
    "file": (2, "target: is a file; name a folder with --out"),
    "link to nothing": (2, "target: is a link to nothing; name a folder with --out"),
    "below a file": (2, "target/release: lies below a file; name another folder with --out"),
    "foreign": (2, "target: holds thesis.docx and no manifest.json of a release of the ontology"),
    "built graph": (2, "target: holds manifest.json and no manifest.json of a release"),
    "broken manifest": (2, "target: holds manifest.json and no manifest.json of a release"),
    "no files": (2, "target: holds manifest.json and no manifest.json of a release"),
    "list of files": (2, "target: holds manifest.json and no manifest.json of a release"),
    "list": (2, "target: holds manifest.json and no manifest.json of a release"),
}


@pytest.mark.parametrize("kind", BAD)
def test_a_bad_target_is_refused_before_any_work(
    capsys: Capture, tmp_path: Path, kind: str
) -> None:
    target = made(tmp_path, kind)
    before = sorted(tmp_path.rglob("*"))
    with mock.patch.object(release_folder, "make_release", side_effect=AssertionError):
        code, out, err = call(capsys, "--out", target)
    wanted, sentence = BAD[kind]
    assert (code, out) == (wanted, "")
    assert err.startswith("thongthin: ")
    assert sentence in err
    assert sorted(tmp_path.rglob("*")) == before


def test_a_bad_site_is_refused_before_any_work(capsys: Capture, tmp_path: Path) -> None:
    with mock.patch.object(release_folder, "make_release", side_effect=AssertionError):
        code, out, err = call(capsys, "--out", tmp_path / "r", "--site", "example.org")
    assert (code, out) == (2, "")
    assert "--site: the site 'example.org' is no plain address; begin with https://" in err
    assert not (tmp_path / "r").exists()


def test_a_folder_is_asked_for(capsys: Capture) -> None:
    code, out, err = call(capsys)
    assert (code, out) == (2, "")
    assert "--out" in err


@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EACCES])
def test_a_step_that_fails_leaves_the_older_release(
    capsys: Capture, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, number: int
) -> None:
    target = stub(tmp_path)
    before = {path: path.read_bytes() for path in target.rglob("*") if path.is_file()}

    def fail(_project: Project, _folder: Path) -> None:
        raise OSError(number, "planted")

    monkeypatch.setattr(release_folder, "write_docs", fail)
    code, out, err = call(capsys, "--out", target)
    assert (code, out) == (3, "")
    sentence = f"{target}: cannot be written (planted); what was there before is untouched"
    assert err == f"thongthin: {sentence}\n"
    assert {path: path.read_bytes() for path in target.rglob("*") if path.is_file()} == before
    assert [path.name for path in tmp_path.iterdir()] == ["release"]


def test_a_broken_module_is_named(capsys: Capture, tmp_path: Path) -> None:
    modules = tmp_path / "ontology/modules"
    modules.mkdir(parents=True)
    (modules / "mine.ttl").write_text("lgc:A a", encoding="utf-8")
    code, out, err = call(capsys, "--out", tmp_path / "r", "--project", tmp_path)
    assert (code, out) == (1, "")
    assert "mine.ttl:1: " in err
    assert " is no Turtle" in err
    assert not (tmp_path / "r").exists()


def test_without_a_site_the_redirects_lead_to_a_name_that_nobody_can_have() -> None:
    assert NO_SITE.endswith(".example")
