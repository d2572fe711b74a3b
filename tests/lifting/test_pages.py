"""No trap of `pages/*.yaml` catches the rules, and every known limit is still one."""

from __future__ import annotations

from typing import Any

import pytest
from lifting_pages import TrapPage, fits, read_trap_pages
from lifting_words import doubted, told

from thongthin.lifting.record import Record

PAGES = read_trap_pages()


def by_rule(record: Record) -> bool:
    return record.extractor == "rule"


@pytest.mark.parametrize("trap", PAGES, ids=lambda trap: trap.id)
def test_page_yields_what_it_says_and_nothing_else(lift: Any, trap: TrapPage) -> None:
    document = lift(trap.text)
    stated = told(document, lambda r: by_rule(r) and not r.is_negated)
    assert stated == trap.states, trap.trap
    assert told(document, lambda r: r.is_negated) == trap.denies, trap.trap
    assert told(document, lambda r: r.extractor == "furniture") == trap.furniture, trap.trap
    everything = told(document)
    assert [row for row in everything for bad in trap.forbids if fits(row, bad)] == [], trap.trap


@pytest.mark.parametrize("trap", [p for p in PAGES if p.in_review], ids=lambda trap: trap.id)
def test_doubtful_statements_wait_for_a_person(lift: Any, trap: TrapPage) -> None:
    waiting = doubted(lift(trap.text))
    assert [row for row in trap.in_review if not any(fits(w, row) for w in waiting)] == []


@pytest.mark.parametrize("trap", [p for p in PAGES if p.missed], ids=lambda trap: trap.id)
def test_known_limit_is_still_one(lift: Any, trap: TrapPage) -> None:
    """A limit that has gone must be moved to `states`, so that it stays gone."""
    found = told(lift(trap.text))
    assert [row for row, _ in trap.missed if row in found] == []
    assert all(because for _, because in trap.missed)


def test_nothing_is_rejected(lift: Any) -> None:
    """A rule that emits what its words do not carry is wrong, whatever page it reads."""
    refused = [(p.id, r) for p in PAGES for r in lift(p.text).refusals if r.outcome == "rejected"]
    assert refused == []


def test_pages_are_many_and_told_apart() -> None:
    assert len(PAGES) >= 40
    assert len({trap.id for trap in PAGES}) == len(PAGES)
