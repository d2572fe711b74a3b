"""What else is known of a statement that differs: what stands in its place, what the gate refused.

The hints are for people who write rules; no figure but "refused" rests on them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from thongthin.evaluation.align import Alignment
from thongthin.evaluation.facts import Fact
from thongthin.evaluation.gold_page import GoldPage
from thongthin.evaluation.gold_rows import GoldRow
from thongthin.evaluation.judged import Judged
from thongthin.evaluation.lifted_page import LiftedPage, LiftedThing
from thongthin.evaluation.words import Words, meant


def with_instead(statements: Iterable[Judged]) -> Iterator[Judged]:
    """Yield statements; one that is missing or extra with what stands in its place."""
    listed = tuple(statements)
    for one in listed:
        other = {"missing": "extra", "extra": "missing"}.get(one.outcome)
        rivals = [
            x.value
            for x in listed
            if x.outcome == other and (x.subject, x.property) == (one.subject, one.property)
        ]
        told = "lifted instead" if one.outcome == "missing" else "expected"
        hints = [one.hint, f"{told}: {', '.join(rivals)}" if rivals else ""]
        yield replace(one, hint="; ".join(filter(None, hints)))


def names_alike(fact: Fact, gold: GoldPage, lifted: LiftedPage, aligned: Alignment) -> str:
    """Return the things of the gold page whose names are part of a lifted one, or hold it.

    Args:
        fact: as it was lifted.
        gold: the page.
        lifted: what was lifted from it.
        aligned: which things are known already.
    """
    known = frozenset(aligned.gold_of.values())
    found = [
        thing.label
        for term in (fact.subject, fact.value)
        if term.sort == "lifted" and aligned.term(term) == term and term.key in lifted.things
        for thing in gold.spoken.values()
        if thing.name not in known and _is_part(thing.names.keys, lifted.things[term.key])
    ]
    return f"a name alike is expected: {', '.join(found)}" if found else ""


def _is_part(keys: frozenset[str], thing: LiftedThing) -> bool:
    return any(one in other or other in one for one in keys for other in thing.names.keys)


def review_hint(
    row: GoldRow, lifted: LiftedPage, aligned: Alignment, words: Words
) -> tuple[str, ...]:
    """Return why what a row says was refused, or nothing where no rule has read it.

    A refused statement says the same where it has the property, and either subject and value, or
    one of the two and some of the row's words.
    """
    subject, prop, value = row.fact
    for fact, supports in lifted.refused.items():
        support = next((s for s in supports if s.reasons), None)
        if support is None or fact.property != prop:
            continue
        quoted = words.positions(support.quotes)
        alike = [
            aligned.term(fact.subject) == subject,
            aligned.term(fact.value) == value,
            bool(meant(words.runs(row.words), quoted) & quoted),
        ]
        if alike.count(True) > 1:
            return (f"{'; '.join(support.reasons)} ({', '.join(support.rules)})",)
    return ()
