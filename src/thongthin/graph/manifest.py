"""The manifest of a build: what went in, what came out, by digest; no times, no machine's paths."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

from thongthin.graph.dataset import Dataset
from thongthin.lifting.document import LiftedDocument
from thongthin.paths import Project

MANIFEST = "manifest.json"
MADE_BY = "thongthin build"
"""Value of `made_by`, by which a folder is known to be a built one."""

PACKAGES = ("thongthin", "geothai", "pythainlp")
"""Packages whose code or data are in the bytes: ours, place names, words of layout scoring."""

INPUTS = {
    "mappings": (".yaml", ".csv"),
    "ontology": (".jsonld", ".rq", ".tsv", ".ttl"),
    "seeds": (".csv", ".xlsx"),
}
"""Folders of a project that a build reads, and what it reads there; documents are apart."""


@dataclass(frozen=True, slots=True)
class Digest:
    """A file by its content: number of bytes, SHA-256 in hexadecimal."""

    size: int
    sha256: str

    @classmethod
    def of(cls, content: bytes) -> Digest:
        """Return the digest of a file's content."""
        return cls(len(content), hashlib.sha256(content).hexdigest())


def project_inputs(project: Project) -> dict[str, Digest]:
    """Return the digests of a project's data files, by relative path, sorted."""
    found: dict[str, Digest] = {}
    for folder, endings in INPUTS.items():
        for root in project.roots:  # the last root wins, as everywhere
            for path in sorted((root / folder).rglob("*")):
                if path.is_file() and path.suffix in endings:
                    found[path.relative_to(root).as_posix()] = Digest.of(path.read_bytes())
    return {name: found[name] for name in sorted(found)}


def document_inputs(documents: Iterable[LiftedDocument]) -> list[dict[str, Any]]:
    """Return the documents built from, by report and page; a file by its bare name and digest."""
    entries = [
        {
            "report": page.report,
            "page": page.number,
            "file": Path(page.file).name,
            "sha256": page.sha256,
            "layout": page.layout.status,
            "quality": round(page.quality, 2),
        }
        for page in (document.page for document in documents)
        if page is not None
    ]
    return sorted(entries, key=lambda entry: (entry["report"], entry["page"], entry["file"]))


def manifest_text(
    dataset: Dataset,
    documents: Iterable[LiftedDocument],
    inputs: Mapping[str, Digest],
    outputs: Mapping[str, Digest],
) -> str:
    """Return the text of `manifest.json`.

    Args:
        dataset: what was written; its counts are told.
        documents: what was built from.
        inputs: relative path → digest of the data files read.
        outputs: name → digest of the files written beside the manifest.
    """
    counts = dataset.counts()
    content = {
        "made_by": MADE_BY,
        "versions": {name: version(name) for name in PACKAGES},
        "documents": document_inputs(documents),
        "inputs": _told(inputs),
        "outputs": _told(outputs),
        "triples": {"total": sum(counts.values()), "graphs": counts},
    }
    return json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def outputs_named(folder: Path) -> frozenset[str] | None:
    """Return the files that the manifest of a built folder names, itself included.

    Returns:
        None where the folder has no manifest of ours.
    """
    outputs = _outputs(folder)
    return None if outputs is None else frozenset((*outputs, MANIFEST))


def size_built(folder: Path, name: str) -> int | None:
    """Return how many bytes a build wrote to a file of a folder, None where no manifest says so."""
    size = (_outputs(folder) or {}).get(name, {}).get("bytes")
    return size if isinstance(size, int) else None


def _outputs(folder: Path) -> dict[str, Any] | None:
    try:
        content = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    if not isinstance(content, dict) or content.get("made_by") != MADE_BY:
        return None
    outputs = content.get("outputs", {})
    return outputs if isinstance(outputs, dict) else {}


def _told(digests: Mapping[str, Digest]) -> dict[str, dict[str, Any]]:
    return {
        name: {"bytes": digests[name].size, "sha256": digests[name].sha256}
        for name in sorted(digests)
    }
