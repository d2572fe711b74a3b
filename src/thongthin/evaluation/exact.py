"""Pages that are known by name against their gold files: every statement by its very IRIs.

Gold files of this form (`thongthin.gold`) name things by identity blocks; what is missing, what is
extra and which status differs can be said without aligning anything.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from thongthin.gold import Gold, Statement, statements_of
from thongthin.lifting.record import Record


@dataclass(frozen=True, slots=True)
class Score:
    """One page, one set of extractors, held against its gold.

    Attributes:
        page: key of the page.
        extractors: "rules" (rules and furniture alone) or "all".
        found: expected statements that were lifted.
        missing: expected statements that were not.
        extra: lifted statements that no row of the gold has.
        status_differs: (statement, expected status, lifted status).
    """

    page: str
    extractors: str
    found: tuple[Statement, ...]
    missing: tuple[Statement, ...]
    extra: tuple[Statement, ...]
    status_differs: tuple[tuple[Statement, str, str], ...]

    @property
    def recall(self) -> float:
        """Share of the expected statements that were lifted (1.0 where none is expected)."""
        expected = len(self.found) + len(self.missing)
        return len(self.found) / expected if expected else 1.0

    @property
    def precision(self) -> float:
        """Share of the lifted statements that are expected (1.0 where none was lifted)."""
        lifted = len(self.found) + len(self.extra)
        return len(self.found) / lifted if lifted else 1.0

    @property
    def is_perfect(self) -> bool:
        """Say whether nothing is missing, extra, or of another status."""
        return not (self.missing or self.extra or self.status_differs)


def score(gold: Gold, records: Iterable[Record], extractors: str) -> Score:
    """Compare the accepted records of a page with its gold."""
    lifted = statuses(records)
    expected = gold.expected
    return Score(
        page=gold.page,
        extractors=extractors,
        found=tuple(sorted(expected.keys() & lifted.keys())),
        missing=tuple(sorted(expected.keys() - lifted.keys())),
        extra=tuple(sorted(lifted.keys() - expected.keys())),
        status_differs=tuple(
            (said, expected[said][1], lifted[said])
            for said in sorted(expected.keys() & lifted.keys())
            if expected[said][1] != lifted[said]
        ),
    )


def statuses(records: Iterable[Record]) -> Mapping[Statement, str]:
    """Return every statement with its status: stated as soon as one passage states it."""
    found: dict[Statement, str] = {}
    for record in records:
        for said in statements_of(record):
            if record.status == "stated" or said not in found:
                found[said] = record.status
    return found
