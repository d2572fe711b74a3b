"""Read one YAML file of the data folders; a broken one is a sentence, not a trace."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from thongthin.errors import MappingError


def read_yaml(path: Path) -> Any:
    """Return what a YAML file holds.

    Raises:
        MappingError: it cannot be read or is no YAML; the sentence names file, line and column.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise MappingError(f"cannot be read as UTF-8 text ({error})", where=path.name) from error
    try:
        return yaml.load(text, Loader=_LOADER)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        where = f"{path.name}:{mark.line + 1}" if mark else path.name
        column = f" at column {mark.column + 1}" if mark else ""
        raise MappingError(f"is no YAML{column}: {error.problem}", where=where) from error
    except yaml.YAMLError as error:
        raise MappingError(f"is no YAML: {error}", where=path.name) from error


_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The C loader where PyYAML has it: the same safe YAML, some ten times faster."""
