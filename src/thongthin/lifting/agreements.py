"""Which words on a page speak of the same agreement, and what tells one agreement from another.

A headline, a sentence and a caption may all tell of one signing. Rules that introduce an
agreement say who signed; here their matches are held against each other before anything is
emitted, so that the identity of an agreement depends on its parties, its day and its title, not
on the order of matches (DESIGN.md, ruling 10).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import Any

from thongthin.lifting.found import Found
from thongthin.lifting.mint import Block
from thongthin.lifting.sight import Mention, Sight, identity_of
from thongthin.reading.canonical import canonical_key
from thongthin.reading.page import Gap

MEMORANDUM = "MemorandumOfUnderstanding"
AGREEMENT = "PartnershipAgreement"

_VALIDITY = re.compile(r"(?:ตั้งแต่|ถึง|จนถึง|ภายใน|สิ้นสุด|มีผล|เริ่ม|until|from|by)(?:ใน)?(?:วันที่|วัน)?$")
"""Before a day that is no day of signing."""

_WHO = frozenset({"agent", "body", "agency", "organisation"})


@dataclass(frozen=True, slots=True)
class Event:
    """A match that tells of an agreement.

    Attributes:
        begin: first position of the match.
        cue: position of the word for the agreement.
        end: behind the match.
        kind: class of the agreement by the word that is used, "" where it does not tell.
        is_closed: the words name all parties ("between … and …").
        parties: name of each party in canonical form → its identity, in order.
        days: ISO dates in the match.
        titles: canonical titles in the match.
        doubts: why the match may not tell of an agreement that was made.
    """

    begin: int
    cue: int
    end: int
    kind: str
    is_closed: bool
    parties: Mapping[str, Block]
    days: frozenset[str]
    titles: frozenset[str]
    doubts: tuple[str, ...]


@dataclass
class _Agreement:
    events: list[Event] = field(default_factory=list)

    def parties(self) -> dict[str, Block]:
        return {name: block for event in self.events for name, block in event.parties.items()}

    def days(self) -> frozenset[str]:
        return frozenset().union(*(event.days for event in self.events))

    def titles(self) -> frozenset[str]:
        return frozenset().union(*(event.titles for event in self.events))

    def may_be(self, event: Event) -> bool:
        """Say whether a match may speak of this agreement: no day, party or title is against it."""
        if event.days and self.days() and event.days.isdisjoint(self.days()):
            return False
        mine, others = set(self.parties()), set(event.parties)
        shared = len(mine & others)
        if min(len(mine), len(others)) >= 2:
            if shared < 2 and not (mine <= others or others <= mine):
                return False
        elif mine and others and not shared:
            return False
        return shared >= 2 or _titles_agree(self.titles(), event.titles)

    def owner(self) -> Block | None:
        """Return the first local government body of the parties, else the first party."""
        parties = self.parties()
        return next(
            (p for p in parties.values() if "body" in p), next(iter(parties.values()), None)
        )


class Agreements:
    """The agreements of one page."""

    def __init__(self, sight: Sight) -> None:
        """Take the page."""
        self._words = tuple(sight.of("agreement-word"))
        self._sight = sight
        self._text = sight.stream.text
        self._events: list[Event] = []
        self._blocks: dict[int, Block] = {}
        self._strangers: set[int] = set()
        self._doubts: dict[int, tuple[str, ...]] = {}

    def settle(self, introduced: Iterable[Found]) -> None:
        """Hold the matches that introduce agreements against each other and name each."""
        events = {id(f): (f, event) for f in introduced if (event := self._event(f))}
        lists = {e.cue: e.parties for _, e in events.values() if e.is_closed}
        self._strangers = {
            key for key, (f, e) in events.items() if _is_stranger(f, lists.get(e.cue))
        }
        self._events = sorted(
            (event for key, (_, event) in events.items() if key not in self._strangers),
            key=lambda event: (event.cue, event.begin, event.end),
        )
        agreements: list[_Agreement] = []
        # One word for an agreement speaks of one, however many rules read it.
        for _, group in groupby(self._events, key=lambda event: event.cue):
            events_here = list(group)
            told = _merged(events_here)
            same = next((a for a in reversed(agreements) if a.may_be(told)), None)
            if same is None:
                agreements.append(same := _Agreement())
            same.events += events_here
        for agreement in agreements:
            if all(event.doubts for event in agreement.events):
                self._doubts |= {id(e): agreement.events[0].doubts for e in agreement.events}
        self._name(agreements)

    def doubts(self, begin: int, end: int) -> tuple[str, ...]:
        """Return why a run may tell of no agreement: every match that tells of it is doubtful."""
        for event in self._events:
            if begin <= event.cue < end or event.begin <= begin < event.end:
                return self._doubts.get(id(event), ())
        return ()

    def is_of_a_stranger(self, found: Found) -> bool:
        """Say whether a match makes someone a party whom the list of all parties leaves out."""
        return id(found) in self._strangers

    def block(self, begin: int, end: int) -> Block | None:
        """Return the agreement of which a run speaks: one whose word it holds, or that holds it."""
        for event in self._events:
            if begin <= event.cue < end or event.begin <= begin < event.end:
                return self._blocks.get(id(event))
        return None

    def _event(self, found: Found) -> Event | None:
        match = found.match
        words = [w for w in self._words if w.begin < match.end and match.begin < w.end]
        if not words:
            return None
        pieces = [p.mention for p in match.pieces if p.mention]
        parties = [m for m in pieces if m.type in _WHO]
        named = {
            _name_of(m.value): identity_of(m.value) for m in parties if isinstance(m.value, Mapping)
        }
        if found.body:
            named.setdefault(_name_of(found.body.block), found.body.block)
        kinds = {w.value for w in words}
        text = self._text[match.begin : match.end]
        return Event(
            match.begin,
            words[0].begin,
            match.end,
            next((k for k in (AGREEMENT, MEMORANDUM) if k in kinds), ""),
            "ระหว่าง" in text or "between" in text,
            named,
            frozenset(str(m.value) for m in pieces if m.type == "date_be")
            or self._days_behind(words[0].end),
            frozenset(_title(m) for m in pieces if m.type == "matter"),
            found.body.doubts if found.body else (),
        )

    def _days_behind(self, at: int) -> frozenset[str]:
        """Return the day named behind a word for an agreement, before the next one."""
        sight = self._sight
        following = (w.begin for w in self._words if w.begin >= at)
        ends = (i for i, gap in sight.gaps if i >= at and gap == Gap.PARAGRAPH)
        last = min((*following, *ends, len(self._text)))
        days = (m for m in sight.of("date_be") if at <= m.begin < last)
        signing = (m for m in days if not _VALIDITY.search(self._text[: m.begin]))
        return frozenset(str(m.value) for m in signing)

    def _name(self, agreements: Iterable[_Agreement]) -> None:
        by_owner: dict[str, list[tuple[_Agreement, Block]]] = {}
        for agreement in agreements:
            if owner := agreement.owner():
                by_owner.setdefault(repr(owner), []).append((agreement, owner))
        for group in by_owner.values():
            for agreement, owner in group:
                kind = _kind(event.kind for event in agreement.events)
                block = {"thing": "agreement", "of": owner, "as": kind}
                if len(group) > 1:
                    block["name"] = _told_apart(agreement, _name_of(owner))
                self._blocks.update({id(event): block for event in agreement.events})


def _merged(events: Sequence[Event]) -> Event:
    """Return what all matches around one word for an agreement tell."""
    return replace(
        events[0],
        parties={name: block for event in events for name, block in event.parties.items()},
        days=frozenset().union(*(event.days for event in events)),
        titles=frozenset().union(*(event.titles for event in events)),
    )


def _is_stranger(found: Found, parties: Mapping[str, Block] | None) -> bool:
    """Say whether a match makes someone a party whom a list of all parties leaves out."""
    signers = [m.value for m in found.match.values("signer")]
    if found.body and not signers:
        signers = [found.body.block]
    return bool(parties) and any(_name_of(signer) not in (parties or {}) for signer in signers)


def _kind(kinds: Iterable[str]) -> str:
    """Return the class of an agreement by its words: "MOA" rules out that it is a memorandum."""
    found = set(kinds)
    return AGREEMENT if AGREEMENT in found or MEMORANDUM not in found else MEMORANDUM


def _titles_agree(one: frozenset[str], other: frozenset[str]) -> bool:
    if not one or not other:
        return True
    return any(a in b or b in a for a in one for b in other)


def _told_apart(agreement: _Agreement, owner: str) -> str:
    partners = sorted(name for name in agreement.parties() if name != owner)
    return "|".join((*partners, *sorted(agreement.days()), *sorted(agreement.titles())))


def _title(mention: Mention) -> str:
    return canonical_key(str(mention.value))


def _name_of(value: Mapping[str, Any]) -> str:
    name = str(next(value[k] for k in ("body", "agency", "organisation") if k in value))
    return canonical_key(name) + str(value.get("at", ""))
