from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made import Spread, body_lines, make_spreads

from thongthin.paths import Project
from thongthin.reading.layout import lay_out
from thongthin.reading.layout.candidates import fold, look_at_page
from thongthin.reading.layout.deinterleave import posteriors_of, propose
from thongthin.reading.layout.edges import look_at_head, look_at_tail
from thongthin.reading.layout.joins import join_features
from thongthin.reading.layout.lattice import Lattice
from thongthin.reading.layout.scores import Scores
from thongthin.reading.layout.weights import load_weights
from thongthin.reading.layout.words import beginnings, endings, first_word, spans_break
from thongthin.reading.page import Layout

SPREADS = make_spreads("c", 6, seed=21)
WEIGHTS = load_weights(Project())


def lay(spread: Spread, signals: int = 2) -> Layout:
    return lay_out(spread.raw, body_lines(spread.raw), "none-1", "", Project(), signals)


@pytest.mark.parametrize("spread", SPREADS, ids=range(len(SPREADS)))
def test_proposal_keeps_every_character_once(spread: Spread) -> None:
    layout = lay(spread)
    runs = sorted((s.start, s.end) for s in layout.segments)
    assert all(end <= start for (_, end), (start, _) in pairwise(runs))
    kept = "".join(spread.raw[start:end] for start, end in runs)
    assert "".join(kept.split()) == "".join(spread.raw.split())
    for start, end in runs:
        assert spread.raw[start:end] == spread.raw[start:end].strip()
    order = [(s.column, s.line) for s in layout.segments]
    assert order == sorted(order)


@pytest.mark.parametrize("spread", SPREADS, ids=range(len(SPREADS)))
def test_doubts_are_probabilities_of_body_lines_and_of_white_space(spread: Spread) -> None:
    layout = lay(spread)
    assert (layout.kind, layout.status) == ("spread", "proposed")
    assert set(layout.line_posterior) == {s.line for s in layout.segments}
    assert all(0 < p <= 1 for p in layout.line_posterior.values())
    assert all(0 <= p <= 1 for p in layout.split.values())
    assert all(spread.raw[offset].isspace() for offset in layout.split)


def test_decisions_of_a_line_share_one_whole() -> None:
    spread = SPREADS[0]
    page = look_at_page(spread.raw, body_lines(spread.raw), 50, WEIGHTS)
    for shares in posteriors_of(page, WEIGHTS):
        assert sum(shares) == pytest.approx(1.0)


def test_lattice_equals_the_sum_over_all_ways() -> None:
    """Hold forward and backward against plain enumeration on a page of five lines."""
    raw = "\n".join(SPREADS[0].lines[:5])
    page = look_at_page(raw, body_lines(raw), 60, WEIGHTS)
    lattice = Lattice(page, Scores(page, WEIGHTS))
    sums = [[0.0] * (2 + len(line.cuts)) for line in page.lines]

    def walk(index: int, state: int, weight: float, options: tuple[int, ...]) -> None:
        if index == len(page.lines):
            for i, option in enumerate(options):
                sums[i][option] += weight * lattice.last[state]
            return
        step = lattice.steps[index]
        ways = zip(step.sources, step.targets, step.options, step.factors, strict=True)
        for source, target, option, factor in ways:
            if source == state:
                walk(index + 1, target, weight * factor, (*options, option))

    walk(0, 0, 1.0, ())
    for found, wanted in zip(lattice.option_posteriors(), sums, strict=True):
        assert found == pytest.approx([value / sum(wanted) for value in wanted])


def test_same_page_gives_the_same_layout() -> None:
    assert lay(SPREADS[1]) == lay(SPREADS[1])


def test_page_of_one_column_stays_as_it_stands() -> None:
    raw = "ความร่วมมือของชุมชน\n" * 12
    layout = lay_out(raw, body_lines(raw), "none-1", "", Project(), 0)
    assert (layout.kind, layout.status) == ("single", "certain")
    assert [s.line for s in layout.segments] == list(range(1, 13))
    assert layout.line_posterior == {}


@pytest.mark.parametrize(
    ("raw", "folded"),
    [("ตําบล", "ตำบล"), ("นํ้า", "น้ำ"), ("น้ํา", "น้ำ"), ("ตำบล", "ตำบล"), ("ํ า", "ํ า")],
)
def test_fold_composes_sara_am(raw: str, folded: str) -> None:
    assert fold(raw) == folded


@pytest.mark.parametrize(
    ("tail", "head", "feature"),
    [
        ("ตามที่ตกลงและ", "ประชาชน", "tail.joining"),
        ("เป้าหมายสำคัญคือ", "ประชาชน", "tail.announcing"),
        ("ร่วมกัน", "2) งานใหม่", "head.item"),
        ("ร่วมกัน", "๒) งานใหม่", "head.item"),
        ("งาน (ที่ยัง", "ไม่จบ) ต่อ", "quote.match"),
        ("งานที่", "ไม่จบ” ต่อ", "quote.orphan"),
        ("มี “งานที่", "ไม่จบ ต่อ", "quote.open"),
        ("จัดเครือ", "ข่ายใหม่", "span.3"),
    ],
)
def test_edges_of_a_join_are_recognised(tail: str, head: str, feature: str) -> None:
    page = look_at_page("ก ข", body_lines("ก ข"), 50, WEIGHTS)
    features = join_features(page, look_at_tail(tail, WEIGHTS), look_at_head(head, WEIGHTS))
    assert feature in features


def test_words_at_edges() -> None:
    assert first_word("ประชาชนทุกคน") == "ประชาชน"
    assert first_word("ฮฮฮ") == ""
    assert endings("งานของประชาชน")[0] == "ประชาชน"
    assert spans_break(("เครือ",), beginnings("ข่ายใหม่")) == len("เครือข่าย")
    assert spans_break(("ประชาชน",), beginnings("ฮฮฮ")) == 0


RUN = st.text("กขคนมยรเแ ่้ิาำ๑2).(“”", min_size=1, max_size=60).map(str.strip).filter(bool)


@settings(max_examples=40, deadline=None)
@given(st.lists(RUN, min_size=1, max_size=14), st.integers(10, 60), st.integers(0, 2))
def test_any_text_is_laid_out_without_loss(lines: list[str], width: int, signals: int) -> None:
    raw = "\n".join(lines)
    body = body_lines(raw)
    for layout in (
        lay_out(raw, body, "none-1", "", Project(), signals),
        propose(raw, body, width, WEIGHTS),
    ):
        runs = sorted((s.start, s.end) for s in layout.segments)
        kept = "".join(raw[start:end] for start, end in runs)
        assert "".join(kept.split()) == "".join(raw.split())
        assert all(-1e-9 <= p <= 1 + 1e-9 for p in layout.line_posterior.values())
