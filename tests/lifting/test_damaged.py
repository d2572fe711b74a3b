"""Records over damaged text wait for review; what a person curated does not."""

from dataclasses import replace
from pathlib import Path

import pytest

from thongthin.lifting.damaged import doubts_of
from thongthin.lifting.record import Passage, Quote, Record
from thongthin.paths import Project
from thongthin.reading.damage import TORN, Damage
from thongthin.reading.page import Page
from thongthin.reading.read import read_pages

QUOTE = Quote(0, 13, "เทศบาลตำบลพนา", "subject")
RECORD = Record(Passage("made-up", 1, (QUOTE,)), ({"@id": "id:body/x"},), "stated", "rule", "r")
TOLD = f"'เทศบาลตำบลพนา' is uncertain: {TORN}"


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Page:
    path: Path = tmp_path_factory.mktemp("pages") / "made-up.txt"
    path.write_text("เทศบาลตำบลพนา อำเภอพนา\nจังหวัดอำนาจเจริญ", encoding="utf-8")
    return read_pages(path, Project())[0]


def test_sound_text_gives_no_doubt(page: Page) -> None:
    assert list(doubts_of(RECORD, page)) == []
    assert list(doubts_of(RECORD, None)) == []


def test_damage_under_or_beside_a_quote_is_a_doubt(page: Page) -> None:
    for start, end, doubts in ((3, 5, [TOLD]), (13, 15, [TOLD]), (14, 20, []), (0, 40, [TOLD])):
        harmed = replace(page, damage=(Damage(start, end, TORN),))
        assert list(doubts_of(RECORD, harmed)) == doubts


def test_a_page_below_the_least_quality_waits(page: Page) -> None:
    poor = replace(page, quality=0.41)
    assert list(doubts_of(RECORD, poor)) == [
        "the page's text is too damaged (quality 0.41; 0.88 is needed)"
    ]
    assert list(doubts_of(replace(RECORD, extractor="curated"), poor)) == []
