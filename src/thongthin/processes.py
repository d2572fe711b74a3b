"""A pool of processes that leaves the keyboard to the process that made it."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from typing import Any

from thongthin.errors import BuildError


@contextmanager
def pool_of(
    count: int, start: Callable[..., None] | None = None, arguments: tuple[Any, ...] = ()
) -> Iterator[ProcessPoolExecutor]:
    """Give a pool of processes, and end it.

    Ctrl-C reaches every process of a terminal; only the one that made the pool answers it, so
    that a person reads one sentence and not one trace a process.

    Args:
        count: how many processes.
        start: called once in each of them, with `arguments`; a module's own function, or None.
        arguments: what `start` is given.

    Raises:
        BuildError: a process was ended from outside.
    """
    try:
        with ProcessPoolExecutor(
            count, initializer=_begin, initargs=(start, arguments)
        ) as executor:
            yield executor
    except BrokenProcessPool as error:
        raise BuildError(
            "a process of the build was ended from outside (the memory may be too small); build "
            "again with --processes 1"
        ) from error


def _begin(start: Callable[..., None] | None, arguments: tuple[Any, ...]) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if start is not None:
        start(*arguments)
