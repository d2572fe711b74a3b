"""What a model is told whatever the page: instructions, form of the answer, kinds of statements.

All three are files of the project, so that they can be read, changed and told apart by digest.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from thongthin.errors import MappingError
from thongthin.lifting.kit import Kit
from thongthin.paths import Project
from thongthin.proposing.catalogue import StatementKind, read_catalogue

PROMPT_FILE = "mappings/proposals/prompt.txt"
SCHEMA_FILE = "mappings/proposals/schema.json"
CATALOGUE_FILE = "mappings/proposals.yaml"
FILES = {"prompt": PROMPT_FILE, "schema": SCHEMA_FILE, "catalogue": CATALOGUE_FILE}
"""What is asked, by name: its files in a project."""


@dataclass(frozen=True, slots=True)
class Prompt:
    """What every request to a model has in common.

    Attributes:
        text: the instructions.
        schema: JSON Schema of the answer, for endpoints that can be held to one.
        kinds: id → kind of statement.
        contents: "prompt", "schema" and "catalogue" → bytes of the file.
        digests: the same names → SHA-256, hexadecimal.
    """

    text: str
    schema: Mapping[str, Any]
    kinds: Mapping[str, StatementKind]
    contents: Mapping[str, bytes]
    digests: Mapping[str, str]


def read_prompt(project: Project, kit: Kit) -> Prompt:
    """Read the three files in force.

    Raises:
        MappingError: one of them is missing or wrong; the sentence names it.
    """
    files = {name: _path(project, relative) for name, relative in FILES.items()}
    contents = {name: _content(path) for name, path in files.items()}
    return Prompt(
        text=_text(contents["prompt"], PROMPT_FILE),
        schema=_schema(_text(contents["schema"], SCHEMA_FILE)),
        kinds=read_catalogue(files["catalogue"], kit),
        contents=contents,
        digests={name: hashlib.sha256(data).hexdigest() for name, data in contents.items()},
    )


def _path(project: Project, relative: str) -> Path:
    path = project.file(relative)
    if path is None:
        raise MappingError("is missing; restore it from the project's repository", where=relative)
    return path


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise MappingError(f"cannot be read ({error.strerror})", where=path.name) from error


def _text(content: bytes, name: str) -> str:
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise MappingError(f"cannot be read as UTF-8 text ({error})", where=name) from error


def _schema(text: str) -> dict[str, Any]:
    try:
        schema = json.loads(text)
    except ValueError as error:
        raise MappingError(f"is no JSON: {error}", where=SCHEMA_FILE) from error
    if not isinstance(schema, dict):
        raise MappingError("must be one JSON object", where=SCHEMA_FILE)
    return schema
