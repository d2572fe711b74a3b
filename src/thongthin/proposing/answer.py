"""A model's answer, whatever it is, to proposals and rejections; never a crash."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Any

MOST_PROPOSALS = 100
"""Proposals up to which an answer is read (own choice): a page says fewer."""

MOST_QUOTES = 12
"""Quotes up to which a proposal is read (own choice)."""

LONGEST = 600
"""Characters up to which a quote, a name or an id is read (own choice)."""

_FENCED = re.compile(r"\s*```[A-Za-z]*\s*\n(.*?)\n?\s*```\s*", re.DOTALL)
_KEYS = frozenset({"kind", "subject", "object", "quotes"})


@dataclass(frozen=True, slots=True)
class Proposal:
    """One proposal, of the right form and otherwise unchecked.

    Attributes:
        number: its place in the answer, from 1.
        kind: id of a kind of statement, as the model says.
        subject: short id or words.
        object: id of a concept, or words.
        quotes: words, at least one.
    """

    number: int
    kind: str
    subject: str
    object: str
    quotes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Rejection:
    """Why a proposal, or a whole answer, is not taken.

    Attributes:
        reason: the sort of fault, by which they are counted.
        sentence: what exactly is wrong; repeats no long words of the model.
        number: place of the proposal in the answer, 0 for the answer as a whole.
        kind: the kind of statement where it is known to exist, else "".
    """

    reason: str
    sentence: str
    number: int = 0
    kind: str = ""


def read_answer(content: str, finish_reason: str = "") -> list[Proposal | Rejection]:
    """Return the proposals of an answer in order, a rejection in the place of each broken one.

    A fence of Markdown around the whole is taken off; nothing else is mended.

    Args:
        content: the words of the model.
        finish_reason: why it ended, as the endpoint says; "length" explains a broken answer.
    """
    fenced = _FENCED.fullmatch(content)
    try:
        answer = json.loads(fenced[1] if fenced else content)
    except (ValueError, RecursionError):
        return [_no_json(content, finish_reason)]
    if not isinstance(answer, dict) or not isinstance(answer.get("proposals"), list):
        return [Rejection("answer of another form", "has no list under 'proposals'")]
    entries = answer["proposals"]
    if len(entries) > MOST_PROPOSALS:
        sentence = f"has {len(entries)} proposals; at most {MOST_PROPOSALS} are read, so none is"
        return [Rejection("too many proposals", sentence)]
    return [_read(entry, number) for number, entry in enumerate(entries, 1)]


def _no_json(content: str, finish_reason: str) -> Rejection:
    if not content.strip():
        return Rejection("empty answer", "is empty")
    if finish_reason == "length":
        return Rejection("answer cut off", "was cut off; ask with a higher --max-tokens")
    return Rejection("answer is no JSON", "is no JSON")


def _read(entry: Any, number: int) -> Proposal | Rejection:
    fault = _fault(entry)
    if fault:
        return Rejection("proposal of another form", fault, number)
    return Proposal(
        number=number,
        kind=entry["kind"],
        subject=entry["subject"],
        object=entry["object"],
        quotes=tuple(entry["quotes"]),
    )


def _fault(entry: Any) -> str:
    """Return what is wrong with the form of a proposal, "" where nothing is."""
    if not isinstance(entry, dict):
        return "is no object"
    if lost := sorted(_KEYS - entry.keys()):
        return f"has no {lost[0]!r}"
    if set(entry) - _KEYS:
        return "has keys that were not asked for"
    for key in ("kind", "subject", "object"):
        if not _is_text(entry[key]):
            return f"{key!r} must be a text of at most {LONGEST} characters, and not empty"
    quotes = entry["quotes"]
    if not isinstance(quotes, list) or not 1 <= len(quotes) <= MOST_QUOTES:
        return f"'quotes' must be a list of 1 to {MOST_QUOTES} quotes"
    if not all(map(_is_text, quotes)):
        return f"a quote must be words of the page, at most {LONGEST} characters; no numbers"
    return ""


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and len(value.strip()) > 0 and len(value) <= LONGEST
