"""What a page shows before any rule is asked: mentions of known names and of typed values.

A mention is a run of the stream with a type and a value. Later steps ask a `Sight` which
mentions of a type begin at a place, longest first.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice
from typing import Any, NamedTuple

from thongthin.reading.layout.detect import display_width
from thongthin.reading.page import Gap, Page, Span, Stream

_DIGITS = re.compile(r"[0-9]+")
_IDENTITY = ("body", "agency", "organisation", "at", "law", "year")
_OPENING = frozenset("“\"'‘([«")
_CLOSING = frozenset("”\"'’)]»,;:.")


class Mention(NamedTuple):
    """A run of the stream that names or says something.

    Attributes:
        type: slot type ("body", "principle", "number" …).
        begin: first position in the stream.
        end: behind the last.
        value: an identity block, a compact IRI, a number or a text.
        doubt: a sentence where the reading is uncertain ("not in the gazetteer"), else "".
    """

    type: str
    begin: int
    end: int
    value: Any
    doubt: str = ""


@dataclass(frozen=True)
class Sight:
    """A page with its mentions.

    Attributes:
        page: the page.
        mentions: all of them, sorted by place, longer ones first.
        triggers: literal → places at which it stands, for rules that begin with it.
        phrases: name of a phrase list that guards rules → begin and end of its hits, sorted.
        short_lines: `short_line_ends` of the page, where it is known already.
    """

    page: Page
    mentions: tuple[Mention, ...]
    triggers: dict[str, tuple[int, ...]] = field(default_factory=dict)
    phrases: dict[str, tuple[tuple[int, int], ...]] = field(default_factory=dict)
    short_lines: frozenset[int] | None = None

    @cached_property
    def stream(self) -> Stream:
        """The page's canonical stream."""
        return self.page.stream

    @cached_property
    def gaps(self) -> tuple[tuple[int, Gap], ...]:
        """The places of the stream before which the page has a gap, with what it is, in order."""
        return tuple((i, gap) for i, gap in enumerate(self.stream.gaps) if gap)

    @cached_property
    def gap_places(self) -> tuple[int, ...]:
        """The places of `gaps` alone, to look a run up in."""
        return tuple(i for i, _ in self.gaps)

    @cached_property
    def _starting(self) -> dict[tuple[str, int], list[Mention]]:
        index: dict[tuple[str, int], list[Mention]] = {}
        for mention in self.mentions:
            index.setdefault((mention.type, mention.begin), []).append(mention)
        return index

    def at(self, kind: str, begin: int) -> list[Mention]:
        """Return the mentions of a type that begin there, longest first."""
        return self._starting.get((kind, begin), [])

    @cached_property
    def _by_type(self) -> dict[str, list[Mention]]:
        index: dict[str, list[Mention]] = {}
        for mention in self.mentions:
            index.setdefault(mention.type, []).append(mention)
        return index

    def of(self, kind: str) -> Iterator[Mention]:
        """Yield the mentions of a type, in order of the stream."""
        return iter(self._by_type.get(kind, ()))

    def within(self, kind: str, begin: int, end: int) -> list[Mention]:
        """Return the first mention of a type inside a run, in a list that may be empty."""
        inside = (m for m in self._by_type.get(kind, ()) if begin <= m.begin and m.end <= end)
        return list(islice(inside, 1))

    def has_break(self, at: int) -> bool:
        """Say whether white space, a bracket, a quotation mark or the edge is at that place."""
        text = self.stream.text
        if at <= 0 or at >= len(text):
            return True
        if self.stream.gaps[at]:
            return True
        return text[at] in _OPENING or text[at] in _CLOSING or text[at - 1] in _OPENING

    @cached_property
    def short_line_ends(self) -> frozenset[int]:
        """The positions that follow a line which ends well before its column's edge."""
        return short_line_ends(self.page) if self.short_lines is None else self.short_lines

    @cached_property
    def _known_runs(self) -> dict[tuple[int, int], tuple[Span, ...]]:
        return {}

    def runs(self, begin: int, end: int) -> tuple[Span, ...]:
        """Return the raw runs of a part of the stream (`Stream.spans`), looked up once."""
        found = self._known_runs.get((begin, end))
        if found is None:
            found = self._known_runs[begin, end] = self.stream.spans(begin, end)
        return found

    def printed(self, begin: int, end: int) -> str:
        """Return the run as printed, a line break as one space (for numbers and dates)."""
        runs = self.stream.spans(begin, end)
        return " ".join(" ".join(self.page.raw[s.start : s.end].split()) for s in runs)

    def text(self, begin: int, end: int) -> str:
        """Return the run as a Thai reader writes it: sara am composed, line breaks closed up.

        A line break inside Thai running text is no blank; between Latin letters or digits it is.
        Digits are kept as printed.
        """
        return "".join(self._written[begin:end]).lstrip(" ") if begin < end else ""

    @cached_property
    def _written(self) -> tuple[str, ...]:
        """Every character as a reader writes it, with the blank before it where there is one."""
        stream, raw = self.stream, self.page.raw
        found = list(stream.text)
        for digits in _DIGITS.finditer(stream.text):
            for i in range(*digits.span()):
                found[i] = raw[stream.starts[i] : stream.ends[i]]
        for i, gap in self.gaps:
            if gap == Gap.SPACE or not _is_thai_pair(stream.text, i):
                found[i] = " " + found[i]
        return tuple(found)


def _is_thai_pair(text: str, at: int) -> bool:
    return "\u0e00" <= text[at - 1] <= "\u0e7f" and "\u0e00" <= text[at] <= "\u0e7f"


def sort_mentions(mentions: Iterable[Mention]) -> tuple[Mention, ...]:
    """Sort by place, longer first, then type and value, so that every run sees one order."""
    return tuple(sorted(mentions, key=lambda m: (m.begin, -m.end, m.type, str(m.value))))


def short_line_ends(page: Page) -> frozenset[int]:
    """Return the positions that follow a line which ends well before its column's edge.

    Such a line ends a paragraph. A line is short below three quarters of the widest line of
    its column (own choice; display cells, that is code points without marks above and below).
    """
    stream = page.stream
    segments = page.layout.segments
    widths = {s: display_width(page.raw[s.start : s.end]) for s in segments}
    widest: dict[str, int] = {}
    for segment, width in widths.items():
        widest[segment.column] = max(width, widest.get(segment.column, 0))
    short = {s.end for s, width in widths.items() if width < 0.75 * widest[s.column]}
    return frozenset(i for i in stream.heads if i and stream.ends[i - 1] in short)


def identity_of(value: Mapping[str, Any]) -> dict[str, Any]:
    """Return the identity block in a mention's value; what it says beside is left out."""
    return {key: value[key] for key in _IDENTITY if key in value}
