"""The questions that a project has: `queries/*.rq`, read and checked."""

from __future__ import annotations

from pathlib import Path

from thongthin.asking.head import parse_question, read_text
from thongthin.asking.question import Question
from thongthin.errors import QueryError
from thongthin.paths import Project

_FOLDER = "queries"


def list_questions(project: Project) -> tuple[Question, ...]:
    """Return all questions, in the order of their numbers.

    Raises:
        QueryError: a file is wrong; names it, with the line and what was expected.
    """
    found = [_read(path) for path in project.files(_FOLDER, "*.rq")]
    return tuple(sorted(found, key=lambda q: (q.number, q.id)))


def read_question(project: Project, question_id: str) -> Question:
    """Return one question by its id.

    Raises:
        QueryError: there is none of that id (names those that begin alike, or all).
    """
    by_id = {path.stem: path for path in project.files(_FOLDER, "*.rq")}
    if question_id not in by_id:
        alike = [i for i in by_id if question_id.casefold() in i] or sorted(by_id)
        raise QueryError(f"there is no question {question_id!r}; there are: {', '.join(alike)}")
    return _read(by_id[question_id])


def _read(path: Path) -> Question:
    return parse_question(read_text(path), path.stem, f"{_FOLDER}/{path.name}")
