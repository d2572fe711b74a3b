"""What reading gives to lifting: a page, its furniture, its layout and its canonical stream.

Offsets are Unicode code points of the file as it came (decoded UTF-8, nothing changed, a byte
order mark included), half-open `[start, end)`. Lines count from 1.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from enum import IntEnum
from itertools import pairwise
from typing import Literal, NamedTuple

from thongthin.reading.damage import Damage


class Gap(IntEnum):
    """What stands in the file before a character of the stream."""

    # As its number, which it equals; an enum hashes its name, in Python, on every look-up.
    __hash__ = int.__hash__

    NONE = 0
    """Nothing: the characters touch."""
    SPACE = 1
    """White space inside a line."""
    LINE = 2
    """A line break inside one column."""
    GUTTER = 3
    """The way from the foot of one column to the head of the next."""
    PARAGRAPH = 4
    """A blank line, or furniture, between two lines of one column."""


class Span(NamedTuple):
    """A run of the raw text that lies inside one line: `raw[start:end]`."""

    start: int
    end: int


BLANKS = frozenset({Gap.SPACE, Gap.PARAGRAPH})
"""Gaps at which a reader of the page sees that something ends."""

LINE_ENDS = frozenset({Gap.LINE, Gap.GUTTER})
"""Gaps that print makes wherever the line is full.

