"""What comparing a page gives: statements and things, each found, missing or extra."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Outcome = Literal["found", "missing", "extra", "not judged"]


@dataclass(frozen=True, slots=True)
class Judged:
    """One statement, of the gold page, of what was lifted, or of both.

    Attributes:
        page: id of the gold page.
        outcome: found, missing, extra, or not judged (of a property the guide does not have).
        kind: kind of its subject.
        property: its property.
        subject: its subject as a person calls it.
        value: its value likewise.
        place: row of the gold page, "" for what was lifted alone.
        words: the gold page's words.
        quotes: the words that the lifted statement rests on.
        rules: ids of the rules that made it.
        is_interpreted: all that supports it is interpretation.
        is_verbatim: its quotes stand at their offsets.
        overlap: of quotes and words (0..1), None where either has none.
        forbidden: row of the gold page that forbids it, or "".
        is_refused: it is missing since the gate refused it.
        hint: what else is known of it ("review: …", "lifted instead: …").
    """

    page: str
    outcome: Outcome
    kind: str
    property: str
    subject: str
    value: str
    place: str = ""
    words: str = ""
    quotes: str = ""
    rules: tuple[str, ...] = ()
    is_interpreted: bool = False
    is_verbatim: bool = False
    overlap: float | None = None
    forbidden: str = ""
    is_refused: bool = False
    hint: str = ""


@dataclass(frozen=True, slots=True)
class JudgedThing:
    """One thing: its kind, whether it was found, what it is called."""

    page: str
    outcome: Outcome
    kind: str
    label: str


@dataclass(frozen=True, slots=True)
class Denial:
    """One denial: of the gold page (found or missing) or lifted (found or extra)."""

    page: str
    is_gold: bool
    outcome: Outcome
    sentence: str
    words: str


@dataclass(frozen=True, slots=True)
class PageResult:
    """One page.

    Attributes:
        page: id of the gold page.
        kind: report, news …
        noise: families of noise, "none" where there is none.
        language: "th" or "en".
        statements: those of the gold page in its order, then what is lifted beyond them.
        things: likewise.
        denials: likewise.
        records: how many records the extractors made.
        rejected: how many of them the gate rejected.
        in_review: how many it sent to review.
        notes: sentences on the gold page.
    """

    page: str
    kind: str
    noise: str
    language: str
    statements: tuple[Judged, ...]
    things: tuple[JudgedThing, ...]
    denials: tuple[Denial, ...]
    records: int
    rejected: int
    in_review: int
    notes: tuple[str, ...]
