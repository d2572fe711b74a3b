"""Kept answers: named by what was asked, the same bytes, read back or told to be spoilt."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from dataclasses import asdict, replace
from pathlib import Path

import pytest

from thongthin.errors import DocumentError
from thongthin.lifting.many import Outcome
from thongthin.proposing.cassette import MAX_BYTES, AnswerKey, Cassette, keep, read_cassette
from thongthin.proposing.prompt import Prompt
from thongthin.proposing.shelf import read_shelf

pytest_plugins = ("proposing_fixtures",)

KEY = AnswerKey("page", 1, "prompt", "schema", "catalogue", "model")
CASSETTE = Cassette(KEY, {"temperature": 0}, {"body-1": "id:body/x"}, '{"proposals": []}', "stop")


def test_it_is_read_back_as_it_was(tmp_path: Path) -> None:
    keep(tmp_path / "a" / "b", CASSETTE)
    (path,) = (tmp_path / "a" / "b").iterdir()
    assert path.name == KEY.file_name
    assert read_cassette(path.name, path.read_bytes()) == CASSETTE


def test_its_name_and_bytes_are_those_of_every_build() -> None:
    assert KEY.file_name == "5f2b96e6fb222c92dba3d8da6ebfbc16.json"
    assert (
        hashlib.sha256(CASSETTE.text().encode()).hexdigest()
        == "4f01baf82a58fd386193b85ef394177707151c0d0d04e43345c4f3ed315d3635"
    )


@pytest.mark.parametrize(
    "content", ["", "null", "[]", "3", "{", '{"digest": ""}', "[" * 100_000, CASSETTE.text()[:-9]]
)
def test_what_is_no_kept_answer_is_told(content: str) -> None:
    with pytest.raises(DocumentError, match="is no kept answer"):
        read_cassette(KEY.file_name, content.encode())


@pytest.mark.parametrize(
    "other",
    [
        replace(KEY, page_sha256="another"),
        replace(KEY, page=2),
        replace(KEY, prompt_sha256="another"),
        replace(KEY, schema_sha256="another"),
        replace(KEY, catalogue_sha256="another"),
        replace(KEY, model="another"),
    ],
)
def test_its_name_hangs_on_all_that_was_asked(other: AnswerKey) -> None:
    assert other.file_name != KEY.file_name


@pytest.mark.parametrize("name", ["other.json", replace(KEY, page=2).file_name])
def test_another_name_is_told(name: str) -> None:
    with pytest.raises(DocumentError, match="is named for"):
        read_cassette(name, CASSETTE.text().encode())


@pytest.mark.parametrize(
    ("part", "value"),
    [
        ("key", {"model": "model"}),
        ("key", None),
        ("key", {**asdict(KEY), "model": "\x1b[2J"}),
        ("key", {**asdict(KEY), "page": "1"}),
        ("offered", ["id:body/x"]),
        ("offered", {"body-1": 3}),
        ("answer", {"content": None, "finish_reason": ""}),
        ("answer", {"content": "\ud800", "finish_reason": ""}),
        ("parameters", []),
        ("format", "another/2"),
    ],
)
def test_another_form_is_told(part: str, value: object) -> None:
    whole = json.loads(CASSETTE.text())
    whole[part] = value
    with pytest.raises(DocumentError, match="is no kept answer"):
        read_cassette(KEY.file_name, json.dumps(whole).encode())


def test_a_folder_gives_what_fits_and_tells_the_rest(
    tmp_path: Path, prompt: Prompt, lift_whole: Callable[[str], Outcome]
) -> None:
    (document,) = lift_whole("เทศบาลเมืองกะทู้ ยึดหลักธรรมาภิบาล").documents
    page = document.page
    assert page is not None
    folder = tmp_path / "kept"
    fitting = [replace(CASSETTE, key=AnswerKey.of(page, prompt, model)) for model in ("b", "a")]
    for cassette in (*fitting, CASSETTE):
        keep(folder, cassette)
    (folder / "notes.txt").write_text("mine", encoding="utf-8")
    (folder / "large.json").write_bytes(b" " * (MAX_BYTES + 1))
    (folder / "folder.json").mkdir()
    shelf = read_shelf(folder, prompt)
    assert [cassette.key.model for cassette in shelf.of(page)] == ["a", "b"]
    assert shelf.stale == 1
    assert [problem.partition(":")[0] for problem in shelf.problems] == [
        "folder.json",
        "large.json",
    ]
    assert shelf.has(fitting[0].key)
    assert not shelf.has(KEY)
