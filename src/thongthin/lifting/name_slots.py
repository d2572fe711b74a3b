"""Names of what a body runs or joins: centres, networks, practices with a gloss."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from thongthin.lifting.centre_slots import CentreWords
from thongthin.lifting.sight import Mention, Sight
from thongthin.reading.page import Gap

MAX_CLAUSE_LENGTH = 200
"""Longest clause, in code points of the stream; a longer one has lost its end."""

MIN_NAME = 3
"""Shortest name behind the word for what it is, in code points."""

_GLOSSED = re.compile(
    r"(?:[ก-๎]+\([A-Za-z][A-Za-z &/,.-]*\))(?:(?:และ)?[ก-๎]+\([A-Za-z][A-Za-z &/,.-]*\))*"
)
_CENTRE = "ศูนย์"
_NETWORK = "เครือข่าย"
_GENERIC_CENTRE = re.compile("ศูนย์(?:การ)?เรียนรู้(?:และ|ของ|ที่|ใน|แห่ง)")


@dataclass(frozen=True, slots=True)
class ClauseStops:
    """What ends a name or a clause besides a blank.

    Attributes:
        short_lines: positions that follow a short line (`Sight.short_line_ends`).
        names: canonical words that a name never runs over ("ประกอบด้วย", "ซึ่ง").
        clauses: canonical words that begin a clause at the head of a line ("โดย", "เพื่อ").
        centres: what begins and ends the names of learning centres.
        generic_networks: canonical words behind "network" with which it has no name.
    """

    short_lines: frozenset[int]
    names: tuple[str, ...]
    clauses: tuple[str, ...]
    centres: CentreWords
    generic_networks: tuple[str, ...]


class NameReader:
    """Reads names behind the word for what they are."""

    def __init__(
        self, sight: Sight, stops: ClauseStops, ends: frozenset[int], ends_at: Callable[[int], bool]
    ) -> None:
        """Take the page, what ends names, and where clauses end for sure or by a look."""
        self._sight = sight
        self._stops = stops.names
        self._generic_networks = stops.generic_networks
        self._clause_ends = ends
        self._ends_at = ends_at

    def _name_end(self, at: int, head: str) -> int:
        stream = self._sight.stream
        bodies = [m for m in self._sight.of("body") if m.begin > at]
        for i in range(at + len(head), min(len(stream.text), at + MAX_CLAUSE_LENGTH)):
            if i in self._clause_ends or stream.gaps[i] == Gap.PARAGRAPH:
                return i
            body = next((m for m in bodies if m.begin == i), None)
            if body:
                return body.end
            if self._ends_at(i) or stream.text.startswith(self._stops, i):
                return i
            if stream.gaps[i] and stream.text.startswith((head, "และ"), i):
                return i
        return len(stream.text)

    def centre(self, at: int) -> Iterator[Mention]:
        """Yield the name of a learning centre, with the body and the field that it holds."""
        text = self._sight.stream.text
        if text.startswith(_CENTRE, at) and not _GENERIC_CENTRE.match(text, at):
            end = self._name_end(at, _CENTRE)
            if end - at >= len(_CENTRE) + MIN_NAME:
                yield Mention("centre", at, end, self._centre_parts(at, end))

    def _centre_parts(self, at: int, end: int) -> dict[str, str]:
        """Return name, and the body and field of learning that the name holds."""
        parts = {"name": self._sight.text(at, end)}
        for mention in self._sight.mentions:
            if at <= mention.begin and mention.end <= end:
                if mention.type == "body":
                    parts["body"] = mention.value["body"]
                elif mention.type == "learning-domain":
                    parts.setdefault("domain", mention.value)
        return parts

    def body_centre(self, at: int) -> Iterator[Mention]:
        """Yield the name of a centre that holds a body's."""
        for found in self.centre(at):
            if "body" in found.value:
                yield Mention("body_centre", found.begin, found.end, found.value)

    def network(self, at: int) -> Iterator[Mention]:
        """Yield a network of a known category."""
        sight = self._sight
        if not sight.stream.text.startswith(_NETWORK, at):
            return
        for named in (
            *sight.at("network-category", at),
            *sight.at("network-category", at + len(_NETWORK)),
        ):
            label = sight.stream.text[at : named.end]
            yield Mention("network", at, named.end, {"name": label, "category": named.value})
            return

    def named_network(self, at: int) -> Iterator[Mention]:
        """Yield a network with a name of its own; a category's name is none."""
        text = self._sight.stream.text
        behind = at + len(_NETWORK)
        if not text.startswith(_NETWORK, at) or text.startswith(self._generic_networks, behind):
            return
        end = self._name_end(at, _NETWORK)
        if end - behind >= MIN_NAME and not self._sight.at("network-category", at):
            yield Mention("named_network", at, end, self._sight.text(at, end))

    def glossed(self, at: int) -> Iterator[Mention]:
        """Yield names with an English gloss in brackets."""
        found = _GLOSSED.match(self._sight.stream.text, at)
        if found:
            yield Mention("glossed", at, found.end(), self._sight.text(at, found.end()))
