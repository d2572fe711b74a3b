"""The other end of `worker`: ask its process, start it anew where it came to an end.

A process serves many files, since to start one takes longer than to read a page. Each process of
a pool has its own.
"""

from __future__ import annotations

import atexit
import contextlib
import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Generator, Iterator
from pathlib import Path
from typing import Any

from thongthin.reading.formats.worker import MAX_SECONDS

_MODULE = "thongthin.reading.formats.worker"


class StoppedError(Exception):
    """The process came to an end before its last answer; the argument says why."""


class _Worker:
    """A process that answers requests, one after the other."""

    def __init__(self) -> None:
        found = str(Path(__file__).parents[3])
        known = os.environ.get("PYTHONPATH", "")
        self.owner = os.getpid()
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-m", _MODULE],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, (found, known)))},
        )

    def ask(self, request: dict[str, Any]) -> Iterator[dict[str, Any]]:
        """Yield the answers.

        Raises:
            StoppedError: the process went over a limit, or crashed.
        """
        is_done = False
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        try:
            with contextlib.suppress(BrokenPipeError):
                self._process.stdin.write(json.dumps(request).encode() + b"\n")
                self._process.stdin.flush()
            for line in self._process.stdout:
                answer = json.loads(line)
                is_done = "end" in answer or "refused" in answer
                yield answer
                if is_done:
                    return
            raise StoppedError(self._why())
        finally:
            if not is_done:
                self.end()

    def _why(self) -> str:
        code = self._process.wait()
        if code == -getattr(signal, "SIGPROF", 0):
            return f"takes more than {MAX_SECONDS} seconds to read"
        return "breaks the program that reads it, or needs more memory than a document may"

    def end(self) -> None:
        """End the process."""
        self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe:
                with contextlib.suppress(BrokenPipeError):
                    pipe.close()

    @property
    def is_alive(self) -> bool:
        """Whether it can be asked, by this process."""
        return self.owner == os.getpid() and self._process.poll() is None


_workers: list[_Worker] = []
"""The process in use, if there is one."""

_one_at_a_time = threading.Lock()
"""Held from a request to its last answer: a server asks from many threads."""


def ask(task: str, **arguments: Any) -> Generator[dict[str, Any], None, None]:
    """Yield the answers to a request, the last one too.

    Args:
        task: see `worker`.
        arguments: what JSON can carry; a path must be absolute, since the process stays in the
            folder it was started in.

    Raises:
        StoppedError: the process went over a limit, or crashed.
    """
    with _one_at_a_time:
        if not (_workers and _workers[0].is_alive):
            _workers[:] = [_Worker()]
        yield from _workers[0].ask({"task": task, **arguments})


@atexit.register
def _end() -> None:
    if _workers and _workers[0].is_alive:
        _workers[0].end()
