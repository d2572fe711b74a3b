"""A release as a folder: written whole or not at all, and known again by its manifest.

Beside the files of `release` it holds the pages of documentation (`en/`, `th/`). `manifest.json`
names the version, counts, and every other file with its size and digest. A folder of something
else is not written into.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from thongthin.errors import BuildError
from thongthin.graph import atomic
from thongthin.graph.atomic import replace_folder
from thongthin.graph.manifest import Digest
from thongthin.paths import Project
from thongthin.publishing.ontology.fitness import check_fit
from thongthin.publishing.ontology.redirects import check_site
from thongthin.publishing.ontology.release import Release, make_release
from thongthin.publishing.ontology_docs.write import write_docs

MADE_BY = "thongthin ontology"
"""Value of `made_by` in the manifest, by which a folder is known to be a release."""

MANIFEST = "manifest.json"


def write_release(project: Project, target: Path, site: str) -> dict[str, Any]:
    """Write a release in the place of an older one and return its manifest.

    Files in the folder that the older manifest does not name are kept, wherever they stand.

    Args:
        project: the data folders in force.
        target: the folder; made where it is missing.
        site: absolute address that the redirects lead to.

    Raises:
        UsageError: the target is a file or holds something else; the site is no plain address.
        UnfitError: a project's own ontology has a violation.
        OntologyError: the ontology's files are wrong.
        BuildError: the folder cannot be written.
    """
    check_target(target)
    check_site(site)
    check_fit(project)
    release = make_release(project, site)
    ours = {*(_named(target) or ()), MANIFEST}
    contents: list[dict[str, Any]] = []

    def fill(folder: Path) -> None:
        _write(folder, release.files)
        write_docs(project, folder)
        contents.append(_manifest(release, folder))
        _write(folder, {MANIFEST: _text(contents[0])})

    try:
        replace_folder(target, fill, lambda name: name in ours)
    except OSError as error:
        sentence = f"cannot be written ({error.strerror}); what was there before is untouched"
        raise BuildError(sentence, where=str(target)) from error
    return contents[0]


def check_target(target: Path) -> None:
    """Say early that a release cannot be written into a folder, before any work is done.

    Raises:
        UsageError: it is a file or lies below one, or a folder of things that no release has made.
    """
    atomic.check_target(target, _is_release, f"{MANIFEST} of a release of the ontology")


def _is_release(folder: Path) -> bool:
    return _named(folder) is not None


def _named(folder: Path) -> frozenset[str] | None:
    """Return the files that the manifest of a release names, None where there is none."""
    try:
        content = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    if not isinstance(content, dict) or content.get("made_by") != MADE_BY:
        return None
    files = content.get("files")
    return frozenset(files) if isinstance(files, dict) else None


def _manifest(release: Release, folder: Path) -> dict[str, Any]:
    return {
        "made_by": MADE_BY,
        "version": release.version,
        "counts": dict(release.counts),
        "triples": dict(release.triples),
        "files": dict(_digests(folder)),
    }


def _digests(folder: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    paths = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*")}
    for name, path in sorted(paths.items()):
        if path.is_file():
            digest = Digest.of(path.read_bytes())
            yield name, {"bytes": digest.size, "sha256": digest.sha256}


def _text(content: Mapping[str, Any]) -> bytes:
    return (json.dumps(content, ensure_ascii=False, indent=2) + "\n").encode()


def _write(folder: Path, files: Mapping[str, bytes]) -> None:
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