Loops over the characters of a page ask these sets: to look a member up in an enum takes CPython
3.11 several times as long as to ask a set.
"""


@dataclass(frozen=True, slots=True)
class Furniture:
    """A run of the page that is no running text.

    Attributes:
        kind: what it is: `report_id`, `digital_page`, `printed_label`, `running_title`,
            `footer` (as named in `mappings/layout/default.yaml`).
        span: where it stands.
        line: its line, from 1.
        value: the value it yields, canonical text ("12", "annual-report", "Annual report 2560").
        stated: False where the value goes beyond the characters (a truncated "25" read as "253").
    """

    kind: str
    span: Span
    line: int
    value: str
    stated: bool = True


@dataclass(frozen=True, slots=True)
class Segment:
    """A run of one line that belongs to one column, in reading order.

    Attributes:
        start: first code point; never white space.
        end: behind the last code point; the character before it is never white space.
        line: line in the file, from 1.
        column: "" on a page of one column, else "L" or "R".
    """

    start: int
    end: int
    line: int
    column: Literal["", "L", "R"]


@dataclass(frozen=True, slots=True)
class Layout:
    """A reading order with its doubts.

    Attributes:
        kind: "single" (one column) or "spread" (two facing pages or columns, read across).
        status: "certain" (one column), "proposed" (by the de-interleaver) or "reviewed".
        segments: in reading order.
        line_posterior: line → probability that its decision (side, cut) is right; a line that is
            not named is certain.
        split: raw offset of a white-space character → probability that the gutter lies there.
    """

    kind: Literal["single", "spread"]
    status: Literal["certain", "proposed", "reviewed"]
    segments: tuple[Segment, ...]
    line_posterior: dict[int, float] = field(default_factory=dict)
    split: dict[int, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Repair:
    """One certain repair that made a canonical character.

    Attributes:
        rule: its id in `mappings/normalise.yaml`, or `RULE` of the module that made it.
        start: first raw code point concerned.
        end: behind the last one.
        raw: the raw characters.
        canonical: what they became (may be empty).
    """

    rule: str
    start: int
    end: int
    raw: str
    canonical: str


@dataclass(frozen=True, slots=True)
class Stream:
    """The page's running text in reading order, canonical, without white space.

    Position `i` counts characters of `text`. All four tuples are as long as `text`.

    Attributes:
        text: canonical characters (sara am composed, digits Arabic, no white space).
        starts: raw offset at which the character's raw run begins.
        ends: raw offset behind that run (a run may be longer than one: `ํ` + `า` is one `ำ`).
        gaps: what stands before the character.
        trust: probability that the character before it is the one that comes before it on the
            page as a person reads it: 1 except at joins and spaces of a proposed layout.
        respelt: the positions that read otherwise than their raw run does (`reading.respell`).
        doubts: the positions of which `trust` is below 1, ascending; made from `trust`.
        heads: the positions that a line, a column or a paragraph begins with, ascending; made
            from `gaps`.
        breaks: the positions behind white space of any kind, ascending; made from `gaps`.
    """

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    gaps: tuple[Gap, ...]
    trust: tuple[float, ...]
    respelt: tuple[int, ...] = ()
    doubts: tuple[int, ...] = field(init=False, repr=False, compare=False)
    heads: tuple[int, ...] = field(init=False, repr=False, compare=False)
    breaks: tuple[int, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        is_sure = min(self.trust, default=1.0) >= 1.0
        doubts = () if is_sure else tuple(i for i, t in enumerate(self.trust) if t < 1.0)
        object.__setattr__(self, "doubts", doubts)
        breaks = tuple(i for i, gap in enumerate(self.gaps) if i and gap)
        object.__setattr__(self, "breaks", breaks)
        object.__setattr__(self, "heads", tuple(i for i in breaks if self.gaps[i] >= Gap.LINE))

    def spans(self, begin: int, end: int) -> tuple[Span, ...]:
        """Return the raw runs of `text[begin:end]`, each inside one line, in reading order."""
        if begin >= end:
            return ()
        first = bisect_right(self.heads, begin)
        cuts = self.heads[first : bisect_left(self.heads, end, lo=first)]
        if not cuts:
            return (Span(self.starts[begin], self.ends[end - 1]),)
        edges = pairwise((begin, *cuts, end))
        return tuple(Span(self.starts[head], self.ends[tail - 1]) for head, tail in edges)

    def confidence(self, begin: int, end: int) -> float:
        """Return the least trust of all joins inside `text[begin:end]` (1.0 where there is none).

        Reads `trust[begin + 1 : end]`: the join before `begin` is not part of the run.
        """
        first = bisect_right(self.doubts, begin)
        last = bisect_left(self.doubts, end, lo=first)
        return min((self.trust[i] for i in self.doubts[first:last]), default=1.0)

    def spaced(self, begin: int, end: int) -> str:
        """Return `text[begin:end]` with one space for every space, line break or gutter in it."""
        rest = zip(self.text[begin + 1 : end], self.gaps[begin + 1 : end], strict=True)
        return self.text[begin : begin + 1] + "".join(" " + c if gap else c for c, gap in rest)


@dataclass(frozen=True, slots=True)
class SourceRow:
    """One row of `seeds/sources.csv`: what is known of a document from outside.

    Attributes:
        row: line of the row in the table, from 2 (1 is the header).
        cells: column name → value, empty cells left out.
    """

    row: int
    cells: dict[str, str]


@dataclass(frozen=True, slots=True)
class Page:
    """One page, read.

    Attributes:
        file: the file's name as it is told to people (relative to where the user stands).
        sha256: of the file's bytes, hexadecimal.
        report: id of the report ("annual-report").
        number: page number in the digital edition, from 1.
        raw: the file's characters as they came.
        furniture: in the order of the file.
        layout: the reading order in force.
        stream: running text, furniture left out.
        repairs: log of every repair, in raw order.
        source: the row of `sources.csv`, or None.
        notes: sentences for the person who builds ("in neither …; taken as its own report").
        file_page: its page in the file, from 1, where the format has pages (a PDF), else 0.
        quality: how sound its text is, 0 to 1 (`reading.quality`).
        damage: where its text is uncertain, in the order of the file.
    """

    file: str
    sha256: str
    report: str
    number: int
    raw: str
    furniture: tuple[Furniture, ...]
    layout: Layout
    stream: Stream
    repairs: tuple[Repair, ...] = ()
    source: SourceRow | None = None
    notes: tuple[str, ...] = ()
    file_page: int = 0
    quality: float = 1.0
    damage: tuple[Damage, ...] = ()

    @property
    def key(self) -> str:
        """The page's name in file names and logs: "annual-report-12"."""
        return f"{self.report}-{self.number}"

    def line_of(self, offset: int) -> int:
        """Return the line, from 1, in which a raw offset lies."""
        return self.raw.count("\n", 0, offset) + 1
