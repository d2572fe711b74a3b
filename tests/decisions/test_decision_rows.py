"""A row that is wrong is named by file, line and column; two folders' rows are read in order."""

from __future__ import annotations

from pathlib import Path

import pytest

from thongthin.errors import MappingError
from thongthin.lifting.decisions import COLUMNS, TABLE, Decisions
from thongthin.paths import Project

HEAD = ",".join(COLUMNS)
GOOD = "r-0123456789abcdef,a-1,said,accept,,สมชาย,2026-01-31,"


def read(folder: Path, *rows: str) -> Decisions:
    path = folder / TABLE
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join((HEAD, *rows)) + "\n", encoding="utf-8")
    return Decisions.read(Project(folder))


BAD = {
    "column decision holds 'agree'; expected accept, reject, correct": ("accept", "agree"),
    "column record holds 'r-12'; expected the id of a record": ("r-0123456789abcdef", "r-12"),
    "column who holds ''; expected the reviewer's name": ("สมชาย", ""),
    "column when holds '31/1/2026'; expected a day": ("2026-01-31", "31/1/2026"),
    "column when holds '2026-02-30'; expected a day": ("2026-01-31", "2026-02-30"),
    "column why holds ''; expected the reason to reject": ("accept", "reject"),
    "column value holds '5'; expected nothing, to accept": ("accept,", "accept,5"),
}


@pytest.mark.parametrize(("sentence", "change"), BAD.items(), ids=BAD)
def test_a_bad_row_is_named(tmp_path: Path, sentence: str, change: tuple[str, str]) -> None:
    with pytest.raises(MappingError) as caught:
        read(tmp_path, GOOD, GOOD.replace(*change))
    assert str(caught.value).startswith("decisions.csv:3: ")
    assert sentence in str(caught.value)


def test_a_correction_needs_its_value(tmp_path: Path) -> None:
    with pytest.raises(MappingError, match="expected the right value"):
        read(tmp_path, GOOD.replace("accept", "correct") + "เพราะผิด")


def test_a_row_with_a_cell_too_few_is_named(tmp_path: Path) -> None:
    with pytest.raises(MappingError, match=r"decisions\.csv:2: has 2 cells"):
        read(tmp_path, "r-0123456789abcdef,a-1")


def test_good_rows_are_read_in_order(tmp_path: Path) -> None:
    later = GOOD.replace("accept", "reject") + "ผิดเรื่อง"
    decisions = read(tmp_path, GOOD, later)
    assert [row.verdict for row in decisions.rows] == ["accept", "reject"]
    assert decisions.by_record["r-0123456789abcdef"].why == "ผิดเรื่อง"


def test_documents_that_are_not_built_are_told_once(tmp_path: Path) -> None:
    decisions = read(tmp_path, GOOD, GOOD.replace("abcdef", "abcde0").replace("a-1", "b-2"))
    assert list(decisions.elsewhere(["a-1", "b-2"])) == []
    (note,) = decisions.elsewhere(["a-1"])
    assert note == "decisions.csv: decisions on documents that are not built here: 1 (b-2)"


def test_without_a_table_nothing_is_decided(tmp_path: Path) -> None:
    assert Decisions.read(Project(tmp_path)).rows == ()
