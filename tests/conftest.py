"""What tests share: the compiled kit, and a page made of a text."""

from __future__ import annotations

import signal
from collections.abc import Callable
from pathlib import Path

import pytest

from thongthin.graph.vocabulary import read_vocabulary
from thongthin.lifting.document import LiftedDocument
from thongthin.lifting.kit import Kit
from thongthin.lifting.lift import lift_page
from thongthin.paths import Project
from thongthin.reading.layout import threshold
from thongthin.reading.page import Page
from thongthin.reading.read import read_pages

Lift = Callable[[str], LiftedDocument]

# A job in the background is started with the interrupt ignored, and its children inherit that: the
# tests that interrupt a program would wait in vain.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(scope="session")
def project() -> Project:
    return Project.open(None)


@pytest.fixture(scope="session")
def kit(project: Project) -> Kit:
    return Kit.load(project, read_vocabulary(project))


@pytest.fixture
def page(tmp_path: Path, project: Project) -> Callable[[str], Page]:
    """Return a function that reads a text as a page of its own report, "example"."""

    def read(text: str) -> Page:
        path = tmp_path / "example.txt"
        path.write_text(text, encoding="utf-8")
        return read_pages(path, project)[0]

    return read


@pytest.fixture
def lift(page: Callable[[str], Page], kit: Kit, project: Project) -> Lift:
    """Return a function that lifts a text by rules alone."""
    return lambda text: lift_page(page(text), kit, project, threshold(project), with_curated=False)
