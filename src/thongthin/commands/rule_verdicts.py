"""What became of the rules on a page, told: as text for a reader and as JSON for a program."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import Any, NamedTuple

from thongthin.lifting.rule import Rule
from thongthin.lifting.rule_nearest import nearest_miss
from thongthin.lifting.rule_verdict import Explained, Judged, Verdict
from thongthin.reading.canonical import canonical_key

MOST_WORDS = 60
"""Characters of a place's words that are shown before it."""


class Asked(NamedTuple):
    """What a reader wants to know.

    Attributes:
        words: only what overlaps these words, "" for the whole page.
        rule: only this rule, None for all.
        language: of the titles.
    """

    words: str
    rule: Rule | None
    language: str


def explanation_text(explained: Explained, asked: Asked, titles: Mapping[str, str]) -> str:
    """Return the verdicts by place, then what could begin nowhere, as lines of text.

    Args:
        explained: all verdicts on a page.
        asked: which of them are wanted.
        titles: rule → title.
    """
    lines = [f"{explained.sight.page.file}"]
    for place, verdicts in groupby(_wanted(explained, asked), key=lambda v: (v.line, v.begin)):
        of_place = list(verdicts)
        longest = max(of_place, key=lambda verdict: verdict.end)
        lines.append(f"line {place[0]}, ‘{_shortened(longest.words)}’")
        for verdict in of_place:
            lines.extend(_told(verdict, titles))
    lines.extend(_absent_lines(explained, asked))
    lines.extend(f"ran away: {problem}" for problem in explained.problems)
    return "\n".join(lines) + "\n"


def explanation_json(explained: Explained, asked: Asked) -> dict[str, Any]:
    """Return the same for a program."""
    return {
        "page": explained.sight.page.key,
        "verdicts": [
            {
                "rule": verdict.rule,
                "line": verdict.line,
                "words": verdict.words,
                "outcome": verdict.kind,
                "because": verdict.because,
                "said": [_judged_json(judged) for judged in verdict.said],
            }
            for verdict in _wanted(explained, asked)
        ],
        "absent": [
            {"rule": rule.id, "because": nearest_miss(rule, explained.sight)}
            for rule in _absent(explained, asked)
        ],
        "problems": list(explained.problems),
    }


def _judged_json(judged: Judged) -> dict[str, Any]:
    said = judged.said
    return {
        "subject": said.subject,
        "property": said.key,
        "value": said.value,
        "negated": said.is_negated,
        "outcome": judged.outcome,
        "reasons": list(judged.reasons),
    }


def _wanted(explained: Explained, asked: Asked) -> Iterator[Verdict]:
    runs = _runs(explained.sight.stream.text, canonical_key(asked.words))
    for verdict in explained.verdicts:
        is_rule = verdict.kind != "inside" if asked.rule is None else verdict.rule == asked.rule.id
        is_there = any(verdict.begin < end and begin < verdict.end for begin, end in runs)
        if is_rule and (is_there or not asked.words):
            yield verdict


def _runs(text: str, key: str) -> list[tuple[int, int]]:
    """Return every place of some words in a text."""
    found, at = [], text.find(key) if key else -1
    while at >= 0:
        found.append((at, at + len(key)))
        at = text.find(key, at + 1)
    return found


def _told(verdict: Verdict, titles: Mapping[str, str]) -> Iterator[str]:
    verb = "fires" if verdict.kind == "fired" else "keeps silent"
    yield f"  {verdict.rule} ({titles.get(verdict.rule, '')}) {verb}"
    if verdict.because:
        yield f"    because {verdict.because}"
    for judged in verdict.said:
        yield f"    says: {judged.said}"
        if judged.reasons:
            what = "waits for a person" if judged.outcome == "review" else "is rejected"
            yield f"      {what}: {'; '.join(judged.reasons)}"


def _absent(explained: Explained, asked: Asked) -> tuple[Rule, ...]:
    if asked.rule is None:
        return explained.absent
    return tuple(rule for rule in explained.absent if rule.id == asked.rule.id)


def _absent_lines(explained: Explained, asked: Asked) -> Iterator[str]:
    absent = _absent(explained, asked)
    if asked.rule is not None:
        for rule in absent:
            yield f"{rule.id} could begin nowhere: {nearest_miss(rule, explained.sight)}"
    elif absent and not asked.words:
        yield f"could begin nowhere: {', '.join(rule.id for rule in absent)}"


def _shortened(words: str) -> str:
    return words if len(words) <= MOST_WORDS else f"{words[: MOST_WORDS - 1]}…"
