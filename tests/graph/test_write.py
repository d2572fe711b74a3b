"""The built folder: its files, its manifest, what it refuses to overwrite."""

from __future__ import annotations

import errno
import hashlib
import json
import os
from pathlib import Path

import pyoxigraph as ox
import pytest
from graph_samples import CONTEXT, build, documents

from thongthin.errors import BuildError, UsageError
from thongthin.graph import write as write_module
from thongthin.graph.assemble import assemble
from thongthin.graph.dataset import Dataset
from thongthin.graph.description import with_description
from thongthin.graph.manifest import Digest, project_inputs
from thongthin.graph.write import OUTPUTS, check_target, write_kg
from thongthin.paths import Project


def write(target: Path, dataset: Dataset | None = None) -> None:
    write_kg(target, dataset or Dataset(), documents(), "# conforms\n", {})


def test_all_files_are_there_and_the_manifest_knows_them(tmp_path: Path) -> None:
    build(tmp_path / "kg", order=0)
    assert {path.name for path in (tmp_path / "kg").iterdir()} == OUTPUTS
    manifest = json.loads((tmp_path / "kg/manifest.json").read_text("utf-8"))
    for name in OUTPUTS - {"manifest.json"}:
        data = (tmp_path / "kg" / name).read_bytes()
        assert manifest["outputs"][name] == {
            "bytes": len(data),
            "sha256": hashlib.sha256(data).hexdigest(),
        }
    assert list(manifest["inputs"]) == ["a.csv", "b.yaml"]
    assert [entry["file"] for entry in manifest["documents"]] == [
        "report-a-7.txt",
        "report-a-8.txt",
        "report-b-1.txt",
    ]


def test_the_quads_are_those_of_the_dataset_and_counted(tmp_path: Path) -> None:
    build(tmp_path / "kg", order=0)
    dataset = with_description(assemble(documents(), CONTEXT))
    lines = (tmp_path / "kg/thongthin.nq").read_text("utf-8").split("\n")[:-1]
    assert lines == sorted(set(lines)) == list(dataset.quads())
    assert len(list(ox.parse(path=tmp_path / "kg/thongthin.nq"))) == len(lines)
    manifest = json.loads((tmp_path / "kg/manifest.json").read_text("utf-8"))
    assert manifest["triples"] == {"total": len(lines), "graphs": dataset.counts()}


def test_no_path_of_the_machine_and_no_time_is_written(tmp_path: Path) -> None:
    build(tmp_path / "kg", order=0)
    for path in (tmp_path / "kg").iterdir():
        text = path.read_text("utf-8")
        assert str(tmp_path) not in text
        assert "texts/" not in text


def test_the_report_is_written_as_given(tmp_path: Path) -> None:
    text = "a\u2028b\x85c\n\nd\n"
    write_kg(tmp_path / "kg", Dataset(), [], text, {})
    assert (tmp_path / "kg/report.ttl").read_bytes() == text.encode()


@pytest.mark.parametrize("name", ["notes.txt", "manifest.json"])
def test_a_folder_of_somebody_elses_is_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text('{"made_by": "hand"}', encoding="utf-8")
    for attempt in (check_target, write):
        with pytest.raises(UsageError, match=name):
            attempt(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_a_file_or_a_dead_link_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    (tmp_path / "link").symlink_to("nowhere")
    for name in ("file", "link"):
        with pytest.raises(UsageError, match="--out"):
            write(tmp_path / name)


def test_hidden_files_do_not_make_a_folder_somebodys(tmp_path: Path) -> None:
    (tmp_path / ".gitattributes").write_text("*.nq -diff", encoding="utf-8")
    write(tmp_path)
    assert {path.name for path in tmp_path.iterdir()} == {*OUTPUTS, ".gitattributes"}


def test_other_files_in_a_built_folder_are_kept_old_outputs_are_not(tmp_path: Path) -> None:
    target = tmp_path / "kg"
    write(target)
    (target / "README.md").write_text("mine", encoding="utf-8")
    (target / "older.nt").write_text("ours, once", encoding="utf-8")
    manifest = json.loads((target / "manifest.json").read_text("utf-8"))
    manifest["outputs"]["older.nt"] = {}
    (target / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    write(target)
    assert {path.name for path in target.iterdir()} == {*OUTPUTS, "README.md"}


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.ENOSPC, "the disk is full"),
        (errno.EACCES, "cannot be written"),
        (errno.EBUSY, "does not let this folder be replaced"),
    ],
)
def test_a_failing_disk_is_told_and_harms_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, words: str
) -> None:
    target = tmp_path / "kg"
    build(target, order=0)
    before = {path.name: path.read_bytes() for path in target.iterdir()}
    real, left = os.fsync, [0]

    def fail(descriptor: int) -> None:
        if left[0] == 0:
            raise OSError(number, os.strerror(number))
        left[0] -= 1
        real(descriptor)

    monkeypatch.setattr(os, "fsync", fail)
    for count in range(8):  # six files, the folder twice; behind that the new one stands
        left[0] = count
        with pytest.raises(BuildError, match=words) as caught:
            write(target)
        assert "untouched" in str(caught.value)
        assert {path.name: path.read_bytes() for path in target.iterdir()} == before
        assert [path.name for path in tmp_path.iterdir()] == ["kg"]


def test_an_interrupt_while_quads_are_written_harms_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "kg"
    build(target, order=0)
    before = {path.name: path.read_bytes() for path in target.iterdir()}
    real, dataset = write_module.write_lines, with_description(assemble(documents(), CONTEXT))
    for name in sorted(OUTPUTS):

        def stop(path: Path, lines: list[str], name: str = name) -> Digest:
            if path.name == name:
                path.write_text("half", encoding="utf-8")
                raise KeyboardInterrupt
            return real(path, lines)

        monkeypatch.setattr(write_module, "write_lines", stop)
        with pytest.raises(KeyboardInterrupt):
            write(target, dataset)
        assert {path.name: path.read_bytes() for path in target.iterdir()} == before
        assert [path.name for path in tmp_path.iterdir()] == ["kg"]


def test_inputs_of_a_project_are_named_without_the_machine(tmp_path: Path) -> None:
    for name in ("mappings/rules/x.yaml", "seeds/a.csv", "seeds/a.txt", "ontology/README.md"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name, encoding="utf-8")
    packaged, both = project_inputs(Project()), project_inputs(Project(tmp_path))
    assert list(both) == sorted(both)
    assert set(both) - set(packaged) == {"mappings/rules/x.yaml", "seeds/a.csv"}
    assert both["seeds/a.csv"] == Digest.of(b"seeds/a.csv")
    assert "ontology/modules/core.ttl" in packaged
