"""Which documents are meant where none is named: the project's own, else the shipped seeds."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from thongthin.errors import UsageError
from thongthin.paths import Project, packaged_root
from thongthin.reading.files import discover

FOLDER = "seeds"
"""Folder of documents, in a project as in what is shipped."""


def own_documents(project: Project) -> Path:
    """Return the folder of the project's documents where it holds one, else that of the seeds."""
    own = project.overlay / FOLDER if project.overlay else None
    if own and own.is_dir():
        with suppress(UsageError):
            discover([own])
            return own
    return packaged_root() / FOLDER
