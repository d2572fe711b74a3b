"""What the wheel writes is what the checkout writes, wherever it runs."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from releases import SITE, folder

from thongthin.publishing.ontology_docs.uses import instances_by_class

ROOT = Path(__file__).parents[2]


@pytest.mark.slow
def test_wheel_and_checkout_write_the_same_bytes(tmp_path: Path) -> None:
    """In a folder with a graph of its own, which the pages must not take for the shipped one."""
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    subprocess.run(build, cwd=ROOT, capture_output=True, check=True)
    (wheel,) = tmp_path.glob("*.whl")
    zipfile.ZipFile(wheel).extractall(tmp_path / "site")
    desk = tmp_path / "desk"
    (desk / "kg").mkdir(parents=True)
    (desk / "kg/facts.ttl").write_text("<https://example.org/a> a <https://example.org/B> .\n")
    program = "import thongthin, thongthin.cli; print(thongthin.__file__); thongthin.cli.main()"
    run = subprocess.run(
        [sys.executable, "-c", program, "ontology", "--out", "release", "--site", SITE,
         "--project", "."],
        cwd=desk, env={**os.environ, "PYTHONPATH": str(tmp_path / "site")},
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert run.stdout.startswith(str(tmp_path / "site"))
    assert contents(desk / "release") == contents(folder())


def contents(release: Path) -> dict[str, bytes]:
    files = {path.relative_to(release).as_posix(): path for path in release.rglob("*")}
    return {name: path.read_bytes() for name, path in sorted(files.items()) if path.is_file()}


def test_the_pages_have_things_of_the_shipped_graph() -> None:
    assert sum(map(len, instances_by_class().values())) > 10
