"""Pictures: no box lies over another, no line over a box, no text outside its box."""

from __future__ import annotations

import re
from functools import cache
from itertools import combinations

import pytest
from docs_pages import LANGUAGES, facts, find, pages, tree

from thongthin.asking.question import Language
from thongthin.publishing.ontology_docs.drawing import lines
from thongthin.publishing.ontology_docs.picture import SIZE, Box, Picture
from thongthin.publishing.ontology_docs.text_width import text_width
from thongthin.publishing.ontology_docs.view import View
from thongthin.publishing.ontology_docs.words import read_words

LEVEL_PARTS = re.compile(r"M(\S+) (\S+)H(\S+)C\S+ \S+ \S+ \S+ (\S+) (\S+)H(\S+)")

both = pytest.mark.parametrize("language", LANGUAGES)


@cache
def pictures(language: Language) -> dict[str, Picture]:
    """Return module → its picture."""
    view = View(facts(), read_words(language), language, "index.html")
    return {module.name: view.picture(module) for module in facts().ontology.modules}


def overlap(one: Box, two: Box) -> bool:
    return (
        one.x < two.right
        and two.x < one.right
        and one.y < two.y + two.height
        and two.y < one.y + one.height
    )


def crossed(path: str, box: Box) -> bool:
    """Say whether the two level parts of a line run through a box."""
    found = LEVEL_PARTS.fullmatch(path)
    assert found
    x1, y1, x2, x3, y2, x4 = map(float, found.groups())
    parts = ((x1, x2, y1), (x3, x4, y2))
    return any(
        box.y < y < box.y + box.height and a < box.right - 0.1 and box.x + 0.1 < b
        for a, b, y in parts
    )


@both
def test_boxes_stand_apart_inside_the_picture(language: Language) -> None:
    for name, drawn in pictures(language).items():
        boxes = drawn.boxes()
        assert [(a.iri, b.iri) for a, b in combinations(boxes, 2) if overlap(a, b)] == [], name
        assert min(box.x for box in boxes) >= 0
        assert min(box.y for box in boxes) >= 0
        assert max(box.right for box in boxes) <= drawn.width
        assert max(box.y + box.height for box in boxes) <= drawn.height


@both
def test_no_line_runs_through_a_box(language: Language) -> None:
    for drawn in pictures(language).values():
        for line in lines(drawn):
            assert [box.iri for box in drawn.boxes() if crossed(line.path, box)] == []


@both
def test_columns_leave_a_gutter_for_the_lines(language: Language) -> None:
    for drawn in pictures(language).values():
        for before, after in ((drawn.left, drawn.middle), (drawn.middle, drawn.right)):
            assert max(box.right for box in before) + 40 < min(box.x for box in after)


@both
def test_text_fits_its_box(language: Language) -> None:
    for drawn in pictures(language).values():
        assert all(text_width(box.label, SIZE) < box.width for box in drawn.boxes())


def test_a_planted_box_over_another_is_found() -> None:
    one, two = (Box("a", "a", (), "own", x=x, width=50.0) for x in (0.0, 40.0))
    assert overlap(one, two)
    assert crossed("M10 15H100C120 15 120 15 140 15H150", two)


@both
def test_every_term_is_in_the_picture_of_its_module(language: Language) -> None:
    for module in facts().ontology.modules:
        shown = {box.iri for box in pictures(language)[module.name].boxes()}
        assert {term.iri for term in module.terms} <= shown


@both
def test_a_picture_is_text_with_a_title(language: Language) -> None:
    drawings = list(find(tree(f"{language}/index.html"), "svg"))
    assert len(drawings) == len(facts().ontology.modules)
    for drawing in drawings:
        title = next(find(drawing, "title"))
        assert title.get("id") == drawing.get("aria-labelledby")
        assert title.text
    assert "font-family" not in pages()[f"{language}/index.html"]


@pytest.mark.parametrize(("text", "wide"), [("กำกับ", 4), ("ที่นี่", 2), ("เทศบาล", 6)])
def test_marks_above_and_below_take_no_room(text: str, wide: int) -> None:
    assert text_width(text, 1.0) == pytest.approx(wide * 0.64)
