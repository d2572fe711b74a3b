"""A filled register of agreements: what it states, what it answers, and that it conforms."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest
from openpyxl import load_workbook
from registers_filling import AGREEMENTS, FILLED, PARTIES, TOWN, fill_in, lifted

from thongthin.asking.catalogue import read_question
from thongthin.asking.run import answer
from thongthin.build import Built, build
from thongthin.errors import BuildError
from thongthin.lifting.document import LiftedDocument
from thongthin.lifting.kit import Kit
from thongthin.lifting.record import RowPassage
from thongthin.paths import Project


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory, kit: Kit) -> tuple[Built, Path]:
    """Build the filled register alone, as a municipality does."""
    folder = tmp_path_factory.mktemp("mou")
    path = fill_in(folder / "my-mous.xlsx", kit, FILLED)
    return build(Project.open(None), [path], folder / "kg"), folder / "kg"


@pytest.fixture(scope="module")
def store(built: tuple[Built, Path]) -> ox.Store:
    found = ox.Store()
    found.bulk_load(path=built[1] / "thongthin.nq", format=ox.RdfFormat.N_QUADS)
    return found


def labels(store: ox.Store, question: str, **given: Any) -> list[dict[str, str]]:
    found = answer(store, read_question(Project.open(None), question), given, "th")
    names = [column.name for column in found.question.columns]
    return [dict(zip(names, (c.label for c in row), strict=True)) for row in found.rows]


def statements(document: LiftedDocument | None) -> set[tuple[str, str, str]]:
    assert document is not None
    return {
        (node["@id"], key, lexical(value))
        for record in document.records
        for node in record.nodes
        for key, value in node.items()
        if key != "@id"
    }


def lexical(value: Any) -> str:
    return str(value.get("@id", value.get("@value")) if isinstance(value, dict) else value)


def test_a_filled_register_builds_without_problems(built: tuple[Built, Path]) -> None:
    found = built[0]
    assert found.problems == ()
    assert found.report.conforms
    assert "mou" in {document.report for document in found.documents}


def test_it_answers_who_agreed_with_whom_when_on_what(store: ox.Store) -> None:
    rows = labels(store, "agreements_in_detail")
    told = {
        (r["body"], r["title"], r["signed"], r["party"], r["roles"], r["sectors"]) for r in rows
    }
    first = ("การดูแลผู้สูงอายุที่บ้าน", "2019-03-01")
    second = ("การจัดการขยะร่วมกัน", "2019-05-20")
    phana, san = "เทศบาลตำบลพนา", "องค์การบริหารส่วนตำบลส้าน"
    assert told == {
        (phana, *first, phana, "ภาคีของข้อตกลง", "ภาครัฐ"),
        (phana, *first, "โรงพยาบาลพนา", "ผู้ดำเนินงาน", "ภาครัฐ"),
        (phana, *first, "มูลนิธิตัวอย่าง", "ภาคีของข้อตกลง", "ภาคประชาสังคม"),
        (phana, *second, phana, "ภาคีของข้อตกลง", "ภาครัฐ"),
        (phana, *second, san, "ภาคีของข้อตกลง", "ภาครัฐ"),
        (san, *second, phana, "ภาคีของข้อตกลง", "ภาครัฐ"),
        (san, *second, san, "ภาคีของข้อตกลง", "ภาครัฐ"),
    }
    assert {row["stated"] for row in rows} == {"ระบุ"}
    assert all(row["evidence"] for row in rows)


def test_it_answers_by_policy_area(store: ox.Store) -> None:
    rows = labels(store, "agreements_in_detail", area="waste")
    assert {row["title"] for row in rows if row["stated"] == "ระบุ"} == {"การจัดการขยะร่วมกัน"}


def test_a_row_states_all_its_cells(tmp_path: Path, kit: Kit) -> None:
    document, _ = lifted(fill_in(tmp_path / "my-mous.xlsx", kit, FILLED), kit)
    said = statements(document)
    (agreement,) = {s for s, p, o in said if (p, o) == ("title", "การดูแลผู้สูงอายุที่บ้าน")}
    assert {(p, o) for s, p, o in said if s == agreement and "Participation" not in p} == {
        ("title", "การดูแลผู้สูงอายุที่บ้าน"),
        ("signedOn", "2019-03-01"),
        ("signedAt", "ห้องประชุมสำนักงานเทศบาล"),
        ("agreedDuration", "P3Y"),
        ("validUntil", "2022-02-28"),
        ("concernsPolicyArea", "scheme:policy-area/health"),
        ("concernsPolicyArea", "scheme:policy-area/welfare"),
        ("governedBy", next(s for s, p, _ in said if p == "documentNumberKey")),
    }
    assert {o for _, p, o in said if p in ("documentNumber", "documentNumberKey")} == {
        "มท 0000.1/ว 1",
        "มท0000.1/ว1",
    }
    assert document is not None
    assert next(t.type for t in document.things if t.id == agreement) == "MemorandumOfUnderstanding"


def test_a_witness_is_no_party(tmp_path: Path, kit: Kit) -> None:
    document, _ = lifted(fill_in(tmp_path / "my-mous.xlsx", kit, FILLED), kit)
    said = statements(document)
    ministry = {
        s for s, p, o in said if (p, o) == ("participant", "id:body/th-ministry-of-interior")
    }
    assert {p for _, p, o in said if o in ministry} == {"hasParticipation"}
    parties = {o for _, p, o in said if p == "hasPartyParticipation"}
    assert len(parties) == 5


def test_a_row_is_its_own_evidence(tmp_path: Path, kit: Kit) -> None:
    document, _ = lifted(fill_in(tmp_path / "my-mous.xlsx", kit, FILLED), kit)
    assert document is not None
    passages = {r.passage for r in document.records if isinstance(r.passage, RowPassage)}
    assert {(p.file, p.sheet, p.row) for p in passages} == {
        *(("my-mous.xlsx", "MOU", row) for row in (2, 3)),
        *(("my-mous.xlsx", "ภาคี", row) for row in (2, 3, 4, 5)),
    }
    dates = {c for p in passages for c in p.cells if c[0] == "วันที่ลงนาม"}
    assert dates == {("วันที่ลงนาม", "๑ มีนาคม ๒๕๖๒"), ("วันที่ลงนาม", "2019-05-20")}
    assert {p.source for p in passages} == {"ทะเบียนของหน่วยงานผู้กรอก"}


def test_two_rows_are_two_agreements_whatever_they_leave_out(tmp_path: Path, kit: Kit) -> None:
    document, _ = lifted(fill_in(tmp_path / "my-mous.xlsx", kit, {"MOU": [TOWN, TOWN]}), kit)
    said = statements(document)
    assert len({s for s, p, _ in said if p == "hasPartyParticipation"}) == 2
    assert document is not None
    assert {p.row for r in document.records if isinstance(p := r.passage, RowPassage)} >= {2, 3}
    assert any("says the same as row 2" in note for note in document.notes)


def test_an_agreement_keeps_its_name_when_rows_move(tmp_path: Path, kit: Kit) -> None:
    turned = {"MOU": AGREEMENTS[::-1], "ภาคี": PARTIES[::-1]}
    one, _ = lifted(fill_in(tmp_path / "a.xlsx", kit, FILLED), kit)
    two, _ = lifted(fill_in(tmp_path / "b.xlsx", kit, turned), kit)
    assert statements(one) == statements(two)


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ({"MOU": [AGREEMENTS[0], {**TOWN, "เลขที่ข้อตกลง": "๑/๒๕๖๒"}]},
         "sheet MOU, row 3, column \"เลขที่ข้อตกลง\": has '1/2562', as row 2 has; the row is "
         "left out"),
        ({"MOU": AGREEMENTS, "ภาคี": [{"เลขที่ข้อตกลง": "9", "ชื่อภาคี": "โรงพยาบาลพนา"}]},
         "sheet ภาคี, row 2, column \"เลขที่ข้อตกลง*\": has '9'; expected the number of a row of "
         "sheet MOU that is taken; the row is left out"),
        ({"MOU": [{**AGREEMENTS[1], "วันที่ลงนาม": "20/5/62"}]},
         "sheet MOU, row 2, column \"วันที่ลงนาม\": has '20/5/62'; expected a date, such as "
         "1 มีนาคม 2562, 1/3/2562 or 2019-03-01; what rests on it is left out"),
        ({"MOU": [{**AGREEMENTS[1], "ด้านนโยบาย": "ขยะ; น้ำ"}]},
         "column \"ด้านนโยบาย\": has 'ขยะ; น้ำ'; expected "),
        ({"MOU": [{**AGREEMENTS[1], "อำเภอ": "หางดง"}]},
         "sheet MOU, row 2, column \"อำเภอ\": has 'หางดง'; expected the name of one district"),
        ({"MOU": [{"เรื่อง": "ไม่มีเจ้าของ"}]},
         'column "อปท. เจ้าของทะเบียน*": is empty; expected the full'),
    ],
)  # fmt: skip
def test_a_bad_cell_is_named_by_sheet_row_column_and_reason(
    tmp_path: Path, kit: Kit, rows: dict[str, Any], told: str
) -> None:
    document, _ = lifted(fill_in(tmp_path / "my-mous.xlsx", kit, rows), kit)
    assert document is not None
    assert [p for p in document.problems if told in p], document.problems


def test_a_role_that_cannot_be_read_makes_nobody_a_party(tmp_path: Path, kit: Kit) -> None:
    parties = [{**PARTIES[0], "บทบาท": "พยาบาล"}]
    path = fill_in(tmp_path / "my-mous.xlsx", kit, {"MOU": AGREEMENTS, "ภาคี": parties})
    document, _ = lifted(path, kit)
    assert document is not None
    assert len(document.problems) == 1
    hospital = {t.id for t in document.things if t.labels.get("th") == "โรงพยาบาลพนา"}
    assert not [s for s in statements(document) if s[1] == "participant" and s[2] in hospital]


def test_an_agreement_without_another_party_is_a_finding(tmp_path: Path, kit: Kit) -> None:
    path = fill_in(tmp_path / "my-mous.xlsx", kit, {"MOU": AGREEMENTS[:1]})
    found = build(Project.open(None), [path], tmp_path / "kg")
    assert found.exit_code == 1
    assert {f.shape.rpartition("#")[2] for f in found.report.of_severity("Violation")} == {
        "AgreementShape"
    }


def test_an_empty_template_builds_nothing_and_says_so(tmp_path: Path, kit: Kit) -> None:
    path = fill_in(tmp_path / "my-mous.xlsx", kit, {})
    with pytest.raises(BuildError, match="no row is filled in, so nothing is built of it"):
        build(Project.open(None), [path], tmp_path / "kg")
    assert not (tmp_path / "kg").exists()


def test_two_builds_of_one_register_have_the_same_bytes(
    tmp_path: Path, built: tuple[Built, Path]
) -> None:
    source = built[1].parent / "my-mous.xlsx"
    book = load_workbook(source)
    (tmp_path / "again").mkdir()
    book.save(tmp_path / "again" / "my-mous.xlsx")
    build(Project.open(None), [tmp_path / "again" / "my-mous.xlsx"], tmp_path / "kg")
    for name in ("thongthin.nq", "facts.ttl", "report.ttl"):
        assert (tmp_path / "kg" / name).read_bytes() == (built[1] / name).read_bytes()
