"""Few answers put a reading order right: the least certain line first, the others move with it."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from taught import FOLDER

from thongthin.commands.layout_talk import apply_answers, talk
from thongthin.errors import UsageError
from thongthin.paths import Project, packaged_root
from thongthin.reading.layout.ask import Review
from thongthin.reading.layout.at_hand import PageAtHand, pages_at_hand
from thongthin.reading.layout.review_text import review_text
from thongthin.reading.layout.reviewed import read_reviewed
from thongthin.reading.layout.weights import load_weights

PROJECT = Project()
WEIGHTS = load_weights(PROJECT)
SPREAD = packaged_root() / "seeds" / "000_69b0fa17c0c95a95.txt"
COLUMN = packaged_root() / "seeds" / "001_0e9f592a11e1b1a8.txt"
ANSWERS: dict[int, str] = yaml.safe_load(
    (FOLDER / "answers-kpi17733-253.yaml").read_text(encoding="utf-8")
)


def page_of(path: Path) -> PageAtHand:
    (page,) = pages_at_hand(path, PROJECT)
    return page


def review_of(path: Path = SPREAD) -> Review:
    review = page_of(path).review(WEIGHTS)
    assert review is not None
    return review


def right(review: Review) -> int:
    """Return how many lines are read as a careful reader reads them."""
    return sum(ANSWERS[reading.number] == reading.choice.name for reading in review.readings)


def test_eight_answers_settle_a_spread() -> None:
    """The figures of the study: 29 of 34 lines before any answer, 33 after eight at most."""
    review = review_of()
    assert len(review.readings) == len(ANSWERS) == 34
    counts = [right(review)]
    for _ in range(8):
        reading = review.next()
        assert reading is not None
        assert review.answer(reading.number, ANSWERS[reading.number])
        counts.append(right(review))
    assert counts[0] >= 29
    assert counts[-1] >= 33
    assert counts == sorted(counts)


def test_asking_on_to_the_end_leaves_no_line_in_doubt_and_none_wrong() -> None:
    review = review_of()
    before = len(review.doubtful)
    asked = 0
    while (reading := review.next()) is not None:
        review.answer(reading.number, ANSWERS[reading.number])
        asked += 1
    assert asked < before
    assert right(review) == 34


def test_an_answer_holds_and_moves_the_others() -> None:
    review = review_of()
    before = {reading.number: reading.posterior for reading in review.readings}
    first = review.next()
    assert first is not None
    assert first.doubt == max(reading.doubt for reading in review.doubtful)
    assert review.answer(first.number, "right")
    answered = review.reading(first.number)
    assert answered is not None
    assert (answered.choice.name, answered.is_answered) == ("right", True)
    assert answered.posterior == pytest.approx(1.0)
    moved = [r for r in review.readings if abs(before[r.number] - r.posterior) > 0.01]
    assert len(moved) > 2
    for reading in review.readings:
        assert sum(choice.posterior for choice in reading.choices) == pytest.approx(1.0)


def test_an_answer_is_taken_back() -> None:
    review = review_of()
    before = review.readings
    assert review.take_back() is None
    review.answer(26, "left")
    assert review.readings != before
    assert review.take_back() == 26
    assert review.readings == before


@pytest.mark.parametrize(
    ("number", "name"), [(26, "cut 9"), (26, "middle"), (1, "left"), (99, "left")]
)
def test_what_is_no_answer_changes_nothing(number: int, name: str) -> None:
    review = review_of()
    before = review.readings
    assert not review.answer(number, name)
    assert review.readings == before


def test_a_page_of_one_column_is_not_asked_about() -> None:
    assert page_of(COLUMN).review(WEIGHTS) is None


def written(review: Review, folder: Path, by: str = "ผู้อ่าน: คนหนึ่ง") -> tuple[Path, PageAtHand]:
    page = page_of(SPREAD)
    text = review_text(
        page.raw, review.placed(), page_key=page.key, sha256=page.sha256, by=by, when="2026-01-31"
    )
    path = folder / "layout.yaml"
    path.write_text(text, encoding="utf-8")
    return path, page


def test_what_is_written_is_read_back_as_it_was_answered(tmp_path: Path) -> None:
    review = review_of()
    apply_answers(review, ANSWERS)
    path, page = written(review, tmp_path)
    layout = read_reviewed(path, page.raw, page.lines, page.key, page.sha256)
    shipped = packaged_root() / "mappings" / "layout" / f"{page.key}.yaml"
    assert layout == read_reviewed(shipped, page.raw, page.lines, page.key, page.sha256)
    head = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert (head["by"], str(head["when"])) == ("ผู้อ่าน: คนหนึ่ง", "2026-01-31")


def test_a_page_said_to_be_one_column_is_written_as_one(tmp_path: Path) -> None:
    review = review_of()
    assert talk(review, iter(["one"]).__next__, lambda _: None)
    path, page = written(review, tmp_path)
    layout = read_reviewed(path, page.raw, page.lines, page.key, page.sha256)
    assert layout.kind == "single"
    assert [segment.line for segment in layout.segments] == [line.number for line in page.lines]


def said(*words: str) -> tuple[Review, list[str], bool]:
    """Return the page, what was told, and whether it is vouched for, after some words."""
    review, told = review_of(), list[str]()
    answers = iter(words)
    vouched = talk(review, lambda: next(answers, None), told.append)
    return review, told, vouched


def test_talk_asks_about_the_least_certain_line_with_the_text_around() -> None:
    _, told, _ = said("quit")
    review = review_of()
    least = review.next()
    assert least is not None
    assert told[0].startswith(f"\nline {least.number} is the least certain (")
    assert f"  * {least.choice.name:<7} {least.posterior:.2f}  {least.choice.left}" in told[0]
    assert all(choice.name in told[0] for choice in least.choices)
    assert sum(f"  {least.number + away:>4}  " in told[0] for away in (-2, -1, 1, 2)) == 4


@pytest.mark.parametrize(
    ("words", "vouched"),
    [
        (("quit",), False),
        ((), False),
        (("done",), True),
        (("L", "done"), True),
        (("skip", "quit"), False),
    ],
)
def test_talk_ends_with_done_or_quit(words: tuple[str, ...], vouched: bool) -> None:
    assert said(*words)[2] == vouched


def test_talk_takes_words_in_any_form_and_tells_what_is_none() -> None:
    review, told, _ = said(" Cut   1 ", "nonsense", "back", "back", "skip", "yes", "quit")
    assert "'nonsense' is no answer for line" in told[2]
    assert any(text.endswith(" is open") for text in told)
    assert "there is no answer to take back" in told
    assert sum(reading.is_answered for reading in review.readings) == 1


def test_a_line_that_is_passed_is_not_asked_again() -> None:
    _, told, _ = said("skip", "skip", "quit")
    asked = [text.split()[1] for text in told]
    assert len(set(asked)) == 3


def test_answers_that_are_not_asked_for_hold_too() -> None:
    review = review_of()
    sure = max(review.readings, key=lambda reading: reading.posterior)
    apply_answers(review, {sure.number: "left"})
    held = review.reading(sure.number)
    assert held is not None
    assert held.choice.name == "left"


@pytest.mark.parametrize(
    ("answers", "words"),
    [
        ({1: "left"}, "line 1 is no running text"),
        ({26: "cut 40"}, "'cut 40' is no answer for line 26; it has left, right, cut 1"),
        ({5: "middle"}, "'middle' is no answer for line 5"),
    ],
)
def test_wrong_answers_of_a_file_are_named(answers: dict[int, str], words: str) -> None:
    with pytest.raises(UsageError, match=words):
        apply_answers(review_of(), answers)
