"""House rules that a linter does not know, held against every file."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "src" / "thongthin"
MODULES = sorted(PACKAGE.rglob("*.py"))

MOST_LINES = 250
MOST_LINES_OF_A_FUNCTION = 40

SPELLS_IRIS = {"graph/namespaces.py"}
IRIS_THAT_ARE_NO_NAMES = {"https://creativecommons.org/licenses/by/4.0/"}
"""Addresses that are values, not names of terms: the licence of the data."""

SEED_WORDS = (
    "kpi17733",
    "kpiebook62009",
    "ปลายพระยา",
    "ชมภู",
    "Plai Phraya",
    "Chomphu",
    "ระบบภาคีร่วมพัฒนา",
    "ห่วงโซ่",
    "พลังงานทดแทนซึ่ง",
    "๔๕๒๔",
    "0801.4",
)
"""Names, ids and numbers of the sample pages."""

SPARQL = re.compile(
    r"^\s*(?:PREFIX|SELECT|CONSTRUCT|ASK|DESCRIBE|INSERT|DELETE|WITH|FILTER|VALUES)\b.*[{<?]"
    r"|\bWHERE\s*\{",
    re.DOTALL,
)

pytestmark = pytest.mark.parametrize(
    "path", MODULES, ids=lambda path: path.relative_to(PACKAGE).as_posix()
)


@cache
def tree(path: Path) -> ast.Module:
    """Return the syntax tree of a module."""
    return ast.parse(path.read_text(encoding="utf-8"))


def test_a_file_is_of_readable_length(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= MOST_LINES


def test_a_function_reads_as_a_sentence(path: Path) -> None:
    long = {
        f"{node.name}, line {node.lineno}": lines
        for node in ast.walk(tree(path))
        if isinstance(node, ast.FunctionDef)
        and (lines := _lines_of_code(node)) > MOST_LINES_OF_A_FUNCTION
    }
    assert long == {}


def test_every_public_name_says_what_it_is_for(path: Path) -> None:
    silent = [name for name, node in _public(tree(path)) if not ast.get_docstring(node)]
    assert silent == []
    assert ast.get_docstring(tree(path)), "the module itself"


def test_no_query_is_written_in_python(path: Path) -> None:
    assert [text for text in _strings(tree(path)) if SPARQL.search(text)] == []


def test_no_iri_is_spelt_outside_the_namespaces(path: Path) -> None:
    spelt = [text for text in _strings(tree(path)) if re.search(r"https?://\w", text)]
    names = [text for text in spelt if text not in IRIS_THAT_ARE_NO_NAMES]
    assert bool(names) == (path.relative_to(PACKAGE).as_posix() in SPELLS_IRIS), names


def test_no_blind_except(path: Path) -> None:
    blind = [
        handler.lineno
        for handler in ast.walk(tree(path))
        if isinstance(handler, ast.ExceptHandler)
        and (handler.type is None or {"Exception", "BaseException"} & _names(handler.type))
        and not _raises(handler)
    ]
    assert blind == []


def test_a_module_is_named_after_its_idea(path: Path) -> None:
    nameless = re.compile(r"utils?|helpers?|common|misc|tools?|shared|base|stuff")
    assert not any(nameless.fullmatch(part.removesuffix(".py")) for part in path.parts[-3:])


def test_the_code_does_not_know_the_sample_pages(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert [word for word in SEED_WORDS if word in text] == []


def _lines_of_code(function: ast.FunctionDef) -> int:
    """Return its lines from `def` on, its docstring apart."""
    first = function.body[0]
    has_docstring = isinstance(first, ast.Expr) and ast.get_docstring(function) is not None
    docstring = (first.end_lineno or 0) - first.lineno + 1 if has_docstring else 0
    return (function.end_lineno or 0) - function.lineno + 1 - docstring


def _public(module: ast.Module | ast.ClassDef) -> Iterator[tuple[str, Any]]:
    for node in module.body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_"):
            yield node.name, node
            if isinstance(node, ast.ClassDef):
                yield from ((f"{node.name}.{name}", inner) for name, inner in _public(node))


def _strings(module: ast.Module) -> Iterator[str]:
    """Yield the strings of a module that are no docstrings."""
    told = {
        id(node.value)
        for node in ast.walk(module)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    for node in ast.walk(module):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in told:
            yield node.value


def _names(expression: ast.expr) -> set[str]:
    return {node.id for node in ast.walk(expression) if isinstance(node, ast.Name)}


def _raises(handler: ast.ExceptHandler) -> bool:
    """Say whether a handler that catches all ends by raising what it caught."""
    last = handler.body[-1]
    return isinstance(last, ast.Raise) and last.exc is None
