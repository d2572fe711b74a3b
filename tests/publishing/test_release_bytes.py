"""A release has the same bytes whatever the hash seed, the folder and the locale."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from releases import SITE, folder, manifest

SEEDS = ("0", "1", "4242", "random")


@pytest.mark.slow
def test_hash_seed_and_folder_never_matter(tmp_path: Path) -> None:
    made = set()
    for number, seed in enumerate(SEEDS):
        here = tmp_path / f"here-{number}"
        here.mkdir()
        subprocess.run(
            [sys.executable, "-m", "thongthin.cli", "ontology", "--out", "release", "--site", SITE],
            env={**os.environ, "PYTHONHASHSEED": seed, "LC_ALL": "C", "TZ": f"UTC+{number}"},
            cwd=here,
            stdout=subprocess.DEVNULL,
            check=True,
        )
        made.add((here / "release/manifest.json").read_bytes())
    assert made == {(folder() / "manifest.json").read_bytes()}


def test_manifest_names_every_file_with_its_digest() -> None:
    paths = {p.relative_to(folder()).as_posix(): p for p in folder().rglob("*") if p.is_file()}
    assert paths.keys() - {"manifest.json"} == manifest()["files"].keys()
    for name, told in manifest()["files"].items():
        content = paths[name].read_bytes()
        assert told == {"bytes": len(content), "sha256": hashlib.sha256(content).hexdigest()}


def test_manifest_counts_what_is_there() -> None:
    counts = manifest()["counts"]
    terms = (folder() / "terms.csv").read_text(encoding="utf-8-sig").splitlines()
    kinds = ("classes", "object properties", "data properties", "annotation properties")
    assert sum(counts[kind] for kind in kinds) == len(terms) - 1
    tables = [
        path for path in manifest()["files"] if path.startswith("scheme/") and path.endswith(".csv")
    ]
    assert counts["vocabularies"] == len(tables)
    rows = sum(len((folder() / t).read_text(encoding="utf-8-sig").splitlines()) - 1 for t in tables)
    assert counts["concepts"] == rows


def test_no_time_and_no_path_of_a_machine_is_in_a_file() -> None:
    for path in manifest()["files"]:
        content = (folder() / path).read_text(encoding="utf-8")
        assert str(Path.cwd()) not in content, path
        assert "/tmp/" not in content, path


def test_context_is_the_one_of_the_ontology() -> None:
    own = Path(__file__).parents[2] / "ontology/context.jsonld"
    assert json.loads((folder() / "context.jsonld").read_bytes()) == json.loads(own.read_bytes())


@pytest.mark.parametrize(("name", "pattern"), [("align", "*.sssom.tsv"), ("examples", "*.ttl")])
def test_mappings_and_examples_are_copied_as_they_are(name: str, pattern: str) -> None:
    own = sorted((Path(__file__).parents[2] / "ontology" / name).glob(pattern))
    assert own
    assert [p.name for p in own] == sorted(p.name for p in (folder() / name).glob("*"))
    assert all((folder() / name / p.name).read_bytes() == p.read_bytes() for p in own)
