"""Two builds of the same inputs are the same bytes, and the committed graph is one of them."""

from __future__ import annotations

from pathlib import Path

import pytest
from building import COLUMN, SPREAD, built_seeds, digests, texts, thongthin

from thongthin.build import build
from thongthin.paths import Project

COMMITTED = Path(__file__).parents[2] / "kg"


def test_the_committed_graph_is_what_a_build_gives() -> None:
    built = built_seeds()[1]
    committed = texts(COMMITTED)
    assert committed.keys() == built.keys()
    for name, text in built.items():
        lines = zip(committed[name].splitlines(), text.splitlines(), strict=False)
        first = next((pair for pair in lines if pair[0] != pair[1]), ("", ""))
        assert committed[name] == text, f"kg/{name} is old; run `make kg`. First: {first}"


RUNS: tuple[tuple[str, dict[str, str], tuple[object, ...]], ...] = (
    ("hash seed 0", {"PYTHONHASHSEED": "0"}, (SPREAD, COLUMN)),
    ("hash seed 1, the other way round", {"PYTHONHASHSEED": "1"}, (COLUMN, SPREAD)),
    ("any hash seed, one process", {"PYTHONHASHSEED": "random"}, ("--processes", 1)),
    ("any hash seed, two processes", {"PYTHONHASHSEED": "random"}, ("--processes", 2)),
)


@pytest.mark.parametrize(
    ("environment", "arguments"), [run[1:] for run in RUNS], ids=[run[0] for run in RUNS]
)
def test_every_run_gives_the_same_bytes(
    tmp_path: Path, environment: dict[str, str], arguments: tuple[object, ...]
) -> None:
    run = thongthin("build", *arguments, "--out", tmp_path / "kg", env=environment)
    assert run.returncode == 0, run.stderr
    assert texts(tmp_path / "kg") == built_seeds()[1]


def test_the_place_and_order_of_files_do_not_matter(tmp_path: Path) -> None:
    """Sorted by path, these two stand the other way round than in the seeds."""
    for folder, source in (("a", COLUMN), ("b", SPREAD)):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / source.name).write_bytes(source.read_bytes())
    build(Project(), [tmp_path / "b", tmp_path / "a"], tmp_path / "kg")
    assert texts(tmp_path / "kg") == built_seeds()[1]


def test_a_second_build_replaces_the_first_and_leaves_no_litter(tmp_path: Path) -> None:
    out = tmp_path / "kg"
    build(Project(), [COLUMN], out)
    (out / "notes.txt").write_text("my own", encoding="utf-8")
    build(Project(), (), out)
    assert texts(out) == {**built_seeds()[1], "notes.txt": "my own"}
    assert [path.name for path in tmp_path.iterdir()] == ["kg"]


def test_digests_see_every_file(tmp_path: Path) -> None:
    """The helper behind every "left untouched" must not be blind."""
    (tmp_path / ".hidden").mkdir()
    (tmp_path / ".hidden" / "x").write_text("1", encoding="utf-8")
    before = digests(tmp_path)
    (tmp_path / ".hidden" / "x").write_text("2", encoding="utf-8")
    assert before != digests(tmp_path)
    assert before.keys() == {".hidden/x"}
