"""A folder of kept answers, read as a whole: those that fit the files in force, by page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from thongthin.errors import DocumentError, UsageError
from thongthin.proposing.cassette import MAX_BYTES, AnswerKey, Cassette, read_cassette
from thongthin.proposing.prompt import Prompt
from thongthin.reading.page import Page


@dataclass(frozen=True, slots=True)
class Shelf:
    """The kept answers of a folder.

    Attributes:
        by_page: (digest of the file, page number) → answers to the prompt in force, by model.
        contents: file name → bytes of every answer in `by_page`.
        stale: how many answers were given to another prompt, form or catalogue.
        problems: a sentence for each file that cannot be used, sorted.
    """

    by_page: Mapping[tuple[str, int], tuple[Cassette, ...]] = field(default_factory=dict)
    contents: Mapping[str, bytes] = field(default_factory=dict)
    stale: int = 0
    problems: tuple[str, ...] = ()

    def of(self, page: Page) -> tuple[Cassette, ...]:
        """Return the answers about a page, by model."""
        return self.by_page.get((page.sha256, page.number), ())

    def has(self, key: AnswerKey) -> bool:
        """Say whether an answer is kept."""
        return key.file_name in self.contents


def read_shelf(folder: Path, prompt: Prompt, *, must_exist: bool = True) -> Shelf:
    """Read the kept answers of a folder.

    Args:
        folder: where `thongthin propose` keeps them; files that are no `.json` are left alone.
        prompt: the files in force; answers to others are stale.
        must_exist: False where the folder is only about to be filled.

    Raises:
        UsageError: the folder does not exist, or is none.
    """
    if not folder.is_dir() and (must_exist or folder.exists()):
        sentence = "is no folder of kept answers; `thongthin propose` makes one"
        raise UsageError(sentence, where=str(folder))
    in_force = tuple(prompt.digests[name] for name in ("prompt", "schema", "catalogue"))
    kept: dict[tuple[str, int], list[Cassette]] = {}
    contents: dict[str, bytes] = {}
    problems: list[str] = []
    stale = 0
    for path in sorted(folder.glob("*.json")):
        try:
            data = _read(path)
            cassette = read_cassette(path.name, data)
        except DocumentError as error:
            problems.append(str(error))
            continue
        key = cassette.key
        if (key.prompt_sha256, key.schema_sha256, key.catalogue_sha256) != in_force:
            stale += 1
            continue
        kept.setdefault((key.page_sha256, key.page), []).append(cassette)
        contents[path.name] = data
    by_page = {
        place: tuple(sorted(answers, key=lambda cassette: cassette.key.model))
        for place, answers in kept.items()
    }
    return Shelf(by_page, contents, stale, tuple(problems))


def _read(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise DocumentError(f"cannot be read ({error.strerror})", where=path.name) from error
    if len(data) > MAX_BYTES:
        sentence = "is too large for a kept answer; take it out of the folder"
        raise DocumentError(sentence, where=path.name)
    return data
