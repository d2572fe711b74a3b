"""Furniture: each pattern by its examples, and what must stay running text."""

import re
from pathlib import Path

import pytest

from thongthin.errors import MappingError
from thongthin.paths import Project
from thongthin.reading.furniture import (
    Pattern,
    Patterns,
    find_furniture,
    load_patterns,
    read_line,
    spread_signals,
)
from thongthin.reading.lines import iter_lines

PATTERNS = load_patterns(Project())
EXAMPLES = [(form, line, yields) for form in PATTERNS.forms for line, yields in form.examples]
COUNTEREXAMPLES = [(form, line) for form in PATTERNS.forms for line in form.counterexamples]


def parts(page: str) -> tuple[list[tuple[str, str, int]], list[str]]:
    furniture, body = find_furniture(page, list(iter_lines(page, 0, len(page))), PATTERNS)
    found = [(item.kind, item.value, item.line) for item in furniture]
    return found, [page[line.start : line.end] for line in body]


def only(form: Pattern) -> Patterns:
    return Patterns((form,), PATTERNS.max_lines)


@pytest.mark.parametrize(("form", "line", "yields"), EXAMPLES, ids=lambda x: getattr(x, "id", None))
def test_pattern_yields_its_examples(form: Pattern, line: str, yields: tuple[object, ...]) -> None:
    (whole,) = iter_lines(line, 0, len(line))
    for edge in ("head", "foot"):
        found = read_line(line, whole, edge, PATTERNS)
        expected = yields if edge in form.where else ()
        assert tuple((item.kind, item.value, item.stated) for item in found) == expected
        for item in found:
            assert re.fullmatch(r"\S(.*\S)?", line[item.span.start : item.span.end])


@pytest.mark.parametrize(("form", "line"), COUNTEREXAMPLES, ids=lambda x: getattr(x, "id", None))
def test_pattern_leaves_its_counterexamples(form: Pattern, line: str) -> None:
    (whole,) = iter_lines(line, 0, len(line))
    assert read_line(line, whole, "head", only(form)) == ()
    assert read_line(line, whole, "foot", only(form)) == ()


def test_every_pattern_shows_both_sides() -> None:
    assert all(form.examples and form.counterexamples for form in PATTERNS.forms)


def test_cut_off_number_is_not_stated_and_stands_on_its_digits() -> None:
    raw = "เรื่อง\n308 30"
    furniture, _ = find_furniture(raw, list(iter_lines(raw, 0, len(raw))), PATTERNS)
    second = furniture[1]
    assert (second.value, second.stated) == ("309", False)
    assert raw[second.span.start : second.span.end] == "30"


@pytest.mark.parametrize(
    "body",
    [
        "เทศบาลเข้ารับรางวัลธรรมาภิบาล’ 61",
        "ดังที่กล่าวใน P. 5 แล้ว",
        "5 โครงการ",
        "เครือข่าย 96",
        "รายงานการประชุมของชุมชน",
        "2562",
    ],
)
def test_running_text_at_the_edges_stays(body: str) -> None:
    assert parts(f"Page 9 - x1\n{body}\nกลาง\n{body}\n96")[1] == [body, "กลาง", body]


@pytest.mark.parametrize("line", ["P. 5", "96", "44 45", "รางวัลธรรมาภิบาล’ 61"])
def test_inside_the_page_nothing_is_furniture(line: str) -> None:
    assert parts(f"ต้น\n{line}\nปลาย") == ([], ["ต้น", line, "ปลาย"])


def test_only_so_many_lines_are_tried() -> None:
    page = "\n".join(["7"] * 20)
    furniture, body = parts(page)
    assert len(furniture) == sum(PATTERNS.max_lines.values())
    assert len(body) == 20 - len(furniture)


@pytest.mark.parametrize(
    ("page", "signals"),
    [
        ("เรื่อง\n96", 0),
        ("P. 17\nเรื่อง\n17", 0),
        ("44 45\nเรื่อง", 1),
        ("44 4\nเรื่อง", 1),
        ("44\nเรื่อง\n45", 1),
        ("เรื่อง\nรางวัลธรรมาภิบาล’ 61 รางวัลธรรมาภิบาล’ 61", 1),
        ("รางวัลธรรมาภิบาล’ 61\nเรื่อง\nรางวัลธรรมาภิบาล’ 61", 0),
        ("44 45\nเรื่อง\nถอดบทเรียนท้องถิ่น ถอดบทเรียนท้องถิ่น", 2),
    ],
)
def test_signals_of_a_spread(page: str, signals: int) -> None:
    furniture, _ = find_furniture(page, list(iter_lines(page, 0, len(page))), PATTERNS)
    assert spread_signals(furniture) == signals


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (("max_lines:", "max_line:"), "max_lines"),
        (('"P[.] ?', '"P[. ?('), "'digital-page' is no regular expression"),
        (("?P<digital_page>{any", "?P<page_number>{any"), "page_number"),
        (("{any_page}", "{no_page}"), "no_page"),
        (("patterns:", "patterns: ]"), "is no table"),
    ],
)
def test_broken_table_is_told(tmp_path: Path, change: tuple[str, str], said: str) -> None:
    packaged = Project().file("mappings/layout/default.yaml")
    assert packaged is not None
    broken = tmp_path / "mappings/layout/default.yaml"
    broken.parent.mkdir(parents=True)
    broken.write_text(packaged.read_text(encoding="utf-8").replace(*change), encoding="utf-8")
    with pytest.raises(MappingError) as caught:
        load_patterns(Project.open(tmp_path))
    assert said in str(caught.value)
    assert str(broken) in str(caught.value)
