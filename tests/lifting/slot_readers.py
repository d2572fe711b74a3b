"""The slot reader of a page, put together as `lifting/apply.py` does it."""

from __future__ import annotations

from collections.abc import Iterator

from thongthin.lifting.centre_slots import CentreWords
from thongthin.lifting.discourse import Discourse
from thongthin.lifting.kit import Kit
from thongthin.lifting.look import look_at
from thongthin.lifting.match import Match, Matcher
from thongthin.lifting.name_slots import ClauseStops
from thongthin.lifting.pattern_text import parse_pattern
from thongthin.lifting.polarity import Polarity
from thongthin.lifting.sight import Mention, Sight
from thongthin.lifting.slots import SlotReader
from thongthin.lifting.walls import Walls
from thongthin.reading.page import Page


def clause_stops(sight: Sight, kit: Kit) -> ClauseStops:
    """Return what ends a name or a clause on a page, by the project's own word lists."""
    heads, parts, stops, generic = (
        kit.phrases[f"centre_{name}"] for name in ("heads", "parts", "stops", "generic")
    )
    return ClauseStops(
        short_lines=sight.short_line_ends,
        names=kit.phrases["name_stops"],
        clauses=kit.phrases["clause_starts"],
        centres=CentreWords(heads, parts, stops, generic),
        generic_networks=kit.phrases["network_generic"],
    )


def discourse_of(sight: Sight, kit: Kit) -> Discourse:
    """Return the build-up of a page; behind no word a body is no subject."""
    polarity = Polarity(sight, sight.short_line_ends)
    return Discourse(sight, polarity, kit.phrases["openers"], ())


def slots_at(page: Page, kit: Kit, kind: str, at: str) -> Iterator[Mention]:
    """Yield the values of a slot at the first place of some words."""
    sight = look_at(page, kit)
    read = SlotReader(sight, discourse_of(sight, kit), clause_stops(sight, kit))
    return read(sight, kind, sight.stream.text.index(at))


def matcher(page: Page, kit: Kit) -> Matcher:
    """Return the matcher of a page, for a rule that is called "r"."""
    sight = look_at(page, kit)
    discourse = discourse_of(sight, kit)
    read = SlotReader(sight, discourse, clause_stops(sight, kit))
    return Matcher(sight, read, Walls(sight, discourse.items).limit, "rules.yaml, rule r")


def first_match(page: Page, kit: Kit, pattern: str) -> Match | None:
    """Return the first match of a pattern anywhere on a page."""
    sequence = parse_pattern(pattern, kit.phrases, "")
    asked = matcher(page, kit)
    places = range(len(page.stream.text))
    return next((m for at in places for m in asked.matches(sequence, at)), None)


def seen(page: Page, kit: Kit, kind: str) -> list[Mention]:
    """Return the mentions of a type on a page, in order."""
    return list(look_at(page, kit).of(kind))
