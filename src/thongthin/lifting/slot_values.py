"""The values of slots as statements take them: texts, identities, numbers, concepts."""

from __future__ import annotations

from typing import Any

from thongthin.lifting.mint import BLOCK_KEYS
from thongthin.lifting.sight import Mention, Sight, identity_of
from thongthin.lifting.things import ThingBook
from thongthin.lifting.values import YEAR

_NAMED = frozenset({"agent", "body", "law", "office", "organisation"})
"""Slots whose values are identity blocks, with what a rule may ask for beside."""

_PRINTED = frozenset({"title"})
"""Parts of a value that are running text."""

_TEXT_SLOTS = frozenset({
    "clause", "heading", "centre", "body_centre", "glossed", "english_phrase", "learning_centre",
    "named_network", "matter", "quoted", "sub_centre", "venue",
})  # fmt: skip
"""Slots whose value is the words themselves."""


class SlotValues:
    """Gives the values of the slots of one page; notes the things among them."""

    def __init__(self, sight: Sight, book: ThingBook) -> None:
        """Take the page and the book of its things."""
        self._sight = sight
        self._book = book

    def as_json_ld(self, mention: Mention, part: str) -> Any:
        """Return a slot's value as JSON-LD."""
        if part == "printed":
            return self._sight.printed(mention.begin, mention.end)
        if part == "year_be":
            return self._year(mention)
        if part in _PRINTED:
            return {"@value": mention.value[part], "@language": "th"}
        if part in ("year", "printed_year", "converted"):
            return mention.value[part]
        if mention.type == "prize" and part != "round":
            return {"@id": mention.value[part]}
        if part:
            value = mention.value[part]
            label = mention.value["labels"].get(part, "") if mention.type == "area" else ""
            block = {part: value} if part in BLOCK_KEYS else value
            return {"@id": self._book.add(block, label=label)}
        if mention.type in _TEXT_SLOTS:
            return {"@value": self._sight.text(mention.begin, mention.end), "@language": "th"}
        if mention.type in ("agency", "award"):
            return {"@id": self._book.add({"agency": mention.value})}
        if mention.type in _NAMED:
            return {"@id": self._book.add(identity_of(mention.value))}
        if isinstance(mention.value, str) and mention.value.startswith("scheme:"):
            return {"@id": mention.value}
        return mention.value

    def _year(self, mention: Mention) -> int | None:
        """Return the Buddhist year that a date's own words name in full, or None."""
        found = YEAR.search(self._sight.stream.text, mention.begin, mention.end)
        return int(found["year"]) if found else None

    def words(self, mention: Mention, part: str) -> str:
        """Return the words of a slot: mended, or as printed, or those of a part of its value."""
        if part == "printed":
            return self._sight.printed(mention.begin, mention.end)
        if part and mention.type == "local_rule":
            return str(mention.value[part])
        return self._sight.text(mention.begin, mention.end)

    def identity(self, mention: Mention, part: str) -> Any:
        """Return what a slot gives to an identity block."""
        if part:
            value = mention.value[part]
            return {part: value} if part in BLOCK_KEYS else value
        if mention.type in ("agency", "award"):
            return {mention.type: mention.value}
        return identity_of(mention.value) if mention.type in _NAMED else mention.value
