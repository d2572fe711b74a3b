"""Faults of a pattern that show without any text: parts that are never taken, signs misread."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import takewhile

from thongthin.lifting.pattern import Choice, Element, Literal, Sequence, Skip
from thongthin.lifting.pattern_trace import tell_element

_REGULAR = re.compile(r"\\[a-zA-Z.]|\.[*+?]|\(\?|\[\^|\[[^\[\]|]{1,4}-[^\[\]|]{1,4}\]|[)\]][*+?]")
"""Signs that mean something in a regular expression, and only themselves in a pattern."""


def regular_signs(text: str) -> tuple[str, ...]:
    r"""Return what looks like a regular expression in a pattern or a word, each once.

    Example:
        >>> regular_signs(r"มี\w+(วิธี)*เพื่อ")
        ('\\w', ')*')
    """
    return tuple(dict.fromkeys(_REGULAR.findall(text)))


def unreachable(pattern: Sequence, unless_after: Iterable[str] = ()) -> tuple[str, ...]:
    """Return a sentence for each alternative of a pattern that can never be taken.

    Of a choice the first alternative is taken that lets the rest match. So the same one twice is
    idle; and where nothing has to follow, one that an earlier one is the beginning of.

    Args:
        pattern: the pattern.
        unless_after: canonical words that refuse a match they follow: a longer alternative may
            then be taken where the shorter one is refused.
    """
    return tuple(dict.fromkeys(_idle(pattern, is_last=True, refusing=tuple(unless_after))))


def _idle(sequence: Sequence, *, is_last: bool, refusing: tuple[str, ...]) -> Iterator[str]:
    for i, element in enumerate(sequence):
        if isinstance(element, Choice):
            ends = is_last and all(map(_may_be_empty, sequence[i + 1 :]))
            yield from _idle_options(element, ends, refusing)
            for option in element.options:
                yield from _idle(option, is_last=ends, refusing=refusing)


def _idle_options(choice: Choice, ends: bool, refusing: tuple[str, ...]) -> Iterator[str]:
    for place, option in enumerate(choice.options):
        for earlier in choice.options[:place]:
            if option == earlier:
                yield f"{_told(option)} stands twice in a choice; leave one out"
            elif ends and _takes_all_of(earlier, option, refusing):
                yield (
                    f"{_told(option)} can never be taken, since {_told(earlier)} stands before it "
                    "and nothing has to follow; put the longer one first"
                )


def _takes_all_of(earlier: Sequence, later: Sequence, refusing: tuple[str, ...]) -> bool:
    """Say whether an earlier alternative matches wherever a later one does."""
    short, long = _head(earlier), _head(later)
    if not all(isinstance(element, Literal) for element in earlier) or not long.startswith(short):
        return False
    rest = long[len(short) :]
    return not any(word.startswith(rest) or rest.startswith(word) for word in refusing)


def _head(sequence: Sequence) -> str:
    """Return the characters that a sequence begins with."""
    literals = takewhile(lambda element: isinstance(element, Literal), sequence)
    return "".join(element.text for element in literals if isinstance(element, Literal))


def _may_be_empty(element: Element) -> bool:
    if isinstance(element, Choice):
        return any(all(map(_may_be_empty, option)) for option in element.options)
    return isinstance(element, Skip)


def _told(sequence: Sequence) -> str:
    return " ".join(map(tell_element, sequence)) or "nothing"
