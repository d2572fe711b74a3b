"""A folder is replaced as a whole or not at all, wherever it is stopped."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

from thongthin.errors import UsageError
from thongthin.graph import atomic
from thongthin.graph.atomic import recover, replace_folder

OLD, NEW = {"a.txt": "old a", "b.txt": "old b"}, {"a.txt": "new a", "b.txt": "new b"}
FOREIGN = {"notes.txt": "mine", "sub/deep.txt": "mine too"}


def write(folder: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def content(folder: Path) -> dict[str, str]:
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in files}


def fill_new(folder: Path) -> None:
    write(folder, NEW)


def is_ours(name: str) -> bool:
    return name in NEW


@pytest.fixture(params=["exchange", "two renames"])
def target(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with our files and others, on systems that can exchange names and that cannot."""
    if request.param == "two renames":
        monkeypatch.setattr(atomic, "_exchange", lambda _one, _other: False)
    folder = tmp_path / "place" / "kg"
    write(folder, {**OLD, **FOREIGN})
    return folder


@contextmanager
def stopped_at(line: int, stop: Callable[[], Any]) -> Iterator[list[int]]:
    """Do `stop` before the n-th line of `atomic.py` (or of `fill_new`) runs; count the lines."""
    seen = [0]

    def trace(frame: FrameType, event: str, _arg: object) -> Any:
        if frame.f_code.co_filename not in (atomic.__file__, __file__):
            return None
        if event == "line" and frame.f_code.co_name not in ("test", "stopped_at"):
            seen[0] += 1
            if seen[0] == line:
                stop()
        return trace

    sys.settrace(trace)
    try:
        yield seen
    finally:
        sys.settrace(None)


def raise_error(error: BaseException) -> Callable[[], Any]:
    def stop() -> None:
        raise error

    return stop


def number_of_lines(target: Path) -> int:
    with stopped_at(0, lambda: None) as seen:
        replace_folder(target, fill_new, is_ours)
    return seen[0]


def reset(target: Path) -> None:
    replace_folder(target, lambda folder: write(folder, OLD), is_ours)


def test_new_files_take_the_place_of_ours_others_stay(target: Path) -> None:
    replace_folder(target, fill_new, is_ours)
    assert content(target) == {**NEW, **FOREIGN}
    assert [path.name for path in target.parent.iterdir()] == ["kg"]


def test_a_file_of_ours_that_is_no_longer_made_goes(target: Path) -> None:
    replace_folder(target, lambda folder: write(folder, {"a.txt": "new a"}), is_ours)
    assert content(target) == {"a.txt": "new a", **FOREIGN}


def test_a_folder_that_is_not_there_is_made(tmp_path: Path) -> None:
    folder = tmp_path / "deep" / "er" / "kg"
    replace_folder(folder, fill_new, is_ours)
    assert content(folder) == NEW


def test_a_link_to_a_folder_stays_a_link(target: Path) -> None:
    link = target.parent / "link"
    link.symlink_to(target, target_is_directory=True)
    replace_folder(link, fill_new, is_ours)
    assert link.is_symlink()
    assert content(target) == {**NEW, **FOREIGN}


def test_links_inside_stay_links(target: Path) -> None:
    (target / "dangling").symlink_to("nowhere")
    replace_folder(target, fill_new, is_ours)
    assert (target / "dangling").readlink() == Path("nowhere")


@pytest.mark.parametrize(
    "error", [KeyboardInterrupt(), OSError(errno.ENOSPC, "No space left on device")]
)
def test_stopped_anywhere_the_folder_is_whole(target: Path, error: BaseException) -> None:
    outcomes = set()
    for line in range(1, number_of_lines(target) + 1):
        reset(target)
        try:
            with stopped_at(line, raise_error(error)):
                replace_folder(target, fill_new, is_ours)
        except type(error):
            pass
        found = content(target)
        assert found in ({**OLD, **FOREIGN}, {**NEW, **FOREIGN}), line
        outcomes.add(found["a.txt"])
        replace_folder(target, fill_new, is_ours)
        assert content(target) == {**NEW, **FOREIGN}, line
        assert [path.name for path in target.parent.iterdir()] == ["kg"], line
    assert outcomes == {"old a", "new a"}


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_killed_anywhere_the_next_run_finds_it_whole(
    target: Path, request: pytest.FixtureRequest
) -> None:
    can_exchange = "two renames" not in request.node.name
    for line in range(1, number_of_lines(target) + 1, 3):
        reset(target)
        child = os.fork()
        if child == 0:
            with stopped_at(line, lambda: os._exit(9)):
                replace_folder(target, fill_new, is_ours)
            os._exit(0)
        os.waitpid(child, 0)
        if can_exchange:  # never away, not for a moment
            assert content(target) in ({**OLD, **FOREIGN}, {**NEW, **FOREIGN}), line
        recover(target)
        assert content(target) in ({**OLD, **FOREIGN}, {**NEW, **FOREIGN}), line
        replace_folder(target, fill_new, is_ours)
        assert content(target) == {**NEW, **FOREIGN}, line
        assert [path.name for path in target.parent.iterdir()] == ["kg"], line


def test_two_builds_do_not_write_one_folder(target: Path) -> None:
    def fill(folder: Path) -> None:
        write(folder, NEW)
        with pytest.raises(UsageError, match="another build"):
            replace_folder(target, fill_new, is_ours)

    replace_folder(target, fill, is_ours)
    assert content(target) == {**NEW, **FOREIGN}


def test_without_hard_links_files_are_copied(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_args: object, **_kwargs: object) -> None:
        raise OSError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(os, "link", refuse)
    replace_folder(target, fill_new, is_ours)
    assert content(target) == {**NEW, **FOREIGN}
