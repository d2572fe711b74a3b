"""`thongthin evaluate` on gold pages: its table, its listing, its files, its exit codes."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from evaluation_pages import kit, namer, write_gold

from thongthin.cli import cli
from thongthin.errors import MappingError
from thongthin.evaluation.gold_page import find_gold_pages, read_gold_page

TEXT = "เทศบาลตำบลพนา เป็นเทศบาลขนาดเล็ก"
RANK = ["pana", "hasLegalType", "legal-type/subdistrict-municipality", "เทศบาลตำบลพนา"]
APPLIES = ["pana", "appliesPrinciple", "principle/good-governance", "หลักธรรมาภิบาล"]
PAGE: dict[str, Any] = {
    "kind": "news",
    "text": TEXT,
    "things": {"pana": {"body": "เทศบาลตำบลพนา"}},
    "statements": [RANK, APPLIES],
}


def _call(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    with pytest.raises(SystemExit) as ended:
        cli.main(["evaluate", *map(str, arguments)])
    out, err = capsys.readouterr()
    assert isinstance(ended.value.code, int)
    return ended.value.code, out, err


def test_a_folder_is_measured(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    write_gold(tmp_path, "one", **PAGE)
    write_gold(tmp_path, "two", **PAGE)
    code, out, err = _call(capsys, tmp_path)
    assert (code, err) == (0, "")
    row = "0.500  0.150-0.850  0.667"
    assert next(x for x in out.splitlines() if x.startswith("all ")).endswith(row)
    assert "one - missing: เทศบาลตำบลพนา appliesPrinciple principle/good-governance" in out
    assert "one.yaml, row 2 of statements: the text does not have 'หลักธรรมาภิบาล'" in out
    assert "forbidden facts asserted: 0" in out
    assert "shapes: 0 of severity Violation" in out
    assert max(map(len, out.splitlines())) <= 200


def test_the_summary_is_the_table_alone(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    write_gold(tmp_path, "one", **PAGE)
    _, out, _ = _call(capsys, tmp_path, "--summary", "--no-shapes")
    assert out.startswith("statements ")
    assert "missing:" not in out
    assert "shapes" not in out


def test_one_page_is_told_whole(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    write_gold(tmp_path, "one", **PAGE)
    write_gold(tmp_path, "two", **PAGE)
    code, out, _ = _call(capsys, tmp_path, "--page", "two", "--no-shapes")
    assert code == 0
    assert "two + found: เทศบาลตำบลพนา hasLegalType" in out
    assert "one" not in {line.split(" ")[0] for line in out.splitlines()}
    code, out, err = _call(capsys, tmp_path / "two.yaml", "--no-shapes", "--summary")
    assert (code, err) == (0, "")


def test_json_and_markdown(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    write_gold(tmp_path, "one", **PAGE)
    figures = tmp_path / "figures.md"
    code, out, _ = _call(capsys, tmp_path, "--json", "--markdown", figures)
    assert code == 0
    measured = json.loads(out)
    whole = measured["tables"]["statements"]["all"]
    assert (whole["gold"], whole["lifted"], whole["found"]) == (2, 1, 1)
    assert (whole["precision"], whole["recall"], whole["f1"]) == (1.0, 0.5, 0.6667)
    assert whole["recall_95"] == [0.0945, 0.9055]
    assert measured["spans"] == {"measured": 1, "exact": 1, "mean_overlap": 1.0}
    assert measured["evidence"] == {"statements": 1, "with_quote": 1}
    assert measured["conformance"]["counts"]["Violation"] == 0
    assert [s["outcome"] for s in measured["statements"]] == ["found", "missing"]
    lines = figures.read_text(encoding="utf-8").splitlines()
    assert lines[0].startswith("| statements | gold | lifted | found | precision | 95 % |")
    assert lines[2] == ("| all | 2 | 1 | 1 | 1.000 | 0.207-1.000 | 0.500 | 0.095-0.905 | 0.667 |")
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


def test_a_forbidden_fact_ends_with_one(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    page = {**PAGE, "statements": [], "forbidden": [["*", "hasLegalType", "*"]]}
    write_gold(tmp_path, "one", **page)
    code, out, _ = _call(capsys, tmp_path, "--no-shapes")
    assert code == 1
    assert "one ! extra FORBIDDEN by row 1 of forbidden: เทศบาลตำบลพนา hasLegalType" in out
    assert "rule legal-type: 0 of 1 statements are right" in out


def test_an_empty_page_with_nothing_to_find(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    write_gold(tmp_path, "one", text="วันนี้ฝนตก")
    code, out, err = _call(capsys, tmp_path)
    assert (code, err) == (0, "")
    assert "evidence: 0 of 0 statements" in out


def test_a_bad_page_is_told_and_the_others_are_measured(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    write_gold(tmp_path, "bad", **{**PAGE, "statements": [["nobody", "title", {"text": "ก"}]]})
    write_gold(tmp_path, "empty", text=" ")
    write_gold(tmp_path, "good", **PAGE)
    code, out, err = _call(capsys, tmp_path, "--no-shapes")
    assert code == 2
    assert "thongthin: bad.yaml, row 1 of statements: 'nobody' is no thing of the page" in err
    assert "thongthin: empty: holds no text" in err
    assert "good - missing" in out


def test_no_page_of_that_name(tmp_path: Path) -> None:
    write_gold(tmp_path, "one", **PAGE)
    with pytest.raises(Exception, match="nine: is no gold page of this folder"):
        cli.main(["evaluate", str(tmp_path), "--page", "nine"], standalone_mode=False)


def test_what_counts_as_a_gold_page(tmp_path: Path) -> None:
    page = write_gold(tmp_path, "one")
    other = tmp_path / "other.yaml"
    other.write_text("document: x-1\nthings: {}\nstatements: []\n", encoding="utf-8")
    assert find_gold_pages([tmp_path]) == (page,)
    assert find_gold_pages([other]) == (other,)
    assert find_gold_pages([tmp_path / "none", tmp_path]) == (page,)


@pytest.mark.parametrize(
    ("parts", "sentence"),
    [
        ({"id": "another"}, "page.yaml: the id is 'another', and must be 'page'"),
        ({"statement": []}, "page.yaml: 'statement' is no part of a gold page"),
        ({"statements": {}}, "page.yaml: 'statements' must be a list"),
        ({"text": None}, "page.yaml: has no 'text'"),
        ({"statements": [["pana", "title"]]}, "page.yaml, row 1 of statements: .* must be"),
        ({"statements": [[*APPLIES[:3], "ก 1", "200"]]}, "with a comma in them stand in quotation"),
        ({"statements": [RANK, ["pana", "titel", "*"]]}, "row 2 of statements: 'titel' is no prop"),
        ({"statements": [["nobody", "title", "*"]]}, "row 1 of statements: 'nobody' is no thing"),
        ({"denied": [["pana", "title", "x"]]}, "row 1 of denied: 'x' is no thing"),
        ({"forbidden": [["pana", "title", "legal/x"]]}, "row 1 of forbidden: 'legal/x' is no"),
        ({"statements": [["pana", "title", {"texts": "ก"}]]}, "'texts' is no kind of thing"),
        ({"statements": [["pana", "title", {"text": 5}]]}, "5 is no text"),
        ({"statements": [["pana", "countValue", {"number": "5"}]]}, "'5' is no number"),
        ({"statements": [["pana", "countValue", {"number": True}]]}, "True is no number"),
        ({"statements": [["pana", "issued", {"date": "2018-13-05"}]]}, "is no date"),
        ({"statements": [["pana", "agreedDuration", {"duration": "3Y"}]]}, "'3Y' is no duration"),
        ({"statements": [["pana", "agreedDuration", {"duration": "P"}]]}, "'P' is no duration"),
        ({"things": {"pana": {"bodies": "ก"}}}, "things, pana: 'bodies' is no kind of thing"),
        ({"things": {"pana": "ก"}}, "things, pana: 'ก' is no thing"),
        ({"things": {"pana": {"place": "ก"}}}, "things, pana: 'ก' must be like {province"),
    ],
)
def test_a_page_of_another_form_is_told(
    tmp_path: Path, parts: Mapping[str, Any], sentence: str
) -> None:
    path = write_gold(tmp_path, "page", **{**PAGE, **parts})
    with pytest.raises(MappingError, match=sentence):
        read_gold_page(path, kit(), namer())


def test_what_the_vocabulary_lacks_is_a_note(tmp_path: Path) -> None:
    parts = {
        "things": {"pana": {"body": "เทศบาลตำบลพนา"}, "far": {"place": {"province": "อื่น"}}},
        "statements": [[*RANK[:2], "legal-type/none", RANK[3]]],
    }
    page = read_gold_page(write_gold(tmp_path, "page", **{**PAGE, **parts}), kit(), namer())
    assert page.notes == (
        "page.yaml, things, far: no official area is called province อื่น",
        "page.yaml, row 1 of statements: ontology/vocab has no concept legal-type/none",
    )


def test_a_file_that_is_no_yaml_is_told(tmp_path: Path) -> None:
    path = tmp_path / "page.yaml"
    path.write_text("id: page\ntext: [\n", encoding="utf-8")
    with pytest.raises(MappingError, match=r"page\.yaml:3"):
        read_gold_page(path, kit(), namer())
