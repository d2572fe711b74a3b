"""Make the pages: templates filled with the facts, language by language."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from thongthin.asking.question import Language, Question
from thongthin.publishing.ontology.formats import FORMATS
from thongthin.publishing.ontology.profiles import MERGED, PROFILES
from thongthin.publishing.ontology_docs.drawing import lines, ties
from thongthin.publishing.ontology_docs.facts import Facts
from thongthin.publishing.ontology_docs.guide import read_snippets
from thongthin.publishing.ontology_docs.links import scheme_page
from thongthin.publishing.ontology_docs.metrics import measure
from thongthin.publishing.ontology_docs.view import View
from thongthin.publishing.ontology_docs.words import LANGUAGES, Words, other, read_words

_TEMPLATES = Path(__file__).parent / "templates"

_PAGES = ("index", "guide", "vocabularies", "shapes", "questions", "changes", "quality")


def render(facts: Facts) -> Iterator[tuple[str, str]]:
    """Yield (path within the output, text) of every page."""
    environment = _environment()
    for language in LANGUAGES:
        words = read_words(language)
        shared = _shared(facts, words, language)
        for file, here, more in _pages(facts):
            template = environment.get_template(_template(file, language))
            view = View(facts, words, language, file)
            yield (
                f"{language}/{file}",
                template.render(shared, view=view, file=file, here=here, **more),
            )


def _pages(facts: Facts) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Yield file, tab and further words of each page."""
    for name in _PAGES:
        yield f"{name}.html", name, {}
    for scheme in facts.full_schemes:
        yield scheme_page(scheme.slug), "vocabularies", {"scheme": scheme}


def _template(file: str, language: Language) -> str:
    """Return the template of a page; a page that is mostly prose has one a language."""
    name = "scheme" if file.startswith("scheme-") else file.removesuffix(".html")
    return f"{name}.{language}.html.j2" if name == "guide" else f"{name}.html.j2"


def _shared(facts: Facts, words: Words, language: Language) -> dict[str, Any]:
    """Return what all pages of a language may speak of."""
    return {
        "facts": facts,
        "w": words,
        "lang": language,
        "other": other(language),
        "tabs": [(name, f"{name}.html") for name in _PAGES],
        "metrics": measure(facts),
        "snippets": read_snippets(),
        "downloads": tuple(_downloads(words)),
        "endings": tuple(FORMATS),
        "body_of": _body,
        "lines": lines,
        "ties": ties,
    }


def _downloads(words: Words) -> Iterator[tuple[str, Mapping[str, str]]]:
    """Yield path and content of each graph that a release holds beside the pages."""
    told = words["guide"]
    yield "def", _in_both(told["whole"])
    for name, profile in PROFILES.items():
        if name != MERGED:
            yield f"def/{name}", profile.description
    yield "shapes", _in_both(told["shapes"])
    yield "shapes/generic", _in_both(told["generic_shapes"])
    yield "scheme", _in_both(told["schemes"])


def _in_both(text: str) -> dict[str, str]:
    return dict.fromkeys(LANGUAGES, text)


def _body(question: Question) -> str:
    """Return a question's SPARQL without its head."""
    kept = (line for line in question.sparql.splitlines() if not line.startswith("#+"))
    return "\n".join(kept).strip() + "\n"


def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
