"""A project whose ontology `thongthin check` rejects is not published."""

from __future__ import annotations

from pathlib import Path
from unittest import mock

import pytest
from releases import SITE

from thongthin.graph.namespaces import LGC, OWL
from thongthin.paths import Project
from thongthin.publishing.ontology import fitness
from thongthin.publishing.ontology import folder as release_folder
from thongthin.publishing.ontology.fitness import UnfitError, check_fit


def test_what_check_rejects_is_not_published(tmp_path: Path) -> None:
    modules = tmp_path / "ontology/modules"
    modules.mkdir(parents=True)
    text = f"<{LGC}Mine> a <{OWL}Class> ."
    (modules / "mine.ttl").write_text(text, encoding="utf-8")
    project = Project.open(tmp_path)
    with (
        mock.patch.object(release_folder, "make_release", side_effect=AssertionError),
        pytest.raises(UnfitError) as refusal,
    ):
        release_folder.write_release(project, tmp_path / "r", SITE)
    sentence = str(refusal.value)
    assert "mine.ttl:1: " in sentence
    assert sentence.endswith(
        f"nothing is written. All findings: thongthin check --project {tmp_path}"
    )
    assert refusal.value.exit_code == 1
    assert not (tmp_path / "r").exists()


def test_a_project_without_ontology_of_its_own_is_not_judged(tmp_path: Path) -> None:
    (tmp_path / "queries").mkdir()
    with mock.patch.object(fitness, "check_ontology", side_effect=AssertionError):
        check_fit(Project())
        check_fit(Project.open(tmp_path))
        (tmp_path / "ontology").mkdir()
        (tmp_path / "ontology/mine.ttl").touch()
        with pytest.raises(AssertionError):
            check_fit(Project.open(tmp_path))
