"""Look at a page: find every known name and typed value before any rule is asked."""

from __future__ import annotations

from thongthin.lifting.ambiguity import doubt_ambiguous
from thongthin.lifting.areas import find_areas
from thongthin.lifting.english import find_english, is_english
from thongthin.lifting.homonyms import told_apart
from thongthin.lifting.kit import Kit
from thongthin.lifting.legal_texts import find_laws, find_rules
from thongthin.lifting.organisations import find_offices
from thongthin.lifting.prizes import find_prizes
from thongthin.lifting.sight import Mention, Sight, short_line_ends, sort_mentions
from thongthin.lifting.values import find_values
from thongthin.reading.page import Page


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
    found = doubt_ambiguous(found)
    ends = short_line_ends(page)
    types = [h for h in hits if h.entry.type == "legal-type"]
    found.extend(kit.bodies.find(page.stream, types, ends))
    found.extend(find_areas(page.stream))
    if is_english(page.stream):
        found.extend(find_english(page.stream, ends))
    found = told_apart(found)
    named = [m for m in found if m.type in ("body", "agency")]
    found.extend(find_prizes(page.stream, found))
    found.extend(find_laws(page.stream, ends))
    found.extend(find_rules(page.stream, [m for m in named if m.type == "body"], ends))
    found.extend(kit.organisations.find(page.stream, named))
    found.extend(find_offices(page.stream))
    places = {literal: tuple(sorted(set(begins))) for literal, begins in triggers.items()}
    runs = {name: tuple(sorted(set(found_runs))) for name, found_runs in phrases.items()}
    return Sight(page, sort_mentions(found), places, runs, ends)
