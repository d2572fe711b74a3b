"""What did not enter the graph, and why: one JSON object a line, for people and for `review`.

`rejected.jsonl` has what the words do not bear; `review.jsonl` what a person must look at.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, Literal

from thongthin.graph.disclosure import may_publish
from thongthin.lifting.decisions import record_id
from thongthin.lifting.document import LiftedDocument
from thongthin.lifting.record import Passage, Record, Refusal
from thongthin.reading.page import Page


def refusal_lines(
    documents: Iterable[LiftedDocument], *outcomes: Literal["rejected", "review", "proposed"]
) -> tuple[str, ...]:
    """Return the refusals of some outcomes as JSON lines; "proposed" is told, others are not.

    Sorted by report, page or register row, first quote, extractor, rule and the rest of the line;
    repeats left out. Words of a page whose text may not be published are left out (their offsets
    are kept): the file beside the reader has them.
    """
    found = {
        (_key(refusal.record), _line(refusal, document.page))
        for document in documents
        for refusal in document.refusals
        if refusal.outcome in outcomes
    }
    return tuple(line for _, line in sorted(found))


def _line(refusal: Refusal, page: Page | None) -> str:
    record = refusal.record
    entry: dict[str, Any] = {
        "record": record_id(record, page.sha256 if page else ""),
        **_where(record, page),
        "extractor": record.extractor,
        "rule": record.rule,
        "reasons": list(refusal.reasons),
        "would_say": list(record.nodes),
        "status": record.status,
        "negated": record.is_negated,
        "confidence": round(record.confidence, 4),
    }
    optional = {
        "doubts": list(record.doubts),
        "by": record.by,
        "when": record.when,
        "because": record.because,
        "outcome": "proposed" if refusal.outcome == "proposed" else "",
    }
    entry.update({key: value for key, value in optional.items() if value})
    return json.dumps(entry, ensure_ascii=False, sort_keys=False)


def _where(record: Record, page: Page | None) -> dict[str, Any]:
    passage = record.passage
    if not isinstance(passage, Passage):
        cells = dict(passage.cells)
        return {"register": passage.register, "file": passage.file, "row": passage.row} | {
            "cells": cells,
            "passage": passage.id,
        }
    is_shown = page is not None and may_publish(page)
    quotes = []
    for quote in passage.quotes:
        entry: dict[str, Any] = {"start": quote.start, "end": quote.end, "role": quote.role}
        if page is not None:
            entry["line"] = page.line_of(quote.start)
        if is_shown:
            entry["words"] = quote.exact
        if quote.reading:
            entry["reading"] = quote.reading
        quotes.append(entry)
    return {"report": passage.report, "page": passage.page, "passage": passage.id} | {
        "quotes": quotes
    }


def _key(record: Record) -> tuple[str, int, int, str, str]:
    passage = record.passage
    if isinstance(passage, Passage):
        start = min((quote.start for quote in passage.quotes), default=0)
        return (passage.report, passage.page, start, record.extractor, record.rule)
    return (passage.register, passage.row, 0, record.extractor, record.rule)
