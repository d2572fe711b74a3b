"""Read a text as a file of its own."""

from pathlib import Path
from tempfile import TemporaryDirectory

from thongthin.paths import Project
from thongthin.reading.page import Page
from thongthin.reading.read import read_pages
from thongthin.reading.sources import load_sources

PROJECT = Project()
SOURCES = load_sources(PROJECT)


def read_text(text: str) -> Page:
    """Return the one page of a text."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "made-up.txt"
        path.write_bytes(text.encode())
        (page,) = read_pages(path, PROJECT, sources=SOURCES)
    return page


def rules(page: Page) -> set[str]:
    """Return the ids of the rules in a page's log of repairs."""
    return {repair.rule for repair in page.repairs}


def uncertain(page: Page) -> list[str]:
    """Return the printed words that are told as damaged, in order."""
    return [page.raw[damage.start : damage.end] for damage in page.damage]
