"""Tables as sources of a build: beside pages, alone, not there, of nobody's register."""

from __future__ import annotations

from pathlib import Path

import pytest
from registers_filling import write_sheet

from thongthin.build import build
from thongthin.errors import BuildError, UsageError
from thongthin.paths import Project, packaged_root

HEAD = ["ปี พ.ศ.", "รางวัล", "ประเภทรางวัล", "ชื่อ อปท.", "อำเภอ", "จังหวัด", "แหล่งที่มา"]
ROW = ["2563", "รางวัลพระปกเกล้า", "ด้านการเสริมสร้างเครือข่าย รัฐ เอกชน และประชาสังคม"]


def test_the_body_of_a_page_and_of_a_table_meet(tmp_path: Path) -> None:
    """The page's body is identified by its links, the table's by its place."""
    page = packaged_root() / "seeds" / "001_0e9f592a11e1b1a8.txt"
    where = ["เทศบาลตำบลชมภู", "สารภี", "เชียงใหม่", "รายชื่อ"]
    table = write_sheet(tmp_path / "own.xlsx", [HEAD, [*ROW, *where]], name="ผล")
    built = build(Project.open(None), [page, table], tmp_path / "kg")
    assert built.problems == ()
    facts = (tmp_path / "kg" / "facts.ttl").read_text("utf-8")
    assert "lgc:awardedTo body:th-501903-subdistrict-municipality" in facts
    assert "body:th-501903-subdistrict-municipality\n" in facts
    assert '"own.xlsx"' in (tmp_path / "kg" / "manifest.json").read_text("utf-8")


@pytest.mark.parametrize("name", ["none.xlsx", "none.csv"])
def test_a_table_that_is_not_there_is_wrong_use(tmp_path: Path, name: str) -> None:
    with pytest.raises(UsageError, match="there is no such file"):
        build(Project.open(None), [tmp_path / name], tmp_path / "kg")


def test_a_table_of_no_register_does_not_stop_the_others(tmp_path: Path) -> None:
    where = ["เทศบาลตำบลพนา", "พนา", "อำนาจเจริญ", "รายชื่อ"]
    good = write_sheet(tmp_path / "own.xlsx", [HEAD, [*ROW, *where]], name="ผล")
    bad = write_sheet(tmp_path / "bad.xlsx", [["ก", "ข"], [1, 2]])
    built = build(Project.open(None), [bad, good], tmp_path / "kg")
    assert built.exit_code == 1
    assert [p for p in built.problems if p.startswith("bad.xlsx: is the table of no register")]


def test_a_table_of_no_register_alone_builds_nothing(tmp_path: Path) -> None:
    bad = write_sheet(tmp_path / "bad.xlsx", [["ก", "ข"], [1, 2]])
    with pytest.raises(BuildError, match=r"bad\.xlsx: is the table of no register that is known"):
        build(Project.open(None), [bad], tmp_path / "kg")
