"""`thongthin register`: what there is, what a register has, an empty workbook."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from openpyxl import load_workbook

from thongthin.commands.registers import register
from thongthin.errors import UsageError


def told(*arguments: object) -> str:
    result = CliRunner().invoke(register, list(map(str, arguments)), catch_exceptions=False)
    assert result.exit_code == 0
    return result.output


def test_it_lists_the_registers() -> None:
    assert [line.split()[0] for line in told().splitlines()] == [
        "register", "award-criteria", "award-winners", "body-places", "mou", "sources",
    ]  # fmt: skip


def test_it_lists_the_columns_of_one() -> None:
    lines = told("mou").splitlines()
    assert any("วันที่ลงนาม" in line and " date " in line for line in lines)
    (only,) = json.loads(told("mou", "--json"))
    assert [sheet["sheet"] for sheet in only["sheets"]] == ["MOU", "ภาคี"]


def test_it_writes_an_empty_workbook_and_overwrites_none(tmp_path: Path) -> None:
    out = tmp_path / "my-mous.xlsx"
    assert told("mou", "--out", out) == f"{out}: fill in, then: thongthin build {out}\n"
    assert load_workbook(out).sheetnames[:2] == ["MOU", "ภาคี"]
    assert [path.name for path in tmp_path.iterdir()] == ["my-mous.xlsx"]
    with pytest.raises(UsageError, match="is there already and may hold your rows"):
        told("mou", "--out", out)


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("mous",), "there is no register 'mous'; there are: award-criteria, "),
        (("--out", "x.xlsx"), "name the register to write"),
        (("mou", "--out", "x.ods"), "must end in .xlsx"),
    ],
)
def test_wrong_use_is_told(arguments: tuple[str, ...], sentence: str) -> None:
    with pytest.raises(UsageError, match=sentence):
        told(*arguments)
