"""A pool of processes that leaves the keyboard to the process that made it."""

from __future__ import annotations

import gc
import signal
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from typing import Any

from thongthin.errors import BuildError

_OBJECTS_BETWEEN_COLLECTIONS = 20_000
"""About as many as a page makes (own measurement; `thongthin bench lift`)."""


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
    spare_the_loaded()


def spare_the_loaded() -> None:
    """Keep the rules and vocabulary that are loaded by now out of later garbage collections.

    Lifting makes many small objects and few cycles: looking through all that was loaded after
    every 700 of them (CPython's default) costs an eighth of the time of a page.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(_OBJECTS_BETWEEN_COLLECTIONS)
