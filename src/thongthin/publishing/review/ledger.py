"""Write decisions down: lines at the end of a project's `mappings/decisions.csv`.

The table is written anew beside the old one and takes its name in one step, so that a reader never
sees half a line; a lock lets one writer at a time in, be it another process.
"""

from __future__ import annotations

import contextlib
import csv
import io
import os
import tempfile
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

from thongthin.errors import BuildError
from thongthin.lifting.decisions import COLUMNS, TABLE, Decision

_BREAKS = str.maketrans(dict.fromkeys([*map(chr, range(32)), "\x7f", "\u2028", "\u2029"], " "))
"""Control characters and line breaks: one line of the file is one decision."""


def one_line(text: str) -> str:
    """Return a text without line breaks and control characters, single blanks between words."""
    return " ".join(text.translate(_BREAKS).split())


def append(folder: Path, decision: Decision) -> None:
    """Write one decision at the end of a project's table; what stands in it stays as it is.

    Args:
        folder: the project; the table is made where there is none.
        decision: its texts are made one line each.

    Raises:
        BuildError: the table cannot be written.
    """
    path = folder / TABLE
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with _alone(path):
            before = path.read_bytes() if path.is_file() else b""
            _replace(path, before + _lines(before, decision).encode())
    except OSError as error:
        raise BuildError(f"cannot be written ({error.strerror})", where=str(path)) from error


def _lines(before: bytes, decision: Decision) -> str:
    """Return what is to be added: a missing line break, a missing head, and the decision."""
    text = before.decode("utf-8-sig")
    end = "\r\n" if "\r\n" in text else "\n"
    out = io.StringIO()
    writer = csv.writer(out, lineterminator=end)
    head = next(csv.reader(io.StringIO(text)), [])
    if not head:
        head = list(COLUMNS)
        writer.writerow(head)
    elif not text.endswith("\n"):
        out.write(end)
    cells = {**asdict(decision), "decision": decision.verdict}
    writer.writerow([one_line(cells.get(column.strip(), "")) for column in head])
    return out.getvalue()


def _replace(path: Path, content: bytes) -> None:
    descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        new = Path(name)
        new.chmod(path.stat().st_mode & 0o777 if path.exists() else 0o644)
        new.replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


@contextlib.contextmanager
def _alone(path: Path) -> Iterator[None]:
    """Wait for the lock of the table's folder, and hold it."""
    try:
        import fcntl
    except ImportError:  # no such locks on this system
        yield
        return
    descriptor = os.open(path.parent, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)
