"""What tests of proposals share: a page of the project's own words, lifted; a server to ask."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from model_server import ModelServer, model_server
from proposed_page import PAGE

from thongthin.graph.vocabulary import read_vocabulary
from thongthin.lifting.many import Lifter, Outcome
from thongthin.paths import Project
from thongthin.proposing.prompt import Prompt, read_prompt


@pytest.fixture(scope="session")
def lifter() -> Lifter:
    return Lifter(Project(), read_vocabulary(Project()))


@pytest.fixture(scope="session")
def prompt(lifter: Lifter) -> Prompt:
    return read_prompt(Project(), lifter.kit)


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """Return the page's file."""
    path = tmp_path / "page.txt"
    path.write_text(PAGE, encoding="utf-8")
    return path


@pytest.fixture
def lift_whole(tmp_path: Path, lifter: Lifter) -> Callable[[str], Outcome]:
    """Return a function that lifts a text as the page of its own report, "page"."""

    def lift(text: str) -> Outcome:
        path = tmp_path / "page.txt"
        path.write_text(text, encoding="utf-8")
        return lifter.lift(path)

    return lift


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[ModelServer]:
    """Give a local server, which no proxy of the machine stands before."""
    for name in ("http_proxy", "https_proxy", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)
    with model_server() as running:
        yield running
