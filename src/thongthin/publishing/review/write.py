"""Write the review pages as files: to read without a server, or to send; nothing can be decided."""

from __future__ import annotations

from pathlib import Path

from thongthin.errors import BuildError
from thongthin.graph.atomic import check_target, replace_folder
from thongthin.publishing.review.desk import Desk
from thongthin.publishing.review.pictures import FOLDER, png_of
from thongthin.publishing.review.render import ASSETS, asset, render_document, render_index
from thongthin.publishing.review.words import LANGUAGES

_MADE_BY = "made-by-thongthin-review.txt"
"""A file by which a folder is known to be one of ours; it lists the files written."""


def write_pages(desk: Desk, out: Path) -> int:
    """Write all pages in all languages, whole or not at all.

    Args:
        desk: the documents under review.
        out: the folder; pages of an earlier run are replaced, other files are kept.

    Returns:
        How many pages were written.

    Raises:
        UsageError: the folder holds other things.
        BuildError: it cannot be written.
    """
    check_target(out, lambda folder: (folder / _MADE_BY).is_file(), f"{_MADE_BY} of a review")
    pages = dict(_pages(desk))
    pictures = _pictures(desk)
    files = {*pages, *ASSETS, *pictures}
    ours = files | {_MADE_BY} | _written(out)

    def fill(folder: Path) -> None:
        contents = {name: text.encode() for name, text in pages.items()}
        for name, content in (*contents.items(), *pictures.items()):
            (folder / name).parent.mkdir(exist_ok=True)
            (folder / name).write_bytes(content)
        for name in ASSETS:
            (folder / name).write_bytes(asset(name))
        listed = "".join(f"{name}\n" for name in sorted(files))
        (folder / _MADE_BY).write_text(listed, encoding="utf-8", newline="\n")

    try:
        replace_folder(out, fill, lambda name: name in ours)
    except OSError as error:
        raise BuildError(f"cannot be written ({error.strerror})", where=str(out)) from error
    return len(pages)


def _pages(desk: Desk) -> list[tuple[str, str]]:
    found = [(f"{language}/index.html", render_index(desk, language)) for language in LANGUAGES]
    for key, document in sorted(desk.documents.items()):
        for language in LANGUAGES:
            found.append((f"{language}/{key}.html", render_document(desk, document, language)))
    return found


def _pictures(desk: Desk) -> dict[str, bytes]:
    """Return the pictures of the pages that have one, by path."""
    found: dict[str, bytes] = {}
    for key, document in desk.documents.items():
        if document.page and (png := png_of(document.page, desk.paths[key])):
            found[f"{FOLDER}/{key}.png"] = png
    return found


def _written(out: Path) -> frozenset[str]:
    """Return the files that an earlier run wrote."""
    listed = out / _MADE_BY
    return frozenset(listed.read_text(encoding="utf-8").splitlines() if listed.is_file() else ())
