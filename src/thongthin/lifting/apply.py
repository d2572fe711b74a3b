"""Ask the rules about a page: where they may begin, what must not stand beside, who is meant."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any, Literal

from thongthin.lifting.centre_slots import CentreWords
from thongthin.lifting.chances import Chances
from thongthin.lifting.discourse import Discourse
from thongthin.lifting.emit import Emitter
from thongthin.lifting.found import Found
from thongthin.lifting.kit import Kit
from thongthin.lifting.match import Match, Matcher, RunawayError, crosses_only
from thongthin.lifting.name_slots import ClauseStops
from thongthin.lifting.polarity import Polarity
from thongthin.lifting.record import Record
from thongthin.lifting.rule import Rule, references
from thongthin.lifting.sight import Mention, Sight
from thongthin.lifting.slots import SlotReader
from thongthin.lifting.things import ThingBook
from thongthin.lifting.topic import Focus, Subject
from thongthin.lifting.walls import Walls

Objection = Literal[
    "",
    "may_cross",
    "unless_after",
    "at_least",
    "holds",
    "retraction",
    "unless_before",
    "unless_within",
    "same",
]
"""The condition of a rule that refuses a match; "" for none."""


class Asker:
    """Asks all rules about one page, those that introduce a topic first.

    Attributes:
        discourse: the build-up of the page, with what the rules have introduced so far.
        problems: a sentence for each rule that ran away, and is left out on this page.
    """

    is_thorough = False

    def __init__(self, sight: Sight, kit: Kit, book: ThingBook) -> None:
        """Take the page, what is known, and the book of its things."""
        self._sight = sight
        self._kit = kit
        self._emitter = Emitter(sight, kit, book)
        self._clause_ends = sight.short_line_ends
        self._polarity = Polarity(sight, self._clause_ends)
        self.discourse = Discourse(
            sight, self._polarity, kit.phrases["openers"], kit.phrases["objects"]
        )
        stops = ClauseStops(
            self._clause_ends,
            kit.phrases["name_stops"],
            kit.phrases["clause_starts"],
            CentreWords(
                *(kit.phrases[f"centre_{n}"] for n in ("heads", "parts", "stops", "generic"))
            ),
            kit.phrases["network_generic"],
        )
        self._read = SlotReader(sight, self.discourse, stops)
        self._walls = Walls(sight, self.discourse.items)
        self._chances = Chances(
            sight, self.discourse, kit.phrases["centre_heads"], is_thorough=self.is_thorough
        )
        self.problems: list[str] = []

    def records(self) -> Iterator[Record]:
        """Yield the records of all rules, in order of rules and places."""
        first = [r for r in self._kit.rules if r.introduces]
        rest = [r for r in self._kit.rules if not r.introduces]
        introduced = [found for rule in first for found in self._all_found(rule)]
        self._settle_agreements(introduced)
        for found in introduced:
            yield from self._said(found)
        for rule in rest:
            for found in self._all_found(rule):
                yield from self._said(found)

    def _settle_agreements(self, introduced: Iterable[Found]) -> None:
        """Find out which matches speak of one agreement, and name it in what they introduced."""
        agreements = self._emitter.agreements
        agreements.settle(f for f in introduced if _introduces(f.rule, "agreement"))
        foci = self.discourse.foci
        for i, focus in enumerate(foci):
            if focus.kind == "agreement":
                block = agreements.block(*focus.mention) or focus.block
                foci[i] = replace(focus, block=block)

    def _all_found(self, rule: Rule) -> list[Found]:
        """Return what a rule finds on the page; nothing where its pattern runs away."""
        introduced = len(self.discourse.foci)
        try:
            return list(self._found(rule))
        except RunawayError as error:
            del self.discourse.foci[introduced:]
            self.problems.append(str(error))
            return []

    def _said(self, found: Found) -> Iterable[Record]:
        return self._emitter.records(found)

    def _found(self, rule: Rule) -> Iterator[Found]:
        if rule.page_holds and not any(w in self._sight.stream.text for w in rule.page_holds):
            return
        behind = -1
        matcher = Matcher(self._sight, self._read, self._walls.limit, rule.where)
        for begin, numbers in self._places(rule).items():
            if begin < behind or not self._may_speak(rule, begin):
                continue
            match = self._match(rule, begin, matcher, numbers)
            found = self._understood(rule, match) if match else None
            if match and found:
                behind = max(match.end, begin + 1)
                self._introduce(found)
                yield found

    def _places(self, rule: Rule) -> dict[int, list[int]]:
        """Return the places at which patterns of a rule may begin, with their numbers."""
        return self._chances.places(rule)

    def _match(
        self, rule: Rule, begin: int, matcher: Matcher, numbers: Iterable[int] = ()
    ) -> Match | None:
        text = self._sight.stream.text
        for number in numbers or range(len(rule.patterns)):
            if not rule.prefixes[number].match(text, begin):
                continue
            for match in matcher.matches(rule.patterns[number], begin):
                if not self._objection(rule, match):
                    return match
        return None

    def _objection(self, rule: Rule, match: Match) -> Objection:
        """Return which of a rule's conditions refuses a match, or "" where it may stand."""
        text = self._sight.stream.text
        if not crosses_only(self._sight, match.begin, match.end, rule.may_cross):
            return "may_cross"
        if text.startswith(rule.unless_after, match.end) and rule.unless_after:
            return "unless_after"
        for slot, least in rule.at_least.items():
            if len(match.values(slot)) < least:
                return "at_least"
        for slot, words in rule.holds.items():
            if not _holds(text, match, slot, words):
                return "holds"
        if len({str(m.value) for slot in rule.same for m in match.values(slot)}) > 1:
            return "same"
        if rule.unless_within and self._polarity.holds(rule.unless_within, match.begin, match.end):
            return "unless_within"
        if rule.unless_before and self._polarity.is_questioned(match.end):
            return "retraction"
        is_denied = self._polarity.is_denied(rule.unless_before, match.begin)
        return "unless_before" if is_denied else ""

    def _may_speak(self, rule: Rule, at: int) -> bool:
        """Say whether a rule's list and subject are in force at a place, before any matching."""
        if rule.in_list and not self._is_in_list(rule, at):
            return False
        return not rule.subject or self.discourse.has_subject(rule.subject, at)

    def _is_in_list(self, rule: Rule, at: int) -> bool:
        item = self.discourse.item_at(at)
        return item is not None and any(word in item.lead_in for word in rule.in_list)

    def _understood(self, rule: Rule, match: Match) -> Found | None:
        subject = self.discourse.subject(rule.subject, match.begin) if rule.subject else None
        if rule.subject and subject is None:
            return None
        needs_body = rule.needs_body and not match.values("body")
        body = self.discourse.topic(match.begin) if needs_body else None
        if needs_body and body is None:
            return None
        if rule.near and subject and match.begin - subject.mention[1] > rule.near:
            return None
        return Found(rule, match, subject, body)

    def _introduce(self, found: Found) -> None:
        introduces, match = found.rule.introduces, found.match
        if introduces is None:
            return
        end = self.discourse.scope_end(match.begin, found.rule.scope)
        cue = Mention("cue", match.begin, match.end, None)
        owners = _owners(found, references(introduces.block))
        origin = min([match.begin, *(owner.origin for owner in owners)])
        doubts = tuple(doubt for owner in owners for doubt in owner.doubts)
        words_for_it: list[Mention] = []
        if introduces.mention == "word":
            words_for_it = self._sight.within("agreement-word", match.begin, match.end)
        for mention in words_for_it or match.values(introduces.mention) or (cue,):
            block = self._emitter.identity(introduces.block, found, {introduces.mention: mention})
            self._emitter.note(block)
            words = (mention.begin, mention.end)
            self.discourse.foci.append(
                Focus(
                    introduces.kind,
                    block,
                    words,
                    mention.begin,
                    end,
                    origin,
                    doubts,
                    _told(mention),
                )
            )


def _told(mention: Mention) -> Mapping[str, Any]:
    return mention.value if isinstance(mention.value, Mapping) else {}


def _introduces(rule: Rule, kind: str) -> bool:
    return rule.introduces is not None and rule.introduces.kind == kind


def _owners(found: Found, names: frozenset[str]) -> list[Subject]:
    """Return whom an identity speaks of without a word of the match for it."""
    people = (("subject", found.subject), ("body", found.body))
    return [who for name, who in people if who is not None and name in names]


def _holds(text: str, match: Match, slot: str, words: tuple[str, ...]) -> bool:
    """Say whether every value of a slot holds one of some words, or begins with a "^word"."""
    for mention in match.values(slot):
        value = "^" + text[mention.begin : mention.end]
        if not any(word in value for word in words):
            return False
    return True
