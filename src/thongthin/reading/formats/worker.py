"""The process that reads what is not plain text: `python -m thongthin.reading.formats.worker`.

Readers of PDF, HTML and Word files are large programs fed with files that anybody may have made.
So they run in a process of their own that may use only so much memory, and so much time a page:
where one goes over a limit, the system ends this process, and `process` says which page it was.

A request is a line of JSON on standard input, an answer one on standard output; the last answer
to each request has the key `end` or `refused`. The process ends with its standard input.
"""

from __future__ import annotations

import json
import signal
import sys
from collections.abc import Callable, Iterator
from importlib import import_module
from typing import Any

from thongthin.reading.formats.refused import RefusedError

MAX_MEMORY_BYTES = 2 * 1024**3
"""Address space of the process."""

MAX_SECONDS = 20
"""Time of the processor for one page of a PDF, or for one file of another format."""

Answer = dict[str, Any]

_TASKS = {
    "pdf": ("pdf.document", "read_sheets"),
    "html": ("html", "read_sheets"),
    "docx": ("docx", "read_sheets"),
    "picture": ("pdf.picture", "render"),
    "boxes": ("pdf.picture", "locate"),
}


def limit_memory() -> None:
    """Limit the memory of this process, where the system can."""
    try:
        import resource
    except ImportError:  # Windows has no such limits
        return
    resource.setrlimit(resource.RLIMIT_AS, (MAX_MEMORY_BYTES, MAX_MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def wind_up() -> None:
    """Give the process its time for the next page, where the system can."""
    if hasattr(signal, "setitimer"):
        # The default action of SIGPROF ends the process, deep in C++ code too.
        signal.setitimer(signal.ITIMER_PROF, MAX_SECONDS)


def answers(request: Answer, begin: Callable[[], None] = wind_up) -> Iterator[Answer]:
    """Yield the answers to one request.

    Args:
        request: `task` names what is asked, the rest are its arguments.
        begin: called before each page.
    """
    task = request.pop("task")
    module, name = _TASKS[task]
    read = getattr(import_module(f"thongthin.reading.formats.{module}"), name)
    if task == "pdf":
        request["begin"] = begin
    begin()
    try:
        yield from read(**request)
    except MemoryError:
        yield {"refused": "needs more memory than a document may"}
    except OSError as error:
        yield {"refused": f"cannot be read: {error.strerror}"}
    except RefusedError as error:
        yield {"refused": str(error)}
    else:
        yield {"end": True}


def main() -> None:
    """Answer requests until there are no more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    limit_memory()
    for line in sys.stdin:
        for answer in answers(json.loads(line)):
            sys.stdout.write(json.dumps(answer) + "\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main()
