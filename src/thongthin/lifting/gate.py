"""The gate: a record whose words are not there, or whose values do not follow from them, stays out.

Every record passes here, whoever made it (DESIGN.md, decision 8). The gate proves that the words
are on the page and that each value follows from its words. It cannot prove that the words mean
the relation; for that there are rule examples, gold pages and readers.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from thongthin.lifting.context import lost_values, unknown_keys
from thongthin.lifting.damaged import doubts_of
from thongthin.lifting.dates import DATE, DURATION, parse_date, parse_duration
from thongthin.lifting.english_words import NUMBERS
from thongthin.lifting.kit import Kit
from thongthin.lifting.record import Passage, Quote, Record, Refusal, Thing
from thongthin.lifting.values import YEAR, find_numbers
from thongthin.reading.canonical import canonical_key
from thongthin.reading.page import Page, Segment

_FOLLOWERS = frozenset("ัำิีึืฺุู็่้๊๋์ํ๎")


@dataclass(frozen=True)
class Gate:
    """Judges the records of one document.

    Attributes:
        kit: labels of concepts, names of agencies, terms of the context.
        things: compact IRI → thing.
        threshold: least confidence with which a record may rest on a proposed layout.
        page: the page, or None for a register.
    """

    kit: Kit
    things: Mapping[str, Thing]
    threshold: float
    page: Page | None

    @cached_property
    def _columns(self) -> tuple[Segment, ...]:
        segments = self.page.layout.segments if self.page else ()
        return tuple(sorted(segments, key=lambda s: s.start))

    @cached_property
    def _begins(self) -> tuple[int, ...]:
        return tuple(segment.start for segment in self._columns)

    @cached_property
    def _known_labels(self) -> dict[str, tuple[str, ...]]:
        return {}

    @cached_property
    def _judged_quotes(self) -> dict[tuple[Quote, bool], tuple[str, ...]]:
        return {}

    def _is_running_text(self, quote: Quote) -> bool:
        """Say whether a quote lies inside one column of the running text."""
        place = bisect_right(self._begins, quote.start) - 1
        return place >= 0 and quote.end <= self._columns[place].end

    def judge(self, record: Record) -> Refusal | None:
        """Return why a record stays out, or None where it may enter.

        A record with a false quote, an unknown term or a value that does not follow is rejected;
        one that rests on a doubtful join, or has a doubt of its own, goes to review.
        """
        wrong = tuple(dict.fromkeys(self._wrongs(record)))
        if wrong:
            return Refusal(record, "rejected", wrong)
        doubts = [*record.doubts, *doubts_of(record, self.page)]
        if record.confidence < self.threshold:
            doubts.append(
                f"it rests on a join of lines with confidence {record.confidence:.2f}; "
                f"{self.threshold:.2f} is needed: review the layout"
            )
        return Refusal(record, "review", tuple(doubts)) if doubts else None

    def _wrongs(self, record: Record) -> Iterator[str]:
        for node in record.nodes:
            for key in unknown_keys(node, self.kit.context):
                yield f"{key!r} is no term of ontology/context.jsonld"
            yield from lost_values(node, self.kit.context)
        if not isinstance(record.passage, Passage):
            return
        if not record.passage.quotes:
            yield "no words are quoted"
        for quote in record.passage.quotes:
            yield from self._quote_wrongs(quote, record.extractor == "rule")
        words = _Words(record.passage)
        for node in record.nodes:
            yield from self._wrong_values(node, words, record)

    def _quote_wrongs(self, quote: Quote, is_of_a_rule: bool) -> tuple[str, ...]:
        """Judge a quote once; records share many."""
        known = self._judged_quotes.get((quote, is_of_a_rule))
        if known is None:
            known = tuple(self._wrong_quote(quote, is_of_a_rule))
            self._judged_quotes[quote, is_of_a_rule] = known
        return known

    def _wrong_quote(self, quote: Quote, is_of_a_rule: bool) -> Iterator[str]:
        if self.page is None:
            yield "words are quoted of a document that has no page"
            return
        raw = self.page.raw
        if (
            not 0 <= quote.start < quote.end <= len(raw)
            or raw[quote.start : quote.end] != quote.exact
        ):
            yield f"the page does not have {quote.exact!r} at {quote.start}-{quote.end}"
            return
        if "\n" in quote.exact:
            yield f"{quote.exact!r} runs over a line; quote each line by itself"
        if quote.exact[0] in _FOLLOWERS or raw[quote.end : quote.end + 1] in _FOLLOWERS:
            yield f"{quote.exact!r} cuts a character from its marks"
        if is_of_a_rule and not self._is_running_text(quote):
            yield f"{quote.exact!r} is a header or footer, or runs over the gutter: no running text"

    def _wrong_values(
        self, node: Mapping[str, Any], words: _Words, record: Record
    ) -> Iterator[str]:
        subject = str(node["@id"])
        # An interpretation may speak of what its words only imply; it says why.
        if (concept := self._unknown_concept({"@id": subject})) is not None:
            yield f"no scheme of the vocabulary has {concept!r}"
        if not record.because and not self._is_named(subject, words):
            yield f"the subject {self._name(subject)} is not in the quoted words"
        for key, value in node.items():
            if (concept := self._unknown_concept(value)) is not None:
                yield f"{key}: no scheme of the vocabulary has {concept!r}"
            elif key not in ("@id", "@type") and not self._follows(value, words, record):
                yield f"{key}: {self._name(value)} does not follow from the quoted words"

    def _unknown_concept(self, value: Any) -> str | None:
        """Return a concept that neither the vocabulary nor this document's things have, or None."""
        iri = str(value.get("@id", "")) if isinstance(value, dict) else ""
        is_unknown = iri.startswith("scheme:") and iri not in self.kit.labels
        return iri if is_unknown and iri not in self.things else None

    def _follows(self, value: Any, words: _Words, record: Record) -> bool:
        match value:
            case {"@id": iri}:
                return self._is_named(str(iri), words)
            case {"@value": text}:
                return canonical_key(str(text)) in words.joined
            case bool():
                return isinstance(record.passage, Passage) and record.passage.is_truncated == value
            case int():
                return value in words.numbers or (
                    record.status == "interpreted"
                    and (
                        (value // 100 == 25 and value % 100 in words.numbers)
                        or value - 543 in words.numbers
                    )
                )
            case str():
                return (
                    value in words.dates
                    or value in words.durations
                    or canonical_key(value) in words.joined
                )
        return False

    def _is_named(self, iri: str, words: _Words) -> bool:
        """Say whether the words name a thing; an unnamed thing needs no name, only words."""
        if iri.startswith("lgc:") or iri.startswith("id:page/"):
            return True
        if iri.startswith("id:report/"):
            return True
        labels = self._known_labels.get(iri)
        if labels is None:
            labels = self._known_labels[iri] = self._labels(iri)
        return not labels or any(label in words.folded for label in labels)

    def _labels(self, iri: str) -> tuple[str, ...]:
        if iri in self.kit.labels:
            return tuple(canonical_key(text).casefold() for _, text in self.kit.labels[iri])
        thing = self.things.get(iri)
        if thing is None:
            return ()
        if thing.type == "LocalGovernmentBody" and "th" in thing.labels:
            return (self.kit.place_part(thing.labels["th"]),)
        if iri.startswith("id:body/th-") and (row := self.kit.agencies.get(iri[11:])):
            names = (row["name_th"], row["name_en"], *filter(None, row["variants"].split("|")))
            return tuple(canonical_key(n).casefold() for n in names)
        texts = [*thing.labels.values(), *(text for _, text in thing.alternatives)]
        return tuple(canonical_key(t).casefold() for t in texts)

    def _name(self, value: Any) -> str:
        if isinstance(value, dict):
            value = value.get("@id", value.get("@value"))
        thing = self.things.get(str(value))
        named = (thing.labels or thing.composed) if thing else {}
        return repr(named.get("th", value))


_APART = re.compile(r"(?<=\d)\s+(?=\d)")
"""A blank between two numbers ("B.E. 2557 1. transparency")."""


class _Words:
    """The quoted words of a passage, canonical; numbers and dates are read when asked for."""

    __slots__ = ("folded", "joined", "parts", "runs")

    def __init__(self, passage: Passage) -> None:
        self.parts = [canonical_key(q.reading or q.exact) for q in passage.quotes]
        words = (q.reading or q.exact for q in passage.quotes)
        self.runs = [canonical_key(run) for text in words for run in _APART.split(text)]
        self.joined = "".join(self.parts)
        self.folded = self.joined.casefold()

    @property
    def texts(self) -> tuple[str, ...]:
        """Each quote, its runs between numbers, and all of them as one."""
        return (*self.parts, *self.runs, self.joined)

    @property
    def numbers(self) -> frozenset[int]:
        numbers = {number for text in self.texts for _, _, number in find_numbers(text)}
        numbers |= {NUMBERS[text.casefold()] for text in self.parts if text.casefold() in NUMBERS}
        return frozenset(numbers | {int(m["year"]) for m in YEAR.finditer(self.joined)})

    @property
    def dates(self) -> frozenset[str]:
        found = (m for text in self.texts for m in DATE.finditer(text))
        return frozenset(iso for m in found if (iso := parse_date(m)))

    @property
    def durations(self) -> frozenset[str]:
        return frozenset(parse_duration(m) for t in self.texts for m in DURATION.finditer(t))
