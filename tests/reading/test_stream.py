"""The stream: its gaps, its trust, and the way from any piece of it back to the file."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from noise import noisy_lines

from thongthin.reading.canonical import canonical_key
from thongthin.reading.lines import iter_lines
from thongthin.reading.normalise import normaliser
from thongthin.reading.page import Gap, Layout, Segment, Stream
from thongthin.reading.stream import build_stream

NO_HEAD_OF_A_LINE = re.compile("[\u0e30-\u0e3a\u0e45-\u0e4e\ufffd\uf700-\uf71a\u200b\ufeff]")
SPREAD = "ซ้ายบน ขวาบน\nซ้ายล่าง\nขวาล่าง"


def one_column(raw: str) -> Layout:
    segments = tuple(Segment(x.start, x.end, x.number, "") for x in iter_lines(raw, 0, len(raw)))
    return Layout("single", "certain", segments)


def spread(**doubts: dict[int, float]) -> Layout:
    """Return the layout of `SPREAD`: left lines 1, 2 and right lines 1, 3."""
    left = (Segment(0, 6, 1, "L"), Segment(13, 21, 2, "L"))
    right = (Segment(7, 12, 1, "R"), Segment(22, 29, 3, "R"))
    return Layout("spread", "proposed", left + right, **doubts)


def aligned(stream: Stream) -> list[int]:
    """Return the positions at which a piece may begin or end: not inside one raw run."""
    inner = range(1, len(stream.text))
    return [0, *(i for i in inner if stream.starts[i] != stream.starts[i - 1]), len(stream.text)]


pages = st.lists(noisy_lines(), min_size=1, max_size=4).map("\n".join)


@given(pages, st.data())
def test_every_piece_leads_back_to_its_words(raw: str, data: st.DataObject) -> None:
    stream, _ = build_stream(raw, one_column(raw))
    begin, end = sorted(data.draw(st.tuples(*[st.sampled_from(aligned(stream))] * 2)))
    quotes = [raw[s.start : s.end] for s in stream.spans(begin, end)] if begin < end else []
    assert not any("\n" in quote for quote in quotes)
    if any(rule.keep and rule.keep.search(raw) for rule in normaliser().rules):
        return  # letters set apart: what is kept depends on how many of them are quoted
    assert "".join(map(canonical_key, quotes)) == stream.text[begin:end]
    torn = any(NO_HEAD_OF_A_LINE.match(q) for q in quotes[1:]) or any(
        q.endswith(("เ", "\u200b", "\ufeff")) for q in quotes[:-1]
    )
    if not torn:
        assert canonical_key("".join(quotes)) == stream.text[begin:end]


def cut_at_random(raw: str, data: st.DataObject) -> Layout:
    """Return a spread: each line left, right, or both, parted at one of its white spaces."""
    left: list[Segment] = []
    right: list[Segment] = []
    for line in iter_lines(raw, 0, len(raw)):
        spaces = [m.span() for m in re.finditer(r"\s+", raw[line.start : line.end])]
        edges = [(0, 0), (line.end - line.start,) * 2]
        before, after = data.draw(st.sampled_from(spaces + edges))
        if before:
            left.append(Segment(line.start, line.start + before, line.number, "L"))
        if line.start + after < line.end:
            right.append(Segment(line.start + after, line.end, line.number, "R"))
    return Layout("spread", "reviewed", (*left, *right))


@given(pages, st.data())
def test_a_spread_keeps_every_run_in_its_segment(raw: str, data: st.DataObject) -> None:
    layout = cut_at_random(raw, data)
    stream, _ = build_stream(raw, layout)
    texts = [canonical_key(raw[s.start : s.end]) for s in layout.segments]
    assert stream.text == "".join(texts)
    at = 0
    for segment, text in zip(layout.segments, texts, strict=True):
        runs = range(at, at + len(text))
        assert all(segment.start <= stream.starts[i] < stream.ends[i] <= segment.end for i in runs)
        assert all((stream.gaps[i] >= Gap.LINE) == (i == at > 0) for i in runs)
        at += len(text)


@given(pages)
def test_runs_lie_in_their_segment_and_in_order(raw: str) -> None:
    layout = one_column(raw)
    stream, _ = build_stream(raw, layout)
    for start, end in zip(stream.starts, stream.ends, strict=True):
        assert any(s.start <= start < end <= s.end for s in layout.segments)
    assert list(stream.starts) == sorted(stream.starts)
    assert len(stream.text) == len(stream.starts) == len(stream.gaps) == len(stream.trust)


@given(pages)
def test_nothing_of_the_body_is_lost(raw: str) -> None:
    stream, repairs = build_stream(raw, one_column(raw))
    runs = [*zip(stream.starts, stream.ends, strict=True), *((r.start, r.end) for r in repairs)]
    kept = {i for start, end in runs for i in range(start, end)}
    blank = "\ufeff\u200b"  # a byte order mark, or a line of invisible characters, is no body
    assert {i for i, c in enumerate(raw) if not c.isspace() and c not in blank} <= kept


def test_gaps_of_one_column() -> None:
    raw = "ก ข\nค\n\nง\n7\nจ"
    stream, _ = build_stream(
        raw.replace("7", " "), one_column(raw.replace("7", " ")), breaks={3, 5}
    )
    assert stream.text == "กขคงจ"
    assert stream.gaps == (Gap.NONE, Gap.SPACE, Gap.LINE, Gap.PARAGRAPH, Gap.PARAGRAPH)
    assert stream.trust == (1.0,) * 5


def test_gutter_comes_between_the_columns() -> None:
    stream, _ = build_stream(SPREAD, spread())
    assert stream.text == "ซ้ายบนซ้ายล่างขวาบนขวาล่าง"
    assert [i for i, gap in enumerate(stream.gaps) if gap is Gap.GUTTER] == [14]
    assert [SPREAD[s.start : s.end] for s in stream.spans(6, 19)] == ["ซ้ายล่าง", "ขวาบน"]


@pytest.mark.parametrize(
    ("posterior", "line_left", "gutter", "line_right"),
    [
        ({}, 1.0, 1.0, 1.0),
        ({1: 0.9}, 0.9, 0.9, 0.9),
        ({2: 0.7}, 0.7, 0.7, 0.7),
        ({3: 0.6}, 1.0, 0.6, 0.6),
        ({1: 0.8, 2: 0.7, 3: 0.6}, 0.7, 0.6, 0.6),
    ],
)
def test_trust_of_joins_is_the_least_posterior(
    posterior: dict[int, float], line_left: float, gutter: float, line_right: float
) -> None:
    stream, _ = build_stream(SPREAD, spread(line_posterior=posterior))
    assert (stream.trust[6], stream.trust[14], stream.trust[19]) == (line_left, gutter, line_right)


def test_gutter_asks_only_the_lines_at_its_ends() -> None:
    raw = "ก\nข\nค ง\nจ\nฉ"
    segments = (
        Segment(0, 1, 1, "L"),
        Segment(2, 3, 2, "L"),
        Segment(6, 7, 3, "R"),
        Segment(8, 9, 4, "R"),
    )
    doubts = {1: 0.5, 2: 0.6, 3: 0.7, 4: 0.8, 5: 0.9}
    stream, _ = build_stream(raw, Layout("spread", "proposed", segments, doubts))
    assert stream.trust[2] == 0.5  # lines 2 and later, and 3 and before: all of them
    apart = (Segment(8, 9, 4, "L"), Segment(0, 1, 1, "R"))
    for doubts, trust in (({1: 0.5, 2: 0.1, 4: 0.8}, 0.5), ({2: 0.1, 3: 0.1}, 1.0)):
        stream, _ = build_stream(raw, Layout("spread", "proposed", apart, doubts))
        assert stream.trust[1] == trust  # 2 and 3 lie before the foot and behind the head


def test_trust_of_a_space_is_that_the_gutter_is_elsewhere() -> None:
    raw = "กก ขข  คค"
    layout = Layout(
        "spread", "proposed", (Segment(0, 9, 1, "L"),), split={2: 0.25, 5: 0.25, 6: 0.5}
    )
    stream, _ = build_stream(raw, layout)
    assert stream.trust == (1.0, 1.0, 0.75, 1.0, 0.25, 1.0)
    assert stream.confidence(0, 2) == 1.0
    assert stream.confidence(0, 6) == 0.25


def test_no_repair_reaches_over_the_gutter() -> None:
    raw = "ทําเ เก"
    layout = Layout("spread", "reviewed", (Segment(0, 4, 1, "L"), Segment(5, 7, 1, "R")))
    stream, _ = build_stream(raw, layout)
    assert stream.text == "ทำเเก"
    assert stream.gaps[3] is Gap.GUTTER


def test_log_is_in_raw_order() -> None:
    raw = "ว ๑\nทํา"
    layout = Layout("spread", "reviewed", (Segment(4, 7, 2, "L"), Segment(0, 3, 1, "R")))
    _, repairs = build_stream(raw, layout)
    assert [(r.rule, r.raw, r.canonical) for r in repairs] == [
        ("thai-digit", "๑", "1"),
        ("nikhahit-aa", "ํา", "ำ"),
    ]
