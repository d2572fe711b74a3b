"""The figures of a measurement as rows, for the table, for Markdown and for JSON alike."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from thongthin.evaluation.figures import (
    Tally,
    by,
    by_rule,
    of_denials,
    of_group,
    overall,
    things_by_kind,
)
from thongthin.evaluation.guide import read_guide
from thongthin.evaluation.judged import Judged
from thongthin.evaluation.measure import Measurement

HEADINGS = ("", "gold", "lifted", "found", "precision", "95 %", "recall", "95 %", "F1")
"""Headings of the columns of `cells`."""


class Section(NamedTuple):
    """Rows that stand together under one heading."""

    name: str
    rows: dict[str, Tally]


def sections(measured: Measurement) -> tuple[Section, ...]:
    """Return the tables: groups, properties, kinds of subject and of thing, texts, pages."""
    statements = measured.statements
    kinds = {page.page: page.kind for page in measured.pages}
    groups = {g.name: of_group(g, measured.pages) for g in read_guide().groups}
    return (
        Section("statements", {"all": overall(statements), **groups}),
        Section("property", by(lambda one: one.property, statements)),
        Section("kind of subject", by(lambda one: one.kind, statements)),
        Section("things", things_by_kind(measured.things)),
        Section("kind of page", by(lambda one: kinds[one.page], statements)),
        Section("text", _by_text(measured)),
        Section("page", by(lambda one: one.page, statements)),
    )


def _by_text(measured: Measurement) -> dict[str, Tally]:
    """Return the figures of clean and noisy texts, and of each language where there are two."""
    texts = {
        "without noise": [page for page in measured.pages if page.noise == "none"],
        "with noise": [page for page in measured.pages if page.noise != "none"],
        "in Thai": [page for page in measured.pages if page.language == "th"],
        "in English": [page for page in measured.pages if page.language == "en"],
    }
    return {
        name: overall(one for page in pages for one in page.statements)
        for name, pages in texts.items()
    }


def cells(name: str, tally: Tally) -> tuple[str, ...]:
    """Return one row as texts, under `HEADINGS`."""
    return (
        name,
        *(str(count) for count in (tally.gold, tally.lifted, tally.found)),
        _share(tally.precision),
        _interval(tally.precision_interval) if tally.lifted else "",
        _share(tally.recall),
        _interval(tally.recall_interval) if tally.gold else "",
        _share(tally.f1),
    )


def remarks(measured: Measurement) -> Iterator[str]:
    """Yield the other figures, one sentence each."""
    yield _denied(measured)
    yield f"forbidden facts asserted: {len(measured.forbidden)}"
    yield _spans(measured.overlaps)
    lifted = measured.lifted
    verbatim = sum(one.is_verbatim for one in lifted)
    yield f"evidence: {_of(verbatim, len(lifted))} statements have a quote that stands in the text"
    yield _statuses(lifted)
    records = sum(page.records for page in measured.pages)
    rejected = sum(page.rejected for page in measured.pages)
    review = sum(page.in_review for page in measured.pages)
    yield f"gate: {_of(rejected, records)} records rejected, {_of(review, records)} sent to review"
    missing = [one for one in measured.statements if one.outcome == "missing"]
    refused = sum(one.is_refused for one in missing)
    yield f"missing statements: {_of(refused, len(missing))} were read and refused by the gate"
    if measured.conformance is not None:
        counts = measured.conformance.counts
        told = ", ".join(f"{counts.get(s, 0)} of severity {s}" for s in _SEVERITIES)
        yield f"shapes: {told}"
    if unjudged := unjudged_counts(measured):
        told = ", ".join(f"{name} {count}" for name, count in unjudged.items())
        yield f"not judged: {sum(unjudged.values())} statements ({told})"


def unjudged_counts(measured: Measurement) -> dict[str, int]:
    """Return "kind property" → how many lifted statements the guide does not judge."""
    found = Counter(
        f"{one.kind} {one.property}"
        for one in measured.statements
        if one.outcome == "not judged" and not one.place
    )
    return dict(sorted(found.items(), key=lambda item: (-item[1], item[0])))


def as_json(measured: Measurement) -> dict[str, Any]:
    """Return everything that was measured."""
    lifted, overlaps = measured.lifted, measured.overlaps
    tables = {s.name: {n: tally_json(t) for n, t in s.rows.items()} for s in sections(measured)}
    return {
        "pages": len(measured.pages),
        "tables": tables,
        "rules": {name: tally_json(t) for name, t in by_rule(measured.statements).items()},
        "denials": tally_json(of_denials(measured.denials)),
        "spans": {
            "measured": len(overlaps),
            "exact": sum(x == 1 for x in overlaps),
            "mean_overlap": _mean(overlaps),
        },
        "statuses": {
            name: tally_json(Tally.of(x.outcome for x in lifted if x.is_interpreted is side))
            for name, side in (("stated", False), ("interpreted", True))
        },
        "evidence": {"statements": len(lifted), "with_quote": sum(x.is_verbatim for x in lifted)},
        "gate": {
            name: sum(getattr(page, name) for page in measured.pages)
            for name in ("records", "rejected", "in_review")
        },
        "conformance": _conformance_json(measured),
        "not_judged": unjudged_counts(measured),
        "statements": [_fields(one) for one in measured.statements],
        "things": [_fields(thing) for thing in measured.things],
        "denied": [_fields(denial) for denial in measured.denials],
        "forbidden": [_fields(one) for one in measured.forbidden],
        "notes": [note for page in measured.pages for note in page.notes],
        "problems": list(measured.problems),
    }


def tally_json(tally: Tally) -> dict[str, Any]:
    """Return one row as a JSON object; shares to four digits."""
    return {
        "gold": tally.gold,
        "lifted": tally.lifted,
        "found": tally.found,
        "precision": _rounded(tally.precision),
        "precision_95": [_rounded(end) for end in tally.precision_interval],
        "recall": _rounded(tally.recall),
        "recall_95": [_rounded(end) for end in tally.recall_interval],
        "f1": _rounded(tally.f1),
    }


_SEVERITIES = ("Violation", "Warning", "Info")


def _conformance_json(measured: Measurement) -> dict[str, Any] | None:
    if measured.conformance is None:
        return None
    return {
        "counts": {s: measured.conformance.counts.get(s, 0) for s in _SEVERITIES},
        "violations": [_fields(one) for one in measured.conformance.violations],
    }


def _denied(measured: Measurement) -> str:
    tally = of_denials(measured.denials)
    return (
        f"denials: {tally.found} of {tally.gold} found, "
        f"{tally.right} of {tally.lifted} lifted ones are right"
    )


def _spans(overlaps: tuple[float, ...]) -> str:
    exact, mean = sum(x == 1 for x in overlaps), _mean(overlaps)
    told = "" if mean is None else f", mean overlap {mean:.2f} (intersection over union)"
    return f"words of found statements: {_of(exact, len(overlaps))} exactly those of the gold{told}"


def _statuses(lifted: tuple[Judged, ...]) -> str:
    told = []
    for name, side in (("stated", False), ("interpreted", True)):
        tally = Tally.of(one.outcome for one in lifted if one.is_interpreted is side)
        told.append(f"{name}: {_of(tally.right, tally.lifted)} right")
    return ", ".join(told)


def _of(part: int, whole: int) -> str:
    share = f" ({part / whole:.3f})" if whole else ""
    return f"{part} of {whole}{share}"


def _mean(values: tuple[float, ...]) -> float | None:
    return round(sum(values) / len(values), 4) if values else None


def _share(value: float | None) -> str:
    return "" if value is None else f"{value:.3f}"


def _interval(ends: tuple[float, float]) -> str:
    return f"{ends[0]:.3f}-{ends[1]:.3f}"


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 4)


def _fields(one: Any) -> Mapping[str, Any]:
    return {name: getattr(one, name) for name in one.__dataclass_fields__}
