"""From the graph's way of saying to the reader's: inverses turned, steps between left out.

A reader writes that an agreement has a party; the graph has a participation between the two. What
is derived follows from the ontology's own axioms (`ontology/modules/rl.ttl`, a test compares them)
and rests on the words of both premises.
"""

from __future__ import annotations

from collections.abc import Iterator

from thongthin.evaluation.facts import Fact, Term
from thongthin.evaluation.guide import Guide
from thongthin.evaluation.supports import Facts, Support


def fold(facts: Facts, guide: Guide) -> Facts:
    """Return facts as a reader would write them, in order of appearance."""
    found = _turned(facts, guide)
    for prop, (first, then) in guide.chains.items():
        found = _shortened(found, prop, first, then, guide)
    for prop in sorted(guide.transitive):
        found = _reached(found, prop)
    return found


def _turned(facts: Facts, guide: Guide) -> Facts:
    """Say every inverse in the direction that readers use; of a class nothing can be turned."""
    found: Facts = {}
    for fact, supports in facts.items():
        if fact.property in guide.inverses and fact.value.sort != "class":
            fact = Fact(fact.value, guide.inverses[fact.property], fact.subject)
        _add(found, fact, supports)
    return found


def _shortened(facts: Facts, prop: str, first: str, then: str, guide: Guide) -> Facts:
    """Put one step for two; the thing between stays where a role of its own is said of it."""
    ends = {f.value for f in facts if f.property == first}
    told = {
        f.subject
        for f in facts
        if f.property == "inRole" and f.subject in ends and f.value.key not in guide.plain_roles
    }
    found: Facts = {}
    for fact, supports in facts.items():
        if fact.property == first:
            for end, others in _ends(facts, fact.value, then):
                _add(found, Fact(fact.subject, prop, end), _joined(supports, others))
            if fact.value in told:
                _add(found, Fact(fact.subject, "hasParticipation", fact.value), supports)
        elif _is_plain(fact, ends, told, guide):
            continue
        else:
            _add(found, fact, supports)
    return found


def _is_plain(fact: Fact, ends: set[Term], told: set[Term], guide: Guide) -> bool:
    """Say whether a fact is of a thing between, and only says that it is one."""
    if fact.value.key in guide.plain_roles and fact.subject in ends:
        return True
    return not {fact.subject, fact.value}.isdisjoint(ends - told)


def _reached(facts: Facts, prop: str) -> Facts:
    found = dict(facts)
    waiting = [fact for fact in facts if fact.property == prop]
    for fact in waiting:
        for end, supports in _ends(facts, fact.value, prop):
            new = Fact(fact.subject, prop, end)
            if new not in found and end != fact.subject:
                found[new] = _joined(found[fact], supports)
                waiting.append(new)
    return found


def _ends(facts: Facts, subject: Term, prop: str) -> Iterator[tuple[Term, tuple[Support, ...]]]:
    for fact, supports in facts.items():
        if fact.subject == subject and fact.property == prop:
            yield fact.value, supports


def _joined(one: tuple[Support, ...], two: tuple[Support, ...]) -> tuple[Support, ...]:
    """Return what supports a conclusion: the same passage for both premises where there is one."""
    same = [a.joined(b) for a in one for b in two if a.quotes == b.quotes]
    return tuple(same) or (one[0].joined(two[0]),)


def _add(facts: Facts, fact: Fact, supports: tuple[Support, ...]) -> None:
    facts[fact] = tuple(dict.fromkeys((*facts.get(fact, ()), *supports)))
