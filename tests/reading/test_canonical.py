"""Canonical text: every rule by its examples, and the laws of the offset map."""

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from noise import FAMILIES, WORDS, noisy_lines

from thongthin.reading.canonical import CanonicalRun, canonical_key, canonicalise
from thongthin.reading.normalise import Rule, normaliser

RULES = {rule.id: rule for rule in normaliser().rules}
EXAMPLES = [(rule, *pair) for rule in RULES.values() for pair in rule.examples]
COUNTEREXAMPLES = [(rule, text) for rule in RULES.values() for text in rule.counterexamples]


def groups(run: CanonicalRun) -> list[tuple[int, int]]:
    """Return the pieces [begin, end) of the text whose characters share one raw run."""
    edges = [
        i
        for i in range(len(run.text) + 1)
        if i in (0, len(run.text)) or run.starts[i] != run.starts[i - 1]
    ]
    return list(pairwise(edges))


def is_letter_spaced(text: str) -> bool:
    """Return whether some stretch is kept since spaces stand between all its letters."""
    return any(rule.keep and rule.keep.search(text) for rule in RULES.values())


@pytest.mark.parametrize(
    ("rule", "printed", "canonical"), EXAMPLES, ids=lambda x: getattr(x, "id", None)
)
def test_rule_repairs_its_examples(rule: Rule, printed: str, canonical: str) -> None:
    run = canonicalise(printed, 0, len(printed))
    assert run.text == canonical
    assert rule.id in {repair.rule for repair in run.repairs}


@pytest.mark.parametrize(("rule", "text"), COUNTEREXAMPLES, ids=lambda x: getattr(x, "id", None))
def test_rule_leaves_its_counterexamples(rule: Rule, text: str) -> None:
    run = canonicalise(text, 0, len(text))
    assert run.text == "".join(text.split())
    assert not run.repairs


def test_every_rule_shows_both_sides() -> None:
    assert all(rule.examples and rule.counterexamples for rule in RULES.values())
    assert len(RULES) == len(normaliser().rules)


@pytest.mark.parametrize("word", [w for w in WORDS if "ๆ" not in w])
@pytest.mark.parametrize("family", FAMILIES)
def test_each_noise_alone_is_undone(family: str, word: str) -> None:
    assert canonical_key(FAMILIES[family](word)) == canonical_key(word)


def test_private_use_table_is_whole() -> None:
    glyphs = "".join(map(chr, range(0xF700, 0xF71B)))
    expected = "ฐิีึื่้๊๋์่้๊๋์ญัํ็่้๊๋์ฺุู"
    assert glyphs.translate({ord(g): e for g, e in zip(glyphs, expected, strict=True)}) == expected
    assert all(RULES["private-use-glyph"].pattern.fullmatch(g) for g in glyphs)
    assert [canonical_key("ก" + g) for g in glyphs] == ["ก" + e for e in expected]


def test_compatibility_forms_and_quotes_stay() -> None:
    text = '“ว.”‘ก’"½ﬁ①'
    assert canonical_key(text) == text
    assert unicodedata.normalize("NFKC", text) != text


@given(noisy_lines())
def test_key_is_idempotent(text: str) -> None:
    once = canonical_key(text)
    assert canonical_key(once) == once


@given(noisy_lines())
def test_sign_stands_wherever_a_rule_applies(text: str) -> None:
    for rule in RULES.values():
        assert not rule.pattern.search(text) or rule.sign.search(text)


@given(noisy_lines(), st.text(max_size=3))
def test_key_is_the_text_of_the_run(text: str, before: str) -> None:
    run = canonicalise(before + text, len(before), len(before + text))
    assert canonical_key(text) == run.text
    assert len(run.text) == len(run.starts) == len(run.ends)


@given(noisy_lines())
def test_runs_part_the_line_in_order(text: str) -> None:
    run = canonicalise(text, 0, len(text))
    for i in range(len(run.text)):
        assert 0 <= run.starts[i] < run.ends[i] <= len(text)
        if i:
            shared = (run.starts[i], run.ends[i]) == (run.starts[i - 1], run.ends[i - 1])
            assert shared or run.starts[i] >= run.ends[i - 1]


@given(noisy_lines())
def test_every_quote_reads_as_in_its_line(text: str) -> None:
    run = canonicalise(text, 0, len(text))
    pieces = groups(run)
    for first in range(len(pieces)):
        for last in range(first, len(pieces)):
            begin, end = pieces[first][0], pieces[last][1]
            quote = text[run.starts[begin] : run.ends[end - 1]]
            if not (is_letter_spaced(text) or is_letter_spaced(quote)):
                assert canonical_key(quote) == run.text[begin:end]


@given(noisy_lines())
def test_nothing_is_lost(text: str) -> None:
    run = canonicalise(text, 0, len(text))
    kept = {i for a, b in zip(run.starts, run.ends, strict=True) for i in range(a, b)}
    kept |= {i for repair in run.repairs for i in range(repair.start, repair.end)}
    assert {i for i, c in enumerate(text) if not c.isspace()} <= kept


@given(noisy_lines())
def test_log_names_what_stood_there(text: str) -> None:
    for repair in canonicalise(text, 0, len(text)).repairs:
        assert repair.raw == text[repair.start : repair.end]
        assert repair.rule in RULES


@given(noisy_lines())
def test_heads_are_where_white_space_stands(text: str) -> None:
    run = canonicalise(text, 0, len(text))
    assert run.heads == sorted(set(run.heads))
    for head in run.heads:
        between = text[run.ends[head - 1] : run.starts[head]]
        assert 0 < head < len(run.text)
        assert any(c.isspace() for c in between)


def test_letters_set_apart_keep_their_gaps() -> None:
    run = canonicalise("ส า ร บั ญ", 0, 10)
    assert (run.text, run.heads, run.repairs) == ("สารบัญ", [1, 2, 3, 5], [])


def test_spaced_text_leads_back() -> None:
    raw = "ตํา บล  ๑๒"
    run = canonicalise(raw, 0, len(raw))
    text, positions = run.spaced()
    assert text == "ตำ บล 12"
    assert [raw[run.starts[p]] for p in positions] == list("ตํบบล๑๑๒")


@pytest.mark.parametrize(
    "run", [" ", "\u0e4d", "\u0e48", "า", "่ิ", "ํา", "ก ", "ำ า", "ก\ufffd", "๑ "]
)
def test_long_runs_take_no_longer_than_others(run: str) -> None:
    """A backtracking expression would need hours for these."""
    text = "ก" + run * 100_000 + "ก"
    canonical = canonicalise(text, 0, len(text))
    assert canonical.starts[0] == 0
    assert canonical.ends[-1] == len(text)
