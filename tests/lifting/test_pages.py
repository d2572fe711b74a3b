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


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.id)
def test_page_yields_what_it_says_and_nothing_else(lift: Any, page: TrapPage) -> None:
    document = lift(page.text)
    stated = told(document, lambda r: by_rule(r) and not r.is_negated)
    assert stated == page.states, page.trap
    assert told(document, lambda r: r.is_negated) == page.denies, page.trap
    assert told(document, lambda r: r.extractor == "furniture") == page.furniture, page.trap
    assert [row for row in stated for bad in page.forbids if fits(row, bad)] == [], page.trap
    waiting = doubted(document)
    assert [p for p in page.in_review if not any(fits(row, p) for row in waiting)] == [], page.trap


@pytest.mark.parametrize("page", [p for p in PAGES if p.missed], ids=lambda page: page.id)
def test_known_limit_is_still_one(lift: Any, page: TrapPage) -> None:
    """A limit that has gone must be moved to `states`, so that it stays gone."""
    found = told(lift(page.text))
    assert [row for row, _ in page.missed if row in found] == []
    assert all(because for _, because in page.missed)


def test_nothing_is_rejected(lift: Any) -> None:
    """A rule that emits what its words do not carry is wrong, whatever page it reads."""
    refused = [(p.id, r) for p in PAGES for r in lift(p.text).refusals if r.outcome == "rejected"]
    assert refused == []


def test_pages_are_many_and_told_apart() -> None:
    assert len(PAGES) >= 40
    assert len({page.id for page in PAGES}) == len(PAGES)
