"""The hygiene checks as files: one SPARQL SELECT a check, with a `#+` YAML head.

`queries/checks/<id>.rq` selects what is wrong: `?term`, and where they help `?value`, `?language`,
`?other`, `?file` (the graph of the file that says it), `?line`. Each row is a finding; the head's
message is its sentence, with the variables in braces. `{near}` is the declared term most alike.
The default graph holds all modules and schemes together, each file has a graph of its own.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, cast, get_args

import yaml

from thongthin.errors import QueryError
from thongthin.paths import Project

CHECKS_FOLDER = "queries/checks"

CheckSeverity = Literal["violation", "warning", "info"]
"""How grave a finding is; `info` is counted for the assessment and never held against a file."""

SEVERITIES: tuple[CheckSeverity, ...] = get_args(CheckSeverity)

Bilingual = Mapping[str, str]
"""Language ("en", "th") → text."""

_HEAD = "#+"
_KEYS = {"id", "title", "description", "severity", "message", "source"}
_OPTIONAL = {"shapes", "unless"}
_BILINGUAL = ("title", "description", "message")
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class Check:
    """One check.

    Attributes:
        id: the file's name without `.rq`.
        title: what is wrong, in a few words.
        description: the rule, in one sentence.
        severity: of every finding.
        message: the sentence of a finding: what is wrong, and what to write instead.
        source: where the rule is from ("OOPS! P08").
        shapes: local names of shapes that say the same; they are not told twice.
        unless: ids of checks whose finding of the same term goes before; this one is then silent.
        sparql: the whole file, head included; runs as it stands.
    """

    id: str
    title: Bilingual
    description: Bilingual
    severity: CheckSeverity
    message: Bilingual
    source: tuple[str, ...]
    shapes: tuple[str, ...]
    unless: tuple[str, ...]
    sparql: str


def read_checks(project: Project) -> tuple[Check, ...]:
    """Return the checks, sorted by id.

    Raises:
        QueryError: a head is no YAML, lacks a key, has an unknown one or a value of another form.
    """
    return tuple(_read(path) for path in project.files(CHECKS_FOLDER, "*.rq"))


def files_of_all(project: Project, folder: str, pattern: str) -> tuple[Path, ...]:
    """Return the files of a folder that match a glob, of the shipped ones and of a project's own.

    Unlike `Project.files`, a file of a project replaces no shipped one of the same name.
    """
    return tuple(path for root in project.roots for path in sorted((root / folder).glob(pattern)))


def _read(path: Path) -> Check:
    where = f"{CHECKS_FOLDER}/{path.name}"
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        sentence = f"byte {error.start} is not UTF-8; save as UTF-8"
        raise QueryError(sentence, where=where) from error
    head = _head(text, where)
    if unknown := sorted(head.keys() - _KEYS - _OPTIONAL):
        raise QueryError(f"the #+ head has an unknown key {unknown[0]!r}", where=where)
    if missing := sorted(_KEYS - head.keys()):
        raise QueryError(f"the #+ head lacks {missing[0]!r}", where=where)
    for key in _BILINGUAL:
        if not isinstance(head[key], dict) or set(head[key]) != {"en", "th"}:
            raise QueryError(f"{key!r} must be a text in both languages, en and th", where=where)
    if head["id"] != path.stem:
        sentence = f"'id' is {head['id']!r}; expected the file's name, {path.stem!r}"
        raise QueryError(sentence, where=where)
    if head["severity"] not in SEVERITIES:
        raise QueryError(f"'severity' must be one of: {', '.join(SEVERITIES)}", where=where)
    return Check(
        id=path.stem,
        title=head["title"],
        description=head["description"],
        severity=cast(CheckSeverity, head["severity"]),
        message=head["message"],
        source=tuple(head["source"]),
        shapes=tuple(head.get("shapes", ())),
        unless=tuple(head.get("unless", ())),
        sparql=text,
    )


def _head(text: str, where: str) -> dict[str, Any]:
    lines = (line.removeprefix(_HEAD) for line in text.splitlines() if line.startswith(_HEAD))
    try:
        head = yaml.load("\n".join(line.removeprefix(" ") for line in lines), Loader=_LOADER)
    except yaml.YAMLError as error:
        raise QueryError(f"the #+ head is no YAML: {error}", where=where) from error
    if not isinstance(head, dict):
        raise QueryError("has no head; begin the file with `#+ id: …` lines", where=where)
    return head
