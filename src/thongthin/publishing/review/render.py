"""Make the review pages: templates filled with documents, language by language."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from thongthin.asking.question import Language
from thongthin.lifting.document import LiftedDocument
from thongthin.publishing.review.cards import GROUPS, Card, cards_of, quotes_of
from thongthin.publishing.review.choices import Choice, RefusedError
from thongthin.publishing.review.desk import Desk
from thongthin.publishing.review.lit import rows
from thongthin.publishing.review.names import Names
from thongthin.publishing.review.pictures import FOLDER, picture_of
from thongthin.publishing.review.words import other, read_words

ASSETS: Mapping[str, str] = {
    "style.css": "text/css; charset=utf-8",
    "review.js": "text/javascript; charset=utf-8",
}
"""Files that the pages ask for, beside the folders of the languages, with their media types."""

_HERE = Path(__file__).parent
_THAI = re.compile("[\u0e01-\u0e5b]")


@dataclass(frozen=True, slots=True)
class Form:
    """What the forms of a page need; a page without one only shows.

    Attributes:
        token: the secret that the server gave this run's pages.
        refused: a decision that was not taken, with what was sent, or None.
    """

    token: str
    refused: tuple[Choice, RefusedError] | None = field(default=None)


def asset(name: str) -> bytes:
    """Return the bytes of one of `ASSETS`."""
    return (_HERE / name).read_bytes()


def render_index(desk: Desk, language: Language) -> str:
    """Return the page that lists the documents with their counts."""
    listed = [(key, desk.counts(key)) for key in sorted(desk.documents)]
    template = _environment().get_template("index.html.j2")
    return template.render(_shared(desk, language), file="index.html", listed=listed)


def render_document(
    desk: Desk, document: LiftedDocument, language: Language, form: Form | None = None
) -> str:
    """Return the page of one document: its text with the words lit, and its records.

    Args:
        desk: the documents under review.
        document: one of them, a page.
        language: of the page.
        form: for pages on which decisions can be sent.

    Raises:
        ValueError: the document is a register.
    """
    page = document.page
    if page is None:
        raise ValueError(f"{document.report} is a register and has no page")
    names = Names(desk.labels, desk.kit, (*document.things, *document.aside), language)
    cards = cards_of(document, names, desk.decisions)
    schemes = sorted({card.scheme for card in cards if card.scheme}) if form else []
    quotes = tuple(quotes_of(document))
    shown = rows(page, quotes, desk.threshold)
    groups = {card.id: card.group for card in cards}
    template = _environment().get_template("document.html.j2")
    return template.render(
        _shared(desk, language),
        file=f"{page.key}.html",
        page=page,
        rows=shown,
        picture=picture_of(page, desk.paths[page.key], quotes),
        picture_file=f"../{FOLDER}/{page.key}.png",
        ids=groups.keys(),
        anchors=frozenset({row.line: i for i, row in reversed([*enumerate(shown)])}.values()),
        lit=lambda records: " ".join(g for g in GROUPS if g in {groups[r] for r in records}),
        groups={group: [c for c in cards if c.group == group] for group in GROUPS},
        notes=document.notes,
        unused=document.unused,
        form=form,
        choices={scheme: names.choices(scheme) for scheme in schemes},
    )


def render_problem(desk: Desk, language: Language, sentence: str) -> str:
    """Return a page that says why nothing can be shown."""
    template = _environment().get_template("problem.html.j2")
    return template.render(_shared(desk, language), file="index.html", sentence=sentence)


def _shared(desk: Desk, language: Language) -> dict[str, Any]:
    return {
        "w": read_words(language),
        "lang": language,
        "other": other(language),
        "desk": desk,
        "of_whole": _percent,
        "words_of": _words_of,
        "lang_of": _lang_of,
    }


def _percent(share: float) -> str:
    return f"{share:.0%}"


def _lang_of(text: str) -> Language:
    return "th" if _THAI.search(text) else "en"


def _words_of(card: Card) -> list[tuple[int, list[Any]]]:
    """Return the quoted runs of a card by their lines."""
    by_line: dict[int, list[Any]] = {}
    for run in card.words:
        by_line.setdefault(run.line, []).append(run)
    return list(by_line.items())


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(_HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
