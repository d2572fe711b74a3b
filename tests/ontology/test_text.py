"""The characters of the ontology's files: composed Thai, nothing invisible, one format."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from ontology_files import ENTAILMENT_RULES, MODULES, ROOT, SCHEMES

TEXTS = (
    *MODULES,
    *SCHEMES,
    *ENTAILMENT_RULES,
    ROOT / "ontology/context.jsonld",
    ROOT / "ontology/README.md",
)

FORBIDDEN = {
    "sara am in two characters": re.compile("\u0e4d[\u0e48-\u0e4b]?\u0e32"),
    "a tone mark between nikhahit and aa": re.compile("[\u0e48-\u0e4b]\u0e4d\u0e32"),
    "two sara e for one sara ae": re.compile("\u0e40\u0e40"),
    "a zero-width character": re.compile("[\u200b-\u200f\u2060\ufeff]"),
    "a private-use glyph": re.compile("[\ue000-\uf8ff]"),
    "a no-break space": re.compile("\u00a0"),
    "a replacement character": re.compile("\ufffd"),
    "white space before a mark": re.compile("\\s[\u0e31\u0e33-\u0e3a\u0e47-\u0e4e]"),
}


@pytest.mark.parametrize("path", TEXTS, ids=lambda p: p.name)
def test_text_is_clean(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    found = {fault: form.search(text) for fault, form in FORBIDDEN.items()}
    assert {fault: hit for fault, hit in found.items() if hit} == {}


@pytest.mark.parametrize("fault", ["sara am in two characters", "two sara e for one sara ae"])
def test_a_fault_would_be_found(fault: str) -> None:
    sample = {"sara am in two characters": "ต\u0e4d\u0e32บล", "two sara e for one sara ae": "เเผน"}
    assert FORBIDDEN[fault].search(sample[fault])


@pytest.mark.parametrize("folder", ["ontology/modules", "ontology/vocab"])
def test_turtle_is_formatted(folder: str) -> None:
    command = [str(Path(sys.executable).parent / "turtlefmt"), "--check", str(ROOT / folder)]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout + result.stderr


@pytest.mark.parametrize("path", [*MODULES, *SCHEMES], ids=lambda p: p.name)
def test_prefixes_are_sorted_and_used(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    prefixes = re.findall(r"^@prefix ([\w-]+):", text, flags=re.MULTILINE)
    assert prefixes == sorted(prefixes)
    body = re.sub(r"^@prefix .*$", "", text, flags=re.MULTILINE)
    assert [p for p in prefixes if not re.search(rf"(?<![\w-]){p}:", body)] == []


@pytest.mark.parametrize("path", [*MODULES, *SCHEMES], ids=lambda p: p.name)
def test_terms_stand_in_alphabetical_order_of_their_section(path: Path) -> None:
    for section in re.split(r"^#.*$", path.read_text(encoding="utf-8"), flags=re.MULTILINE):
        names = re.findall(r"^([\w-]+:[\w-]+) ", section, flags=re.MULTILINE)
        assert names == sorted(names)
