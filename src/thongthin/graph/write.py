"""The built folder `kg/`: its files, whole or not at all.

| file | holds |
|---|---|
| `facts.ttl` | plain statements, with the types and labels needed to read them |
| `thongthin.nq` | every graph, one quad a line, sorted; the authoritative form |
| `report.ttl` | the SHACL validation report |
| `rejected.jsonl`, `review.jsonl` | what did not enter the graph, and why |
| `manifest.json` | what went in and what came out, by digest |
"""

from __future__ import annotations

import errno
import hashlib
import os
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain, islice
from pathlib import Path

from thongthin.errors import BuildError
from thongthin.graph import atomic
from thongthin.graph.atomic import replace_folder, sync_folder
from thongthin.graph.dataset import Dataset
from thongthin.graph.facts import fact_lines
from thongthin.graph.manifest import MANIFEST, Digest, manifest_text, outputs_named
from thongthin.graph.refusals import refusal_lines
from thongthin.graph.turtle import turtle
from thongthin.lifting.document import LiftedDocument

FACTS, QUADS, REPORT = "facts.ttl", "thongthin.nq", "report.ttl"
REJECTED, REVIEW = "rejected.jsonl", "review.jsonl"
OUTPUTS = frozenset({FACTS, QUADS, REPORT, REJECTED, REVIEW, MANIFEST})

_LINES_AT_ONCE = 10_000


def check_target(target: Path) -> None:
    """Say early that a folder cannot be built into, before any work is done.

    Raises:
        UsageError: it is a file or lies below one, or holds other things that no build has made.
    """
    atomic.check_target(target, _is_build, f"{MANIFEST} of a build")


def _is_build(folder: Path) -> bool:
    return outputs_named(folder) is not None


def write_kg(
    target: Path,
    dataset: Dataset,
    documents: Sequence[LiftedDocument],
    report: str,
    inputs: Mapping[str, Digest],
) -> None:
    """Write the built folder in the place of an older one.

    Files in it that no build has made are kept. On any failure, an interrupt included, the older
    folder stands as it was.

    Args:
        target: the folder; made where it is missing.
        dataset: all graphs, described and inferred.
        documents: what it was built from, with refusals.
        report: the validation report as Turtle.
        inputs: digests of the data files read (`manifest.project_inputs`).

    Raises:
        UsageError: the folder is not one of ours, or another build is writing it.
        BuildError: the disk is full or a file cannot be written.
    """
    check_target(target)
    ours = OUTPUTS | (outputs_named(target) or frozenset())

    def fill(folder: Path) -> None:
        contents: dict[str, Iterable[str]] = {
            FACTS: turtle(fact_lines(dataset)),
            QUADS: dataset.quads(),
            REPORT: report.removesuffix("\n").split("\n"),
            REJECTED: refusal_lines(documents, "rejected"),
            REVIEW: refusal_lines(documents, "review", "proposed"),
        }
        outputs = {name: write_lines(folder / name, lines) for name, lines in contents.items()}
        text = manifest_text(dataset, documents, inputs, outputs)
        write_lines(folder / MANIFEST, text.removesuffix("\n").split("\n"))
        sync_folder(folder)

    try:
        replace_folder(target, fill, lambda name: name in ours)
    except OSError as error:
        raise BuildError(_reason(error), where=str(target)) from error


def write_lines(path: Path, lines: Iterable[str]) -> Digest:
    """Write lines with a newline behind each, in UTF-8, through to the disk.

    Args:
        path: the file; replaced if it is there.
        lines: without newlines; consumed once.
    """
    digest, size = hashlib.sha256(), 0
    source = iter(lines)
    with path.open("wb") as file:
        while chunk := list(islice(source, _LINES_AT_ONCE)):
            data = "".join(chain.from_iterable((line, "\n") for line in chunk)).encode()
            file.write(data)
            digest.update(data)
            size += len(data)
        file.flush()
        os.fsync(file.fileno())
    return Digest(size, digest.hexdigest())


def _reason(error: OSError) -> str:
    kept = "what was built before is untouched"
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return f"the disk is full; {kept}; free some space and build again"
    if error.errno in (errno.EXDEV, errno.EBUSY):
        return f"the system does not let this folder be replaced; {kept}; name a folder inside it"
    return f"cannot be written ({error.strerror}); {kept}"
