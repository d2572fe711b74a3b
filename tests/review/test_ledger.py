"""Decisions are added at the end of the table, line by line, whoever writes at the same time."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from thongthin.errors import BuildError
from thongthin.lifting.decisions import COLUMNS, TABLE, Decision, Decisions
from thongthin.paths import Project
from thongthin.publishing.review.ledger import append, one_line

HEAD = ",".join(COLUMNS)


def decision(number: int = 1, why: str = "ตรวจแล้ว") -> Decision:
    name = f"r-{number:016x}"
    return Decision(name, "page-1", "“a” — b — “c”", "accept", "", "สมชาย", "2026-01-31", why)


def test_a_table_is_made_where_there_is_none(tmp_path: Path) -> None:
    append(tmp_path, decision(why='เพราะ "ข้อ 2", หน้า 5'))
    (row,) = Decisions.read(Project(tmp_path)).rows
    assert (row.why, row.who) == ('เพราะ "ข้อ 2", หน้า 5', "สมชาย")


KEPT = {
    "without a last line break": f"{HEAD}\nr-0123456789abcdef,a,s,accept,,b,2026-01-01,",
    "with Windows line breaks": f"{HEAD}\r\nr-0123456789abcdef,a,s,accept,,b,2026-01-01,\r\n",
    "with a byte order mark": f"\ufeff{HEAD}\nr-0123456789abcdef,a,s,accept,,b,2026-01-01,\n",
    "with columns in another order and one more": (
        "note,why,when,who,value,decision,statement,document,record\n"
        "mine,,2026-01-01,b,,accept,s,a,r-0123456789abcdef\n"
    ),
    "empty": "",
}


@pytest.mark.parametrize("before", KEPT.values(), ids=KEPT)
def test_what_stands_in_the_table_stays_as_it_is(tmp_path: Path, before: str) -> None:
    path = tmp_path / TABLE
    path.parent.mkdir()
    path.write_bytes(before.encode())
    append(tmp_path, decision())
    assert path.read_bytes().startswith(before.encode())
    rows = Decisions.read(Project(tmp_path)).rows
    assert [row.record for row in rows][-1] == "r-0000000000000001"
    assert len(rows) == (2 if before else 1)
    assert [p.name for p in path.parent.iterdir()] == [path.name]


def test_a_decision_is_one_line(tmp_path: Path) -> None:
    append(tmp_path, decision(why="หนึ่ง\nสอง\r\x00สาม\u2028สี่"))
    assert len((tmp_path / TABLE).read_bytes().splitlines()) == 2
    assert one_line(" ก\n\tข ") == "ก ข"


def test_many_writers_lose_no_line(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda n: append(tmp_path, decision(n)), range(40)))
    names = [row.record for row in Decisions.read(Project(tmp_path)).rows]
    assert sorted(names) == [f"r-{n:016x}" for n in range(40)]


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "mappings").write_text("a file")
    with pytest.raises(BuildError, match=r"decisions\.csv: cannot be written"):
        append(tmp_path, decision())
