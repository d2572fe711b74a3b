"""What a page may speak of at a place: things that stay the topic, and the subject chosen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Focus:
    """A thing that stays the topic for a while.

    Attributes:
        kind: what rules call it as their subject.
        block: its identity.
        mention: begin and end of the words that stand for it.
        begin: first position at which it is the topic.
        end: behind the last.
        origin: first position of the words that its identity rests on.
        doubts: what is doubtful about those words.
        value: what the mention that introduced it tells besides ("{subject.level}").
    """

    kind: str
    block: Any
    mention: tuple[int, int]
    begin: int
    end: int
    origin: int
    doubts: tuple[str, ...]
    value: Mapping[str, Any] = field(default_factory=dict)

    def is_in_force(self, kinds: tuple[str, ...], at: int) -> bool:
        """Say whether it may be the subject at a place; "kind+" asks for one on the whole page."""
        if self.begin > at:
            return False
        return (self.kind in kinds and at < self.end) or f"{self.kind}+" in kinds


@dataclass(frozen=True, slots=True)
class Subject:
    """Who or what a cue speaks of.

    Attributes:
        block: identity block.
        mention: begin and end of the words that name it.
        origin: first position of the words that its identity rests on: a thing of a body is no
            surer than the way back to the body's name.
        doubts: sentences that send the record to review.
        value: what the words tell of it besides.
    """

    block: Any
    mention: tuple[int, int]
    origin: int
    doubts: tuple[str, ...] = ()
    value: Mapping[str, Any] = field(default_factory=dict)
