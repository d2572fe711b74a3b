"""Findings that are meant to be so: each with the term, the check and the argument.

`ontology/quality/exceptions*.yaml` holds a list of tables: `checks` (their ids), `term` (compact
name, or the IRI), `because` (the argument, en and th), and `value` where only that value is meant.
Files of a project folder add to the shipped ones, whatever their names.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from thongthin.errors import MappingError
from thongthin.graph.checks.check_files import Bilingual, files_of_all
from thongthin.graph.checks.hygiene import TermFinding, short
from thongthin.lifting.yaml_file import place_of, read_yaml
from thongthin.paths import Project

FILES = ("ontology/quality", "exceptions*.yaml")

_NEEDED = {"checks", "term", "because"}


@dataclass(frozen=True, slots=True)
class ArguedException:
    """One exception.

    Attributes:
        checks: ids of the checks that it answers.
        term: compact name, "lgc:candidateMatch", or absolute IRI, with or without <>.
        because: the argument, by language.
        value: the value of the finding that is meant; "" for any.
        where: file and line of the exception.
    """

    checks: tuple[str, ...]
    term: str
    because: Bilingual
    value: str
    where: str

    def answers(self, finding: TermFinding) -> bool:
        """Say whether it is this finding that is meant to be so."""
        names = (short(finding.term), finding.term, f"<{finding.term}>")
        is_of_it = finding.rule in self.checks and self.term in names
        return is_of_it and self.value in ("", finding.value)


def read_exceptions(project: Project) -> tuple[ArguedException, ...]:
    """Return the exceptions, the shipped ones first, file by file in order.

    Raises:
        MappingError: a file is no YAML, or an entry lacks a key; names file and line.
    """
    return tuple(
        _exception(path, entry)
        for path in files_of_all(project, *FILES)
        for entry in read_yaml(path) or ()
    )


def argument(finding: TermFinding, exceptions: Iterable[ArguedException]) -> Bilingual | None:
    """Return why a finding is meant to be so, or None where nobody says so."""
    return next((e.because for e in exceptions if e.answers(finding)), None)


def _exception(path: Path, entry: Any) -> ArguedException:
    where = place_of(path, entry)
    if not isinstance(entry, dict) or not entry.keys() >= _NEEDED:
        raise MappingError("an exception needs checks, term and because", where=where)
    because = entry["because"]
    if not isinstance(because, dict) or set(because) != {"en", "th"}:
        raise MappingError("'because' must be a text in both languages, en and th", where=where)
    value = str(entry.get("value", ""))
    return ArguedException(tuple(entry["checks"]), entry["term"], because, value, where)
