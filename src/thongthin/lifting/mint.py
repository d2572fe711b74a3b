"""Names of things: an identity block to a compact IRI, the same on every run.

An identity block says what makes a thing that thing: its kind, its owner, what tells it from the
owner's other things, its printed name (DESIGN.md, Names and ruling 10). Rules, curated
statements, registers and gold files all speak in such blocks, so that no key depends on the
order of matches.

    {body: NAME}                      a local government body, by `mappings/links.csv` or scoped
    {organisation: NAME}              any other agent, scoped to its report
    {agency: KEY}                     a row of `mappings/gazetteers/agencies.csv`
    {place: CODE}                     an official area code
    {report: ID}  {page: ID/N}
    {edition: AWARD, year: BE}        one award in one Buddhist year; without a year, scoped
    {law: NAME, year: BE}             a law of the land; without a year, scoped to its report
    {directive: NUMBER}               an official letter, by its number key
    {candidate: SCHEME, label: TEXT}  a concept that no scheme holds yet
    {thing: KIND, of: OWNER, as: …, name: …}
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from thongthin.errors import MappingError
from thongthin.lifting.record import short_hash
from thongthin.reading.canonical import canonical_key

Block = Mapping[str, Any]
"""An identity block, as YAML has it."""

BLOCK_KEYS = frozenset(
    {
        "body",
        "agency",
        "organisation",
        "place",
        "report",
        "page",
        "edition",
        "directive",
        "law",
        "candidate",
        "thing",
    }
)
"""A mapping with one of these keys is an identity block."""


_BY_KEY = {
    "agency": "id:body/th-",
    "place": "id:place/th-",
    "report": "id:report/",
    "page": "id:page/",
}
"""Blocks whose value is the key itself, and what stands before it."""


@dataclass(frozen=True, slots=True)
class Minter:
    """Mints compact IRIs for one report.

    Attributes:
        report: id of the report.
        links: (report, canonical name) → registry key of a body, from `mappings/links.csv`.
        kinds: kinds of things that exist (`mappings/things.yaml`).
    """

    report: str
    links: Mapping[tuple[str, str], str]
    kinds: frozenset[str]

    def mint(self, block: Block | str) -> str:
        """Return the compact IRI of a block; a string is one already.

        Raises:
            MappingError: no such kind of thing, or a block without what makes it.
        """
        if isinstance(block, str):
            return block
        for key, start in _BY_KEY.items():
            if key in block:
                return f"{start}{block[key]}"
        match block:
            case {"body": name}:
                return self._body(str(name), str(block.get("at", "")))
            case {"organisation": name}:
                return f"id:organisation/{self.report}-{short_hash(canonical_key(str(name)))}"
            case {"edition": award}:
                return f"id:award-edition/{_award_key(str(award))}-{block.get('year', self.report)}"
            case {"law": name}:
                key = canonical_key(f"{name} {block.get('year', self.report)}")
                return f"id:legislation/{short_hash(key, 12)}"
            case {"directive": number}:
                return f"id:directive/{short_hash(canonical_key(str(number)), 12)}"
            case {"candidate": scheme, "label": label}:
                key = short_hash(canonical_key(str(label)))
                return f"scheme:{scheme}-candidates/{self.report}-{key}"
            case {"thing": kind}:
                return self._thing(str(kind), block)
        raise MappingError(f"{dict(block)!r} names no thing; see the head of lifting/mint.py")

    def _body(self, name: str, at: str) -> str:
        """Name a body; `at` is the area that tells it from another of its name on the page."""
        key = canonical_key(name)
        registered = self.links.get((self.report, key)) or self.links.get(("", key))
        if registered and not at:
            return f"id:body/{registered}"
        return f"id:body/{self.report}-{short_hash(key + at)}"

    def _thing(self, kind: str, block: Block) -> str:
        if kind not in self.kinds:
            known = ", ".join(sorted(self.kinds))
            raise MappingError(f"{kind!r} is no kind of thing; mappings/things.yaml has {known}")
        owner = self.mint(block["of"]) if "of" in block else ""
        told_apart = block.get("as", "")
        told_apart = self.mint(told_apart) if isinstance(told_apart, dict) else str(told_apart)
        name = canonical_key(str(block.get("name", ""))).replace(*_SAME_CENTRE)
        digest = short_hash("\x1f".join((kind, owner, told_apart, name)))
        if name and kind in ("centre", "network") and f"/{self.report}-" not in owner:
            return f"id:{kind}/{digest}"
        return f"id:{kind}/{self.report}-{digest}"


_SAME_CENTRE = ("ศูนย์การเรียนรู้", "ศูนย์เรียนรู้")
"""Two ways of writing one word; a page uses both for one centre."""


_SLUG = re.compile(r"[a-z0-9-]+")


def _award_key(award: str) -> str:
    """Return the slug of a listed award, or a key made of the name of one that no list has."""
    return award if _SLUG.fullmatch(award) else short_hash(canonical_key(award))
