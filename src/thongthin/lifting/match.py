"""Match a pattern at a place of a page: a small backtracking matcher over mentions and literals.

White space never has to be written in a pattern and never hinders a literal; what may lie inside
a match (a blank, a line's end, the gutter, a paragraph's end) is checked afterwards against the
rule's `may_cross`. A pattern that runs away is stopped after `MAX_STEPS` steps at one place, or
`MAX_PAGE_STEPS` on one page, and reported.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Container, Iterator
from typing import NamedTuple, NoReturn

from thongthin.errors import MappingError
from thongthin.lifting.agent_lists import (
    NUMBER,
    SEPARATORS,
    after_aside,
    next_agent,
    stands_alone,
)
from thongthin.lifting.pattern import Break, Choice, Literal, Sequence, Skip, Slot
from thongthin.lifting.sight import Mention, Sight
from thongthin.reading.page import Gap

MAX_STEPS = 20_000
"""Steps the matches at one place may take; a rule of the project needs some hundred at most."""

MAX_PAGE_STEPS = 25 * MAX_STEPS
"""Steps a rule may take on one page, all places together: a second or so."""

SlotReader = Callable[[Sight, str, int], Iterator[Mention]]
"""Reads the values of a slot type that begin at a place, the best first."""


class RunawayError(MappingError):
    """A pattern needs more steps on a page than it may take; the other rules can go on."""


class Piece(NamedTuple):
    """What one element of the pattern took.

    Attributes:
        slot: name of the slot, "" for literals.
        begin: first position in the stream.
        end: behind the last.
        mention: the value, None for literals.
    """

    slot: str
    begin: int
    end: int
    mention: Mention | None = None


class Match:
    """A pattern found: its pieces in order; skipped characters are no piece."""

    __slots__ = ("_joined", "_values", "begin", "end", "pieces")

    def __init__(self, begin: int, end: int, pieces: tuple[Piece, ...]) -> None:
        """Take what the pattern's elements took from one place of the stream to another."""
        self.begin = begin
        self.end = end
        self.pieces = pieces
        self._joined: tuple[Piece, ...] = ()
        self._values: dict[str, tuple[Mention, ...]] = {}
        for piece in pieces:
            if piece.mention:
                self._values[piece.slot] = (*self.values(piece.slot), piece.mention)

    def values(self, slot: str) -> tuple[Mention, ...]:
        """Return the values of a slot, in order (several for a list)."""
        return self._values.get(slot, ())

    def first(self, slot: str) -> Mention | None:
        """Return the first value of a slot, or None."""
        return next(iter(self.values(slot)), None)

    def cues(self, slots: Container[str]) -> tuple[Piece, ...]:
        """Return the literal pieces that bear on some slots, touching ones joined, in order.

        A literal that only leads in another slot ("dated" before a date) is left out, unless the
        match begins with it.
        """
        pieces = self._joined = self._joined or _joined(self.pieces)
        following = (*pieces[1:], None)
        return tuple(
            piece
            for i, (piece, then) in enumerate(zip(pieces, following, strict=True))
            if not piece.slot and (i == 0 or then is None or not then.slot or then.slot in slots)
        )


