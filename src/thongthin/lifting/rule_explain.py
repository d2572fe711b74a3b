"""Which rule fires where on a page, and why another one does not.

The rules are asked as lifting asks them; a witness beside the asker writes down what became of
every rule at every place at which it could begin.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from thongthin.lifting.apply import Asker, Objection
from thongthin.lifting.found import Found
from thongthin.lifting.gate import Gate
from thongthin.lifting.kit import Kit
from thongthin.lifting.lift import things_spoken_of
from thongthin.lifting.look import look_at
from thongthin.lifting.match import Match, Matcher
from thongthin.lifting.mint import Minter
from thongthin.lifting.pattern_trace import Stop, Tracer
from thongthin.lifting.record import Record
from thongthin.lifting.rule import Rule
from thongthin.lifting.rule_reasons import Reasons
from thongthin.lifting.rule_verdict import Explained, Judged, Kind, Verdict
from thongthin.lifting.said import names_of, said_by
from thongthin.lifting.sight import Sight
from thongthin.lifting.things import ThingBook
from thongthin.reading.page import Page


def explain_page(page: Page, kit: Kit, threshold: float) -> Explained:
    """Ask all rules about a page and tell what became of each.

    Args:
        page: the page, read.
        kit: what lifting knows.
        threshold: least confidence of a join (0..1).
    """
    sight = look_at(page, kit)
    book = ThingBook(kit, Minter(page.report, kit.links, frozenset(kit.kinds)))
    witness = _Witness(sight, kit, book)
    records = list(witness.records())
    things = book.things(things_spoken_of(records))
    gate = Gate(kit, {thing.id: thing for thing in things}, threshold, page)
    judged = _Judge(gate, names_of(things))
    verdicts = sorted(witness.verdicts(judged), key=lambda v: (v.begin, v.rule, v.kind))
    asked = {verdict.rule for verdict in verdicts} | witness.asked
    absent = tuple(rule for rule in kit.rules if rule.id not in asked)
    return Explained(sight, tuple(verdicts), absent, tuple(witness.problems))


class _Judge:
    def __init__(self, gate: Gate, names: dict[str, str]) -> None:
        self._gate = gate
        self._names = names

    def judged(self, records: Iterable[Record]) -> Iterator[Judged]:
        for record in records:
            refusal = self._gate.judge(record)
            outcome = refusal.outcome if refusal else "accepted"
            for said in said_by(record, self._names):
                yield Judged(said, outcome, refusal.reasons if refusal else ())


@dataclass(frozen=True, slots=True)
class _Event:
    rule: Rule
    begin: int
    end: int
    kind: Kind
    because: str = ""
    records: tuple[Record, ...] = ()


class _Witness(Asker):
    """Asks as lifting asks, and writes down what became of every rule at every place."""

    is_thorough = True

    def __init__(self, sight: Sight, kit: Kit, book: ThingBook) -> None:
        super().__init__(sight, kit, book)
        self._reasons = Reasons(sight, self.discourse, self._polarity)
        self._events: dict[tuple[str, int], _Event] = {}
        self.asked: set[str] = set()

    def verdicts(self, judge: _Judge) -> Iterator[Verdict]:
        page = self._sight.page
        for event in self._events.values():
            yield Verdict(
                rule=event.rule.id,
                begin=event.begin,
                end=event.end,
                words=self._sight.text(event.begin, event.end),
                line=page.line_of(page.stream.starts[event.begin]) if page.stream.starts else 1,
                kind=event.kind,
                because=event.because,
                said=tuple(judge.judged(event.records)),
            )

    def _found(self, rule: Rule) -> Iterator[Found]:
        yield from super()._found(rule)
        text = self._sight.stream.text
        kind: Kind = "inside"
        because = "it has taken these words already"
        if rule.page_holds and not any(word in text for word in rule.page_holds):
            kind, because = "page_holds", self._reasons.not_on_page(rule)
        for begin in self._places(rule):
            self.asked.add(rule.id)
            if (rule.id, begin) not in self._events and begin < len(text):
                self._note(rule, begin, begin + 1, kind, because)

    def _said(self, found: Found) -> Iterable[Record]:
        records = tuple(super()._said(found))
        match = found.match
        why = "" if records else "it matches, but what its statements speak of is not in the words"
        event = _Event(found.rule, match.begin, match.end, "fired", why, records)
        self._events[found.rule.id, match.begin] = event
        return records

    def _may_speak(self, rule: Rule, at: int) -> bool:
        if super()._may_speak(rule, at):
            return True
        kind, because = self._why_not_asked(rule, at)
        stop = self.furthest(rule, at)
        if stop:
            because = f"{self._reasons.stopped(stop, at)}; besides, {because}"
            self._note(rule, at, max(stop.at, at + 1), "pattern", because)
        else:
            end = self._matched_to(rule, at)
            because = f"it matches ‘{self._sight.text(at, end)}’, but {because}"
            self._note(rule, at, end, kind, because)
        return False

    def _why_not_asked(self, rule: Rule, at: int) -> tuple[Kind, str]:
        if rule.in_list and not self._is_in_list(rule, at):
            return "list", self._reasons.not_in_list(rule, at)
        rules = (r for r in self._kit.rules if r.introduces)
        kinds = {kind.removesuffix("+") for kind in rule.subject}
        introducing = [r.id for r in rules if r.introduces and r.introduces.kind in kinds]
        return "subject", self._reasons.no_subject(rule, at, introducing)

    def _matched_to(self, rule: Rule, at: int) -> int:
        """Return where the first match ends that a rule's patterns have at a place."""
        matcher = Matcher(self._sight, self._read, self._walls.limit, rule.where)
        matches = (match for pattern in rule.patterns for match in matcher.matches(pattern, at))
        return next((match.end for match in matches), at + 1)

    def _match(
        self, rule: Rule, begin: int, matcher: Matcher, numbers: Iterable[int] = ()
    ) -> Match | None:
        match = super()._match(rule, begin, matcher, numbers)
        if match is None and (rule.id, begin) not in self._events:
            stop = self.furthest(rule, begin)
            if stop:
                because = self._reasons.stopped(stop, begin)
                self._note(rule, begin, max(stop.at, begin + 1), "pattern", because)
        return match

    def furthest(self, rule: Rule, begin: int) -> Stop | None:
        """Return the furthest that any pattern of a rule gets, None where one matches whole."""
        tracer = Tracer(self._sight, self._read, self._walls.limit, rule.where)
        stops = [tracer.furthest(pattern, begin) for pattern in rule.patterns]
        return max(stops, key=lambda stop: stop.reach if stop else (0, 0)) if all(stops) else None

    def _objection(self, rule: Rule, match: Match) -> Objection:
        objection = super()._objection(rule, match)
        if objection and (rule.id, match.begin) not in self._events:
            because = self._reasons.refused(rule, match, objection)
            self._note(rule, match.begin, match.end, objection, because)
        return objection

    def _understood(self, rule: Rule, match: Match) -> Found | None:
        found = super()._understood(rule, match)
        if found is None:
            kind, because = self._why_not_understood(rule, match)
            words = self._sight.text(match.begin, match.end)
            self._note(rule, match.begin, match.end, kind, f"it matches ‘{words}’, but {because}")
        return found

    def _why_not_understood(self, rule: Rule, match: Match) -> tuple[Kind, str]:
        subject = self.discourse.subject(rule.subject, match.begin) if rule.subject else None
        if subject is not None and 0 < rule.near < match.begin - subject.mention[1]:
            return "near", self._reasons.too_far(rule, subject, match.begin)
        if rule.subject and subject is None and "body" not in rule.subject:
            return "subject", self._reasons.no_subject(rule, match.begin, ())
        return "body", self._reasons.no_body()

    def _note(self, rule: Rule, begin: int, end: int, kind: Kind, because: str) -> None:
        self._events[rule.id, begin] = _Event(rule, begin, end, kind, because)
