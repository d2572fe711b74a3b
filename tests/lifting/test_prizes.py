"""Prizes: the award with its year, level and field, in whatever order they are printed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import pytest
from slot_readers import seen

from thongthin.lifting.kit import Kit
from thongthin.reading.page import Page

PageOf = Callable[[str], Page]

KING = "king-prajadhipok-award"
TRANSPARENCY = "scheme:award-category/transparency-and-participation"
PEACE = "scheme:award-category/peace-and-reconciliation"
_TOLD = ("award", "level", "category")


def prizes(page: Page, kit: Kit) -> list[Mapping[str, Any]]:
    return [m.value for m in seen(page, kit, "prize")]


@pytest.mark.parametrize(
    ("text", "year", "told"),
    [
        ("รับรางวัลพระปกเกล้า ประจำปี 2562 ในวันนั้น", 2562, {}),
        ("รับรางวัลพระปกเกล้า’ 60 ในวันนั้น", 2560, {}),
        ("รับรางวัลพระปกเกล้า ในวันนั้น", None, {}),
        (
            "รับรางวัลพระปกเกล้าทองคำ ประจำปี 2564 ด้านความโปร่งใสและส่งเสริมการมีส่วนร่วมของประชาชน",
            2564,
            {"level": "scheme:award-level/gold", "category": TRANSPARENCY},
        ),
        (
            "รับรางวัลพระปกเกล้า ด้านการเสริมสร้างสันติสุขและความสมานฉันท์ ประจำปี 2563 นี้",
            2563,
            {"category": PEACE},
        ),
        (
            "รับใบประกาศเกียรติคุณ รางวัลพระปกเกล้า ประจำปี 2561 นี้",
            2561,
            {"level": "scheme:award-level/certificate"},
        ),
        (
            "รับเกียรติบัตรรางวัลพระปกเกล้า ปี 2561 ในวันนั้น",
            2561,
            {"level": "scheme:award-level/certificate"},
        ),
        # A year of the common era becomes a Buddhist one.
        (
            "It won the gold King Prajadhipok Award 2019 for its work with the people.",
            2562,
            {"level": "scheme:award-level/gold"},
        ),
        ("It won the King Prajadhipok Award for the year 2019 for its work.", 2562, {}),
        # The number of the next line is no part of the year.
        ("รับรางวัลพระปกเกล้า ประจำปี 2562\n1. ประชุมสภา", 2562, {}),
        # A year of something else.
        ("รับรางวัลพระปกเกล้า ส่วนงานปี 2562 นั้น", None, {}),
        ("รับรางวัลพระปกเกล้า โดยเริ่มปี 2562 นั้น", None, {}),
    ],
)
def test_the_kings_award(
    page: PageOf, kit: Kit, text: str, year: int | None, told: dict[str, str]
) -> None:
    (prize,) = prizes(page(text), kit)
    assert {key: prize[key] for key in _TOLD if key in prize} == {"award": KING, **told}
    assert prize["round"] == {"edition": KING, **({"year": year} if year else {})}


@pytest.mark.parametrize(
    ("text", "award", "year"),
    [
        ("รับรางวัลเมืองสวยใส ระดับประเทศ ประจำปี พ.ศ. 2560 นี้", "รางวัลเมืองสวยใส", 2560),
        ("รับรางวัลธรรมาภิบาล ประจำปีงบประมาณ พ.ศ. 2563 นี้", "รางวัลธรรมาภิบาล", 2563),
        ("รับรางวัลเมืองสวยใสจากกระทรวง", "รางวัลเมืองสวยใส", None),
    ],
)
def test_awards_of_no_list(page: PageOf, kit: Kit, text: str, award: str, year: int | None) -> None:
    (prize,) = prizes(page(text), kit)
    assert (prize["award"], prize.get("year")) == (award, year)


@pytest.mark.parametrize(
    "text",
    [
        "ได้รับรางวัลมากมาย",
        "รางวัลที่ 1 และที่ 2",
        "รางวัลของคนเมือง",
        "รางวัลชีวิต",
        "รางวัลดังกล่าว",
        "รางวัลนี้มีค่า",
    ],
)
def test_no_award_is_named(page: PageOf, kit: Kit, text: str) -> None:
    assert prizes(page(text), kit) == []


def rounds(page: Page, kit: Kit) -> list[int | None]:
    return [prize["round"].get("year") for prize in prizes(page, kit)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("รางวัลพระปกเกล้า ปี 2562 ต่อมา รางวัลพระปกเกล้า นั้น", [2562, 2562]),
        (
            "รางวัลพระปกเกล้า ปี 2562 ต่อมา รางวัลพระปกเกล้า ปี 2564 ต่อมา รางวัลพระปกเกล้า นั้น",
            [2562, 2564, None],
        ),
        ("รางวัลพระปกเกล้า ปี 2562 ต่อมา รางวัลเมืองสวยใส นั้น", [2562, None]),
    ],
)
def test_a_year_told_once_holds_for_the_award(
    page: PageOf, kit: Kit, text: str, expected: list[int | None]
) -> None:
    assert rounds(page(text), kit) == expected


def test_only_a_printed_buddhist_year_counts_as_printed(page: PageOf, kit: Kit) -> None:
    (printed,) = prizes(page("รับรางวัลพระปกเกล้า ประจำปี 2562 ในวันนั้น"), kit)
    (short,) = prizes(page("รับรางวัลพระปกเกล้า’ 60 ในวันนั้น"), kit)
    (common,) = prizes(page("It won the King Prajadhipok Award 2019 for its work."), kit)
    assert printed["printed_year"] == 2562
    assert common["converted"] == 2562
    assert "printed_year" not in common
    assert short["round"]["year"] == 2560


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("รับรางวัลพระปกเกล้า ประจำปี 2562 ในวันนั้น", "won"),
        ("รับใบประกาศเกียรติคุณ รางวัลพระปกเกล้า ประจำปี 2561 นี้", "certified"),
    ],
)
def test_a_certificate_is_no_win(page: PageOf, kit: Kit, text: str, outcome: str) -> None:
    (prize,) = prizes(page(text), kit)
    assert prize["outcome"] == f"scheme:award-outcome/{outcome}"
