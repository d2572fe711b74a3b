"""The nearest miss of a rule that can begin nowhere on a page: the words closest to its own."""

from __future__ import annotations

from difflib import SequenceMatcher

from thongthin.lifting.pattern import first_literals, slots_of
from thongthin.lifting.pattern_trace import name_words
from thongthin.lifting.rule import Rule
from thongthin.lifting.sight import Sight

LEAST_SHARED = 3
"""Characters below which two words have nothing in common that is worth telling."""


def nearest_miss(rule: Rule, sight: Sight) -> str:
    """Return why a rule could begin nowhere on a page, in one sentence.

    Args:
        rule: a rule none of whose first words, or first values, the page has.
        sight: the page with its mentions.
    """
    words = rule.starts or ()
    if not words:
        return _no_value(rule)
    text = sight.stream.text
    wanted = f"it begins with {name_words(words)}"
    cut = next((word for word in words if word in text), None)
    if cut is not None:
        return (
            f"{wanted}; ‘{cut}’ stands there only with a blank inside, or as part of a letter "
            "group that must not be cut"
        )
    shared, word = _closest(words, text)
    if len(shared) < LEAST_SHARED:
        return f"{wanted}; nothing like it is in the text"
    return f"{wanted}; none of them is in the text, the nearest is ‘{shared}’, a part of ‘{word}’"


def _no_value(rule: Rule) -> str:
    begins = [pattern for pattern in rule.patterns if first_literals(pattern) is None]
    slots = dict.fromkeys(slots_of(pattern)[0].type for pattern in begins if slots_of(pattern))
    told = " or ".join(f"{{{name}}}" for name in slots)
    return f"it begins with a value of {told}, and the text has none"


def _closest(words: tuple[str, ...], text: str) -> tuple[str, str]:
    """Return the longest run that a text shares with one of some words, and that word."""
    matcher = SequenceMatcher(autojunk=False)
    matcher.set_seq2(text)
    best = ("", words[0])
    for word in words:
        matcher.set_seq1(word)
        found = matcher.find_longest_match()
        if found.size > len(best[0]):
            best = (word[found.a : found.a + found.size], word)
    return best
