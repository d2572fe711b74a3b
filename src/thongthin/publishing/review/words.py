"""The words of the review pages: one YAML file a language, the same keys in both."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import yaml

from thongthin.asking.question import Language

LANGUAGES: tuple[Language, ...] = ("th", "en")
"""Languages that every page is made in."""

Words = dict[str, Any]

_FOLDER = Path(__file__).parent / "words"


@cache
def read_words(language: Language) -> Words:
    """Return the words of a language, as nested tables; not to be changed."""
    words: Words = yaml.safe_load((_FOLDER / f"{language}.yaml").read_text(encoding="utf-8"))
    return words


def other(language: Language) -> Language:
    """Return the language that a page is also there in."""
    return "en" if language == "th" else "th"
