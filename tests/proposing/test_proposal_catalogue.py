"""The kinds of statements that a model may propose: checked when they are read."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from thongthin.errors import MappingError
from thongthin.lifting.many import Lifter
from thongthin.paths import Project
from thongthin.proposing.catalogue import read_catalogue
from thongthin.proposing.prompt import FILES, Prompt, read_prompt

pytest_plugins = ("proposing_fixtures",)

GOOD = """- id: has-outcome
  title: {en: Result, th: ผลลัพธ์}
  property: hasStatedOutcome
  subject: [body]
  object: {concept: outcome}
  instruction: It came about.
"""


def test_the_shipped_files_fit_together(prompt: Prompt, lifter: Lifter) -> None:
    assert len(prompt.kinds) > 10
    for kind in prompt.kinds.values():
        assert kind.property in lifter.kit.context.terms
        assert kind.instruction.endswith(".")
    assert prompt.schema["properties"]["proposals"]["items"]["required"] == [
        "kind",
        "subject",
        "object",
        "quotes",
    ]
    for key in ("kind", "subject", "object", "quotes", "proposals"):
        assert f'"{key}"' in prompt.text


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("hasStatedOutcome", "hasOutcom", "no term of ontology/context.jsonld"),
        ("[body]", "[town]", "'town' is no kind"),
        ("[body]", "[[body]]", "is no kind"),
        ("{concept: outcome}", "{new_thing: [body]}", "is no kind"),
        ("- id", "- 3: 4\n  id", "'3' is no key"),
        ("[body]", "body", "'subject' must be a list"),
        ("{concept: outcome}", "{concept: outcomes}", "no scheme 'outcomes'"),
        ("{concept: outcome}", "{concept: outcome, new: true, old: 1}", "'object' is"),
        ("{concept: outcome}", "{concept: audience, new: true}", "candidate audience"),
        ("{concept: outcome}", "{new_thing: town}", "'town' is no kind"),
        ("{concept: outcome}", "{value: colour}", "'object' is"),
        ("{concept: outcome}", "{value: [date]}", "'object' is"),
        ("{concept: outcome}", "{}", "'object' is missing"),
        ("  instruction: It came about.\n", "", "'instruction' is missing"),
        ("  instruction:", "  instructions:", "'instructions' is no key"),
        ("- id", "-\n- id", "each kind must be a table"),
        (GOOD, GOOD + GOOD, "is there twice"),
        (GOOD, "kinds: none", "must be a list"),
        (GOOD, "- [", "is no YAML"),
    ],
)  # fmt: skip
def test_a_wrong_catalogue_is_a_sentence(
    tmp_path: Path, lifter: Lifter, old: str, new: str, sentence: str
) -> None:
    path = tmp_path / "proposals.yaml"
    path.write_text(GOOD.replace(old, new), encoding="utf-8")
    with pytest.raises(MappingError, match=sentence) as told:
        read_catalogue(path, lifter.kit)
    assert told.value.where.startswith("proposals.yaml")


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("schema", b"{", "is no JSON"),
        ("schema", b"[]", "must be one JSON object"),
        ("prompt", b"\xff", "cannot be read as UTF-8"),
    ],
)
def test_a_wrong_file_of_a_project_is_a_sentence(
    tmp_path: Path, lifter: Lifter, name: str, content: bytes, sentence: str
) -> None:
    path = tmp_path / FILES[name]
    path.parent.mkdir(parents=True)
    path.write_bytes(content)
    with pytest.raises(MappingError, match=sentence):
        read_prompt(Project.open(tmp_path), lifter.kit)


def test_a_projects_own_prompt_has_its_own_digest(
    tmp_path: Path, lifter: Lifter, prompt: Prompt
) -> None:
    path = tmp_path / FILES["prompt"]
    path.parent.mkdir(parents=True)
    path.write_text("Answer in JSON.", encoding="utf-8")
    own = read_prompt(Project.open(tmp_path), lifter.kit)
    assert own.text == "Answer in JSON."
    assert own.digests["prompt"] != prompt.digests["prompt"]
    assert own.digests["schema"] == prompt.digests["schema"]
    assert json.dumps(own.schema) == json.dumps(prompt.schema)
