"""Decisions of reviewers: `mappings/decisions.csv`, replayed on every build.

| column | holds |
|---|---|
| `record` | id of the record (`record_id`), as `kg/review.jsonl` and `thongthin review` give it |
| `document` | key of the page, or id of the register |
| `statement` | what the record says, for people; nothing reads it |
| `decision` | `accept`, `reject` or `correct` |
| `value` | the right value, where the decision is `correct`, else empty |
| `who`, `when`, `why` | the reviewer, the day (2026-01-31), the reason in one sentence |

Rows are read in order, a project's own behind the shipped ones; the last one of a record holds.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Literal

from thongthin.errors import MappingError
from thongthin.lifting.record import Passage, Record, short_hash
from thongthin.lifting.tables import Row, read_table
from thongthin.paths import Project

TABLE = "mappings/decisions.csv"
"""Path of the table in a project."""

COLUMNS = ("record", "document", "statement", "decision", "value", "who", "when", "why")
"""Its columns, in order."""

Verdict = Literal["accept", "reject", "correct"]
"""What a reviewer may decide."""

VERDICTS: Mapping[str, Verdict] = {"accept": "accept", "reject": "reject", "correct": "correct"}

_RECORD = re.compile(r"r-[0-9a-f]{16}")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


@dataclass(frozen=True, slots=True)
class Decision:
    """One row of the table.

    Attributes:
        record: id of the record that is decided on.
        document: key of its page, or id of its register.
        statement: what the record says, in words.
        verdict: what was decided.
        value: the right value of a correction, else "".
        who: the reviewer.
        when: ISO date.
        why: the reason; may be "" where a record is accepted.
        where: "file:line" of the row.
    """

    record: str
    document: str
    statement: str
    verdict: Verdict
    value: str
    who: str
    when: str
    why: str
    where: str = ""

    @property
    def told(self) -> str:
        """Who decided, when and why, for the end of a sentence: "by A on 2026-01-31: why"."""
        return f"by {self.who} on {self.when}" + (f": {self.why}" if self.why else "")


@dataclass(frozen=True)
class Decisions:
    """All decisions in force, in the order of the tables."""

    rows: tuple[Decision, ...] = ()

    @classmethod
    def read(cls, project: Project) -> Decisions:
        """Read the tables of a project.

        Raises:
            MappingError: a row is wrong; the sentence names file, line, column and value.
        """
        return cls(tuple(map(_decision, read_table(project, TABLE, COLUMNS))))

    @cached_property
    def by_record(self) -> Mapping[str, Decision]:
        """Record's id → the decision that holds."""
        return {row.record: row for row in self.rows}

    def vanished(self, document: str, records: Iterable[str]) -> Iterator[str]:
        """Yield a sentence for each decision on a record that a document no longer has.

        Args:
            document: key of the page, or id of the register.
            records: ids of the records that were found in it.
        """
        found = frozenset(records)
        for row in self.by_record.values():
            if row.document == document and row.record not in found:
                yield (
                    f"{row.where}: {row.verdict} of {row.record} ({row.statement}) is passed over: "
                    "the record no longer exists; decide anew, or remove the row"
                )

    def elsewhere(self, documents: Iterable[str]) -> Iterator[str]:
        """Yield a sentence if decisions are on documents that were not built.

        Args:
            documents: keys of the pages and ids of the registers that were.
        """
        built = frozenset(documents)
        rows = [row for row in self.by_record.values() if row.document not in built]
        if rows:
            names = ", ".join(sorted({row.document for row in rows}))
            where = rows[0].where.rpartition(":")[0]
            yield f"{where}: decisions on documents that are not built here: {len(rows)} ({names})"


def record_id(record: Record, sha256: str) -> str:
    """Return the id of a record: the same in every build in which the page says the same.

    It is made of the document's digest, the page, the quoted runs, the statement and its polarity.
    Who found the record is no part of it, so that a decision outlives a change of rules; two rules
    that find one statement in the same words share it.

    Args:
        record: any record.
        sha256: digest of the document's bytes; not used for a row of a register.
    """
    passage = record.passage
    if isinstance(passage, Passage):
        words = [(q.start, q.end, q.exact, q.role, q.reading) for q in passage.quotes]
        said: list[object] = [sha256, passage.page, words]
    else:
        said = [passage.register, passage.cells, passage.source]
    nodes = sorted(json.dumps(n, ensure_ascii=False, sort_keys=True) for n in record.nodes)
    text = json.dumps([*said, record.is_negated, nodes], ensure_ascii=False)
    return f"r-{short_hash(text, 16)}"


def _decision(row: Row) -> Decision:
    verdict = VERDICTS.get(row["decision"])
    if verdict is None:
        raise _fail(row, "decision", ", ".join(VERDICTS))
    if not _RECORD.fullmatch(row["record"]):
        raise _fail(row, "record", "the id of a record, r- and 16 hexadecimal digits")
    if not row["who"]:
        raise _fail(row, "who", "the reviewer's name")
    if not _is_day(row["when"]):
        raise _fail(row, "when", "a day such as 2026-01-31")
    if not row["why"] and verdict != "accept":
        raise _fail(row, "why", f"the reason to {verdict}, in one sentence")
    if bool(row["value"]) != (verdict == "correct"):
        expected = "the right value" if verdict == "correct" else f"nothing, to {verdict}"
        raise _fail(row, "value", expected)
    return Decision(
        record=row["record"],
        document=row["document"],
        statement=row["statement"],
        verdict=verdict,
        value=row["value"],
        who=row["who"],
        when=row["when"],
        why=row["why"],
        where=row.where,
    )


def _fail(row: Row, column: str, expected: str) -> MappingError:
    return MappingError(f"column {column} holds {row[column]!r}; expected {expected}",
                        where=row.where)  # fmt: skip


def _is_day(text: str) -> bool:
    if not _DAY.fullmatch(text):
        return False
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True
