"""Replace a folder as a whole, or not at all.

The new folder is filled and synced beside the old one and takes its name in one step (`renameat2`
with RENAME_EXCHANGE on Linux, else two renames with a way back). Whatever happens before that
step, an interrupt or a full disk included, leaves the old folder as it was; what a killed process
left lying is cleared, or put back, by the next run.

Source: renameat2(2), fsync(2), flock(2).
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

from thongthin.errors import UsageError

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2


def check_target(target: Path, is_ours: Callable[[Path], bool], made: str) -> None:
    """Say early that a folder cannot be written, before any work is done.

    Args:
        target: the folder that is to be replaced.
        is_ours: says of a folder that is not empty whether an earlier run has made it.
        made: what must be in it then, to end "holds … and no".

    Raises:
        UsageError: it is a file or lies below one, a folder of things that no run has made, or
            the folder that the caller stands in or below.
    """
    if target.is_symlink() and not target.exists():
        raise UsageError("is a link to nothing; name a folder with --out", where=str(target))
    if not target.exists():
        first = next(parent for parent in target.absolute().parents if parent.exists())
        if not first.is_dir():
            raise UsageError("lies below a file; name another folder with --out", where=str(target))
        return
    if not target.is_dir():
        raise UsageError("is a file; name a folder with --out", where=str(target))
    if _is_stood_in(target):  # another folder takes its name: the shell would stand in the old one
        sentence = "is the folder you stand in, or holds it; name a folder inside it with --out"
        raise UsageError(sentence, where=str(target))
    visible = [entry.name for entry in target.iterdir() if not entry.name.startswith(".")]
    if visible and not is_ours(target):
        raise UsageError(
            f"holds {min(visible)} and no {made}; name a new or empty folder with --out",
            where=str(target),
        )


def replace_folder(
    target: Path, fill: Callable[[Path], None], is_replaced: Callable[[str], bool]
) -> None:
    """Fill a new folder and put it in the place of `target`.

    Args:
        target: the folder; need not exist, nor its parents.
        fill: writes the new files into the empty folder that it is given.
        is_replaced: says of a path in the old folder ("sub/a.txt") whether it is ours: then it is
            left behind; other files are taken over (hard-linked where the system can).

    Raises:
        UsageError: another process is replacing the folder, or a file that is not ours stands
            where a new one comes.
        OSError: a step failed; the old folder stands.
    """
    target = target.resolve()
    target.parent.mkdir(parents=True, exist_ok=True)
    new = _beside(target, "new")
    with _claimed(target, new):
        try:
            fill(new)
            if target.is_dir():
                _take_over(target, new, is_replaced)
                shutil.copymode(target, new)
            sync_folder(new)
            _swap(target, new)
        except BaseException:
            recover(target)
            raise
        with contextlib.suppress(OSError):  # the new folder stands; the next run clears the rest
            sync_folder(target.parent)
            recover(target)


def recover(target: Path) -> None:
    """Put back what a stopped run took away, and clear what it left beside the folder."""
    old, new = _beside(target, "old"), _beside(target, "new")
    if old.exists() and not target.exists():
        old.rename(target)
    for litter in (old, new):
        if litter.exists():
            shutil.rmtree(litter)


def sync_folder(folder: Path) -> None:
    """Have the system write a folder's entries to disk, where it lets a folder be opened."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _beside(target: Path, suffix: str) -> Path:
    return target.with_name(f".{target.name}.{suffix}")


@contextlib.contextmanager
def _claimed(target: Path, new: Path) -> Iterator[None]:
    """Make the new folder and hold it, so that a second build of the same folder is refused."""
    if new.exists():
        with _held(new):
            pass  # nobody holds it: a stopped run left it
    recover(target)
    new.mkdir()
    with _held(new):
        yield


@contextlib.contextmanager
def _held(folder: Path) -> Iterator[None]:
    try:
        import fcntl
    except ImportError:  # no such locks on this system
        yield
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            sentence = "another build writes here; wait for it, or name another folder with --out"
            raise UsageError(sentence, where=str(folder.parent)) from error
        yield
    finally:
        os.close(descriptor)


def _take_over(source: Path, goal: Path, is_replaced: Callable[[str], bool]) -> None:
    """Give the new folder every file of the old one that is not ours, and its empty folders."""
    for entry in sorted(source.rglob("*")):
        name = entry.relative_to(source).as_posix()
        if _is_folder(entry):
            if not any(entry.iterdir()):
                (goal / name).mkdir(parents=True, exist_ok=True)
        elif not is_replaced(name):
            _make_room(source, goal, name)
            _link(str(entry), str(goal / name))


def _make_room(source: Path, goal: Path, name: str) -> None:
    """Make the folders above a file that is taken over.

    Raises:
        UsageError: a new file or folder has its name, or that of a folder above it.
    """
    above = [part for part in (goal / name).parents if part.is_relative_to(goal)]
    if os.path.lexists(goal / name) or not all(_is_folder(p) for p in above if os.path.lexists(p)):
        sentence = "stands where a new file comes, and is not ours; move it away"
        raise UsageError(sentence, where=str(source / name))
    (goal / name).parent.mkdir(parents=True, exist_ok=True)


def _is_folder(path: Path) -> bool:
    return path.is_dir() and not path.is_symlink()


def _is_stood_in(target: Path) -> bool:
    try:
        return Path.cwd().is_relative_to(target.resolve())
    except FileNotFoundError:  # it was taken away
        return False


def _link(source: str, goal: str) -> None:
    """Give a file a second name, or copy it where that cannot be."""
    try:
        os.link(source, goal, follow_symlinks=False)
    except OSError:  # no hard links on this file system
        shutil.copy2(source, goal, follow_symlinks=False)


def _swap(target: Path, new: Path) -> None:
    if not target.exists():
        new.rename(target)
    elif not _exchange(target, new):
        target.rename(_beside(target, "old"))
        new.rename(target)


def _exchange(one: Path, other: Path) -> bool:
    """Swap the names of two folders in one step; False where the system cannot."""
    try:
        renameat2 = ctypes.CDLL(None, use_errno=True).renameat2
    except (OSError, AttributeError, TypeError):
        return False
    names = (os.fsencode(one), os.fsencode(other))
    done: int = renameat2(_AT_FDCWD, names[0], _AT_FDCWD, names[1], _RENAME_EXCHANGE)
    return done == 0
