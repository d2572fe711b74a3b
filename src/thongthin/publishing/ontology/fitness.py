"""What `thongthin check` rejects is not published."""

from __future__ import annotations

from thongthin.errors import OntologyError
from thongthin.graph.checks.ontology_check import check_ontology
from thongthin.paths import Project


class UnfitError(OntologyError):
    """A project's own ontology has a violation."""

    exit_code = 1


def check_fit(project: Project) -> None:
    """Say early that a project's ontology must not be published.

    Projects without ontology files of their own are not judged: what is shipped has been.

    Raises:
        UnfitError: there is a violation; names the first one.
        OntologyError: a file is no Turtle; names file and line.
    """
    if not has_own_ontology(project):
        return
    for finding in check_ontology(project).of_severity("violation"):
        sentence = (
            f"{finding.rule}: {finding.message['en'].rstrip('.')}; nothing is written. "
            f"All findings: thongthin check --project {project.overlay}"
        )
        raise UnfitError(sentence, where=finding.where if finding.file else "")


def has_own_ontology(project: Project) -> bool:
    """Say whether a project folder has files of an ontology."""
    if project.overlay is None:
        return False
    return any(path.is_file() for path in (project.overlay / "ontology").rglob("*"))
