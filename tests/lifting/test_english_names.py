"""Names on English pages: by their capitals, by the word for what it is, and where they end."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from slot_readers import seen, slots_at

from thongthin.lifting.english import is_english
from thongthin.lifting.kit import Kit
from thongthin.reading.page import Page

PageOf = Callable[[str], Page]

REST = ". The municipality signed it with its partners in the hall on that day."
"""Goes on with each text, so that its page is one of running English text."""


def told(page: Page, kit: Kit, kind: str) -> list[object]:
    key = {"body": "body", "organisation": "organisation"}.get(kind)
    return [m.value[key] if key else m.value for m in seen(page, kit, kind)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Hang Chat Subdistrict Municipality",
            [("Hang Chat Subdistrict Municipality", "subdistrict-municipality")],
        ),
        ("Lampang City Municipality", [("Lampang City Municipality", "city-municipality")]),
        (
            "Songkhla Provincial Administrative Organization",
            [
                (
                    "Songkhla Provincial Administrative Organization",
                    "provincial-administrative-organisation",
                )
            ],
        ),
        (
            "Nong Bua Subdistrict Administrative Organisation",
            [
                (
                    "Nong Bua Subdistrict Administrative Organisation",
                    "subdistrict-administrative-organisation",
                )
            ],
        ),
        (
            "Lampang PAO",
            [
                (
                    "Lampang Provincial Administrative Organisation",
                    "provincial-administrative-organisation",
                )
            ],
        ),
        ("With Phrae Town Municipality", [("Phrae Town Municipality", "town-municipality")]),
        (
            "Ban Na Subdistrict\nMunicipality",
            [("Ban Na Subdistrict Municipality", "subdistrict-municipality")],
        ),
        ("Phrae Municipality", [("Phrae Municipality", "")]),
        ("Municipality staff met", []),
        ("The Municipality", []),
        ("Subdistrict Administrative Organizations are many", []),
    ],
)
def test_bodies(page: PageOf, kit: Kit, text: str, expected: list[tuple[str, str]]) -> None:
    found = seen(page(text + REST), kit, "body")
    types = [str(m.value.get("type", "")).removeprefix("scheme:legal-type/") for m in found]
    assert [(m.value["body"], t) for m, t in zip(found, types, strict=True)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Lampang Provincial Public Health Office", ["Lampang Provincial Public Health Office"]),
        ("The people of the Chiang Khong Hospital", ["Chiang Khong Hospital"]),
        (
            "Lampang Hospital and Lampang Rajabhat University",
            ["Lampang Hospital", "Lampang Rajabhat University"],
        ),
        ("Phrae Town Municipality and Phrae Hospital", ["Phrae Hospital"]),
        ("University of Phayao", ["University of Phayao"]),
        ("Foundation for Older Persons", ["Foundation for Older Persons"]),
        (
            "Department of Agriculture and Cooperatives",
            ["Department of Agriculture and Cooperatives"],
        ),
        ("ABC Company Limited", ["ABC Company Limited"]),
        ("Somchai Jaidee spoke", []),
        ("the hospital", []),
    ],
)
def test_organisations(page: PageOf, kit: Kit, text: str, expected: list[str]) -> None:
    assert told(page(text + REST), kit, "organisation") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mae Ramat District, Tak Province", [{"amphoe": "6304", "province": "63"}]),
        (
            "Hang Chat Subdistrict, Hang Chat District, Lampang Province",
            [{"tambon": "521201", "amphoe": "5212", "province": "52"}],
        ),
        ("Mueang Lampang District, Lampang Province", [{"amphoe": "5201", "province": "52"}]),
        ("Lampang Province and Phrae Province", [{"province": "52"}, {"province": "54"}]),
        ("Ko Kha District", [{"amphoe": "5203"}]),
        ("Hang Chat District, Tak Province", [{"province": "63"}]),
        ("Hang Chat Subdistrict Municipality", []),
        ("Nowhere District", []),
    ],
)
def test_areas(page: PageOf, kit: Kit, text: str, expected: list[dict[str, str]]) -> None:
    found = seen(page(text + REST), kit, "area")
    levels = ("tambon", "amphoe", "province")
    codes = [{k: m.value[k]["place"] for k in levels if k in m.value} for m in found]
    assert codes == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("Three villages met", [3]), ("twelve schools met", [12]), ("Lonely people met", [])],
)
def test_written_numbers(page: PageOf, kit: Kit, text: str, expected: list[int]) -> None:
    assert told(page(text + REST), kit, "number") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Phrae Hospital" + REST, True),
        ("เทศบาลตำบลพนา ลงนาม MOU กับ Phrae Hospital", False),
        ("เทศบาลตำบลพนา", False),
        ("2562", False),
    ],
)
def test_which_pages_are_english(page: PageOf, text: str, expected: bool) -> None:
    assert is_english(page(text).stream) is expected


def test_names_in_latin_letters_on_a_thai_page_are_left_alone(page: PageOf, kit: Kit) -> None:
    text = "เทศบาลตำบลพนา ลงนามบันทึกข้อตกลงความร่วมมือกับ Phrae Hospital ในวันนี้"
    assert seen(page(text), kit, "organisation") == []


@pytest.mark.parametrize(
    ("at", "expected"),
    [("waste", "waste management"), ("March", "March 2019"), ("hall", "hall"), ("day", None)],
)
def test_a_phrase_ends_before_the_next_part(
    page: PageOf, kit: Kit, at: str, expected: str | None
) -> None:
    text = "They signed on waste management with Phrae Hospital on 5 March 2019 in the hall, a day."
    found = next(slots_at(page(text), kit, "english_phrase", at), None)
    assert (found.value if found else None) == expected