def _joined(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """Join literal pieces that touch."""
    found: list[Piece] = []
    for piece in pieces:
        last = found[-1] if found else None
        if last and not last.slot and not piece.slot and last.end == piece.begin:
            found[-1] = Piece("", last.begin, piece.end)
        else:
            found.append(piece)
    return tuple(found)


class Matcher:
    """Matches the patterns of one rule on one page.

    Attributes:
        skip_limit: place → the last place up to which `{..N}` may pass over the text.
    """

    def __init__(
        self, sight: Sight, read: SlotReader, skip_limit: Callable[[int], int], where: str
    ) -> None:
        self._sight = sight
        self._text = sight.stream.text
        self._read = read
        self._skip_limit = skip_limit
        self._where = where
        self._steps = 0
        self._limit = 0
        self._place = -1

    def matches(self, pattern: Sequence, begin: int) -> Iterator[Match]:
        """Yield the matches of a pattern that begin at a place, the preferred one first.

        Raises:
            RunawayError: the pattern ran away.
        """
        if begin != self._place:
            self._place = begin
            self._limit = min(self._steps + MAX_STEPS, MAX_PAGE_STEPS)
        for end, pieces in self._run(pattern, begin, ()):
            yield Match(begin, end, pieces)

    def _run(
        self, rest: Sequence, at: int, done: tuple[Piece, ...]
    ) -> Iterator[tuple[int, tuple[Piece, ...]]]:
        self._steps += 1
        if self._steps > self._limit:
            self._run_away()
        for i, head in enumerate(rest):
            if isinstance(head, Literal):
                if not self._text.startswith(head.text, at):
                    return
                done = (*done, Piece("", at, at + len(head.text)))
                at += len(head.text)
            elif isinstance(head, Break):
                if not self._sight.has_break(at):
                    return
            else:
                yield from self._branch(head, rest[i + 1 :], at, done)
                return
        yield at, done

    def _run_away(self) -> NoReturn:
        is_of_page = self._limit == MAX_PAGE_STEPS
        most, place = (MAX_PAGE_STEPS, "") if is_of_page else (MAX_STEPS, " at one place")
        raise RunawayError(
            f"its pattern needs more than {most} steps{place} of {self._sight.page.file}, so the "
            "rule is left out there; shorten its skips or its choices",
            where=self._where,
        )

    def _branch(
        self, head: Choice | Slot | Skip, tail: Sequence, at: int, done: tuple[Piece, ...]
    ) -> Iterator[tuple[int, tuple[Piece, ...]]]:
        """Try what an element can take, one after the other, and the rest of the pattern behind."""
        if isinstance(head, Slot):
            for end, pieces in self._take(head, at):
                yield from self._run(tail, end, (*done, *pieces))
        elif isinstance(head, Choice):
            for option in head.by_character.get(self._text[at : at + 1], head.others):
                if self._may_begin(option, at):
                    yield from self._run((*option, *tail), at, done)
        else:
            last = min(at + head.most, self._skip_limit(at))
            last = min(last, next_agent(self._sight, at)) if head.is_calm else last
            for to in range(at, last + 1):
                if not head.heads or self._text.startswith(head.heads, to):
                    yield from self._run(tail, to, done)

    def _may_begin(self, option: Sequence, at: int) -> bool:
        first = option[0] if option else None
        return not isinstance(first, Literal) or self._text.startswith(first.text, at)

    def _take(self, slot: Slot, at: int) -> Iterator[tuple[int, tuple[Piece, ...]]]:
        """Yield what a slot can take at a place: where it ends, and its pieces."""
        read = self._list if slot.is_list else self._one
        for found in read(slot.type, at):
            if slot.type in LAYOUT_SLOTS:
                yield found[-1].end, ()
                continue
            yield found[-1].end, tuple(Piece(slot.name, m.begin, m.end, m) for m in found)

    def _one(self, kind: str, at: int) -> Iterator[tuple[Mention, ...]]:
        return ((m,) for m in self._read(self._sight, kind, at))

    def _list(self, kind: str, at: int) -> Iterator[tuple[Mention, ...]]:
        """Yield the longest list that begins at a place, then its shorter heads."""
        items: list[Mention] = []
        here = self._after_number(at)
        while found := next(self._read(self._sight, kind, here), None):
            if items and kind == "agent" and not self._is_listed(items[-1].end, here):
                break
            items.append(found)
            if found.end == here:  # A value may be empty: the page's end is there only once.
                break
            here = self._after_separator(kind, found.end)
        for length in range(len(items), 0, -1):
            yield tuple(items[:length])

    def _after_separator(self, kind: str, at: int) -> int:
        """Return the place behind what parts list items: blanks (free), commas, "and", bullets."""
        if kind in ("agent", "body"):
            at = after_aside(self._sight, at, self._is_agent)
        for separator in SEPARATORS:
            if self._text.startswith(separator, at):
                behind = self._after_number(at + len(separator))
                if next(self._read(self._sight, kind, behind), None):
                    return behind
        return self._after_number(at)

    def _after_number(self, at: int) -> int:
        number = NUMBER.match(self._text, at)
        return number.end() if number and self._sight.has_break(at) else at

    def _is_agent(self, at: int) -> bool:
        return next(self._read(self._sight, "agent", at), None) is not None

    def _is_listed(self, end: int, begin: int) -> bool:
        """Say whether an agent goes on with a list: joined to it, or standing by itself."""
        is_joined = end != begin and not self._sight.stream.gaps[begin]
        return is_joined or stands_alone(self._sight, begin, self._is_agent)


LAYOUT_SLOTS = frozenset({"bullet", "line_end"})
"""Slots that ask how the page is set; they take no words."""


def crosses_only(sight: Sight, begin: int, end: int, allowed: frozenset[Gap]) -> bool:
    """Say whether all gaps inside a run are of the allowed kinds."""
    first = bisect_right(sight.gap_places, begin)
    last = bisect_left(sight.gap_places, end, lo=first)
    return all(gap in allowed for _, gap in sight.gaps[first:last])
