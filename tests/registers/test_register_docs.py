"""docs/registers.md says only what is so: its mapping works, its types are those there are."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from thongthin.build import build
from thongthin.lifting.tabular.cells import CELL_TYPES
from thongthin.paths import Project

DOCS = (Path(__file__).parents[2] / "docs" / "registers.md").read_text("utf-8")
ROWS = """name,อปท.,จังหวัด,area,note,source
โครงการก,อบจ.สตูล,สตูล,ขยะ; ด้านสาธารณสุข,ยืนยันแล้ว,รายงาน
โครงการข,อบจ.สตูล,สตูล,,INFERRED from a picture,
"""


def test_the_mapping_that_is_shown_builds(tmp_path: Path) -> None:
    found = re.search(r"```yaml\n(.*?)```", DOCS, re.DOTALL)
    assert found
    for name, text in (
        ("mappings/registers/projects.yaml", found[1]),
        ("seeds/registers/projects.csv", ROWS),
        ("page.txt", "เทศบาลตำบลพนา ได้จัดทำบันทึกข้อตกลง\n"),
    ):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    built = build(Project.open(tmp_path), [tmp_path / "page.txt"], tmp_path / "kg")
    assert built.problems == ()
    (document,) = (d for d in built.documents if d.report == "projects")
    said = [(key, r.status) for r in document.records for node in r.nodes for key in node]
    assert said.count(("concernsPolicyArea", "stated")) == 2
    assert said.count(("locatedIn", "stated")) == 1
    assert said.count(("convenedBy", "interpreted")) == 1
    own = [f for f in built.report.findings if "projects" in f.focus]
    assert own == []


def test_every_type_of_column_is_told() -> None:
    table = DOCS[DOCS.index("| column of type |") : DOCS.index("## What is told")]
    told = {name.strip() for row in table.splitlines()[2:] if row
            for name in row.split("|")[1].split(",")}  # fmt: skip
    assert told == CELL_TYPES.keys()


def test_what_is_told_of_a_bad_cell_is_shown_as_it_is() -> None:
    assert re.search(r'^my-mous\.xlsx, sheet MOU, row 2, column "', DOCS, re.MULTILINE)


@pytest.mark.parametrize("command", ["register mou --out", "build my-mous.xlsx", "ask agreements"])
def test_commands_are_told(command: str) -> None:
    assert f"thongthin {command}" in DOCS
