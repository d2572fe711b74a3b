"""A project of one's own with an installed wheel, in an environment away from the checkout."""

from __future__ import annotations

import csv
import os
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

PAGE = """\
ศูนย์เรียนรู้การจัดการน้ำเทศบาลเมืองแพร่ ต้อนรับคณะครู

เทศบาลตำบลพนา ดำเนินการตามหนังสือสำนักงานข้อมูลกลาง ที่ มท 0404/ว 77
"""
NAME = "my-office,สำนักงานข้อมูลกลาง,,Data Office,state,a source\n"
ROW = "page,เทศบาลตำบลพนา,370501,3705,37,stated,https://a.example/\n"


@pytest.mark.slow
def test_a_project_works_from_an_installed_wheel(tmp_path: Path) -> None:
    program = installed(tmp_path)
    desk = tmp_path / "desk"
    desk.mkdir()
    run(program, desk, "init", "my")
    my = desk / "my"
    uncomment(my / "mappings/rules/mine.yaml", my / "ontology/vocab/mine.ttl")
    (my / "seeds/page.txt").write_text(PAGE, encoding="utf-8")
    add(my / "mappings/gazetteers/agencies.csv", NAME)
    add(my / "seeds/registers/body_places.csv", ROW)
    told = run(program, my, "build", "--project", ".")
    assert "page-1" in told
    assert "SHACL: conforms; 0 violations" in told
    facts = (my / "kg/facts.ttl").read_text(encoding="utf-8")
    assert "dcterms:audience audience:teachers" in facts
    assert "lgc:issuedBy body:th-my-office" in facts
    assert "lgc:locatedIn place:th-370501" in facts
    places = run(
        program, my, "ask", "--project", ".", "learning_centres_by_body", "--format", "csv"
    )
    assert "เทศบาลเมืองแพร่" in places
    run(program, my, "review", "--project", ".", "--out", "pages")
    assert "เทศบาลตำบลพนา" in (my / "pages/th/page-1.html").read_text(encoding="utf-8")
    reject(my)
    run(program, my, "build", "--project", ".")
    assert "audience:teachers ;" not in (my / "kg/facts.ttl").read_text(encoding="utf-8")


def installed(folder: Path) -> list[str]:
    """Return the command of a wheel that is built and installed without the checkout."""
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(build, cwd=ROOT, capture_output=True, check=True)
    (wheel,) = folder.glob("*.whl")
    venv.create(folder / "env", with_pip=False)
    python = folder / "env/bin/python"
    (site,) = (folder / "env/lib").glob("python*/site-packages")
    # The packages that it needs are those of the tests' own environment; thongthin is not.
    (site / "others.pth").write_text(sysconfig.get_paths()["purelib"] + "\n")
    unpack = "import sys, zipfile; zipfile.ZipFile(sys.argv[1]).extractall(sys.argv[2])"
    subprocess.run([sys.executable, "-c", unpack, str(wheel), str(site)], check=True)
    found = subprocess.run(
        [str(python), "-c", "import thongthin; print(thongthin.__file__)"],
        cwd=folder, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert found.stdout.startswith(str(site))
    return [str(python), "-m", "thongthin.cli"]


def run(program: list[str], folder: Path, *arguments: str) -> str:
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONPATH"}
    done = subprocess.run(
        [*program, *arguments], cwd=folder, env=environment, capture_output=True, text=True,
        encoding="utf-8", check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def uncomment(*paths: Path) -> None:
    for path in paths:
        lines = path.read_text(encoding="utf-8").splitlines()
        bare = [x if x.startswith("##") else x.removeprefix("#").removeprefix(" ") for x in lines]
        path.write_text("\n".join(bare) + "\n", encoding="utf-8")


def add(path: Path, row: str) -> None:
    path.write_text(path.read_text(encoding="utf-8") + row, encoding="utf-8")


def reject(my: Path) -> None:
    """Reject the statement of the audience, by the id that its page gives."""
    page = (my / "pages/en/page-1.html").read_text(encoding="utf-8")
    card = next(part for part in page.split("<article ") if "visitors-of-centre" in part)
    record = card.split('data-record="')[1].split('"')[0]
    with (my / "mappings/decisions.csv").open("a", encoding="utf-8", newline="") as file:
        row = [record, "page-1", "said", "reject", "", "a reader", "2026-01-31", "another centre"]
        csv.writer(file, lineterminator="\n").writerow(row)
