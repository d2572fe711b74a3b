"""Registers: rows as evidence, bad cells named and left out, broken files told what is wrong."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from lifting_words import told

from thongthin.errors import MappingError
from thongthin.lifting.document import LiftedDocument
from thongthin.lifting.kit import Kit
from thongthin.lifting.record import RowPassage
from thongthin.lifting.registers import read_registers
from thongthin.paths import Project

HEAD = "report,name,place,year,source\n"
ROWS = "r1,เทศบาลตำบลพนา,370501,2562,a book\nr1,เทศบาลเมืองแพร่,540101,,\n"
SPEC: dict[str, Any] = {
    "register": "own",
    "file": "seeds/own.csv",
    "source": "{source}",
    "columns": {"name": "body", "place": "place", "year": "year_be", "source": "text"},
    "emits": [{"@id": "{name}", "locatedIn": "{place}"}],
}


class OwnRegisters(Project):
    """A project that has the registers of one folder and no others."""

    @property
    def roots(self) -> tuple[Path, ...]:
        assert self.overlay is not None
        return (self.overlay,)


Read = Callable[..., LiftedDocument]


@pytest.fixture
def read(tmp_path: Path, kit: Kit) -> Read:
    def read_one(rows: str = ROWS, head: str = HEAD, **changes: Any) -> LiftedDocument:
        spec = {key: value for key, value in (SPEC | changes).items() if value is not None}
        folder = tmp_path / "mappings" / "registers"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "own.yaml").write_text(yaml.safe_dump(spec, allow_unicode=True), "utf-8")
        (tmp_path / "seeds").mkdir(exist_ok=True)
        (tmp_path / "seeds" / "own.csv").write_text(head + rows, "utf-8")
        (document,) = read_registers(OwnRegisters(tmp_path), kit, frozenset({"r1"}))
        return document

    return read_one


def test_a_row_is_the_evidence_of_what_it_states(read: Read) -> None:
    document = read()
    assert {(s, p) for s, p, _ in told(document)} == {
        ("เทศบาลตำบลพนา", "locatedIn"),
        ("เทศบาลเมืองแพร่", "locatedIn"),
    }
    passages = [r.passage for r in document.records]
    assert all(isinstance(p, RowPassage) and p.file == "own.csv" for p in passages)
    by_row = {p.row: p for p in passages if isinstance(p, RowPassage)}
    assert by_row[2].cells == (("name", "เทศบาลตำบลพนา"), ("place", "370501"))
    assert (by_row[2].source, by_row[3].source) == ("a book", "")


def test_the_evidence_does_not_depend_on_the_place_of_the_row(read: Read) -> None:
    rows = ROWS.splitlines(keepends=True)
    ids = [
        sorted(r.passage.id for r in read("".join(order)).records) for order in (rows, rows[::-1])
    ]
    assert ids[0] == ids[1]


def test_a_row_of_another_report_is_left_out(read: Read) -> None:
    assert told(read("r9,เทศบาลตำบลพนา,370501,2562,a book\n")) == set()


def test_an_empty_cell_states_nothing(read: Read) -> None:
    assert told(read("r1,เทศบาลตำบลพนา,,,\n")) == set()


@pytest.mark.parametrize(
    ("row", "note"),
    [
        ("r1,เทศบาลตำบลพนา,999999,,\n",
         "own.csv, row 2, column \"place\": has '999999'; expected an"),
        ("r1,เทศบาลตำบลพนา,370501,2019,\n",
         "column \"year\": has '2019'; expected a Buddhist year"),
        ("r1,เทศบาลตำบลพนา,370501,๖๒,\n", "column \"year\": has '๖๒'; expected a Buddhist year"),
    ],
)  # fmt: skip
def test_a_bad_cell_is_named_and_the_other_rows_go_in(read: Read, row: str, note: str) -> None:
    document = read(row + "r1,เทศบาลเมืองแพร่,540101,,\n")
    assert [found for found in document.problems if note in found]
    assert all(found.endswith("; the row is left out") for found in document.problems)
    assert {subject for subject, _, _ in told(document)} == {"เทศบาลเมืองแพร่"}


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"register": None}, "'register' is missing"),
        ({"emits": None}, "'emits' is missing"),
        ({"columns": None}, "'columns' is missing"),
        ({"colums": {}}, "'colums' is no key"),
        ({"columns": {"name": "bdoy"}}, "column 'name': 'bdoy' is none of text, integer"),
        (
            {"columns": {**SPEC["columns"], "size": "integer"}},
            "has no column 'size'; it has report",
        ),
        ({"file": "seeds/none.csv"}, "there is no table 'seeds/none.csv'"),
        ({"emits": [{"locatedIn": "{place}"}]}, "an emitted node has no '@id'"),
        ({"columns": ["name"]}, "'columns' must be"),
        ({"columns": {"name": {"type": "body", "requird": True}}}, "'requird' is no key; a column"),
        ({"columns": {"name": {"heads": ["x"]}}}, "'type' is missing; a column such as 'name' has"),
        (
            {"columns": {"name": {"type": "body", "beside": {"province": "p"}}}},
            "column 'name' stands beside 'p', which is no column",
        ),
        ({"emits": [{"@id": "{nam}", "locatedIn": "x"}]}, "speaks of 'nam', which is no column"),
        ({"emits": [{"@id": "{name}", "only": {"nam": ["x"]}}]}, "speaks of 'nam', which is no"),
        ({"key": ["size"]}, "has no column 'size'; it is the register's key"),
        ({"sheets": [{"sheet": "A", "columns": {}}]}, "'emits' is missing; a sheet has"),
    ],
)
def test_a_wrong_register(read: Read, changes: dict[str, Any], words: str) -> None:
    with pytest.raises(MappingError) as caught:
        read(**changes)
    assert words in str(caught.value)
    assert caught.value.where in ("own.yaml", "own.csv")


def test_a_term_that_does_not_exist_is_refused_by_the_gate(read: Read) -> None:
    document = read(emits=[{"@id": "{name}", "locatedInn": "{place}"}])
    assert document.records == ()
    assert {r for f in document.refusals for r in f.reasons} == {
        "'locatedInn' is no term of ontology/context.jsonld"
    }


def test_a_table_that_is_no_text(read: Read, tmp_path: Path, kit: Kit) -> None:
    read()
    (tmp_path / "seeds" / "own.csv").write_bytes(b"report,name\n\xff\xfe\n")
    with pytest.raises(MappingError, match="cannot be read as a UTF-8 CSV table"):
        read_registers(OwnRegisters(tmp_path), kit, frozenset({"r1"}))
