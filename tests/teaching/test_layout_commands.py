"""`thongthin layout show` and `thongthin layout fix`, from the command line."""

from __future__ import annotations

import io
import json
from pathlib import Path
from unittest import mock

import pytest
import yaml
from taught import FOLDER, Capture, call

from thongthin.paths import Project, packaged_root
from thongthin.reading.read import read_pages

SPREAD = packaged_root() / "seeds" / "000_69b0fa17c0c95a95.txt"
COLUMN = packaged_root() / "seeds" / "001_0e9f592a11e1b1a8.txt"
ANSWERS = FOLDER / "answers-kpi17733-253.yaml"
WHO = ("--by", "ผู้อ่าน", "--when", "2026-01-31")
TARGET = "mappings/layout/kpi17733-253.yaml"


def test_show_puts_both_columns_side_by_side_and_marks_doubts(capsys: Capture) -> None:
    code, out, _ = call(capsys, "layout", "show", SPREAD, "--proposed")
    head, *lines = out.splitlines()
    assert code == 0
    assert head.startswith("kpi17733-253: two columns, proposed; ")
    assert [int(line.split()[0]) for line in lines] == list(range(4, 38))
    marks = [line[9:10] for line in lines]
    assert marks.count("!") == 1
    assert "?" in marks
    assert len([line for line in lines if " | " in line]) >= 15


def test_show_tells_a_reviewed_layout_and_a_column_as_they_are(capsys: Capture) -> None:
    _, out, _ = call(capsys, "layout", "show", SPREAD)
    assert out.startswith("kpi17733-253: two columns, reviewed\n   4 1.00  ")
    _, out, _ = call(capsys, "layout", "show", COLUMN)
    assert out.startswith("kpiebook62009-319: one column, certain\n")
    assert " | " not in out


def test_show_as_json(capsys: Capture) -> None:
    _, out, _ = call(capsys, "layout", "show", SPREAD, "--proposed", "--json")
    (page,) = json.loads(out)
    assert page["page"] == "kpi17733-253"
    assert sum(line["least_certain"] for line in page["lines"]) == 1
    unsure = [line for line in page["lines"] if not line["sure"]]
    assert all(line["posterior"] < page["threshold"] for line in unsure)


def test_answers_of_a_file_are_written_and_hold(capsys: Capture, tmp_path: Path) -> None:
    code, out, _ = call(
        capsys, "layout", "fix", SPREAD, "--project", tmp_path, "--answers", ANSWERS, *WHO
    )
    target = tmp_path / TARGET
    assert (code, out) == (0, f"34 lines written to {target}\n")
    assert [path.name for path in target.parent.iterdir()] == [target.name]
    head = yaml.safe_load(target.read_text(encoding="utf-8"))
    assert (head["status"], head["by"], str(head["when"])) == ("reviewed", "ผู้อ่าน", "2026-01-31")
    (page,) = read_pages(SPREAD, Project.open(tmp_path))
    (shipped,) = read_pages(SPREAD, Project())
    assert page.layout == shipped.layout


def test_few_answers_are_not_enough_unless_one_vouches(capsys: Capture, tmp_path: Path) -> None:
    few = tmp_path / "few.yaml"
    few.write_text("26: left\n27: left\n", encoding="utf-8")
    options = ("--project", tmp_path, "--answers", few, *WHO)
    code, out, err = call(capsys, "layout", "fix", SPREAD, *options)
    assert (code, out) == (1, "")
    assert "nothing is written; still below 0." in err
    assert not (tmp_path / TARGET).exists()
    code, out, _ = call(capsys, "layout", "fix", SPREAD, *options, "--done", "--json")
    told = json.loads(out)
    assert code == 0
    assert told["written"] == str(tmp_path / TARGET)
    assert {26: "left", 27: "left"}.items() <= {
        line["line"]: line["reading"] for line in told["lines"]
    }.items()


@pytest.mark.parametrize(
    ("words", "code", "is_written"),
    [("left\nyes\ndone\n", 0, True), ("left\nquit\n", 1, False), ("left\n", 1, False)],
)
def test_answers_on_standard_input(
    capsys: Capture, tmp_path: Path, words: str, code: int, is_written: bool
) -> None:
    with mock.patch("sys.stdin", io.StringIO(words)):
        found, out, err = call(capsys, "layout", "fix", SPREAD, "--project", tmp_path, *WHO)
    assert found == code
    assert (tmp_path / TARGET).exists() == is_written
    assert "is the least certain" in err
    assert ("lines written" in out) == is_written


def test_what_was_written_before_stays_whole(capsys: Capture, tmp_path: Path) -> None:
    target = tmp_path / TARGET
    target.parent.mkdir(parents=True)
    target.write_text("before", encoding="utf-8")
    with mock.patch("os.fsync", side_effect=OSError(28, "No space left on device")):
        code, _, err = call(
            capsys, "layout", "fix", SPREAD, "--project", tmp_path, "--answers", ANSWERS, *WHO
        )
    assert code == 3
    assert "cannot be written" in err
    assert target.read_text(encoding="utf-8") == "before"
    assert [path.name for path in target.parent.iterdir()] == [target.name]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ((SPREAD,), "name your project folder with --project DIR"),
        ((COLUMN, "--project", "{}"), "is one column by the widths of its lines"),
        ((SPREAD, "--project", "{}", "--page", "2"), "has 1 pages with text, no page 2"),
        ((SPREAD, "--project", "{}", "--answers", "{}/none.yaml"), "is no file"),
        ((SPREAD, "--project", "{}", "--answers", ANSWERS), "say with --by who vouches"),
        (
            (SPREAD, "--project", "{}", "--answers", ANSWERS, "--by", "x", "--when", "today"),
            "--when 'today' is no date",
        ),
    ],
)
def test_wrong_use_of_fix_is_told(
    capsys: Capture, tmp_path: Path, arguments: tuple[object, ...], words: str
) -> None:
    with mock.patch("sys.stdin", io.StringIO("")):
        code, out, err = call(
            capsys, "layout", "fix", *(str(each).format(tmp_path) for each in arguments)
        )
    assert (code, out) == (2, "")
    assert words in err


def test_a_file_of_answers_of_another_form_is_named(capsys: Capture, tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.yaml"
    wrong.write_text("- left\n", encoding="utf-8")
    options = ("--project", tmp_path, "--answers", wrong, *WHO)
    code, _, err = call(capsys, "layout", "fix", SPREAD, *options)
    assert code == 2
    assert "must be a table such as '12: left'" in err
