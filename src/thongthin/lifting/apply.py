"""Ask the rules about a page: where they may begin, what must not stand beside, who is meant."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from thongthin.lifting.discourse import Discourse, Focus, Subject
from thongthin.lifting.emit import Emitter, Found
from thongthin.lifting.kit import Kit
from thongthin.lifting.match import Match, Matcher, crosses_only
from thongthin.lifting.pattern import Choice, Sequence, Slot
from thongthin.lifting.polarity import Polarity
from thongthin.lifting.record import Record
from thongthin.lifting.rule import Rule, references
from thongthin.lifting.sight import Mention, Sight, sort_mentions
from thongthin.lifting.slots import ClauseStops, SlotReader
from thongthin.lifting.things import ThingBook
from thongthin.lifting.values import find_values
from thongthin.lifting.walls import Walls
from thongthin.reading.page import Page

_SLOT_HEADS = {"centre": "ศูนย์", "body_centre": "ศูนย์", "network": "เครือข่าย"}


def look_at(page: Page, kit: Kit) -> Sight:
    """Return a page with all mentions of known names and typed values."""
    hits = list(kit.gazetteer.find(page.stream))
    triggers: dict[str, list[int]] = {}
    phrases: dict[str, list[tuple[int, int]]] = {}
    found = list(find_values(page.stream))
    for hit in hits:
        if hit.entry.type == "trigger":
            triggers.setdefault(hit.entry.value, []).append(hit.begin)
        elif hit.entry.type == "phrase":
            phrases.setdefault(hit.entry.value, []).append((hit.begin, hit.end))
        else:
            found.append(Mention(hit.entry.type, hit.begin, hit.end, hit.entry.value))
    found.extend(kit.bodies.find(page.stream, [h for h in hits if h.entry.type == "legal-type"]))
    places = {literal: tuple(sorted(set(begins))) for literal, begins in triggers.items()}
    runs = {name: tuple(sorted(set(found_runs))) for name, found_runs in phrases.items()}
    return Sight(page, sort_mentions(found), places, runs)


class Asker:
    """Asks all rules about one page, those that introduce a topic first."""

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
            self._clause_ends, kit.phrases["name_stops"], kit.phrases["clause_starts"]
        )
        self._read = SlotReader(sight, self.discourse, stops)
        self._walls = Walls(sight, self.discourse.items)

    def records(self) -> Iterator[Record]:
        """Yield the records of all rules, in order of rules and places."""
        first = [r for r in self._kit.rules if r.introduces]
        rest = [r for r in self._kit.rules if not r.introduces]
        for rule in (*first, *rest):
            for found in self._found(rule):
                yield from self._emitter.records(found)

    def _found(self, rule: Rule) -> Iterator[Found]:
        behind = -1
        for begin in self._places(rule):
            if begin < behind or not self._may_speak(rule, begin):
                continue
            match = self._match(rule, begin)
            found = self._understood(rule, match) if match else None
            if match and found:
                behind = max(match.end, begin + 1)
                self._introduce(found)
                yield found

    def _places(self, rule: Rule) -> Iterable[int]:
        if rule.starts is not None:
            return sorted({p for s in rule.starts for p in self._sight.triggers.get(s, ())})
        return sorted({p for pattern in rule.patterns for p in self._slot_places(pattern)})

    def _slot_places(self, pattern: Sequence) -> Iterator[int]:
        """Yield the places at which a pattern that begins with a slot may begin."""
        head = next((e for e in pattern if isinstance(e, Slot | Choice)), None)
        for slot in _leading_slots(head):
            if slot.type == "item":
                yield from (i.begin for i in self.discourse.items)
            elif literal := _SLOT_HEADS.get(slot.type):
                yield from _occurrences(self._sight.stream.text, literal)
            else:
                yield from (m.begin for m in self._sight.of(slot.type))

    def _match(self, rule: Rule, begin: int) -> Match | None:
        text = self._sight.stream.text
        matcher: Matcher | None = None
        for pattern, prefix in zip(rule.patterns, rule.prefixes, strict=True):
            if not prefix.match(text, begin):
                continue
            matcher = matcher or Matcher(self._sight, self._read, self._walls.limit, rule.where)
            for match in matcher.matches(pattern, begin):
                if self._is_allowed(rule, match):
                    return match
        return None

    def _is_allowed(self, rule: Rule, match: Match) -> bool:
        text = self._sight.stream.text
        if not crosses_only(self._sight, match.begin, match.end, rule.may_cross):
            return False
        if text.startswith(rule.unless_after, match.end) and rule.unless_after:
            return False
        for slot, least in rule.at_least.items():
            if len(match.values(slot)) < least:
                return False
        for slot, words in rule.holds.items():
            if not _holds(text, match, slot, words):
                return False
        if rule.unless_before and self._polarity.is_questioned(match.end):
            return False
        return not self._polarity.is_denied(rule.unless_before, match.begin)

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
        for mention in match.values(introduces.mention) or (cue,):
            block = self._emitter.identity(introduces.block, found, {introduces.mention: mention})
            words = (mention.begin, mention.end)
            self.discourse.foci.append(
                Focus(introduces.kind, block, words, mention.begin, end, origin, doubts)
            )


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


def _leading_slots(head: Slot | Choice | None) -> Iterator[Slot]:
    if isinstance(head, Slot):
        yield head
    elif isinstance(head, Choice):
        for option in head.options:
            yield from _leading_slots(next((e for e in option if isinstance(e, Slot)), None))


def _occurrences(text: str, literal: str) -> Iterator[int]:
    at = text.find(literal)
    while at >= 0:
        yield at
        at = text.find(literal, at + 1)
