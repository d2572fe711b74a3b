"""The table of sources: rows found, rows laid over, rows refused."""

from pathlib import Path

import pytest

from thongthin.errors import MappingError
from thongthin.paths import Project
from thongthin.reading.sources import COLUMNS, load_sources

HEADER = ",".join(COLUMNS)
DIGEST = "ab" * 32
ROW = f"d-1,one.txt,{DIGEST},d,1,5-6,ชื่อ,สำนัก,2560,https://example.org/1,own,no"


def project(folder: Path, *lines: str) -> Project:
    (folder / "seeds").mkdir()
    (folder / "seeds/sources.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return Project.open(folder)


def test_packaged_table_is_sound() -> None:
    rows = load_sources(Project()).rows
    assert rows
    for _, row in rows:
        assert set(row.cells) == set(COLUMNS)


def test_row_is_found_by_digest_then_by_name(tmp_path: Path) -> None:
    sources = load_sources(project(tmp_path, HEADER, ROW, "d-2,two.txt,,,,,,,,,,yes"))
    row, note = sources.find(DIGEST, "renamed.txt")
    assert row is not None
    assert (row.row, row.cells["id"], note) == (2, "d-1", "")
    row, note = sources.find("cd" * 32, "some/folder/two.txt")
    assert row is not None
    assert (row.row, row.cells, note) == (
        3,
        {"id": "d-2", "file": "two.txt", "publish_text": "yes"},
        "",
    )
    assert sources.find("cd" * 32, "three.txt") == (None, "")


def test_other_digest_under_the_same_name_is_noted(tmp_path: Path) -> None:
    row, note = load_sources(project(tmp_path, HEADER, ROW)).find("cd" * 32, "x/one.txt")
    assert row is not None
    assert "sources.csv:2 names one.txt, but with another sha256" in note


def test_project_rows_come_first_and_packaged_ones_stay(tmp_path: Path) -> None:
    packaged = load_sources(Project()).rows
    taken = packaged[0][1].cells
    row = f"own,mine.txt,{taken['sha256']},own,1,,,,,,,no"
    sources = load_sources(project(tmp_path, HEADER, row))
    assert len(sources.rows) == len(packaged) + 1
    found, _ = sources.find(taken["sha256"], taken["file"])
    assert found is not None
    assert found.cells["id"] == "own"


BROKEN = [
    ("column id", ROW.replace("d-1", "ด-1"), "2: column id holds 'ด-1'"),
    ("no file", ROW.replace("one.txt", ""), "2: column file holds ''"),
    ("digest", ROW.replace(DIGEST, "ab"), "2: column sha256 holds 'ab'; expected 64 hex"),
    ("page 0", ROW.replace(",1,5-6", ",0,5-6"), "2: column digital_page holds '0'"),
    ("printed", ROW.replace("5-6", "5 6"), "2: column printed_pages holds '5 6'"),
    ("year CE", ROW.replace("2560", "2017"), "2: column year_be holds '2017'"),
    ("url", ROW.replace("https:", "ftp:"), "2: column url holds 'ftp://example.org/1'"),
    ("publish", ROW.replace(",no", ",maybe"), "2: column publish_text holds 'maybe'"),
    ("cells", ROW + ",more", "2: has 13 cells; expected 12"),
    ("twice", ROW + "\n" + ROW.replace("d-1", "d-2"), "3: column sha256 holds"),
    ("same id", ROW + "\n" + ROW.replace(DIGEST, "cd" * 32), "3: column id holds 'd-1'"),
    ("quote", ROW.replace("ชื่อ", '"ชื่อ'), "is no table in UTF-8"),
]


@pytest.mark.parametrize(("name", "rows", "said"), BROKEN, ids=[b[0] for b in BROKEN])
def test_broken_row_is_told(tmp_path: Path, name: str, rows: str, said: str) -> None:
    with pytest.raises(MappingError) as caught:
        load_sources(project(tmp_path, HEADER, rows))
    assert said in str(caught.value)
    assert str(tmp_path / "seeds/sources.csv") in str(caught.value)


@pytest.mark.parametrize("header", ["", "id,file", HEADER + ",extra", HEADER + ",id"])
def test_broken_header_is_told(tmp_path: Path, header: str) -> None:
    with pytest.raises(MappingError, match=r"sources\.csv:1: has the columns"):
        load_sources(project(tmp_path, header, ROW))


def test_a_table_of_another_encoding_is_told(tmp_path: Path) -> None:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds/sources.csv").write_bytes(HEADER.encode() + b"\n\xa1\xa2")
    with pytest.raises(MappingError, match="is no table in UTF-8"):
        load_sources(Project.open(tmp_path))


def test_a_spreadsheets_byte_order_mark_is_taken(tmp_path: Path) -> None:
    assert len(load_sources(project(tmp_path, "\ufeff" + HEADER, ROW)).rows) > 1
