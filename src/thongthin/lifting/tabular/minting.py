"""Bodies that rows name: those whose place is certain, those placed, those known by name alone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from thongthin.lifting.mint import Block, Minter
from thongthin.lifting.record import Thing
from thongthin.lifting.things import ThingBook

_GUESS = "candidatePlace"


class RowMinter(Minter):
    """Mints compact IRIs for one register; a body with a `key` is the registered one."""

    def mint(self, block: Block | str) -> str:
        """Return the compact IRI of a block.

        Raises:
            MappingError: no such kind of thing, or a block without what makes it.
        """
        if not isinstance(block, str) and "body" in block and "key" in block:
            return f"id:body/{block['key']}"
        return super().mint(block)


@dataclass
class Bodies:
    """The bodies of one register.

    Attributes:
        registered: registered key → row as `mappings/links.csv` has it, for English names.
        by_name: (scope, name) → compact IRI → block.
    """

    registered: dict[str, Mapping[str, str]] = field(default_factory=dict)
    by_name: dict[tuple[str, str], dict[str, Block]] = field(default_factory=dict)

    def note(self, value: Any, minter: Minter) -> None:
        """Note the bodies that a cell's value speaks of."""
        for block in _bodies(value):
            named = self.by_name.setdefault((minter.report, str(block["body"])), {})
            named[minter.mint(block)] = block
            if "key" in block:
                code = str(block["key"]).split("-")[1]
                self.registered.setdefault(str(block["key"]), {"tambon_code": code})

    def link(self, books: Mapping[str, ThingBook]) -> None:
        """Note that a body known by name alone may be one of its name whose place is known."""
        for (scope, _), named in sorted(self.by_name.items()):
            alone = [block for block in named.values() if not {"key", "at"} & block.keys()]
            for one in alone:
                for iri in sorted(named):
                    if named[iri] is not one:
                        books[scope].add_candidate(one, "candidateMatch", named[iri])


def without_guesses(things: Mapping[str, Thing], used: frozenset[str]) -> dict[str, Thing]:
    """Return things without the areas that their names fit: a row says where a body lies, or not.

    Args:
        things: compact IRI → thing.
        used: those that a statement speaks of.
    """
    return {
        iri: replace(thing, candidates=tuple(c for c in thing.candidates if c[0] != _GUESS))
        for iri, thing in things.items()
        if iri in used or not thing.place_code
    }


def _bodies(value: Any) -> Iterator[Block]:
    if isinstance(value, Mapping) and "body" in value:
        yield value
    parts = value.values() if isinstance(value, Mapping) else value
    if isinstance(value, Mapping | list):
        for part in parts:
            yield from _bodies(part)
