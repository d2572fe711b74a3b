"""What cells may hold, however people write it, and what is refused."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest
from registers_filling import refuses

from thongthin.lifting.kit import Kit
from thongthin.lifting.tabular.cells import CELL_TYPES, Asked
from thongthin.lifting.tabular.column import Column
from thongthin.lifting.tabular.dates import read_date, read_duration
from thongthin.lifting.tabular.sheet import cell_of


def read(kind: str, value: Any, kit: Kit, **column: Any) -> Any:
    asked = Asked(cell_of(value), Column("c", kind, ("c",), **column), kit, lambda _: None, {})
    return CELL_TYPES[kind].reads(asked)


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2019-03-01", "2019-03-01"),
        ("2562-03-01", "2019-03-01"),
        ("1/3/2562", "2019-03-01"),
        ("01-03-2562", "2019-03-01"),
        ("1.3.2019", "2019-03-01"),
        ("13/12/2562", "2019-12-13"),
        ("1 มีนาคม 2562", "2019-03-01"),
        ("๑ มีนาคม ๒๕๖๒", "2019-03-01"),
        ("วันที่ 1 มี.ค. พ.ศ. 2562", "2019-03-01"),
        ("1 มีนาคม ค.ศ. 2019", "2019-03-01"),
        ("1 มีนาคม 2483", "1941-03-01"),
        (date(2019, 3, 1), "2019-03-01"),
        (datetime(2019, 3, 1, 9, 30), "2019-03-01"),
        (datetime(2562, 3, 1), "2019-03-01"),
        ("29/2/2563", "2020-02-29"),
    ],
)
def test_a_date_is_read_in_either_era(written: Any, day: str) -> None:
    assert read_date(written) == day


@pytest.mark.parametrize(
    "written",
    [
        "1/3/62",
        "3/13/2562",
        "29/2/2562",
        "มีนาคม 2562",
        "2562",
        43525,
        1.5,
        True,
        "1/3-2562",
        "เร็ว ๆ นี้",
    ],
)
def test_what_is_no_day_is_refused(written: Any) -> None:
    assert refuses(lambda: read_date(written))


@pytest.mark.parametrize(
    ("written", "length"),
    [
        ("3 ปี", "P3Y"), ("๓ ปี", "P3Y"), ("6 เดือน", "P6M"), ("1 ปี 6 เดือน", "P1Y6M"),
        ("90 วัน", "P90D"), ("2 years", "P2Y"), ("P3Y", "P3Y"),
    ],
)  # fmt: skip
def test_a_length_of_time_has_its_unit(written: str, length: str) -> None:
    assert read_duration(written) == length


@pytest.mark.parametrize("written", ["3", 3, "ตลอดไป", "P", "-1 ปี"])
def test_a_length_without_a_unit_is_refused(written: Any) -> None:
    assert refuses(lambda: read_duration(written))


@pytest.mark.parametrize(
    ("kind", "value", "said"),
    [
        ("text", "  สอง\u200b  คำ ", "สอง คำ"),
        ("text", "เทศบาลต\u0e4d\u0e32บล", "เทศบาลตำบล"),
        ("integer", "1,200", 1200),
        ("integer", 12.0, 12),
        ("integer", "๑๒", 12),
        ("decimal", 12.5, "12.5"),
        ("year_be", 2562, "2562"),
        ("year_be", "๒๕๖๒", "2562"),
        ("year_ce", "2019", "2019"),
        ("yes_no", "ใช่", True),
        ("yes_no", False, False),
        ("place", 810601, {"place": "810601"}),
        ("province", "จังหวัดน่าน", {"place": "55"}),
        ("province", "จ.น่าน", {"place": "55"}),
        ("district", "อ.หางดง", {"place": "5015"}),
        ("directive", "มท ๐๐๐๐.๑/ว ๑", {"directive": "มท0000.1/ว1", "printed": "มท ๐๐๐๐.๑/ว ๑"}),
        ("agency", "สถ.", {"agency": "department-of-local-administration"}),
    ],
)
def test_a_cell_is_read(kind: str, value: Any, said: Any, kit: Kit) -> None:
    assert read(kind, value, kit) == said


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("integer", "12a"), ("integer", 1.5), ("integer", "1,20"), ("decimal", "1e5"),
        ("year_be", "2019"), ("year_be", "62"), ("year_ce", "2562"), ("yes_no", "อาจจะ"),
        ("place", "999999"), ("province", "เมืองใหญ่"), ("district", "เฉลิมพระเกียรติ"),
        ("directive", "หนังสือกระทรวง"), ("text", "#REF!"), ("text", "#N/A"), ("agency", "กรมลึกลับ"),
    ],
)  # fmt: skip
def test_a_cell_that_is_not_what_its_column_promises_is_refused(
    kind: str, value: Any, kit: Kit
) -> None:
    assert refuses(lambda: read(kind, value, kit))


@pytest.mark.parametrize(
    ("written", "slug"),
    [
        ("ด้านสาธารณสุข", "health"), ("สุขภาพชุมชน", "health"), ("Public Health", "health"),
        ("health", "health"), ("ด้าน สาธารณสุข", "health"), ("หมวดพิเศษ", "waste"),
    ],
)  # fmt: skip
def test_a_concept_is_known_by_any_of_its_labels(written: str, slug: str, kit: Kit) -> None:
    labels = {"หมวดพิเศษ": "waste"}
    found = read("concept", written, kit, scheme="policy-area", labels=labels)
    assert found == f"scheme:policy-area/{slug}"


def test_an_unknown_concept_is_told_with_the_nearest(kit: Kit) -> None:
    column = Column("c", "concept", ("c",), scheme="policy-area")
    asked = Asked(cell_of("ด้านสาธารณะสุข"), column, kit, lambda _: None, {})
    assert refuses(lambda: CELL_TYPES["concept"].reads(asked))
    assert CELL_TYPES["concept"].expected(asked).startswith("'ด้านสาธารณสุข' perhaps; one of ")
