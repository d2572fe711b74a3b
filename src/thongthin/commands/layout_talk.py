"""The talk of `thongthin layout fix`: a question with the text around, and what an answer means."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from thongthin.errors import UsageError
from thongthin.reading.layout.ask import Reading, Review

AROUND = 2
"""Lines above and below that are shown with a question."""

HELP = (
    "yes (as it is read now), left, right, cut N (the gutter is the Nth space), "
    "skip, back, one (the page has one column), done, quit"
)

Tell = Callable[[str], None]
Hear = Callable[[], str | None]


def talk(review: Review, hear: Hear, tell: Tell) -> bool:
    """Ask about the least certain line until all are sure, or the person has done.

    Args:
        review: the page.
        hear: gives the next answer, None where there are no more.
        tell: is told questions.

    Returns:
        Whether the reading is vouched for: all lines are sure, or the person said "done".
    """
    passed: frozenset[int] = frozenset()
    while (reading := review.next(passed)) is not None:
        tell(question(review, reading))
        heard = hear()
        word = "quit" if heard is None else " ".join(heard.lower().split())
        if word in ("done", "quit"):
            return word == "done"
        if word == "one":
            review.answer_one_column()
        elif word == "skip":
            passed |= {reading.number}
        elif word == "back":
            taken = review.take_back()
            passed = frozenset()
            tell("there is no answer to take back" if taken is None else f"line {taken} is open")
        elif not review.answer(reading.number, meant(reading, word)):
            tell(f"{word!r} is no answer for line {reading.number}; say {HELP}")
    return not review.doubtful


def apply_answers(review: Review, answers: Mapping[int, str]) -> None:
    """Give the answers of a file, the least certain line first, then those not asked for.

    Raises:
        UsageError: a line that is no running text, or an answer that it cannot have.
    """
    left = dict(answers)
    passed: frozenset[int] = frozenset()
    while (reading := review.next(passed)) is not None:
        if reading.number in left:
            _give(review, reading.number, left.pop(reading.number))
        else:
            passed |= {reading.number}
    for number, word in sorted(left.items()):
        _give(review, number, word)


def _give(review: Review, number: int, word: str) -> None:
    reading = review.reading(number)
    if reading is None:
        raise UsageError(f"line {number} is no running text of the page", where="answers")
    if not review.answer(number, meant(reading, word)):
        names = ", ".join(choice.name for choice in reading.choices)
        sentence = f"{word!r} is no answer for line {number}; it has {names}"
        raise UsageError(sentence, where="answers")


def meant(reading: Reading, word: str) -> str:
    """Return the name of the choice that an answer means."""
    if word in ("yes", "y"):
        return reading.choice.name
    return {"l": "left", "r": "right"}.get(word, word)


def question(review: Review, reading: Reading) -> str:
    """Return a question about a line: what stands around it, and the ways to read it."""
    numbers = [r.number for r in review.readings]
    at = numbers.index(reading.number)
    above = review.readings[max(0, at - AROUND) : at]
    below = review.readings[at + 1 : at + 1 + AROUND]
    head = (
        f"\nline {reading.number} is the least certain "
        f"({len(review.doubtful)} lines are below {review.threshold:.2f}):"
    )
    choices = [
        f"  {'*' if i == reading.present else ' '} {choice.name:<7} {choice.posterior:.2f}  "
        f"{choice.left} | {choice.right}"
        for i, choice in enumerate(reading.choices)
    ]
    return "\n".join([head, *map(_shown, above), *choices, *map(_shown, below)])


def _shown(reading: Reading) -> str:
    choice = reading.choice
    return f"  {reading.number:>4}          {choice.left} | {choice.right}"
