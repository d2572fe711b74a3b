"""House rules for what is no Python: rules, vocabulary, queries, and the one way of imports."""

from __future__ import annotations

import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from thongthin.paths import Project, packaged_root
from thongthin.reading.canonical import canonical_key
from thongthin.reading.read import read_pages

ROOT = Path(__file__).parents[2]
RULE_FILES = sorted((ROOT / "mappings" / "rules").glob("*.yaml"))
RULES: list[tuple[str, dict[str, Any]]] = [
    (f"{path.stem}/{rule['id']}", rule)
    for path in RULE_FILES
    for rule in yaml.safe_load(path.read_text(encoding="utf-8"))
]
GENERAL = sorted(
    path
    for pattern in ("mappings/*.yaml", "mappings/gazetteers/*.csv", "mappings/layout/[!k]*.yaml",
                    "mappings/registers/*.yaml", "ontology/**/*.ttl", "ontology/**/*.rq",
                    "queries/**/*.rq")
    for path in ROOT.glob(pattern)
)  # fmt: skip
"""Data that hold for pages nobody has seen; curated statements and reviewed layouts are apart."""

SEED_WORDS = ("kpi17733", "kpiebook62009", "ปลายพระยา", "ชมภู", "Plai Phraya", "Chomphu")
EXAMPLES = ("examples", "counterexamples")


@cache
def seed_texts() -> tuple[str, ...]:
    """Return the running text of the sample pages, in canonical form and without blanks."""
    files = sorted((packaged_root() / "seeds").glob("*.txt"))
    pages = [page for file in files for page in read_pages(file, Project())]
    return tuple(bare(page.stream.text) for page in pages)


def bare(text: str) -> str:
    return "".join(canonical_key(text).split())


@pytest.mark.parametrize(("name", "rule"), RULES, ids=[name for name, _ in RULES])
def test_a_rule_knows_the_sample_pages_by_its_examples_alone(
    name: str, rule: dict[str, Any]
) -> None:
    said = repr({key: value for key, value in rule.items() if key not in EXAMPLES})
    assert [word for word in SEED_WORDS if word in said] == []


@pytest.mark.parametrize(("name", "rule"), RULES, ids=[name for name, _ in RULES])
def test_a_rule_has_an_example_and_a_counterexample_of_another_page(
    name: str, rule: dict[str, Any]
) -> None:
    """A part of a sample page would prove nothing but the sample page."""
    assert len(rule["examples"]) >= 2
    for texts in ([example["text"] for example in rule["examples"]], rule["counterexamples"]):
        assert [text for text in texts if not any(bare(text) in seed for seed in seed_texts())]


@pytest.mark.parametrize("path", GENERAL, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_general_data_do_not_know_the_sample_pages(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert [word for word in SEED_WORDS if word in text] == []


def test_comments_of_rules_do_not_name_the_sample_pages() -> None:
    for path in RULE_FILES:
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.lstrip().startswith("#"):
                assert not any(word in line for word in SEED_WORDS), f"{path.name}: {line}"


def test_imports_go_one_way_only() -> None:
    """The contracts of pyproject.toml: reading, lifting, graph, asking, commands."""
    program = (
        "import importlinter.cli as linter; raise SystemExit(linter.lint_imports(no_cache=True))"
    )
    run = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stdout + run.stderr
    assert " 0 broken" in run.stdout


def test_no_blank_node_stands_in_what_is_built() -> None:
    for name in ("thongthin.nq", "facts.ttl", "report.ttl"):
        text = (ROOT / "kg" / name).read_text(encoding="utf-8")
        assert not [line for line in text.splitlines() if line.startswith(("_:", "["))]
