"""How far a pattern gets at a place where it does not match, and what it would want next."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import dropwhile, takewhile

from thongthin.lifting.match import Matcher, Piece, RunawayError
from thongthin.lifting.pattern import (
    Break,
    Choice,
    Element,
    Literal,
    Sequence,
    Skip,
    Slot,
    first_literals,
)

MOST_NAMED = 6
"""Words of a choice that a sentence names."""


@dataclass(frozen=True, slots=True)
class Stop:
    """The furthest that a pattern gets.

    Attributes:
        taken: what its elements took, in order.
        at: place of the stream at which it stops.
        wanted: the element that finds nothing there.
        within: how many characters on it may stand, 0 where it must stand right there.
        is_calm: no other agent may be named before it.
        begun: how many characters of a wanted word do stand there.
        number: place of that element in the pattern, from 1; inside a choice, the choice's.
    """

    taken: tuple[Piece, ...]
    at: int
    wanted: Element
    within: int
    is_calm: bool
    begun: int
    number: int

    @property
    def reach(self) -> tuple[int, int]:
        """What makes one stop further than another: characters taken, then those begun."""
        return sum(piece.end - piece.begin for piece in self.taken), self.begun


class Tracer(Matcher):
    """A matcher that remembers how far it got; slower than one, for explaining alone."""

    def furthest(self, pattern: Sequence, begin: int) -> Stop | None:
        """Return where a pattern stops that begins at a place, or None where it matches whole.

        What it got before it ran away counts too.
        """
        self._pattern = pattern
        self._stop: Stop | None = None
        try:
            found = next(self.matches(pattern, begin), None)
        except RunawayError:
            return self._stop
        return self._stop if found is None else None

    def _run(
        self, rest: Sequence, at: int, done: tuple[Piece, ...]
    ) -> Iterator[tuple[int, tuple[Piece, ...]]]:
        self._note(rest, at, done)
        return super()._run(rest, at, done)

    def _branch(
        self, head: Choice | Slot | Skip, tail: Sequence, at: int, done: tuple[Piece, ...]
    ) -> Iterator[tuple[int, tuple[Piece, ...]]]:
        if _may_be_left_out(head):
            # What must follow is worth more to a reader than what may stand between.
            self._note(tuple(dropwhile(_may_be_left_out, tail)), at, done)
        return super()._branch(head, tail, at, done)

    def _note(self, rest: Sequence, at: int, done: tuple[Piece, ...]) -> None:
        """Walk over what is fixed up to the first element that does not stand there."""
        for i, head in enumerate(rest):
            if isinstance(head, Literal) and self._text.startswith(head.text, at):
                done = (*done, Piece("", at, at + len(head.text)))
                at += len(head.text)
            elif not (isinstance(head, Break) and self._sight.has_break(at)):
                if not _may_be_left_out(head):
                    self._keep(self._stop_at(rest[i:], at, done))
                return

    def _stop_at(self, rest: Sequence, at: int, done: tuple[Piece, ...]) -> Stop:
        wanted, within, is_calm = rest[0], 0, False
        if isinstance(wanted, Skip):
            within, is_calm = wanted.most, wanted.is_calm
            wanted = next((e for e in rest[1:] if not _may_be_left_out(e)), wanted)
        begun = 0 if within else self._begun(wanted, at)
        return Stop(done, at, wanted, within, is_calm, begun, self._number(rest))

    def _keep(self, stop: Stop) -> None:
        if self._stop is None or stop.reach > self._stop.reach:
            self._stop = stop

    def _begun(self, wanted: Element, at: int) -> int:
        """Return how many characters of a word that is wanted at a place do stand there."""
        here = self._text[at : at + 40]
        words = first_literals((wanted,)) or ()
        return max((_shared(word, here) for word in words), default=0)

    def _number(self, rest: Sequence) -> int:
        """Return the place in the whole pattern of the first element of what is left of it."""
        pairs = zip(reversed(rest), reversed(self._pattern), strict=False)
        common = sum(1 for _ in takewhile(lambda pair: pair[0] is pair[1], pairs))
        return len(self._pattern) - common + (1 if common == len(rest) else 0)


def tell_element(element: Element) -> str:
    """Return what an element of a pattern wants, in words."""
    match element:
        case Literal(text):
            return f"‘{text}’"
        case Break():
            return "a blank, a bracket or a quotation mark"
        case Slot():
            what = "one or more of" if element.is_list else "a value of"
            return f"{what} {{{element.type}}}"
        case Skip():
            return "anything"
        case Choice():
            return _tell_choice(element)


def _tell_choice(choice: Choice) -> str:
    words = first_literals((choice,))
    if words:
        return name_words(words)
    options = [tell_element(option[0]) for option in choice.options if option]
    return " or ".join(dict.fromkeys(options))


def name_words(words: tuple[str, ...]) -> str:
    """Return words as a list that is not too long, the shortest first."""
    ordered = sorted(words, key=lambda word: (len(word), word))
    told = ", ".join(f"‘{word}’" for word in ordered[:MOST_NAMED])
    if len(words) == 1:
        return told
    rest = len(words) - MOST_NAMED
    return f"one of {told}" + (f" and {rest} more" if rest > 0 else "")


def _may_be_left_out(element: Element) -> bool:
    """Say whether an element may take nothing, so that it never is what a pattern stops at."""
    return isinstance(element, Choice) and not all(element.options)


def _shared(word: str, here: str) -> int:
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(word, here, strict=False)))
