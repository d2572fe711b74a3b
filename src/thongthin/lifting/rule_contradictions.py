"""Two rules that say the opposite of one text: an example of one is denied by another."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from thongthin.lifting.document import LiftedDocument
from thongthin.lifting.finding import LintFinding
from thongthin.lifting.kit import Kit
from thongthin.lifting.record import Record
from thongthin.lifting.rule_examples import RuleTester
from thongthin.lifting.said import Said, said_by


@dataclass(frozen=True, slots=True)
class _Fact:
    rule: str
    said: Said
    type: str


def contradictions(kit: Kit, tester: RuleTester) -> Iterator[LintFinding]:
    """Yield a finding for each example of a rule of which another rule says the opposite."""
    families = _families(kit)
    for rule in kit.rules:
        for number, example in enumerate(rule.examples, 1):
            document = tester.lift(tester.page(str(example.get("text", "-"))))
            facts = list(_facts(document))
            own = [fact for fact in facts if fact.rule == rule.id]
            others = [fact for fact in facts if fact.rule != rule.id]
            for one, other in ((a, b) for a in own for b in others if _opposed(a, b, families)):
                verb = "denies" if other.said.is_negated else "states"
                sentence = (
                    f"rule {other.rule} {verb} what example {number} is for "
                    f"({' | '.join(one.said.row)}); make one of the two stricter"
                )
                yield LintFinding(rule.where, "contradiction", sentence)


def _facts(document: LiftedDocument) -> Iterator[_Fact]:
    """Yield what is said of a document, accepted or waiting for a person."""
    types = {thing.id: thing.type for thing in document.things}
    waiting = (r.record for r in document.refusals if r.outcome == "review")
    for record in (*document.records, *waiting):
        yield from (_Fact(record.rule, said, types.get(said.value, "")) for said in _plain(record))


def _plain(record: Record) -> Iterator[Said]:
    return said_by(record, {})


def _opposed(one: _Fact, other: _Fact, families: Mapping[str, frozenset[str]]) -> bool:
    """Say whether one denies what the other states: the same value, or one of a denied class."""
    if one.said.is_negated == other.said.is_negated or one.said[:2] != other.said[:2]:
        return False
    denied, stated = (one, other) if one.said.is_negated else (other, one)
    family = families.get(denied.said.value.removeprefix("lgc:"), frozenset[str]())
    return denied.said.value == stated.said.value or stated.type in family


def _families(kit: Kit) -> dict[str, frozenset[str]]:
    """Return class of a kind of thing → it and its special classes (`mappings/things.yaml`)."""
    return {
        str(kind["class"]): frozenset({str(kind["class"]), *kind.get("classes", {}).values()})
        for kind in kit.kinds.values()
    }
